"""The words around a number: how it was hedged, and whether it says how much something moved."""

from __future__ import annotations

import re

from claims.model import Bound
from languages.reading import either, in_small_letters, small_pattern, words

# Signs stand beside the words of each language; the order is that in which they are tried.
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (
        bound,
        small_pattern(
            rf"(?:{either('hedges.' + key)}{signs})\s*(?:(?:{either('hedges.article')})\s)?$"
        ),
    )
    for bound, key, signs in (
        (Bound.AT_LEAST, "at_least_denied", ""),
        (Bound.AT_MOST, "at_most_denied", ""),
        (Bound.NEARLY, "nearly", ""),  # "just under" is no mere "under"
        (Bound.AT_MOST, "at_most", "|\u2264"),
        (Bound.BELOW, "below", "|<"),
        (Bound.AT_LEAST, "at_least", "|>|\u2265"),
        (Bound.ABOUT, "about", "|~|\u2248"),
    )
)

_ANY_BOUND = small_pattern("|".join(pattern.pattern for _, pattern in _BOUNDS))

_MOVED = small_pattern(
    rf"\b(?:(?P<up>{either('changes.up')})|(?P<down>{either('changes.down')}))\b"
)

CHANGE_AFTER = small_pattern(
    rf"^[\s-]*(?:{either('changes.year_on_year')})?"
    rf"(?:(?P<up>{either('changes.up_after')})|(?P<down>{either('changes.down_after')}))\b"
    rf"(?!{either('changes.not_after')})"
)

# Dutch parts its verbs round the number: "nam met 55 procent toe", "liep met 43 procent terug".
_PARTED = small_pattern(
    rf"\b(?:{either('changes.parted_verbs')})\b[^;.!?]*\b(?:{either('changes.parted_with')})\s$"
)

_PARTICLE = small_pattern(
    rf"\s(?:(?P<up>{either('changes.up_particle')})|(?P<down>{either('changes.down_particle')}))\b"
)

# "The fall in reports between 2023 and 2024, 43 per cent, is …": the noun, and its size set apart.
_CHANGE_NOUN = small_pattern(
    rf"\b(?:(?P<up>{either('changes.up_noun')})|(?P<down>{either('changes.down_noun')}))"
    rf"\s(?:{either('changes.noun_joins')})\s[^;.!?()]*(?:,|\s[-\u2013\u2014])\s$"
)

_SET_APART_END = re.compile(r",|\s[-\u2013\u2014]\s")

TO = small_pattern(rf"\b(?:{either('changes.to')})\s*$")

BY = small_pattern(rf"\b(?:{either('changes.by')}|:)\s*$")

# "Grooming is on the rise, says the hotline: 186,819 reports": the colon opens what is said.
_SAYS = small_pattern(rf",\s[^,;:.]*\b(?:{either('clauses.said')})\b[^,;:.]*:\s*$")

FROM = small_pattern(rf"\b(?:{either('changes.from')})\s*$")

_TO_FOLLOWS = small_pattern(
    rf"(?:[^.;!?\n]|\.(?=\d)){{1,60}}?\b(?:{either('changes.to_follows')})\b"
)

# Words that say a direction only when they stand close to the number.
_LOOSE = frozenset(words("changes.loose"))
_ENDS = small_pattern(rf"[;.!?]|\b(?:{either('changes.ends')})\b")


_FOLLOWING = 80  # so far behind a number its verb, or the number after it, may begin


def bound_before(text: str, place: int) -> tuple[Bound, int]:
    """How the number was hedged, and where the hedge starts."""
    before = in_small_letters(text[max(0, place - 26) : place])
    if not _ANY_BOUND.search(before):
        return Bound.NONE, place  # most numbers are as written
    for bound, pattern in _BOUNDS:
        match = pattern.search(before)
        if match and _compares(text, place - len(before) + match.start(), match.group()):
            return Bound.NONE, place
        if match:
            return bound, place - len(before) + match.start()
    return Bound.NONE, place


# "A third less than the 1.17 million", "63% meer dan de 11.625": a comparison, and no bound.
_MEASURED = small_pattern(rf"(?:%|{either('hedges.measured')})\s$")
_THAN = small_pattern(rf"\s(?:{either('hedges.than')})\b")


def _compares(text: str, start: int, hedge: str) -> bool:
    than = _THAN.search(hedge)
    return bool(than and _MEASURED.search(in_small_letters(text[max(0, start - 14) : start])))


def is_from(text: str, start: int) -> bool:
    """True for the 32 of "from 32 million in 2022 to 36 million"; "een daling van 24%" is none."""
    match = FROM.search(in_small_letters(text[max(0, start - 12) : start]))
    if match is None:
        return False
    following = in_small_letters(text[start : start + _FOLLOWING])
    return match.group().startswith(("up", "down")) or bool(_TO_FOLLOWS.match(following))


def _direction_around(text: str, start: int, end: int, edge: int) -> int:
    """The direction where the words of a change stand on both sides of the number."""
    after = in_small_letters(text[end : end + _FOLLOWING])
    before = in_small_letters(text[max(edge, start - 120) : start])
    particle = _PARTICLE.match(after)
    if particle and _PARTED.search(before):
        return 1 if particle["up"] else -1
    noun = _CHANGE_NOUN.search(before) if _SET_APART_END.match(after) else None
    if noun:
        return 1 if noun["up"] else -1
    return 0


def change_direction(text: str, start: int, end: int, edge: int) -> int:
    """1 for "rose by", -1 for "fell by", 0 when the number is a level and no change."""
    after = CHANGE_AFTER.match(in_small_letters(text[end : end + 40]))
    if after:
        return 1 if after["up"] else -1
    around = _direction_around(text, start, end, edge)
    if around:
        return around
    before = in_small_letters(text[max(edge, start - 90) : start])
    if TO.search(before) or is_from(text, start):
        return 0
    last = None
    for match in _MOVED.finditer(before):
        last = match
    if last is None or _ENDS.search(before[last.end() :]):
        return 0
    rest = before[last.end() :]
    if last.group() in _LOOSE and (rest.endswith(": ") or len(rest.strip()) > _LOOSE_REACH):
        return 0  # "compared with 2023 there were fewer reports: 400" tells a level
    if not BY.search(rest) and len(rest.strip()) > _REACH:
        return 0
    return 1 if last["up"] else -1


# So many characters may stand between a direction and its number.
_LOOSE_REACH = 14
_REACH = 12


# "The tip line shrank: 400 reports in 2023, against 700 in 2022": two levels, no change told.
_SET_BESIDE = re.compile(
    rf"(?:\s[\w'-]+){{1,5}}(?:,?\s(?:{either('ranges.set_beside')})\s\d|,\s\d[\d.,]*\s?(?:%|{either('percents.words')}))",
    re.IGNORECASE,
)


def by_before(text: str, start: int, end: int) -> bool:
    """Whether "by", or the colon of "Increase: …", stands before a number that says a change."""
    before = in_small_letters(text[max(0, start - 60) : start])
    if not BY.search(before[-10:]):
        return False
    if before.rstrip().endswith(":") and _SET_BESIDE.match(text, end):
        return False
    return _SAYS.search(before) is None
