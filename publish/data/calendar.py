"""When publications are to be expected, reckoned from when each publisher published before.

A range of months and ours alone: no publisher announced it. It comes from the record and not
from the clock: the first year that the record has no figure of, and the shortest and the longest
time that earlier years took. With fewer than three known years nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from data_sources.record.figure import Figure
from data_sources.record.kept import kept
from data_sources.record.model import Publisher, Series
from data_sources.record.record import Record
from languages import dates, translator
from publish.address import addresses
from publish.data.feed import NAME

FEWEST, YEARS, LONGEST = 3, 6, 12
"""How many earlier years must be known, of how many last ones; and months after which a
publication tells of a year what was known before."""


@dataclass(frozen=True, slots=True)
class Expected:
    """The next publication of a publisher's yearly figures.

    ``first`` and ``last`` are the first and last day of the months in which it is expected;
    ``known`` holds the months in which earlier years came out, by the year that they are of.
    """

    publisher: Publisher
    series: Series
    year: int
    first: date
    last: date
    known: tuple[tuple[int, str], ...]


@kept()
def expected(record: Record) -> tuple[Expected, ...]:
    """What can be expected, the earliest first; one a publisher and way of counting."""
    found: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    series: dict[tuple[str, str], Series] = {}
    for figure in record.all_figures():
        if _counts(figure):
            key = (figure.series.publisher.key, figure.series.collection)
            year, month = figure.period.end.year, figure.source.published[:7]
            found[key][year] = min(month, found[key].get(year, month))
            series.setdefault(key, figure.series)
    made = (_next(series[key], months) for key, months in sorted(found.items()))
    return tuple(sorted((one for one in made if one), key=lambda one: (one.first, one.last)))


def _counts(figure: Figure) -> bool:
    """Whether it is of a year, and the publication in which it stands is known to the month."""
    source = figure.source
    return (
        figure.series.frequency == "annual"
        and figure.period.kind == "year"
        and not figure.cited_by_other
        and len(source.published) >= len("2024-05")
        and 0 < _months(figure.period.end, source.published) <= LONGEST
    )


def _months(end: date, published: str) -> int:
    year, month = int(published[:4]), int(published[5:7])
    return (year - end.year) * 12 + month - end.month


def _next(series: Series, months: dict[int, str]) -> Expected | None:
    newest = max(months)
    recent = {year: text for year, text in sorted(months.items()) if year > newest - YEARS}
    if len(recent) < FEWEST:
        return None
    lags = [_months(date(year, 12, 31), text) for year, text in recent.items()]
    first = _month_after(newest + 1, min(lags))
    last = _month_after(newest + 1, max(lags) + 1) - timedelta(days=1)
    return Expected(series.publisher, series, newest + 1, first, last, tuple(recent.items()))


def _month_after(year: int, months: int) -> date:
    """The first day of the month so many months after the December of a year."""
    return date(year + 1 + (months - 1) // 12, (months - 1) % 12 + 1, 1)


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
    words, label = one.series.text(language).collection, one.publisher.known_as(language)
    words = words.removeprefix(f"{label}: ")
    _ = translator(language)
    return _(
        "{publisher}: {what}, figures of {year}",
        publisher=label,
        what=words,
        year=one.year,
    )


def why(one: Expected, language: str) -> str:
    """From what it is reckoned."""
    _ = translator(language)
    known = "; ".join(
        f"{year}: {dates.partial(month, language)}" for year, month in reversed(one.known)
    )
    return _("Our expectation, not an announcement. Earlier years came out: {known}.", known=known)


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
    name = f"{one.publisher.key}/{one.series.collection}/{one.year}"
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
