"""Where a sentence says a way, how it is written, and with which time."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.around.context import SentenceContext
from claims.link.ways.way import (
    DOWN,
    LEVEL,
    UP,
    Way,
    clause_begins,
    time_behind,
    years_taken,
)
from claims.model import Span
from claims.read.numbers import small_number
from languages.reading import either, small_pattern, values

_UP = rf"(?:{either('changes.up')}|{either('direction.up')})\b"
_DOWN = rf"(?:{either('changes.down')}|{either('direction.down')})\b"
HEDGE = "|".join(either(f"hedges.{key}") for key in ("about", "nearly", "at_least", "at_most"))
_PARTED = rf"\b(?:{either('changes.parted_verbs')})\b[^;:!?]{{0,80}}?\b"
_SAID = small_pattern(
    rf"\b(?:(?P<down_to>{either('direction.down_to')})"
    rf"|(?P<near>(?:{either('direction.near')})\b)|(?P<same>(?:{either('direction.same')})\b)"
    rf"|(?P<row>(?:{either('direction.in_a_row')})\b)"
    rf"|(?P<up>{_UP})|(?P<down>{_DOWN}))"
    rf"|{_PARTED}(?:(?P<went_up>{either('changes.up_particle')})"
    rf"|(?P<went_down>{either('changes.down_particle')}))(?=[,.;:]|\s(?:{either('direction.to')})|$)"
)
_AGAINST = small_pattern(rf"(?:\s[\w'-]+){{0,4}}?\s(?:{either('direction.set_against')})\s")
_AS = small_pattern(rf"(?:\s[\w'-]+){{0,4}}?\s(?:{either('direction.equal_to')})\s")
_ENDS_IN_AS = small_pattern(rf"\b(?:{either('direction.equal_to')})(?:\s\w\w)?$")
_IN = small_pattern(rf"\s(?:{either('times.within_before')})\s$")
_AFTER = small_pattern(rf"\b(?:{either('direction.after')})(?:\s[\w'-]+){{0,2}}\s$")
_NEARLY = small_pattern(rf"(?:{either('direction.nearly')}|{HEDGE})\s$")
_GOES_ON = small_pattern(rf"\b(?:{either('direction.goes_on')})(?:\s[\w'-]+){{0,2}}\s$")
_ORDINALS = {word: int(number) for word, number in values("extremes.ranks").items()}


def all_said(context: SentenceContext) -> list[re.Match[str]]:
    """Where the sentence says a way at all; the same for each of its numbers."""
    if context.ways is None:
        context.ways = list(_SAID.finditer(context.sentence.small))
    return context.ways


def sign_of(found: re.Match[str]) -> int:
    """1 for what went up, -1 for down, 0 for what stayed as it was."""
    if found["up"] or found["went_up"]:
        return UP
    return DOWN if found["down"] or found["went_down"] or found["down_to"] else LEVEL


def way_of(found: re.Match[str], context: SentenceContext) -> Way:
    """The way as it is written, with what stands straight before it."""
    small, base = context.sentence.small, context.sentence.start
    start = found.start()
    begins = clause_begins(small, 0, start)
    sign = sign_of(found)
    return Way(
        sign, Span(start + base, found.end() + base), found.group().strip(" ,"), begins + base,
        near=bool(found["near"]) or (sign == LEVEL and _just_before(_NEARLY, small, start)),
        loosely=sign != LEVEL and _just_before(_AFTER, small, start),
        steps=2 if sign != LEVEL and _just_before(_GOES_ON, small, start) else 1,
    )  # fmt: skip


def _just_before(tried: re.Pattern[str], small: str, place: int) -> bool:
    return tried.search(small[max(0, place - 40) : place]) is not None


def in_a_row(context: SentenceContext) -> int:
    """Of how many periods it is said: three of "the third year in a row"."""
    rows = [m["row"] for m in all_said(context) if m["row"]]
    told = [_ordinal(word) for row in rows for word in row.split()]
    return max((2, *told)) if rows else 1


def _ordinal(word: str) -> int:
    return _ORDINALS.get(word) or small_number(word) or 0


def with_time(way: Way, context: SentenceContext) -> Way:
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


def level(way: Way, context: SentenceContext) -> Way | None:
    """ "As many as in 2022"; nothing where it is as many as something else has."""
    small, end = context.sentence.small, way.span.end - context.sentence.start
    if way.base is None and (_ENDS_IN_AS.search(way.text) or _AS.match(small, end)):
        return None
    return way
