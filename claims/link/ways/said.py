"""What a sentence says of the way to a number: that it rose, fell, or stayed as it was.

"Reports fell to 400", "slightly fewer, 400", "400, as many as in 2022". Each is read with its place
and with the time that it is set against; what it says of something else is left to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.around.context import SentenceContext
from claims.around.set_apart import set_apart
from claims.link.candidates import Question
from claims.link.restriction import inside
from claims.link.ways.loose import LOOSE, way_of_a_loose_word
from claims.link.ways.multiples import multiples_said
from claims.link.ways.owner import is_of
from claims.link.ways.way import LEVEL, Way, clause_begins
from claims.link.ways.written import (
    HEDGE,
    all_said,
    in_a_row,
    level,
    sign_of,
    way_of,
    with_time,
)
from claims.model import CHANGES, Kind
from claims.read.hedges import FROM
from claims.read.mentions import Reading
from languages.reading import either, small_pattern

_TO = small_pattern(
    rf"\b(?:{either('direction.to')})"
    rf"(?:\s*(?:{HEDGE}))?(?:\s(?:{either('hedges.article')}))?\s$"
)
_FAR = 120  # signs between the verb and the number that it reaches
_BESIDE = 12  # signs between "half" and the "as many" that is a part of it


def ways_said(question: Question) -> list[Way]:
    """What the sentence says of the way to this number; nothing where it says nothing clear."""
    if question.ways is None:
        question.ways = list(_ways(question))
    return question.ways


def _ways(question: Question) -> Iterator[Way]:
    context, reading = question.context, question.reading
    if not (all_said(context) or len(context.readings) > 1):
        return
    reached = _reached(context, reading)
    if reached is not None:
        yield reached
    apart = set_apart(context, reading.quantity.span.start, reading.end)
    for way in (*_moves(question), *multiples_said(question)):
        if inside(way.span.start, apart):
            continue  # "although X got 400, the law has not changed"
        if (way.times or reached is None or way.span != reached.span) and is_of(way, question):
            yield way


def _reached(context: SentenceContext, reading: Reading) -> Way | None:
    """The way of "fell to 400": the nearest word before the "to" that stands before the number."""
    small, base = context.sentence.small, context.sentence.start
    place = reading.place - base
    low = max(0, place - _FAR)
    if not _TO.search(small, low, place):
        return None
    stop = clause_begins(small, low, place)
    said = [
        m for m in all_said(context)
        if stop <= m.start() and m.end() <= place and sign_of(m) and m.group() not in LOOSE
    ]  # fmt: skip
    if not said or _reaches_another(context, said[-1].end() + base, reading):
        return None
    way = with_time(way_of(said[-1], context), context)
    return replace(way, steps=max(way.steps, in_a_row(context)))


def _reaches_another(context: SentenceContext, end: int, reading: Reading) -> bool:
    """Whether a number stands between that it came to: "fell to 30, while 400 …", not "from 30"."""
    text, base = context.sentence.small, context.sentence.start
    between = [
        r.place for r in context.readings
        if end <= r.place < reading.place and r.quantity.kind not in CHANGES
    ]  # fmt: skip
    return any(not FROM.search(text[: place - base]) for place in between)


def _moves(question: Question) -> Iterator[Way]:
    """What went up or down, or stayed, without a "to" before the number."""
    context = question.context
    found = [way for m in all_said(context) if not m["row"] and (way := _move(m, question))]
    rows = [m for m in all_said(context) if m["row"]]
    if rows and not found:  # "for the third year in a row 400": the same number of each
        found = [replace(way_of(rows[0], context), sign=LEVEL)]
    for way in found:
        yield replace(way, steps=max(way.steps, in_a_row(context)))


def _move(found: re.Match[str], question: Question) -> Way | None:
    context = question.context
    if found["went_up"] or found["went_down"]:
        low, high = found.start() + context.sentence.start, found.end() + context.sentence.start
        if any(low < r.place < high for r in context.readings):
            return None  # "nam 400 meldingen af": done with them
    if _is_of_a_change(found, context):
        return None
    way = with_time(way_of(found, context), context)
    if way.sign == LEVEL:
        return None if _is_part_of_a_multiple(way, context) else level(way, context)
    word = found.group()
    return way_of_a_loose_word(way, word, question) if word in LOOSE else way


def _is_of_a_change(found: re.Match[str], context: SentenceContext) -> bool:
    """The "fall" of "a fall of 43%": that number has a verdict of its own."""
    end = found.end() + context.sentence.start
    return any(
        r.quantity.kind in (Kind.CHANGE, Kind.DIFFERENCE) and not r.quantity.fraction
        and end <= r.place <= end + _BESIDE
        for r in context.readings
    )  # fmt: skip


def _is_part_of_a_multiple(way: Way, context: SentenceContext) -> bool:
    """The "as many as" of "twice as many as" and of "half as many as"."""
    return any(
        r.place < way.span.end and way.span.start - r.end < _BESIDE
        and (r.quantity.kind is Kind.RATIO or r.quantity.fraction) and r.end <= way.span.end
        for r in context.readings
    )  # fmt: skip
