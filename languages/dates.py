"""Dates and periods as each language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Protocol

from babel.dates import format_date

from languages.grammar import OTHER, grammar


class Span(Protocol):
    """A period of time: first and last day, its kind, and its whole months (0 when not whole).

    Kinds are ``year``, ``half``, ``quarter``, ``month`` and ``span``.
    """

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...
    @property
    def kind(self) -> str: ...
    @property
    def months(self) -> int: ...


@lru_cache(maxsize=4096)
def day(value: date, language: str) -> str:
    """24 November 2026 / 24 november 2026."""
    return _written(value, grammar(language).dates["day"], language)


def month(value: date, language: str) -> str:
    return _written(value, grammar(language).dates["month"], language)


def partial(text: str, language: str) -> str:
    """A publication date known to the year, the month or the day."""
    if len(text) == 10:
        return day(date.fromisoformat(text), language)
    if len(text) == 7:
        return month(date.fromisoformat(text + "-01"), language)
    return text


def period(value: Span, language: str) -> str:
    """``2023``, ``first half of 2025``, ``Q2 2024``, ``May 2024``, ``April to September 2024``."""
    words, year, number = grammar(language).dates, value.start.year, value.start.month
    match value.kind:
        case "year":
            return f"{year}"
        case "half":
            return words["second_half" if number > 6 else "first_half"].format(year=year)
        case "quarter":
            return words["quarter"].format(number=(number + 2) // 3, year=year)
        case "month":
            return month(value.start, language)
    return _span(value, language)


def _span(value: Span, language: str) -> str:
    words, start, end = grammar(language).dates, value.start, value.end
    if start == end:
        return day(start, language)
    if not value.months:
        return words["span"].format(first=day(start, language), last=day(end, language))
    if value.months % 12 == 0 and start.month == 1:
        return words["years"].format(first=start.year, last=end.year)
    first = _written(start, "MMMM", language) if start.year == end.year else month(start, language)
    return words["span"].format(first=first, last=month(end, language))


def short(value: Span, language: str) -> str:
    """A period in as few words as an axis has room for: ``Q2 2024``, ``Apr 2024``."""
    words, year, number = grammar(language).short_dates, value.start.year, value.start.month
    match value.kind:
        case "half":
            return words["half"].format(number=1 + (number > 6), year=year)
        case "quarter":
            return words["quarter"].format(number=(number + 2) // 3, year=year)
        case "month":
            return _short_month(value.start, language)
        case "span" if value.months:
            first, last = _short_month(value.start, language), _short_month(value.end, language)
            return words["span"].format(first=first, last=last)
    return period(value, language)


def _short_month(value: date, language: str) -> str:
    """ "Apr 2024", "apr 2024"."""
    return _written(value, grammar(language).short_dates["month"], language).replace(".", "")


def noun(value: Span, language: str, label: str = "") -> str:
    """The period as a noun: "2024", "the first half of 2025". ``label`` stands for its name."""
    return _fitted(grammar(language).noun, value, language, label)


def during(value: Span, language: str, label: str = "") -> str:
    """The period as an answer to "when": "in 2024", "from April to September 2024"."""
    return _fitted(grammar(language).during, value, language, label)


def at(label: str, language: str) -> str:
    """An answer to "when" of which only the name is known: "in 2024"."""
    return grammar(language).during[OTHER].format(period=label)


def _fitted(patterns: Mapping[str, str], value: Span, language: str, label: str) -> str:
    kind = "day" if value.start == value.end else value.kind
    pattern = patterns.get(kind, patterns[OTHER])
    return pattern.format(period=label or period(value, language))


def _written(value: date, pattern: str, language: str) -> str:
    return format_date(value, pattern, locale=grammar(language).locale)
