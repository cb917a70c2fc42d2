"""Quantities without a plain number: "two in three", "doubled", "sixfold", "exceeded"."""

# ruff: noqa: E501  (a pattern or a sentence is read best on one line)
from __future__ import annotations

import re

from claims.model import Bound, Kind, Quantity, Span
from claims.read.hedges import BY, CHANGE_AFTER, bound_before, change_direction
from claims.read.mentions import Closed, Reading
from claims.read.numbers import small_number

_N = r"(?:\d{1,3}|[a-z\u00e9\u00eb]{2,14})"

_FRACTIONS = re.compile(
    r"(?P<half>\b(?:half|halve|de\shelft)\b)"
    r"|\b(?P<n2>a|an|one|two|three|four|een|\u00e9\u00e9n|twee|drie|vier|five|\d)[\s-]?(?P<d2>thirds?|quarters?|fifths?|sixths?|"
    r"sevenths?|eighths?|ninths?|tenths?|derde[n]?|kwart(?:en)?|vijfde[n]?|zesde[n]?|zevende[n]?|"
    r"achtste[n]?|negende[n]?|tiende[n]?)\b"
    rf"|\b(?P<n1>{_N})[\s-](?:in|out\sof|of|op|van)[\s-](?:every\s|elke\s|each\s|de\s)?(?P<d1>{_N})\b(?!\s?(?:%|percent|procent|million|miljoen|[.,]?\d))"
    r"|(?<![\d./,-])(?P<n3>\d{1,2})/(?P<d3>\d{1,3})(?![\d/.-])",
    re.IGNORECASE,
)

_PARTS = {
    "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "derde": 3, "kwart": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8, "negende": 9, "tiende": 10,
}  # fmt: skip

# "first half of 2025", "half a million", "half-year", "anderhalf": not a fraction of anything.
_NOT_HALF_BEFORE = re.compile(
    r"\b(?:first|second|1st|2nd|last|eerste|tweede|laatste|one\sand\sa|and\sa|every|elk)\s$",
    re.IGNORECASE,
)

_NOT_HALF_AFTER = re.compile(
    r"[\s-](?:years?|jaar|a\smillion|an?\s(?:year|hour|day|billion)|million|miljoen|billion|hour|uur|day|dag|time|brother|term|"
    r"yearly|jaarlijks\w*|(?:of|van)\s(?:19|20)\d\d)\b|jaar",
    re.IGNORECASE,
)

_ORDINAL_BEFORE = re.compile(r"\b(?:first|second|eerste|tweede|the|het|de)\s$", re.IGNORECASE)

_TIMES = re.compile(
    rf"\b(?P<word>doubl(?:ed|ing|es?)\b|verdubbel(?:d|de|den|t|ing|en)\b|trebl(?:ed|ing)|tripl(?:ed|ing|es?)\b|verdrievoudig\w*|quadrupl(?:ed|ing|es?)\b|"
    rf"verviervoudig\w*|quintupl(?:ed|ing)|vervijfvoudig\w*|verzesvoudig\w*|verzevenvoudig\w*|verachtvoudig\w*|vertienvoudig\w*|halved\b|halving\b|gehalveerd\w*|"
    rf"halveer(?:de|den|t)\b|halvering\b|twice\b|tweemaal\b|dubbel\szo(?:veel|\sveel))"
    rf"|\b(?P<fold>{_N})(?:-|\s)?(?:fold\b|voudige?\b)"
    rf"|\b(?P<n>\d{{1,5}}(?:[.,]\d)?|{_N})\s(?:times|keer|maal)\s(?P<how>as\s|more\b|higher\b|greater\b|larger\b|the\s|zo\s?|meer\b|hoger\b|groter\b|over\s|fewer\b|minder\b|zoveel)",
    re.IGNORECASE,
)

_TIMES_WORDS = (
    ("doubl", 2), ("verdubbel", 2), ("trebl", 3), ("tripl", 3), ("verdrievoudig", 3), ("quadrupl", 4),
    ("verviervoudig", 4), ("quintupl", 5), ("vervijfvoudig", 5), ("verzesvoudig", 6),
    ("verzevenvoudig", 7), ("verachtvoudig", 8), ("vertienvoudig", 10), ("halv", 0.5), ("gehalv", 0.5),
    ("twice", 2), ("tweemaal", 2), ("dubbel", 2),
)  # fmt: skip

# "Exceeded the total of 2023" states no number, and yet compares two.
_EXCEEDS = re.compile(
    r"\b(?:exceed(?:s|ed)|surpass(?:es|ed)|outstripp?(?:s|ed)|overtook|(?:was|were|is|are)\s(?:already\s)?(?:more|higher|greater|larger)\sthan|"
    r"overtrof(?:fen)?|oversteeg|overstegen|overschreed|(?:was|waren|lag|is)\s(?:al\s)?(?:meer|groter|hoger)\sdan)"
    r"(?=\s(?:the|that|those|all|in|het|de|dat|die|heel)\b)",
    re.IGNORECASE,
)


def fractions(text: str, closed: Closed) -> list[Reading]:
    found = []
    for match in _FRACTIONS.finditer(text):
        if closed.hits(match.start(), match.end()):
            continue
        share = _share(text, match)
        if share is None:
            continue
        bound, start = bound_before(text, match.start())
        span = Span(start, match.end())
        more = CHANGE_AFTER.match(text[match.end() : match.end() + 40])
        by = bool(BY.search(text[max(0, start - 10) : start])) and not more
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
        bottom = next((n for word, n in _PARTS.items() if part.startswith(word)), None)
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
    if not re.search(r"[\s-](?:of|van)[\s-]", written, re.IGNORECASE):
        return False
    share = re.search(r"(?:out\sof|every|elke|each|van\sde)", written, re.IGNORECASE)
    return share is None or bottom > 20


def multiples(text: str, closed: Closed) -> list[Reading]:
    found = []
    for match in _TIMES.finditer(text):
        if closed.hits(match.start(), match.end()):
            continue
        factor = _factor(match)
        if factor is None or not 0 < factor <= 100_000:
            continue
        bound, start = bound_before(text, match.start())
        how = (match["how"] or "").strip().lower()
        if how in ("fewer", "minder"):
            factor = 1 / factor
        span = Span(start, match.end())
        quantity = Quantity(
            span, text[start : match.end()].strip(), factor, Kind.RATIO, 1.0, bound, exact_digits=1
        )
        more = how in ("more", "higher", "greater", "larger", "meer", "hoger", "groter")
        found.append(Reading(quantity, match.start(), match.end(), times_more=more))
    return found


def comparisons(text: str) -> list[Reading]:
    """ "Exceeded": later is more than once earlier. Only meant where no number follows."""
    found = []
    for match in _EXCEEDS.finditer(text):
        span = Span(match.start(), match.end())
        quantity = Quantity(span, match.group(), 1.0, Kind.RATIO, 1.0, Bound.AT_LEAST)
        if not re.match(
            r"[^.;\n]{0,25}?\d[\d.,]*(?!\d)(?<!\b\d{4})\s", text[match.end() : match.end() + 40]
        ):
            found.append(Reading(quantity, match.start(), match.end(), exceeds=True))
    return found


def _factor(match: re.Match[str]) -> float | None:
    if match["word"]:
        word = match["word"].lower()
        return next((float(n) for start, n in _TIMES_WORDS if word.startswith(start)), None)
    if match["n"] and match["n"][0].isdigit():
        return float(match["n"].replace(",", "."))
    value = small_number(match["fold"] or match["n"])
    return float(value) if value and value > 1 else None
