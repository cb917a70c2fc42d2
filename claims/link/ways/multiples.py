"""What a number is said to be of the one before: "twice as many", "half of the year before"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.link.candidates import Question
from claims.link.ways.way import UP, Way, clause_begins, time_behind, years_taken
from claims.model import Bound, Kind, Span
from claims.read.mentions import Reading
from languages.reading import either, small_pattern

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_IN = small_pattern(rf"\s(?:{either('times.within_before')})\s")
_MULTIPLE_OF = small_pattern(
    rf"(?:\s[^\W\d][\w'-]*){{0,4}}?\s(?:{either('direction.multiple_of')})\s"
)


# "More than half of 2022" lies above the half; what "more than halved" lies below it.
_TURNED = {
    Bound.AT_LEAST: Bound.BELOW, Bound.BELOW: Bound.AT_LEAST, Bound.NEARLY: Bound.AT_LEAST,
}  # fmt: skip


def multiples_said(question: Question) -> Iterator[Way]:
    """What a number is said to be of the one before: "twice as many", "half of the year before"."""
    context = question.context
    small, base = context.sentence.small, context.sentence.start
    for r in context.readings:
        if r is question.reading or not _is_multiple(r):
            continue
        part = r.quantity.kind is Kind.PERCENT
        end = r.end - base - small[: r.end - base].endswith(" ")
        end = len(small) - len(small[end:].lstrip(_LETTERS))  # of "twee keer zo|veel"
        mention = time_behind(context, end + base)
        if mention is None and (part or _MULTIPLE_OF.match(small, end)):
            continue  # a share of something, or twice what another has
        own = mention if mention and _IN.fullmatch(small, end, mention.span.start - base) else None
        start = r.quantity.span.start - base
        begins = clause_begins(small, 0, start)
        yield Way(
            UP, Span(start + base, r.end), r.quantity.text, begins + base,
            times=_as_a_multiple(r) if part else r, base=None if own else mention, own=own,
            years=years_taken(small, begins),
        )  # fmt: skip


def _is_multiple(reading: Reading) -> bool:
    """ "Twice", "by half", "a third of": what two figures can be held against."""
    quantity = reading.quantity
    if quantity.kind is Kind.RATIO:
        return not reading.exceeds
    return quantity.fraction and quantity.kind in (Kind.CHANGE, Kind.PERCENT)


def _as_a_multiple(reading: Reading) -> Reading:
    """ "Half of the year before" as a ratio of the two."""
    quantity = reading.quantity
    bound = _TURNED.get(quantity.bound, quantity.bound)
    value = quantity.value / 100
    return replace(reading, quantity=replace(quantity, kind=Kind.RATIO, value=value, bound=bound))
