"""Quantities without a plain number: "two in three", "doubled", "sixfold", "exceeded"."""

from __future__ import annotations

import re

from claims.model import Bound, Kind, Quantity, Span
from claims.read.hedges import BY, CHANGE_AFTER, bound_before, change_direction
from claims.read.mentions import Closed, Reading
from claims.read.numbers import small_number
from languages.reading import either, in_small_letters, small_pattern, values, words

_N = r"(?:\d{1,3}|[a-z\u00e9\u00eb]{2,14})"

_FRACTIONS = small_pattern(
    rf"(?P<half>\b(?:{either('fractions.half')})\b)"
    rf"|\b(?P<n2>{either('fractions.tops')}|\d)[\s-]?(?P<d2>(?:{'|'.join(values('fractions.parts'))})(?:{either('fractions.endings')})?)\b"
    rf"|\b(?P<n1>{_N})[\s-](?:{either('fractions.in_every')})[\s-](?:(?:{either('fractions.every')})\s)?(?P<d1>{_N})\b(?!\s?(?:%|{either('fractions.not_of')}|[.,]?\d))"
    r"|(?<![\d./,-])(?P<n3>\d{1,2})/(?P<d3>\d{1,3})(?![\d/.-])"
)

_PARTS = values("fractions.parts")

# "first half of 2025", "half a million", "half-year", "anderhalf": not a fraction of anything.
_NOT_HALF_BEFORE = re.compile(rf"\b(?:{either('fractions.not_half_before')})\s$", re.IGNORECASE)

_NOT_HALF_AFTER = re.compile(
    rf"[\s-](?:{either('fractions.not_half_after')})\b|(?:{either('fractions.joined_to_half')})",
    re.IGNORECASE,
)

_ORDINAL_BEFORE = re.compile(rf"\b(?:{either('fractions.ordinal_before')})\s$", re.IGNORECASE)
_COUNTS = re.compile(rf"[\s-](?:{either('fractions.counts')})[\s-]", re.IGNORECASE)
_SHARE_OF = re.compile(rf"(?:{either('fractions.share_of')})", re.IGNORECASE)

_TIMES = small_pattern(
    rf"\b(?P<word>{either('multiples.words')})"
    rf"|\b(?P<fold>{_N})(?:-|\s)?(?:{either('multiples.fold')})"
    rf"|\b(?P<n>\d{{1,5}}(?:[.,]\d)?|{_N})\s(?:{either('multiples.times')})\s(?P<how>{either('multiples.how')})"
)

_FACTORS = values("multiples.factors")
_MORE = frozenset(words("multiples.more"))
_FEWER = frozenset(words("multiples.fewer"))

# "Exceeded the total of 2023" states no number, and yet compares two.
_EXCEEDS = small_pattern(
    rf"\b(?:{either('multiples.exceeds')})(?=\s(?:{either('multiples.exceeded')})\b)"
)


def fractions(text: str, closed: Closed) -> list[Reading]:
    found = []
    for match in _FRACTIONS.finditer(in_small_letters(text)):
        if closed.hits(match.start(), match.end()):
            continue
        share = _share(text, match)
        if share is None:
            continue
        bound, start = bound_before(text, match.start())
        span = Span(start, match.end())
        more = CHANGE_AFTER.match(in_small_letters(text[match.end() : match.end() + 40]))
        by = not more and bool(BY.search(in_small_letters(text[max(0, start - 10) : start])))
        sign = change_direction(text, start, match.end(), max(0, start - 90)) if by or more else 0
        sign = 0 if match["d1"] else sign
        kind, value = (Kind.CHANGE, sign * share) if sign else (Kind.PERCENT, share)
        quantity = Quantity(
            span, text[start : match.end()], value, kind, 1.0, bound, None, False, True, 1
        )
        found.append(Reading(quantity, match.start(), match.end()))
    return found


def _share(text: str, match: re.Match[str]) -> float | None:
    if match["half"]:
        before, after = (
            text[max(0, match.start() - 12) : match.start()],
            text[match.end() : match.end() + 16],
        )
        if _NOT_HALF_BEFORE.search(before) or _NOT_HALF_AFTER.match(after):
            return None
        return 50.0
    top = small_number(match["n1"] or match["n2"] or match["n3"])
    if match["d2"]:
        part = match["d2"].lower()
        bottom = next((int(n) for word, n in _PARTS.items() if part.startswith(word)), None)
        if _ORDINAL_BEFORE.search(text[max(0, match.start() - 8) : match.start()]) and match[
            "n2"
        ] in ("a",):
            return None
    else:
        bottom = small_number(match["d1"] or match["d3"])
    if top is None or bottom is None or not 0 < top < bottom or bottom < 2:
        return None
    if match["d1"] and _counts_things(match.group(), bottom):
        return None
    return 100.0 * top / bottom


def _counts_things(written: str, bottom: int) -> bool:
    """ "Three of five countries" is a count, "twee van de drie" is a share."""
    if not _COUNTS.search(written):
        return False
    return _SHARE_OF.search(written) is None or bottom > 20


def multiples(text: str, closed: Closed) -> list[Reading]:
    found = []
    for match in _TIMES.finditer(in_small_letters(text)):
        if closed.hits(match.start(), match.end()):
            continue
        factor = _factor(match)
        if factor is None or not 0 < factor <= 100_000:
            continue
        bound, start = bound_before(text, match.start())
        how = (match["how"] or "").strip().lower()
        if how in _FEWER:
            factor = 1 / factor
        span = Span(start, match.end())
        quantity = Quantity(
            span, text[start : match.end()].strip(), factor, Kind.RATIO, 1.0, bound, exact_digits=1
        )
        found.append(Reading(quantity, match.start(), match.end(), times_more=how in _MORE))
    return found


def comparisons(text: str) -> list[Reading]:
    """ "Exceeded": later is more than once earlier. Only meant where no number follows."""
    found = []
    for match in _EXCEEDS.finditer(in_small_letters(text)):
        span = Span(match.start(), match.end())
        quantity = Quantity(span, text[span.start : span.end], 1.0, Kind.RATIO, 1.0, Bound.AT_LEAST)
        if not re.match(
            r"[^.;\n]{0,25}?\d[\d.,]*(?!\d)(?<!\b\d{4})\s", text[match.end() : match.end() + 40]
        ):
            found.append(Reading(quantity, match.start(), match.end(), exceeds=True))
    return found


def _factor(match: re.Match[str]) -> float | None:
    if match["word"]:
        word = match["word"].lower()
        return next((n for start, n in _FACTORS.items() if word.startswith(start)), None)
    if match["n"] and match["n"][0].isdigit():
        return float(match["n"].replace(",", "."))
    value = small_number(match["fold"] or match["n"])
    return float(value) if value and value > 1 else None
