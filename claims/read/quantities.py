"""From a number to a quantity: "more than 100 million", "two in three", "rose by 12%".

The number itself is read in `numbers`; here the words around it are read: percent, fraction,
change, multiple, range, and how the writer hedged.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claims.model import Bound, Kind, PeriodMention, Quantity, Span
from claims.read.fractions import comparisons, fractions, multiples
from claims.read.hedges import FROM, TO, bound_before, by_before, change_direction, is_from
from claims.read.intervals import with_intervals
from claims.read.mentions import Closed, Reading
from claims.read.not_figures import Age, ages, masked
from claims.read.numbers import Number, digit_numbers, scale_at_end, word_numbers
from languages.reading import in_small_letters, pattern, words

_PERCENT = pattern(
    r"\s?%(?P<after_sign>-?<percents.point>)?|[\s-](?:(?P<in_words><percents.points>)|<percents.words>)(?![a-z])",
    re.IGNORECASE,
)

_AFTER_AT_LEAST = pattern(r"\s?(?:\+|plus\b|<percents.or_more>\b)|-plus\b", re.IGNORECASE)

_RANGE = pattern(
    r"^\s?(?:-|<ranges.to>|<ranges.through>|<ranges.and>|<ranges.reaches>)\s?$", re.IGNORECASE
)
_TO = frozenset((*words("ranges.to"), *words("ranges.reaches")))
_REACHES = frozenset(words("ranges.reaches"))
_AND = frozenset(words("ranges.and"))
_BETWEEN = pattern(r"\b<ranges.between>\s$", re.IGNORECASE)

_SIGN = re.compile(r"(?<![\d\w])(?P<sign>[+-])$")

# "3 6 . 2 million": a number torn in pieces.
_DIGIT_BEFORE = re.compile(r"(?<!\d)\d{1,3}\s?[.,]?\s?$")
_DIGIT_AFTER = re.compile(r"\s?[.,]?\s?\d{1,3}(?!\d)")

# A text with more numbers is a table: the first so many are read, so that the time stays bounded.
MOST_NUMBERS = 5_000


def read(
    text: str, language: str, mentions: list[PeriodMention], found_ages: list[Age] | None = None
) -> list[Reading]:
    """Every quantity in the cleaned text, in order; dates, money and ages are left out."""
    return read_until(text, language, mentions, found_ages)[0]


def read_until(
    text: str, language: str, mentions: list[PeriodMention], found_ages: list[Age] | None = None
) -> tuple[list[Reading], int | None]:
    """The quantities, and the place of the first number that was one too many (None: all read)."""
    closed = Closed(masked(text))
    closed.add((m.span.start, m.span.end) for m in mentions)
    closed.add((a.start, a.end) for a in (ages(text) if found_ages is None else found_ages))
    readings = fractions(text, closed) + multiples(text, closed) + comparisons(text)
    taken = Closed([(r.place, r.end) for r in readings])
    in_digits = digit_numbers(text, language)
    taken.add((n.start, n.end) for n in in_digits)
    in_words = [n for n in word_numbers(text, language) if not taken.hits(n.start, n.end)]
    taken = Closed([(r.place, r.end) for r in readings])
    numbers = in_digits + in_words
    numbers = [n for n in sorted(numbers, key=lambda n: n.start)
               if not closed.hits(n.start, n.end) and not taken.hits(n.start, n.end)]  # fmt: skip
    readings += _counts(text, numbers[:MOST_NUMBERS])
    readings.sort(key=lambda r: r.place)
    return with_intervals(text, readings, closed), _stopped(numbers)


def _stopped(numbers: list[Number]) -> int | None:
    return numbers[MOST_NUMBERS].start if len(numbers) > MOST_NUMBERS else None


def _counts(text: str, numbers: list[Number]) -> list[Reading]:
    readings: list[Reading] = []
    skip = -1
    for place, number in enumerate(numbers):
        if place <= skip:
            continue
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        low_edge = numbers[place - 1].end if place else 0
        pair = _pair(text, number, following)
        if pair == "range" and following is not None:
            readings.append(_range(text, number, following, low_edge))
            skip = place + 1
            continue
        if pair == "from" and following is not None:
            number = _same_scale(text, number, following)
        if place and _scale_left_out(text, numbers[place - 1], number):
            number = _same_scale(text, number, numbers[place - 1])
        reading = _single(text, number, low_edge)
        if reading is not None:
            readings.append(reading)
    return readings


def _pair(text: str, number: Number, following: Number | None) -> str:
    """'range' for "4 to 5 million"; 'from' for "from 32 to 36 million"."""
    if following is None or following.start - number.end > 12:
        return ""
    between = text[number.end : following.start]
    if _PERCENT.match(between) and not _PERCENT.match(text, following.end):
        return ""
    between = _PERCENT.sub("", between, count=1)
    if not _RANGE.match(between):
        return ""
    before = in_small_letters(text[max(0, number.start - 12) : number.start])
    between = in_small_letters(between.strip())
    if FROM.search(before) and between in _TO:
        return "from"
    if between in _REACHES or (between in _AND and not _BETWEEN.search(before)):
        return ""
    return "range" if following.value > number.value or following.scaled else ""


def _same_scale(text: str, number: Number, following: Number) -> Number:
    """In "from 32 to 36 million" the 32 is millions too."""
    if number.scaled or not following.scaled or number.value >= 1000:
        return number
    scale = scale_at_end(text[following.start : following.end])
    if scale is None:
        return number
    return replace(number, value=number.value * scale, step=number.step * scale, scaled=True)


_AFTER_ANOTHER = pattern(r"\b<ranges.set_beside>\s(?:<around.articles>\s)?$", re.IGNORECASE)


def _scale_left_out(text: str, earlier: Number, number: Number) -> bool:
    """The 32.1 of "36.2 million, up from 32.1": it is set beside millions, and has a decimal."""
    if not earlier.scaled or number.scaled or number.value >= 1000 or number.step >= 1.0:
        return False
    between = text[earlier.end : number.start]
    plain = not _PERCENT.match(text, number.end)
    return (
        plain and len(between) < 60 and "." not in between and bool(_AFTER_ANOTHER.search(between))
    )


def _range(text: str, low: Number, high: Number, edge: int) -> Reading:
    low = _same_scale(text, low, high)
    percent = _PERCENT.match(text, high.end) or _PERCENT.match(text, low.end)
    end = percent.end() if percent and percent.start() >= high.end else high.end
    kind = Kind.PERCENT if percent else Kind.COUNT
    quantity = Quantity(
        Span(low.start, end), text[low.start : end], low.value, kind, high.step, Bound.NONE,
        high.value, exact_digits=high.digits,
    )  # fmt: skip
    return Reading(quantity, low.start, end)


def _single(text: str, number: Number, edge: int) -> Reading | None:
    percent = _PERCENT.match(text, number.end)
    end = percent.end() if percent else number.end
    if not percent and _too_small_to_mean_a_figure(text, number):
        return None
    bound, start = bound_before(text, number.start)
    more = _AFTER_AT_LEAST.match(text, end)
    if more and bound is Bound.NONE:
        bound, end = Bound.AT_LEAST, more.end()
    sign, start = _sign(text, number, start, bool(percent))
    kind, value = _kind_and_value(text, number, start, end, edge, percent, sign)
    role = _role(text, start)
    step = (
        number.step
        if not percent
        else min(number.step, 1.0 if number.value < 1000 else number.step)
    )
    quantity = Quantity(
        Span(start, end), text[start:end], value, kind, step, bound, None,
        bool(percent and any(percent.groupdict().values())), False, number.digits,
    )  # fmt: skip
    whole = not (_DIGIT_BEFORE.search(text[max(0, number.start - 8) : number.start])
                 or _DIGIT_AFTER.match(text, end))  # fmt: skip
    return Reading(quantity, number.start, end, role, number.other, whole=whole)


_SMALL_BEHIND = pattern(r"\b<numbers.small_behind>\s$", re.IGNORECASE)
_ENDS_THERE = pattern(r"\s*(?:[.,;:)]|$|\s<times.within_before>\s)", re.IGNORECASE)
_COUNTS = pattern(r"\s<numbers.small_counts>\b", re.IGNORECASE)
_AGAIN = pattern(r"\b<numbers.small_again>\s$", re.IGNORECASE)


def _too_small_to_mean_a_figure(text: str, number: Number) -> bool:
    """A "two" or "three" in words is a published figure only where it clearly counts something.

    "In 2024 there were two." "Against two in 2023." "Nine reports", but not "these nine reports".
    """
    if not number.words or number.value >= 13:
        return False
    ahead = text[max(0, number.start - 32) : number.start]
    if _SMALL_BEHIND.search(ahead):
        return _ENDS_THERE.match(text, number.end) is None
    return _COUNTS.match(text, number.end) is None or _AGAIN.search(ahead) is not None


def _sign(text: str, number: Number, start: int, percent: bool) -> tuple[int, int]:
    match = _SIGN.search(text[max(0, number.start - 2) : number.start])
    if not match or not percent:
        return 0, start
    return (1 if match["sign"] == "+" else -1), min(start, number.start - 1)


def _role(text: str, start: int) -> str:
    if is_from(text, start):
        return "from"
    return "to" if TO.search(in_small_letters(text[max(0, start - 12) : start])) else ""


def _kind_and_value(
    text: str, number: Number, start: int, end: int, edge: int,
    percent: re.Match[str] | None, sign: int,
) -> tuple[Kind, float]:  # fmt: skip
    plain = Kind.PERCENT if percent else Kind.COUNT
    if sign:
        return Kind.CHANGE, sign * number.value
    direction = change_direction(text, start, end, edge)
    if not direction:
        return plain, number.value
    if percent:
        return Kind.CHANGE, direction * number.value
    if by_before(text, start, end):
        return Kind.DIFFERENCE, direction * number.value
    return Kind.COUNT, number.value
