"""Of which number of a sentence a way is said: "reports fell while 400 files were found"."""

from __future__ import annotations

from claims.around.context import SentenceContext
from claims.link.candidates import Question
from claims.link.ways.way import (
    GAP,
    PUNCTUATION,
    Way,
    leads_to_another,
    time_behind,
)
from claims.model import CHANGES
from claims.read.mentions import Reading
from languages.reading import either, small_pattern

_MEANWHILE = small_pattern(rf"[\s,;:]*(?:{either('direction.meanwhile')})\b")
_TO_SOMETHING = small_pattern(rf"\s(?:{either('heads.articles')})\s(?=[^\W\d])")
_BESIDE = small_pattern(
    rf"\b(?:{either('ranges.set_beside')}|{either('direction.after')})"
    rf"\s(?:(?:{either('heads.articles')})\s)?$"
)
_OF_WHAT = small_pattern(rf"\s(?:{either('direction.of_what')})\s(?=\D)")


def is_of(way: Way, question: Question) -> bool:
    """Whether it is this number that is said to have gone that way."""
    context, reading = question.context, question.reading
    if _of_another_thing(way, question) or _is_set_against(way, question):
        return False
    levels = [r for r in context.readings if _is_level(r, context)]
    if len(levels) < 2:
        return reading in levels and not _set_against_a_later_one(way, question)
    mine = context.clause(way.span.start)
    here = [r for r in levels if context.clause(r.place) == mine]
    if len(here) == 1 or way.base is None:
        return len(here) == 1 and here[0] is reading
    before = [r for r in levels if r.end <= way.span.start]
    nearest = before[-1] if before else next((r for r in levels if r.place >= way.span.end), None)
    return nearest is reading


def _set_against_a_later_one(way: Way, question: Question) -> bool:
    """ "It shrank: 400 in 2021, against 700 in 2022": to what was before nothing is said."""
    context, placed = question.context, question.period
    start = placed.mention.start if placed is not None else None
    others = [r for r in context.readings if r.place > question.reading.end]
    times = [m.start for r in others if (m := time_behind(context, r.end)) is not None]
    return way.base is None and any(
        t is not None and start is not None and t > start for t in times
    )


def _is_set_against(way: Way, question: Question) -> bool:
    """The 300 of "twice the 300 of 2022", "more than the 300"."""
    context, place = question.context, question.reading.quantity.span.start
    base = context.sentence.start
    if not way.span.end <= place <= way.span.end + GAP:
        return False
    return leads_to_another(context.sentence.small, way.span.end - base, place - base)


def _is_level(reading: Reading, context: SentenceContext) -> bool:
    quantity = reading.quantity
    if quantity.kind in CHANGES or reading.role == "from":
        return False
    place = quantity.span.start - context.sentence.start
    if _BESIDE.search(context.sentence.small, max(0, place - GAP), place):
        return False  # "after 300 in 2022", "than the 300 of 2022"
    return not (quantity.fraction and time_behind(context, reading.end))


def _of_another_thing(way: Way, question: Question) -> bool:
    """Whether it is said of another noun, publisher or place: "while cases fell, 400 reports"."""
    context, unit = question.context, question.unit
    small, base = context.sentence.small, context.sentence.start
    done = _TO_SOMETHING.match(small, way.span.end - base)
    if done and way.base is None and way.own is None and way.times is None and way.sign:
        return not any(m.start == done.end() + base for m in context.units)  # "dropped the word"
    of_what = _OF_WHAT.match(small, way.span.end - base)
    if of_what and way.times is None and way.base is None:
        place = of_what.end() + base
        stop = PUNCTUATION.search(small, of_what.end())
        until = min(stop.start() + base if stop else context.sentence.end, place + GAP)
        named = [m for m in context.mentions if place <= m.start < until]
        nouns = [m for m in named if m.kind == "unit"]
        timed = any(place <= m.span.start <= place + 4 for m in context.periods)
        if unit is not None and nouns:
            return nouns[0].word != unit.word
        if named and not timed:
            return True
    mine = context.clause(way.span.start)
    if mine == context.clause(question.reading.place):
        return False
    there = [m for m in (*context.mentions, *context.restricting)
             if context.clause(m.start) == mine and m.start < way.span.start]  # fmt: skip
    if _MEANWHILE.match(small, context.starts[mine]) and not any(m.kind == "unit" for m in there):
        return True  # "while trust fell"
    start, end = context.clause_span(question.reading)
    own = [m for m in context.mentions if start <= m.start < end]
    words = {m.word for m in own} | ({unit.word} if unit is not None else set())
    kinds = {m.kind for m in own if m.kind in ("unit", "publisher")}
    if not kinds:
        return False  # the number says no more than when
    return any(m.kind in (*kinds, "place") and m.word not in words for m in there)
