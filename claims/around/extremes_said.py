"""What says that a number is the highest or the lowest of several: "a record", "the most ever".

Only what is said of the number itself: an amount, a record, a place in a list. "The largest
platform" is the largest of something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claims.around.context import SentenceContext
from claims.around.headings import headings
from claims.model import Span
from claims.read.mentions import Reading
from languages.reading import either, in_small_letters, small_pattern, values

YEARS, PLACES, COMPANIES = "years", "places", "companies"


@dataclass(frozen=True)
class Extreme:
    """One thing said: the highest (or lowest), in which place, and over what.

    `over` is YEARS, PLACES, COMPANIES or empty where the words leave it open; `since` the year
    from which it is meant; `until_then` whether only what came before counts; `first` whether the
    number was passed for the first time; `vague` whether the words say too little to be held to;
    `majority` whether they may also mean "more than half".
    """

    span: Span
    text: str
    lowest: bool = False
    rank: int = 1
    over: frozenset[str] = frozenset()
    since: int | None = None
    until_then: bool = False
    first: bool = False
    vague: bool = False
    majority: bool = False


_RANKS = values("extremes.ranks")
_RANK = rf"(?P<rank>{'|'.join(map(re.escape, _RANKS))})"
_AMOUNT = rf"(?:(?:{either('extremes.between')})\s){{0,4}}(?:{either('extremes.amounts')})\b"
_RANGE = rf"(?:{either('extremes.ranges')})"
_SUPERLATIVE = re.compile(
    rf"\b(?P<vague>(?:{either('extremes.vague')})\s)?"
    rf"(?:(?:{either('extremes.articles')})\s|(?={either('extremes.most')}\s{_AMOUNT}))"
    rf"(?:{_RANK}[\s-])?(?:(?P<low>{either('extremes.low')})|(?P<most>{either('extremes.most')})"
    rf"|(?:{either('extremes.high')}))(?:\s{_AMOUNT}|(?=\s{_RANGE}|[.,;:!?)]|$))",
    re.IGNORECASE,
)
_OF_A_CHANGE = re.compile(
    rf"\b(?:{either('extremes.low')}|{either('extremes.high')}|{either('extremes.steepest')})\s"
    rf"(?:{_AMOUNT}\s)?(?:{either('changes.up_noun')}|{either('changes.down_noun')})",
    re.IGNORECASE,
)
_PLACED = re.compile(
    rf"\b(?:{either('extremes.placed')})\s{_RANK}"
    rf"(?=[.,;:!?)]|$|\s(?:{either('extremes.placed_ends')})\b)",
    re.IGNORECASE,
)

# What fixed words say: a record is set against what came before it, a peak against all.
_FIXED = tuple(
    (re.compile(rf"\b(?:{either(f'extremes.{key}')})", re.IGNORECASE), said)
    for key, said in (
        ("record", Extreme(Span(0, 0), "", over=frozenset({YEARS}), until_then=True)),
        ("record_low", Extreme(Span(0, 0), "", True, over=frozenset({YEARS}), until_then=True)),
        ("peak", Extreme(Span(0, 0), "", over=frozenset({YEARS}))),
        ("more_than_all_places", Extreme(Span(0, 0), "", over=frozenset({PLACES}))),
        ("more_than_all_companies", Extreme(Span(0, 0), "", over=frozenset({COMPANIES}))),
        ("top", Extreme(Span(0, 0), "")),
        ("bottom", Extreme(Span(0, 0), "", True)),
    )
)  # fmt: skip
_ANY = small_pattern(
    "|".join(
        re.sub(r"\(\?P<\w+>", "(?:", words.pattern)
        for words in (_SUPERLATIVE, _PLACED, *(words for words, _ in _FIXED))
    )
)
_FIRST_TIME = rf"\b(?:{either('extremes.first_time')})"
_FIRST_BEFORE = re.compile(rf"{_FIRST_TIME}(?:,?\s[\w'-]+){{0,5}}\s?$", re.IGNORECASE)
_FIRST_AFTER = re.compile(rf"(?:\s[\w'-]+){{0,2}},?\s(?=(?:{either('extremes.first_time')})"
                          rf"(?:[.,;:!?)]|$|\s(?:{either('extremes.placed_ends')})\b))",
                          re.IGNORECASE)  # fmt: skip
_SINCE = re.compile(
    rf"\b(?:{either('extremes.since')})\s(?:[\w']+\s){{0,3}}?(?P<year>(?:19|20)\d\d)", re.IGNORECASE
)
_UNCLEAR = re.compile(rf"\b(?:{either('extremes.unclear')})", re.IGNORECASE)
_UNTIL_THEN = re.compile(rf"\b(?:{either('extremes.until_then')})\b", re.IGNORECASE)
_OVER = tuple(
    (kind, re.compile(rf"\b(?:{either(f'extremes.over_{kind}')})\b", re.IGNORECASE))
    for kind in (YEARS, PLACES, COMPANIES)
)
_TAIL = re.compile(r"[^;:.!?()]{0,60}")
_LEAD = 40  # so far before a superlative may stand over what it ranges: "of all countries, …"


def extremes(context: SentenceContext, reading: Reading, start: int, end: int) -> list[Extreme]:
    """What is said in a stretch of the sentence, and in the heading over it, of this number."""
    base = context.sentence.start
    found = _in(context.sentence.text, start - base, end - base)
    found = [replace(e, span=Span(e.span.start + base, e.span.end + base)) for e in found]
    found = [e for e in found if not _of_the_number_before(e, context, reading)]
    span = reading.quantity.span
    for over in headings(context):
        found += [
            replace(e, span=span) for e in _in(over.sentence.text, 0, len(over.sentence.text))
        ]
    first = _first_time(context, reading)
    return [*found, first] if first is not None else found


def _of_the_number_before(said: Extreme, context: SentenceContext, reading: Reading) -> bool:
    """ "400 in 2024, more than ever, and confirmed 300": what stands between is of the first."""
    low = context.neighbours(reading)[0]
    if not context.index(reading) or not low <= said.span.start < reading.place:
        return False
    base = context.sentence.start
    return "," in context.sentence.text[said.span.end - base : reading.place - base]


def of_a_change(context: SentenceContext, start: int, end: int) -> Extreme | None:
    """ "The steepest rise ever": a superlative of a change."""
    base = context.sentence.start
    found = _OF_A_CHANGE.search(context.sentence.text, start - base, end - base)
    if found is None:
        return None
    return Extreme(Span(found.start() + base, found.end() + base), found.group(), vague=True)


def _in(text: str, start: int, end: int) -> list[Extreme]:
    """The superlatives and fixed words of a stretch, with what they range over."""
    if not _ANY.search(in_small_letters(text[start:end])):
        return []  # most numbers are no records
    found = []
    for m in (*_SUPERLATIVE.finditer(text, start, end), *_PLACED.finditer(text, start, end)):
        said = m.groupdict()
        one = Extreme(
            Span(m.start(), m.end()), m.group(), bool(said.get("low")),
            int(_RANKS[said["rank"].lower()]) if said["rank"] else 1,
            vague=bool(said.get("vague")), majority=bool(said.get("most")) and not said["rank"],
        )  # fmt: skip
        found.append(_ranging(one, text, start, end))
    for words, one in _FIXED:
        for m in words.finditer(text, start, end):
            if any(m.start() < e.span.end and e.span.start < m.end() for e in found):
                continue
            placed = replace(one, span=Span(m.start(), m.end()), text=m.group())
            found.append(_ranging(placed, text, start, end))
    return found


def _ranging(one: Extreme, text: str, start: int, end: int) -> Extreme:
    """With what the words beside it say that it ranges over: years, places, companies."""
    tail = _TAIL.match(text, one.span.end, end)
    last = tail.end() if tail else one.span.end
    lead = max(start, one.span.start - _LEAD)
    since = _SINCE.search(text, one.span.start, last)
    over = {kind for kind, words in _OVER if words.search(text, lead, last)}
    behind = [m.end() for _, words in _OVER for m in words.finditer(text, one.span.end, last)]
    stop = since.end() if since else max([one.span.end, *behind])
    return replace(
        one,
        span=Span(one.span.start, stop),
        text=text[one.span.start : stop].strip(" ,"),
        over=one.over | over | ({YEARS} if since else set()),
        since=int(since["year"]) if since else None,
        until_then=one.until_then or bool(_UNTIL_THEN.search(text, lead, last)),
        vague=one.vague or bool(_UNCLEAR.search(text, one.span.start, last)),
    )  # fmt: skip


def _first_time(context: SentenceContext, reading: Reading) -> Extreme | None:
    """ "For the first time more than 400": said of the number it stands close to."""
    text, base = context.sentence.text, context.sentence.start
    place, after = reading.quantity.span.start - base, reading.end - base
    before = _FIRST_BEFORE.search(text, max(0, place - 80), place)
    if before is not None:
        span = (before.start(), place)
    elif (behind := _FIRST_AFTER.match(text, after)) is not None:
        span = (behind.end(), behind.end() + 1)
    else:
        return None
    said = text[span[0] : span[1]].strip(" ,")
    return Extreme(Span(span[0] + base, span[1] + base), said, over=frozenset({YEARS}), first=True)
