"""A word that narrows what a number is said of, and of which kind it is."""

from __future__ import annotations

from typing import NamedTuple

from claims.around.lexicon import Token
from claims.model import Span

UNKNOWN = "unknown"
NEGATION = "negation"
NOUN = "noun"
RATE = "rate"
SENDING = "sending"
STAGE = "stage"
RECEIVING = "receiving"
FACET = "facet"
TIME = "time"
WIDENED = "widened"
DEED = "deed"
PEOPLE = "people_of_a_place"
WORLD = "World"
OUTSIDE = "outside"
ALONE = "one_sender"

_NO_PARTS = (
    UNKNOWN, NEGATION, NOUN, SENDING, RECEIVING, FACET, TIME, WIDENED, DEED, ALONE, "outside",
    "age", "unit",
)  # fmt: skip


class Restriction(NamedTuple):
    """A word of the clause that narrows what the number is said of.

    `kind` is place, value, publisher, unit, subject, age, unknown, or what `claims_scope.csv` says
    (stage, sender, category, sex, age, rate, negation, noun); `word` is the word of ours.
    """

    word: str
    kind: str
    span: Span
    low: int | None = None  # of an age
    high: int | None = None
    subjects: frozenset[str] = frozenset()  # words of ours that an unknown word may stand for
    head: bool = False  # a noun that a link ties to what is counted: "reports from experts"
    text: str = ""  # as written, where it stands in a heading and not in the number's sentence

    @property
    def has_part(self) -> bool:
        """Whether a part of a whole may be meant, of which the record may have a figure."""
        return self.kind not in _NO_PARTS


def inside(place: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a place lies in one of these stretches of the text."""
    return any(a <= place < b for a, b in spans)


def means_something(word: Token) -> bool:
    """Whether a word is more than a letter or a number."""
    return not word.text.isdigit() and len(word.text) > 1
