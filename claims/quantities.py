"""From a number to a quantity: "more than 100 million", "two in three", "rose by 12%".

The number itself is read in `numbers`; here the words around it are read: percent, fraction,
change, multiple, range, and how the writer hedged.
"""

# ruff: noqa: E501  (a pattern or a sentence is read best on one line)
from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claims.masks import Age, ages, masked
from claims.model import Bound, Kind, PeriodMention, Quantity, Span
from claims.numbers import Number, digit_numbers, small_number, word_numbers

_PERCENT = re.compile(
    r"\s?%(?P<p0>-?(?:punt|point)s?)?|[\s-](?:percent(?P<p1>age\spoints?|age-points?)?|per\scent|procent(?P<p2>punt(?:en)?)?|"
    r"pct\.?|(?P<p3>percentage[\s-]points?|procentpunt(?:en)?|pp\b))(?![a-z])",
    re.IGNORECASE,
)
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (bound, re.compile(rf"(?:{pattern})\s*(?:the\s|de\s|a\s|an\s|een\s|some\s)?$", re.IGNORECASE))
    for bound, pattern in (
        (
            Bound.AT_MOST,
            r"\b(?:not|no|niet|geen)\s(?:more|meer)\s(?:than|dan)|\bless\sthan|\bfewer\sthan|\bunder|\bbelow|"
            r"\bat\smost|\bup\sto|\bminder\sdan|\bonder|\bhooguit|\bhoogstens|\bmaximaal|\btot\swel|"
            r"\bmaximum\sof|<|\u2264",
        ),
        (
            Bound.NEARLY,
            r"\bnearly|\balmost|\bjust\sunder|\bjust\sbelow|\bapproaching|\bbijna|\bhaast|\bnet\sgeen|"
            r"\bnet\sonder|\been\skleine|\bkrap|\bvrijwel|\bslightly\sunder|\bnet\siets\sminder\sdan",
        ),
        (
            Bound.AT_LEAST,
            r"\bmore\sthan|\bover|\babove|\bat\sleast|\bupwards\sof|\bin\sexcess\sof|\bexceed(?:s|ed|ing)?|"
            r"\bjust\sover|\bgreater\sthan|\bhigher\sthan|\bmeer\sdan|\bruim|\bminstens|\bminimaal|"
            r"\bten\sminste|\btenminste|\bboven|\bdik|\bhoger\sdan|>|\u2265|\bwell\sover|\bsurpass(?:ed|ing)|"
            r"\bgroter\sdan|\boverschreed",
        ),
        (
            Bound.ABOUT,
            r"\babout|\baround|\broughly|\bapproximately|\bapprox\.?|\bsome|\bcirca|\bca\.|\bc\.|"
            r"\bestimated|\bclose\sto|\bongeveer|\bzo'n|\brond|\bomstreeks|\bnaar\sschatting|\bgrofweg|"
            r"\bpakweg|\bslordige|\bom\sen\snabij|\bgeschatte|~|\u2248|\bon\sthe\sorder\sof|\btegen\sde|"
            r"\bin\sde\sorde\svan|\bzowat|\been\sgoede",
        ),
    )
)
_AFTER_AT_LEAST = re.compile(r"\s?(?:\+|plus\b|or\smore\b|of\smeer\b)|-plus\b", re.IGNORECASE)

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

_UP = (
    r"ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gr[eo]w|grown?|growth|growing|grows|(?<!made\s)(?<!make\s)(?<!makes\s)(?<!making\s)(?<!set\s)(?<!signed\s)(?<!turned\s)(?<!ended\s)(?<!showed\s)up(?!\sto\b)|jump(?:s|ed)?|surg(?:e|ed|ing)|climb(?:s|ed)?|soar(?:s|ed)?|"
    r"spik(?:e|ed)|more|higher|gain|upsurge|uptick|steeg|stegen|stijg(?:t|en|ing)|gestegen|toename|toe|toegenomen|"
    r"groei(?:de|den|t)?|gegroeid|meer|hoger|sprong|explosion|plus"
)
_DOWN = (
    r"f[ae]ll(?:s|en)?|fell|drop(?:s|ped)?|declin(?:e|ed|es)|decreas(?:e|ed|es)|(?<!it\s)(?<!take\s)(?<!taken\s)(?<!took\s)down|reduc(?:ed|tion)|fewer|lower|less|shr[aiu]nk|"
    r"plummet(?:ed)?|plung(?:e|ed)|dip(?:ped)?|daal(?:de|den|t)|dal(?:en|ing)|gedaald|afname|af|afgenomen|minder|lager|"
    r"terug(?:gelopen|gang)?|kromp|minus"
)
_CHANGE_BEFORE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?P<between>[^;.!?]{{0,70}})$", re.IGNORECASE
)
_CHANGE_AFTER = re.compile(
    r"^[\s-]*(?:year[\s-](?:on|over)[\s-]year\s)?(?:(?P<up>more|higher|increase|rise|growth|jump|surge|spike|hike|up\b|upsurge|uptick|"
    r"meer|hoger|stijging|toename|groei|gestegen|toegenomen|gegroeid|gain)|"
    r"(?P<down>fewer|less|lower|drop|decline|decrease|fall|reduction|dip|down\b|minder|lager|daling|afname|gedaald|"
    r"afgenomen))\b(?!\slikely|\svaak)",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:to|tot|naar|at|op|reach(?:ed|ing)?|stood|naar\sbijna)\s*$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|of|with|met|van|door|:)\s*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|van|up\sfrom|down\sfrom)\s*$", re.IGNORECASE)
_TO_FOLLOWS = re.compile(r"(?:[^.;!?\n]|\.(?=\d)){1,60}?\b(?:to|tot|naar)\b", re.IGNORECASE)
_RANGE = re.compile(r"^\s?(?:-|to|tot|and|en|tot\sen\smet|\u00e0)\s?$", re.IGNORECASE)
_SIGN = re.compile(r"(?<![\d\w])(?P<sign>[+-])$")


# A text with more numbers is a table: the first so many are read, so that the time stays bounded.
MOST_NUMBERS = 20_000


@dataclass(frozen=True)
class Reading:
    """A quantity, and what only the reading of this text needs."""

    quantity: Quantity
    place: int
    end: int
    role: str = ""  # "from" and "to" of "from 32 to 36 million"
    other: float | None = None  # value in the other language's separators
    exceeds: bool = False  # a comparison without a number
    times_more: bool = False  # "six times more": six or seven times as many


def read(
    text: str, language: str, mentions: list[PeriodMention], found_ages: list[Age] | None = None
) -> list[Reading]:
    """Every quantity in the cleaned text, in order; dates, money and ages are left out."""
    closed = _Closed(masked(text))
    closed.add((m.span.start, m.span.end) for m in mentions)
    closed.add((a.start, a.end) for a in (ages(text) if found_ages is None else found_ages))
    readings = _fractions(text, closed) + _multiples(text, closed) + _comparisons(text)
    taken = _Closed([(r.place, r.end) for r in readings])
    in_digits = digit_numbers(text, language)
    taken.add((n.start, n.end) for n in in_digits)
    in_words = [n for n in word_numbers(text, language) if not taken.hits(n.start, n.end)]
    taken = _Closed([(r.place, r.end) for r in readings])
    numbers = in_digits + in_words
    numbers = [n for n in sorted(numbers, key=lambda n: n.start)
               if not closed.hits(n.start, n.end) and not taken.hits(n.start, n.end)]  # fmt: skip
    numbers = numbers[:MOST_NUMBERS]
    readings += _counts(text, numbers)
    return sorted(readings, key=lambda r: r.place)


class _Closed:
    """Places already taken; asks in logarithmic time, so that 10,000 numbers stay quick."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._merge()

    def add(self, spans: object) -> None:
        self._spans = sorted([*self._spans, *spans])  # type: ignore[misc]
        self._merge()

    def _merge(self) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in self._spans:
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._spans = merged
        self._starts = [s for s, _ in merged]

    def hits(self, start: int, end: int) -> bool:
        from bisect import bisect_left

        place = bisect_left(self._starts, end) - 1
        return place >= 0 and self._spans[place][1] > start


def bound_before(text: str, place: int) -> tuple[Bound, int]:
    """How the number was hedged, and where the hedge starts."""
    before = text[max(0, place - 26) : place]
    for bound, pattern in _BOUNDS:
        match = pattern.search(before)
        if match:
            return bound, place - len(before) + match.start()
    return Bound.NONE, place


def _fractions(text: str, closed: _Closed) -> list[Reading]:
    found = []
    for match in _FRACTIONS.finditer(text):
        if closed.hits(match.start(), match.end()):
            continue
        share = _share(text, match)
        if share is None:
            continue
        bound, start = bound_before(text, match.start())
        span = Span(start, match.end())
        quantity = Quantity(
            span, text[start : match.end()], share, Kind.PERCENT, 1.0, bound, None, False, True, 1
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


def _multiples(text: str, closed: _Closed) -> list[Reading]:
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


def _comparisons(text: str) -> list[Reading]:
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
    before = text[max(0, number.start - 12) : number.start]
    if _FROM.search(before) and between.strip().lower() in ("to", "tot", "naar"):
        return "from"
    if between.strip().lower() in ("and", "en") and not re.search(
        r"\b(?:between|tussen)(?:\sde)?\s$", before, re.IGNORECASE
    ):
        return ""
    return "range" if following.value > number.value or following.scaled else ""


def _same_scale(text: str, number: Number, following: Number) -> Number:
    """In "from 32 to 36 million" the 32 is millions too."""
    if number.scaled or not following.scaled or number.value >= 1000:
        return number
    match = re.search(
        r"(million|miljoen|mln|billion|miljard|thousand|duizend|[kmM])\.?$",
        text[following.start : following.end],
    )
    if not match:
        return number
    scale = {"m": 1e6, "k": 1e3, "t": 1e3, "d": 1e3, "b": 1e9}[match.group()[0].lower()]
    scale = 1e9 if match.group().startswith("miljard") else scale
    return replace(number, value=number.value * scale, step=number.step * scale, scaled=True)


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
    return Reading(quantity, number.start, end, role, number.other)


def _too_small_to_mean_a_figure(text: str, number: Number) -> bool:
    """A "two" or "three" in words is hardly ever a published figure."""
    return number.words and number.value < 13


def _sign(text: str, number: Number, start: int, percent: bool) -> tuple[int, int]:
    match = _SIGN.search(text[max(0, number.start - 2) : number.start])
    if not match or not percent:
        return 0, start
    return (1 if match["sign"] == "+" else -1), min(start, number.start - 1)


def _role(text: str, start: int) -> str:
    before = text[max(0, start - 12) : start]
    if _is_from(text, start):
        return "from"
    return "to" if _TO.search(before) else ""


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
    return (Kind.DIFFERENCE if _BY.search(text[max(0, start - 10) : start]) else Kind.COUNT), (
        direction * number.value if _BY.search(text[max(0, start - 10) : start]) else number.value
    )


def _is_from(text: str, start: int) -> bool:
    """True for the 32 of "from 32 million in 2022 to 36 million"; "een daling van 24%" is none."""
    match = _FROM.search(text[max(0, start - 12) : start])
    if match is None:
        return False
    return match.group().startswith(("up", "down")) or bool(_TO_FOLLOWS.match(text, start))


def change_direction(text: str, start: int, end: int, edge: int) -> int:
    """1 for "rose by", -1 for "fell by", 0 when the number is a level and no change."""
    after = _CHANGE_AFTER.match(text[end : end + 40])
    if after:
        return 1 if after["up"] else -1
    before = text[max(edge, start - 90) : start]
    if _TO.search(before) or _is_from(text, start):
        return 0
    last = None
    for match in re.finditer(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", before, re.IGNORECASE):
        last = match
    if last is None or re.search(
        r"[;.!?]|\b(?:than|dan|to|naar|waarvan|of\swhich)\b", before[last.end() :]
    ):
        return 0
    rest = before[last.end() :]
    word = last.group().lower()
    if (
        word
        in (
            "meer",
            "more",
            "less",
            "minder",
            "fewer",
            "hoger",
            "higher",
            "lower",
            "lager",
            "plus",
            "minus",
            "up",
            "down",
            "af",
            "toe",
            "terug",
        )
        and len(rest.strip()) > 14
    ):
        return 0
    if not _BY.search(rest) and len(rest.strip()) > 12:
        return 0
    return 1 if last["up"] else -1
