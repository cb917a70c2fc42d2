"""When publications are to be expected, reckoned from when each publisher published before.

A range of months and ours alone: no publisher announced it. It comes from the record and not
from the clock: the first year, half or quarter that the record has no figure of, and the shortest
and the longest time that earlier ones took. With fewer than three known ones nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from data_sources.record.figure import Figure
from data_sources.record.kept import kept
from data_sources.record.model import Publisher, Series
from data_sources.record.period import Period
from data_sources.record.record import Record
from languages import dates, translator
from publish.address import addresses
from publish.data.feed import NAME

FEWEST, LAST, LONGEST = 3, 6, 12
"""How many earlier periods must be known, of how many last ones; and months after which a
publication tells of a period what was known before."""
KINDS = {"annual": ("year", 12), "half-yearly": ("half", 6), "quarterly": ("quarter", 3)}
"""By how often a series comes out: the kind of its periods, and their months."""


@dataclass(frozen=True, slots=True)
class Expected:
    """The next publication of a publisher's yearly, half-yearly or quarterly figures.

    ``first`` and ``last`` are the first and last day of the months in which it is expected;
    ``known`` holds the months in which earlier ones came out, by the period that they are of.
    """

    publisher: Publisher
    series: Series
    period: Period
    first: date
    last: date
    known: tuple[tuple[Period, str], ...]


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A way of counting that comes out in steps, of which too little is known to expect anything.

    ``known`` says of how many publications the month is known.
    """

    publisher: Publisher
    series: Series
    known: int


Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the record holds of one publisher, way of counting and step."""

    series: Series
    held: set[Period]
    known: dict[Period, str]


@kept()
def expected(record: Record) -> tuple[Expected, ...]:
    """What can be expected, the earliest first; one a publisher, way of counting and step."""
    made = (_next(own) for _key, own in sorted(_all_kept(record).items()))
    return tuple(sorted((one for one in made if one), key=lambda one: (one.first, one.last)))


@kept()
def unsaid(record: Record) -> tuple[Unsaid, ...]:
    """Of what nothing is said, so that silence is not taken for "nothing is coming"."""
    return tuple(
        Unsaid(own.series.publisher, own.series, len(_recent(own)))
        for _key, own in sorted(_all_kept(record).items())
        if _next(own) is None
    )


def _all_kept(record: Record) -> dict[Key, _Kept]:
    """The periods of each, whoever tells of them; and the months known from its publisher."""
    found: dict[Key, _Kept] = {}
    for figure in record.all_figures():
        own, period = figure.series, figure.period
        if period.kind == KINDS.get(own.frequency, ("", 0))[0]:
            key = (own.publisher.key, own.collection, own.frequency)
            here = found.setdefault(key, _Kept(own, set(), {}))
            here.held.add(period)
            if _counts(figure):
                month = figure.source.published[:7]
                here.known[period] = min(month, here.known.get(period, month))
    return found


def _counts(figure: Figure) -> bool:
    """Whether its publication is its publisher's, known to the month, and of the time itself."""
    source = figure.source
    return (
        not figure.cited_by_other
        and len(source.published) >= len("2024-05")
        and 0 < _months(figure.period.end, source.published) <= LONGEST
    )


def _months(end: date, published: str) -> int:
    year, month = int(published[:4]), int(published[5:7])
    return (year - end.year) * 12 + month - end.month


def _recent(own: _Kept) -> dict[Period, str]:
    """The months of the last periods, the oldest first; of a month that told of several periods
    the newest alone, for the others may have been told before."""
    each = KINDS[own.series.frequency][1]
    newest = max(own.held, key=lambda period: period.end)
    oldest = _month(newest.start, -each * (LAST - 1))
    by_month = {month: period for period, month in sorted(own.known.items())}
    return {period: month for month, period in sorted(by_month.items()) if period.start >= oldest}


def _next(own: _Kept) -> Expected | None:
    """The first period after all that the record holds; None where too little is known."""
    recent, each = _recent(own), KINDS[own.series.frequency][1]
    if len(recent) < FEWEST:
        return None
    lags = [_months(period.end, month) for period, month in recent.items()]
    start = _month(max(own.held, key=lambda period: period.end).start, each)
    period = Period(start, _month(start, each) - timedelta(days=1))
    first = _month(period.end, min(lags))
    last = _month(period.end, max(lags) + 1) - timedelta(days=1)
    return Expected(own.series.publisher, own.series, period, first, last, tuple(recent.items()))


def _month(day: date, months: int) -> date:
    """The first day of the month so many months after that of a day."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def passed(record: Record, one: Expected) -> bool:
    """Whether these months were over when the record was made, and it has no such figure."""
    return one.last < record.created


def when(one: Expected, language: str) -> str:
    """The months as a range, or the one month."""
    first, last = (dates.month(day, language) for day in (one.first, one.last))
    if first == last:
        return first
    return translator(language)("{first} to {last}", first=first, last=last)


def title_of(one: Expected, language: str) -> str:
    """What is expected, of whom."""
    what = _named(one.publisher, one.series, language)
    _, period = translator(language), dates.period(one.period, language)
    if one.period.kind == "year":
        return _("{what}, figures of {year}", what=what, year=period)
    return _("{what}, {period}", what=what, period=period)


def unsaid_of(one: Unsaid, language: str) -> str:
    """Of what nothing is said, and how much is known of it."""
    _ = translator(language)
    return _(
        "{what}, {often} (months known: {known})",
        what=_named(one.publisher, one.series, language),
        often=_(one.series.frequency),
        known=one.known,
    )


def _named(publisher: Publisher, series: Series, language: str) -> str:
    """A way of counting with its publisher's name before it, which may be its first word."""
    words, label = series.text(language).collection, publisher.known_as(language)
    return words if re.match(rf"{re.escape(label)}\b", words) else f"{label}: {words}"


def why(one: Expected, language: str) -> str:
    """From what it is reckoned."""
    _ = translator(language)
    known = "; ".join(
        f"{dates.period(period, language)}: {dates.partial(month, language)}"
        for period, month in reversed(one.known)
    )
    if one.period.kind == "year":
        return _(
            "Our expectation, not an announcement. Earlier years came out: {known}.", known=known
        )
    return _("Our expectation, not an announcement. Earlier ones came out: {known}.", known=known)


def ics(record: Record, language: str) -> bytes:
    """What is still to come, as a calendar to subscribe to (RFC 5545).

    The same record gives the same bytes.
    """
    _ = translator(language)
    name = _("On the Record: expected publications")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//On the Record//{record.version}//{language.upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
        f"NAME:{_escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    for one in expected(record):
        if not passed(record, one):
            lines += _event(record, one, language)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(record: Record, one: Expected, language: str) -> list[str]:
    name = f"{one.publisher.key}/{one.series.collection}/{one.period.code}"
    return [
        "BEGIN:VEVENT",
        f"UID:{NAME}:expected/{name}",
        f"DTSTAMP:{record.created:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{one.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(title_of(one, language))}",
        f"DESCRIPTION:{_escaped(why(one, language))}",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 bytes; what goes on begins with a space. No letter is cut in two."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > 74:
            yield part
            part = " "
        part += letter
    yield part


def address(language: str) -> str:
    return f"{addresses.calendar(language)}expected.ics"
