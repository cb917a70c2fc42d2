"""What a sentence says of the way to a number: that it rose, fell, or stayed as it was.

"Reports fell to 400", "slightly fewer, 400", "400, as many as in 2022". Each is read with its place
and with the time that it is set against; what it says of something else is left to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.around.context import SentenceContext
from claims.link.candidates import Question
from claims.link.ways.multiples import multiples_said
from claims.link.ways.owner import is_of
from claims.link.ways.way import (
    CHANGES,
    DOWN,
    LEVEL,
    UP,
    Way,
    clause_begins,
    time_behind,
    years_taken,
)
from claims.model import Kind, Span
from claims.read.hedges import FROM
from claims.read.mentions import Reading
from claims.read.numbers import small_number
from languages.reading import either, small_pattern, values
from languages.reading import words as listed

_UP = rf"(?:{either('changes.up')}|{either('direction.up')})\b"
_DOWN = rf"(?:{either('changes.down')}|{either('direction.down')})\b"
_LOOSE = frozenset(listed("changes.loose"))
_PARTICLES = frozenset((*listed("changes.up_particle"), *listed("changes.down_particle")))
_HEDGE = "|".join(either(f"hedges.{key}") for key in ("about", "nearly", "at_least", "at_most"))
_PARTED = rf"\b(?:{either('changes.parted_verbs')})\b[^;:!?]{{0,80}}?\b"
_SAID = small_pattern(
    rf"\b(?:(?P<down_to>{either('direction.down_to')})"
    rf"|(?P<near>{either('direction.near')})|(?P<same>{either('direction.same')})"
    rf"|(?P<row>{either('direction.in_a_row')})"
    rf"|(?P<up>{_UP})|(?P<down>{_DOWN}))"
    rf"|{_PARTED}(?:(?P<went_up>{either('changes.up_particle')})"
    rf"|(?P<went_down>{either('changes.down_particle')}))(?=[,.;:]|\s(?:{either('direction.to')})|$)"
)
_TO = small_pattern(
    rf"\b(?:{either('direction.to')})"
    rf"(?:\s*(?:{_HEDGE}))?(?:\s(?:{either('hedges.article')}))?\s$"
)
# What may stand behind a loose word ("lower, at 400"), and before it ("was lower").
_ENDS_IT = small_pattern(
    rf"\s?[,;:.!?]|\s?$|\s[-\u2013\u2014]\s|\s(?:{either('direction.then')})\b"
)
_BEFORE_IT = small_pattern(
    rf"(?:\b(?:{either('direction.is')})(?:\s[\w'-]+){{0,4}}"
    rf"|\b(?:{either('direction.degree')})|^|[,:;])\s?$"
)
_NOUN_NEAR = small_pattern(r"(?:\s[^\W\d][\w'-]*){0,2}?\s?$")
_THAN = small_pattern(rf"(?:\s[\w'-]+){{0,5}}?\s(?:{either('hedges.than')})\s")
_AGAINST = small_pattern(rf"(?:\s[\w'-]+){{0,4}}?\s(?:{either('direction.set_against')})\s")
_SET_AGAINST = small_pattern(rf"\b(?:{either('direction.set_against')})\s$")
_AS = small_pattern(rf"(?:\s[\w'-]+){{0,4}}?\s(?:{either('direction.equal_to')})\s")
_ENDS_IN_AS = small_pattern(rf"\b(?:{either('direction.equal_to')})(?:\s\w\w)?$")
_IN = small_pattern(rf"\s(?:{either('times.within_before')})\s$")
_AFTER = small_pattern(rf"\b(?:{either('direction.after')})(?:\s[\w'-]+){{0,2}}\s$")
_NEARLY = small_pattern(rf"(?:{either('direction.nearly')}|{_HEDGE})\s$")
_GOES_ON = small_pattern(rf"\b(?:{either('direction.goes_on')})(?:\s[\w'-]+){{0,2}}\s$")
_FAR = 120  # signs between the verb and the number that it reaches
_BESIDE = 12  # signs between "half" and the "as many" that is a part of it
_ORDINALS = {word: int(number) for word, number in values("extremes.ranks").items()}


def ways_said(question: Question) -> list[Way]:
    """What the sentence says of the way to this number; nothing where it says nothing clear."""
    if question.ways is None:
        question.ways = list(_ways(question))
    return question.ways


def _ways(question: Question) -> Iterator[Way]:
    context, reading = question.context, question.reading
    if reading.role == "from" or not (_all_said(context) or len(context.readings) > 1):
        return
    reached = _reached(context, reading)
    if reached is not None:
        yield reached
    for way in (*_moves(question), *multiples_said(question)):
        if (way.times or reached is None or way.span != reached.span) and is_of(way, question):
            yield way


def _all_said(context: SentenceContext) -> list[re.Match[str]]:
    """Where the sentence says a way at all; the same for each of its numbers."""
    if context.ways is None:
        context.ways = list(_SAID.finditer(context.sentence.small))
    return context.ways


def _reached(context: SentenceContext, reading: Reading) -> Way | None:
    """The way of "fell to 400": the nearest word before the "to" that stands before the number."""
    small, base = context.sentence.small, context.sentence.start
    place = reading.place - base
    low = max(0, place - _FAR)
    if not _TO.search(small, low, place):
        return None
    stop = clause_begins(small, low, place)
    said = [
        m for m in _all_said(context)
        if stop <= m.start() and m.end() <= place and _sign(m) and m.group() not in _LOOSE
    ]  # fmt: skip
    if not said or _reaches_another(context, said[-1].end() + base, reading):
        return None
    way = _with_time(_way(said[-1], context), context)
    return replace(way, steps=max(way.steps, _in_a_row(context)))


def _reaches_another(context: SentenceContext, end: int, reading: Reading) -> bool:
    """Whether a number stands between that it came to: "fell to 30, while 400 …", not "from 30"."""
    text, base = context.sentence.small, context.sentence.start
    between = [
        r.place for r in context.readings
        if end <= r.place < reading.place and r.quantity.kind not in CHANGES
    ]  # fmt: skip
    return any(not FROM.search(text[: place - base]) for place in between)


def _sign(found: re.Match[str]) -> int:
    if found["up"] or found["went_up"]:
        return UP
    return DOWN if found["down"] or found["went_down"] or found["down_to"] else LEVEL


def _way(found: re.Match[str], context: SentenceContext) -> Way:
    """The way as it is written, with what stands straight before it."""
    small, base = context.sentence.small, context.sentence.start
    start = found.start()
    begins = clause_begins(small, 0, start)
    sign = _sign(found)
    return Way(
        sign, Span(start + base, found.end() + base), found.group().strip(" ,"), begins + base,
        near=bool(found["near"]) or (sign == LEVEL and _just_before(_NEARLY, small, start)),
        loosely=sign != LEVEL and _just_before(_AFTER, small, start),
        steps=2 if sign != LEVEL and _just_before(_GOES_ON, small, start) else 1,
    )  # fmt: skip


def _just_before(tried: re.Pattern[str], small: str, place: int) -> bool:
    return tried.search(small[max(0, place - 40) : place]) is not None


def _moves(question: Question) -> Iterator[Way]:
    """What went up or down, or stayed, without a "to" before the number."""
    context = question.context
    found = [way for m in _all_said(context) if not m["row"] and (way := _move(m, question))]
    rows = [m for m in _all_said(context) if m["row"]]
    if rows and not found:  # "for the third year in a row 400": the same number of each
        found = [replace(_way(rows[0], context), sign=LEVEL)]
    for way in found:
        yield replace(way, steps=max(way.steps, _in_a_row(context)))


def _in_a_row(context: SentenceContext) -> int:
    """Of how many periods it is said: three of "the third year in a row"."""
    rows = [m["row"] for m in _all_said(context) if m["row"]]
    told = [_ordinal(word) for row in rows for word in row.split()]
    return max((2, *told)) if rows else 1


def _ordinal(word: str) -> int:
    return _ORDINALS.get(word) or small_number(word) or 0


def _move(found: re.Match[str], question: Question) -> Way | None:
    context = question.context
    if found["went_up"] or found["went_down"]:
        low, high = found.start() + context.sentence.start, found.end() + context.sentence.start
        if any(low < r.place < high for r in context.readings):
            return None  # "nam 400 meldingen af": done with them
    if _is_of_a_change(found, context):
        return None
    way = _with_time(_way(found, context), context)
    if way.sign == LEVEL:
        return None if _is_part_of_a_multiple(way, context) else _level(way, context)
    if found.group() not in _LOOSE:
        return way
    stands = found.group() not in _PARTICLES and _stands(way, question)
    return _of_an_earlier_time(way, question) if stands else None


def _is_of_a_change(found: re.Match[str], context: SentenceContext) -> bool:
    """The "fall" of "a fall of 43%": that number has a verdict of its own."""
    end = found.end() + context.sentence.start
    return any(
        r.quantity.kind in (Kind.CHANGE, Kind.DIFFERENCE) and not r.quantity.fraction
        and end <= r.place <= end + _BESIDE
        for r in context.readings
    )  # fmt: skip


def _of_an_earlier_time(way: Way, question: Question) -> Way:
    """ "400; a year earlier there were more": so there are fewer now."""
    context, base = question.context, question.context.sentence.start
    start = context.starts[context.clause(way.span.start)] + base
    before = [m for m in context.periods if start <= m.span.start < way.span.start and m.shift < 0]
    if way.base is not None or not before or question.reading.place >= start:
        return way
    if _SET_AGAINST.search(context.sentence.small, 0, before[-1].span.start - base):
        return way
    return replace(way, sign=-way.sign, base=before[-1])


def _level(way: Way, context: SentenceContext) -> Way | None:
    """ "As many as in 2022"; nothing where it is as many as something else has."""
    small, end = context.sentence.small, way.span.end - context.sentence.start
    if way.base is None and (_ENDS_IN_AS.search(way.text) or _AS.match(small, end)):
        return None
    return way


def _is_part_of_a_multiple(way: Way, context: SentenceContext) -> bool:
    """The "as many as" of "twice as many as" and of "half as many as"."""
    return any(
        r.place < way.span.end and way.span.start - r.end < _BESIDE
        and (r.quantity.kind is Kind.RATIO or r.quantity.fraction) and r.end <= way.span.end
        for r in context.readings
    )  # fmt: skip


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
    if _THAN.match(small, end):
        return False  # than somebody else, than enough
    noun = next((m for m in context.units if m.start >= way.span.end), None)
    if noun is not None and _NOUN_NEAR.fullmatch(small, end, noun.start - base):
        return True
    return bool(_ENDS_IT.match(small, end) and _BEFORE_IT.search(small, max(0, start - 40), start))


def _with_time(way: Way, context: SentenceContext) -> Way:
    """The way with the time that it is set against, that in which it went so, or the years."""
    small, base = context.sentence.small, context.sentence.start
    end = way.span.end - base
    tried = (_AS, _AGAINST) if way.sign == LEVEL else (_AGAINST,)
    against = next((m for pattern in tried if (m := pattern.match(small, end))), None)
    close = against.end() if against else end
    if against is not None or (way.sign == LEVEL and _ENDS_IN_AS.search(way.text)):
        way = replace(way, base=time_behind(context, close + base))
    own = None if way.base else time_behind(context, way.span.end)
    if own is not None and _IN.search(small, end, own.span.start - base):
        way = replace(way, own=own, loosely=False)
    return replace(way, years=years_taken(small, way.begins - base))
