"""Periods as people name them: "the first half of 2025", "Q2 2024", "april tot juni 2024"."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from claims.model import PeriodMention, Span
from claims.read.not_figures import MONTH, MONTHS
from claims.read.steps import STEP, STRETCH, THAT, with_steps
from claims.read.text_date import (
    SEASONS,
    THIS_SEASON,
    TOLD,
    UNSURE,
    by_the_date,
    in_the_year,
)
from languages.reading import in_small_letters, pattern, small_pattern, values, words

_YEAR = r"(?:19[89]\d|20[0-4]\d)"
_OF = r"(?:\s<times.of_year>)?(?:\s<times.the_year>)?\s"
_TO = r"\s?(?:-|<ranges.to>|<ranges.until>|<ranges.through>|<ranges.and>)\s?"
_JOINED = frozenset(words("ranges.and"))
_ORDINAL = {word: int(number) for word, number in values("times.ordinals").items()}
_ORD = "(?:" + "|".join(_ORDINAL) + ")"

# Each form begins a word: asked once here, so that the inside and the end of a word are passed
# over quickly.
_FORMS = small_pattern(
    r"\b(?=\w)(?:"
    + "|".join(
        (
            rf"(?P<published>\b(?:<times.published>|<times.written>)\s(?:{MONTH}\s)?{_YEAR}\b)",
            rf"(?P<half>\b(?P<ho>{_ORD})\s<times.half>{_OF}(?P<hy>{_YEAR})\b|"
            rf"\bH(?P<hn>[12])[\s-]?(?:of\s)?(?P<hy2>{_YEAR})\b|\b(?P<hy3>{_YEAR})[\s-]?H(?P<hn2>[12])\b)",
            rf"(?P<quarter>\b(?P<qo>{_ORD})\s(?:<times.quarter>|<times.three_months>){_OF}(?P<qy>{_YEAR})\b|"
            rf"\b[QK](?P<qn>[1-4])[\s-]?(?:<times.of>\s)?(?P<qy2>{_YEAR})\b|\b(?P<qy3>{_YEAR})[\s-]?Q(?P<qn2>[1-4])\b)",
            rf"(?P<days>\b(?P<d1>\d{{1,2}})\s(?P<dm1>{MONTH})(?:\s(?P<dy1>{_YEAR}))?{_TO}(?P<d2>\d{{1,2}})\s(?P<dm2>{MONTH})"
            rf"\s(?P<dy2>{_YEAR})\b)",
            rf"(?P<day>\b\d{{1,2}}<times.nth>?(?:\s<times.of>)?\s{MONTH},?\s{_YEAR}\b|"
            rf"\b{MONTH}\s\d{{1,2}}<times.nth>?,?\s{_YEAR}\b)",
            rf"(?P<months>\b(?P<m1>{MONTH})(?:\s(?P<my1>{_YEAR}))?{_TO}(?:\d{{1,2}}\s)?(?P<m2>{MONTH})"
            rf"(?:\s(?:<times.of>\s)?(?P<my2>{_YEAR}))\b)",
            rf"(?P<month>\b(?P<mm>{MONTH})\s(?:<times.of>\s)?(?P<my>{_YEAR})\b)",
            rf"(?P<same>\b<times.same>\s<times.stretch>{_OF}(?P<sameyear>{_YEAR})\b)",
            rf"(?P<part>\b(?:(?P<po>{_ORD})\s(?:<times.half>|<times.quarter>|<times.nine_months>)|[HQK](?P<pn>[1-4])|"
            rf"(?P<pm1>{MONTH}){_TO}(?P<pm2>{MONTH}))(?<!\w\.)\b(?!\s<times.part_of>\b))",
            rf"(?P<other>\b<times.in_the>\s(?P<oo>{_ORD})(?=[.,;:)]|$|\s(?:<clauses.joins>\s|\d{{1,3}}[.,]\d)))",
            rf"(?P<split>\b(?:<times.own_year>\s?)?(?P<sy>{_YEAR})[^\S\n]?[/-][^\S\n]?(?P<sz>\d\d)\b(?![\d-])|"
            rf"\b<times.own_year>\s?(?P<sy2>{_YEAR}){_TO}(?P<sz2>{_YEAR})\b|"
            rf"\b(?P<sy3>{_YEAR})/(?P<sz3>{_YEAR})\b(?!\d|/))",
            rf"(?P<ending>\b<times.year_ending>\s(?:\d{{1,2}}\s)?(?P<em>{MONTH})\s(?P<ey>{_YEAR})\b)",
            rf"(?P<years>\b(?P<y1>{_YEAR})(?P<yj>{_TO})(?P<y2>{_YEAR})\b(?!%))",
            rf"(?P<since>\b<times.since>\s(?P<ys>{_YEAR})\b)",
            rf"(?P<year>(?<![\d.,/#+-])\b(?P<y>{_YEAR})\b(?![%/]|[.,]\d))",
            rf"(?P<season>\b(?P<which>(?:<times.this_season>|<times.some_season>)\s)?(?:{SEASONS})(?:{_OF}(?P<seasonyear>{_YEAR}))?\b)",
            r"(?P<nextone>\b<times.stretch_after>\b)",
            r"(?P<lastone>\b<times.stretch_before>\b)",
            r"(?P<thatyear>\b<times.that_year>\b)",
            r"(?P<stepback>\b<times.year_before_that>\b)",
            r"(?P<stepon>\b<times.year_after_that>\b)",
            r"(?P<before2>\b<times.two_years_before>\b)",
            r"(?P<after2>\b<times.two_years_after>\b)",
            r"(?P<before>\b<times.year_before>\b)",
            r"(?P<after>\b<times.year_after>\b)",
            r"(?P<lastyear>\b<times.last_year>\b)",
            r"(?P<thisyear>\b<times.this_year>\b)",
            r"(?P<recent>\b<times.recent>\b)",
        )
    )
    + ")"
)
# "About 2000 reports" is a number, "in 2000" and "the 2023 reports" are years.
_UNIT_AFTER = pattern(r"\s<times.counted>\b", re.IGNORECASE)
_HEDGE_BEFORE = pattern(r"\b<times.counted_after>\s$", re.IGNORECASE)
_NINE_MONTHS = pattern(r"<times.nine_months>", re.IGNORECASE)
_HALF = pattern(r"<times.half>", re.IGNORECASE)
_THREE_MONTHS = pattern(r"<times.quarter>|<times.three_months>", re.IGNORECASE)


def periods(text: str) -> list[PeriodMention]:
    """Every period the text names, in order; days are there too, they date a publication."""
    small = in_small_letters(text)
    found = [mention for match in _FORMS.finditer(small) for mention in _read(text, match)]
    found = by_the_date(text, _with_others(with_steps(text, found)))
    # Which could lend their time is told once: a text may have thousands of both.
    dated = [place for place, m in enumerate(found) if m.end and m.kind not in ("day", "part")]
    stretches = [place for place, m in enumerate(found) if m.start and m.end and m.kind in _LENT]
    return [
        _in_the_year_of(m, _nearest(found, dated, place))
        if m.kind == "part"
        else _like(m, _nearest(found, stretches, place))
        if m.kind == "same"
        else m
        for place, m in enumerate(found)
    ]


_NEAR = 80  # so far behind a half of a year "the first" may stand for the other one


def _with_others(found: list[PeriodMention]) -> list[PeriodMention]:
    """ "The second half of 2023, and 400 in the first": of the same year; else no time at all."""
    kept: list[PeriodMention] = []
    for mention in found:
        if mention.kind != "other":
            kept.append(mention)
            continue
        last = kept[-1] if kept else None
        if last is None or last.start is None or mention.span.start - last.span.end > _NEAR:
            continue
        months = {"half": 6, "quarter": 3}.get(last.kind, 0)
        if months and 1 <= mention.shift <= 12 // months:
            year, end = last.start.year, mention.shift * months
            start = date(year, end - months + 1, 1)
            kept.append(
                replace(mention, start=start, end=_month_end(year, end), kind=last.kind, shift=0)
            )
    return kept


_LENT = frozenset({"half", "quarter", "month", "span"})


def _nearest(found: list[PeriodMention], lending: list[int], place: int) -> PeriodMention | None:
    """The last of those that lend their time before this one, else the first after it."""
    at = bisect_left(lending, place)
    return found[lending[at - 1 if at else 0]] if lending else None


def _like(mention: PeriodMention, model: PeriodMention | None) -> PeriodMention:
    """ "The same period of 2024": the stretch of the year that was named just before, or after."""
    if mention.start is None or model is None or model.start is None or model.end is None:
        return replace(mention, kind="year")
    shift = mention.start.year - model.start.year
    start = model.start.replace(year=model.start.year + shift)
    last = model.end.year + shift
    return replace(mention, kind=model.kind, start=start, end=_month_end(last, model.end.month))


def _in_the_year_of(part: PeriodMention, dated: PeriodMention | None) -> PeriodMention:
    """A half or a quarter of the year that was named last; without one it has no date."""
    if dated is None or dated.end is None or part.start is None or part.end is None:
        return replace(part, start=None, end=None, kind="relative")
    year = dated.end.year
    end = _month_end(year, part.end.month)
    months = part.end.month - part.start.month
    kind = {2: "quarter", 5: "half"}.get(months, "span")
    return replace(part, start=part.start.replace(year=year), end=end, kind=kind)


def _read(text: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    kind = match.lastgroup or ""
    for name in _READERS_ORDER:
        if match.group(name):
            kind = name
            break
    reader = _READERS.get(kind)
    for mention in reader(text, match) if reader is not None else ():
        yield replace(mention, text=text[mention.span.start : mention.span.end])


def _mention(
    match: re.Match[str], start: date | None, end: date | None, kind: str, shift: int = 0,
    group: str | int = 0,
) -> PeriodMention:  # fmt: skip
    span = Span(match.start(group), match.end(group))
    return PeriodMention(span, match.group(group), start, end, kind, shift)


def _half(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    year = int(match["hy"] or match["hy2"] or match["hy3"])
    number = _ORDINAL[match["ho"].lower()] if match["ho"] else int(match["hn"] or match["hn2"])
    if number in (0, 1, 2):
        first = number == 1
        ends = (
            (date(year, 1, 1), date(year, 6, 30))
            if first
            else (date(year, 7, 1), date(year, 12, 31))
        )
        yield _mention(match, *ends, "half")


def _quarter(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    year = int(match["qy"] or match["qy2"] or match["qy3"])
    number = _ORDINAL[match["qo"].lower()] if match["qo"] else int(match["qn"] or match["qn2"])
    number = number or 4
    yield _mention(match, date(year, number * 3 - 2, 1), _month_end(year, number * 3), "quarter")


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _month_number(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _months(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    last = int(match["my2"])
    first_month, last_month = _month_number(match["m1"]), _month_number(match["m2"])
    first = int(match["my1"]) if match["my1"] else last - (first_month > last_month)
    start, end = date(first, first_month, 1), _month_end(last, last_month)
    if start < end:
        yield _mention(match, start, end, "span")


def _month(text: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    # "May 2024" is a month; the "mar" of another word never gets here, but "may 2024" without a
    # capital after "in" is still a month, and "it may 2024" is not English.
    year, month = int(match["my"]), _month_number(match["mm"])
    yield _mention(match, date(year, month, 1), _month_end(year, month), "month")


def _split(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    """ "2023/24", "financial year 2023-2024": the year of whoever counts so, here that to March."""
    year = int(match["sy"] or match["sy2"] or match["sy3"])
    tail = int(match["sz"] or match["sz2"] or match["sz3"]) % 100
    if (year + 1) % 100 == tail:
        yield _mention(match, date(year, 4, 1), date(year + 1, 3, 31), "split")
    elif match["sy"]:  # "2023 - 36 of them": a year, and what comes after it
        yield _mention(match, date(year, 1, 1), date(year, 12, 31), "year", 0, "sy")


def _ending(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    """ "The year ending March 2024": the twelve months up to then."""
    last, month = int(match["ey"]), _month_number(match["em"])
    start = date(last, 1, 1) if month == 12 else date(last - 1, month + 1, 1)
    yield _mention(match, start, _month_end(last, month), "span" if month != 12 else "year")


def _years(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    first, last = int(match["y1"]), int(match["y2"])
    joined = match["yj"].strip().lower()
    if first >= last or joined in _JOINED:
        for group, year in (("y1", first), ("y2", last)):
            yield _mention(match, date(year, 1, 1), date(year, 12, 31), "year", 0, group)
        return
    yield _mention(match, date(first, 1, 1), date(last, 12, 31), "span")


def _since(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    yield _mention(match, date(int(match["ys"]), 1, 1), None, "since")


def _year(text: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    before = text[max(0, match.start() - 14) : match.start()]
    if _UNIT_AFTER.match(text, match.end()) and _HEDGE_BEFORE.search(before):
        return
    year = int(match["y"])
    yield _mention(match, date(year, 1, 1), date(year, 12, 31), "year")


_DAY = re.compile(
    rf"(?P<d>\d{{1,2}})\D.*?(?P<m>{MONTH})|(?P<m2>{MONTH})\s(?P<d2>\d{{1,2}})", re.IGNORECASE
)


def _day(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    found = _DAY.match(match.group())
    day = None
    if found:
        month = _month_number(found["m"] or found["m2"])
        try:
            day = date(int(match.group()[-4:]), month, int(found["d"] or found["d2"]))
        except ValueError:
            day = None
    yield _mention(match, None, None, "day") if day is None else _mention(match, day, day, "day")


def _published(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    """ "A survey published in 2025": when it came out, and not what it is about."""
    yield _mention(match, None, None, "day")


def _part(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    """ "The first half", "the third quarter": of a year that is named elsewhere."""
    written = match.group().lower()
    if match["pm1"]:
        first, last = _month_number(match["pm1"]), _month_number(match["pm2"])
        if first < last:
            yield _mention(match, date(1, first, 1), _month_end(1, last), "part")
        return
    number = _ORDINAL[match["po"].lower()] if match["po"] else int(match["pn"])
    if _NINE_MONTHS.search(written):
        months = (1, 9)
    elif _HALF.search(written) or written[0] == "h":
        months = (1, 6) if number == 1 else (7, 12)
    else:
        number = number or 4
        months = (number * 3 - 2, number * 3)
    yield _mention(match, date(1, months[0], 1), _month_end(1, months[1]), "part")


def _other(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    yield _mention(match, None, None, "other", _ORDINAL[match["oo"].lower()])


def _of_the_text(shift: int) -> Callable[[str, re.Match[str]], Iterator[PeriodMention]]:
    def read(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
        yield _mention(match, None, None, TOLD, shift)

    return read


def _season(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    """ "Spring 2024", or "last spring", of a year that only the text's own date tells."""
    if match["seasonyear"]:
        yield in_the_year(_mention(match, None, None, "season"), int(match["seasonyear"]))
    elif match["which"]:
        this = THIS_SEASON.fullmatch(match["which"].strip())
        yield _mention(match, None, None, TOLD, 0 if this else UNSURE)


def _days(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    last = int(match["dy2"])
    first = int(match["dy1"] or last)
    try:
        start = date(first, _month_number(match["dm1"]), int(match["d1"]))
        end = date(last, _month_number(match["dm2"]), int(match["d2"]))
    except ValueError:
        return
    if start < end:
        yield _mention(match, start, end, "span")


def _same(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    year = int(match["sameyear"])
    yield _mention(match, date(year, 1, 1), date(year, 12, 31), "same")


def _shifted(shift: int) -> Callable[[str, re.Match[str]], Iterator[PeriodMention]]:
    def read(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
        yield _mention(match, None, None, "relative", shift)

    return read


def _one_on(shift: int) -> Callable[[str, re.Match[str]], Iterator[PeriodMention]]:
    def read(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
        written = match.group().lower()
        months = 6 if _HALF.search(written) else 3 if _THREE_MONTHS.search(written) else 1
        yield _mention(match, None, None, STRETCH, shift * months)

    return read


def _that_year(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
    yield _mention(match, None, None, THAT)


def _step(shift: int) -> Callable[[str, re.Match[str]], Iterator[PeriodMention]]:
    def read(_: str, match: re.Match[str]) -> Iterator[PeriodMention]:
        yield _mention(match, None, None, STEP, shift)

    return read


_READERS = {
    "published": _published,
    "days": _days,
    "same": _same,
    "half": _half,
    "quarter": _quarter,
    "day": _day,
    "months": _months,
    "month": _month,
    "split": _split,
    "ending": _ending,
    "years": _years,
    "since": _since,
    "year": _year,
    "nextone": _one_on(1),
    "lastone": _one_on(-1),
    "thatyear": _that_year,
    "stepback": _step(-1),
    "stepon": _step(1),
    "before2": _shifted(-2),
    "after2": _shifted(2),
    "before": _shifted(-1),
    "after": _shifted(1),
    "lastyear": _of_the_text(-1),
    "thisyear": _of_the_text(0),
    "season": _season,
    "recent": _shifted(0),
    "part": _part,
    "other": _other,
}
_READERS_ORDER = tuple(_READERS)
