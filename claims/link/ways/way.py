"""A way that something is said to have gone to a number, and the time that it is set against."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.around.context import SentenceContext
from claims.link.indexed.explained import RECEIVED
from claims.model import PeriodMention, Span
from claims.read.mentions import Reading
from claims.read.numbers import small_number
from languages.reading import either, small_pattern

UP, LEVEL, DOWN = 1, 0, -1
NAMED = frozenset({"place", "publisher", "value"})
GAP = 32  # signs between a comparison and the time that it is made with
_THE_WORD = 6  # signs of a "the" that belongs to "three times the"
PUNCTUATION = re.compile(r"[;:!?()]|[,.](?!\d)")
_STOPS = re.compile(r"[;:!?]|\.\s|\s[-\u2013\u2014]\s")
_THE = small_pattern(
    rf"\b(?:(?:{either('direction.multiple_of')})(?:\s(?:{either('heads.articles')}))?"
    rf"|(?:{either('heads.articles')}))\s$"
)
_YEARS = small_pattern(
    rf"\b(?:{either('direction.took')})\s(?P<n>\w+)\s(?:{either('direction.years')})\b"
)


@dataclass(frozen=True)
class Way:
    """Which way something is said to have gone to a number, where, and since when.

    `times` is the reading of "twice"; `base` the earlier time that is named with it, `own` the one
    in which it went so ("after a fall in 2022"), `years` those that it took, and `steps` how many
    periods in a row it is said of. `near` asks for about as many, `loosely` for this step or the
    one before ("after a fall").
    """

    sign: int
    span: Span
    text: str
    begins: int
    times: Reading | None = None
    base: PeriodMention | None = None
    own: PeriodMention | None = None
    years: int = 0
    steps: int = 1
    near: bool = False
    loosely: bool = False


def clause_begins(small: str, low: int, place: int) -> int:
    """Where the stretch before a place begins that no full stop, colon or dash parts from it."""
    return max((m.end() for m in _STOPS.finditer(small, low, place)), default=low)


def years_taken(small: str, begins: int) -> int:
    """The five of "in five years"; 0 where no stretch of years is told."""
    took = _YEARS.search(small, begins)
    return int((small_number(took["n"]) if took else 0) or 0)


def leads_to_another(small: str, end: int, place: int) -> bool:
    """Whether a number just behind a way is what is set against: "twice the 300 of 2022"."""
    return _THE.search(small, max(0, end - _THE_WORD), place) is not None


def time_behind(context: SentenceContext, place: int) -> PeriodMention | None:
    """The time that follows a place closely, with nothing between that names another thing."""
    after = [m for m in context.periods if place <= m.span.start <= place + GAP]
    if not after:
        return None
    small, base, mention = context.sentence.small, context.sentence.start, after[0]
    if PUNCTUATION.search(small, place - base, mention.span.start - base):
        return None
    numbers = [r for r in context.readings
               if place <= r.quantity.span.start < mention.span.start]  # fmt: skip
    if any(r.role == "from" for r in numbers):
        return None  # "daalde van 400 in 2023 naar 300": the time of the 400
    if not all(
        leads_to_another(small, place - base, r.quantity.span.start - base) for r in numbers
    ):
        return None
    between = [m for m in context.mentions if place <= m.start < mention.span.start]
    got = {m.start for m in between if m.word == RECEIVED}  # a verb, though a part is called so
    return None if any(m.kind in NAMED and m.start not in got for m in between) else mention
