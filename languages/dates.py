"""Dates and periods as each language writes them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date

from data_sources.record.period import Period

_HALVES = {
    "en": ("first half of {year}", "second half of {year}"),
    "nl": ("eerste helft van {year}", "tweede helft van {year}"),
}
_QUARTERS = {"en": "Q{number} {year}", "nl": "{number}e kwartaal van {year}"}


@lru_cache(maxsize=4096)
def day(value: date, language: str) -> str:
    """24 November 2026 / 24 november 2026."""
    return format_date(value, "d MMMM y", locale=language)


def month(value: date, language: str) -> str:
    return format_date(value, "MMMM y", locale=language)


def partial(text: str, language: str) -> str:
    """A publication date known to the year, the month or the day."""
    if len(text) == 10:
        return day(date.fromisoformat(text), language)
    if len(text) == 7:
        return month(date.fromisoformat(text + "-01"), language)
    return text


def period(value: Period, language: str) -> str:
    """``2023``, ``first half of 2025``, ``Q2 2024``, ``May 2024``, ``April to September 2024``."""
    year, number = value.start.year, value.start.month
    match value.kind:
        case "year":
            return f"{year}"
        case "half":
            return _HALVES[language][number > 6].format(year=year)
        case "quarter":
            return _QUARTERS[language].format(number=(number + 2) // 3, year=year)
        case "month":
            return month(value.start, language)
    return _span(value, language)


def _span(value: Period, language: str) -> str:
    to = {"en": "to", "nl": "tot en met"}[language]
    start, end = value.start, value.end
    if start == end:
        return day(start, language)
    if not value.months:
        return f"{day(start, language)} {to} {day(end, language)}"
    if value.months % 12 == 0 and start.month == 1:
        return f"{start.year} {to} {end.year}"
    pattern = "MMMM" if start.year == end.year else "MMMM y"
    return f"{format_date(start, pattern, locale=language)} {to} {month(end, language)}"
