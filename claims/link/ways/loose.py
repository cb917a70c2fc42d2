"""Words that say a way only where they stand so: "fewer", "up", "lower", "minder"."""

from __future__ import annotations

from dataclasses import replace

from claims.link.candidates import Question
from claims.link.ways.way import Way
from languages.reading import either, small_pattern
from languages.reading import words as listed

LOOSE = frozenset(listed("changes.loose"))
_PARTICLES = frozenset((*listed("changes.up_particle"), *listed("changes.down_particle")))
# What may stand behind such a word ("lower, at 400"), and before it ("was lower").
_ENDS_IT = small_pattern(
    rf"\s?[,;:.!?]|\s?$|\s[-\u2013\u2014]\s"
    rf"|\s(?:{either('direction.then')}|{either('direction.degree')})\b"
)
_BEFORE_IT = small_pattern(
    rf"(?:\b(?:{either('direction.is')})(?:\s[\w'-]+){{0,4}}"
    rf"|\b(?:{either('direction.degree')})|^|[,:;])\s?$"
)
_NOUN_NEAR = small_pattern(r"(?:\s[^\W\d][\w'-]*){0,2}?\s?$")
_THAN = small_pattern(rf"(?:\s[\w'-]+){{0,5}}?\s(?:{either('hedges.than')})\s")
_THEN = small_pattern(rf"(?:{either('direction.than_then')})\b")
_SET_AGAINST = small_pattern(rf"\b(?:{either('direction.set_against')})\s$")


def way_of_a_loose_word(way: Way, word: str, question: Question) -> Way | None:
    """The way that "fewer" or "lower" says of this number; None where it says none."""
    stands = word not in _PARTICLES and _stands(way, question)
    return _of_an_earlier_time(way, question) if stands else None


def _stands(way: Way, question: Question) -> bool:
    """Whether "fewer", "up" or "lower" says a way: before the noun, after "was", "slightly"."""
    context = question.context
    small, base = context.sentence.small, context.sentence.start
    start, end = way.span.start - base, way.span.end - base
    if any(r.quantity.span.start <= way.span.start < r.end for r in context.readings):
        return False  # "more than 400": how the number is hedged
    if any(0 <= way.span.start - r.end <= 1 for r in context.readings):
        return False  # "12% more", "400 fewer"
    if way.base is not None:
        return True
    than = _THAN.match(small, end)
    if than:  # than somebody else, than enough
        return _THEN.match(small, than.end()) is not None
    noun = next((m for m in context.units if m.start >= way.span.end), None)
    if noun is not None and _NOUN_NEAR.fullmatch(small, end, noun.start - base):
        return True
    return bool(_ENDS_IT.match(small, end) and _BEFORE_IT.search(small, max(0, start - 40), start))


def _of_an_earlier_time(way: Way, question: Question) -> Way:
    """ "400; a year earlier there were more": so there are fewer now."""
    context, base = question.context, question.context.sentence.start
    start = context.starts[context.clause(way.span.start)] + base
    placed = question.period.mention.start if question.period is not None else None
    before = [
        m for m in context.periods
        if start <= m.span.start < way.span.start
        and (m.shift < 0 or (m.start is not None and placed is not None and m.start < placed))
    ]  # fmt: skip
    if way.base is not None or not before or question.reading.place >= start:
        return way
    if _SET_AGAINST.search(context.sentence.small, 0, before[-1].span.start - base):
        return way
    return replace(way, sign=-way.sign, base=before[-1])
