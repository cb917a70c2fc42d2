"""Periods of time as publishers use them: years, halves, quarters, months and free spans."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_CODE = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of days, both ends included.

    ``kind`` is ``year``, ``half``, ``quarter``, ``month`` or ``span`` (anything else), and
    ``code`` is the text that :meth:`parse` reads back: ``2023``, ``2025-H1``, ``2024-Q2``,
    ``2024-05`` or ``2024-04-01/2024-09-30``.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period code. Raises ValueError that names the accepted forms."""
        first, slash, last = text.strip().partition("/")
        start, end = _bounds(first)
        if slash:
            end = _bounds(last)[1]
        return cls(start, end)

    @property
    def months(self) -> int:
        """Whole months covered, 0 when the span does not consist of whole months."""
        return _named(self.start, self.end)[0]

    @property
    def kind(self) -> str:
        return _named(self.start, self.end)[1]

    @property
    def code(self) -> str:
        return _named(self.start, self.end)[2]

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def same_length(self, other: Period) -> bool:
        """Whether two periods can stand side by side: as many months, or as many days."""
        if self.months or other.months:
            return self.months == other.months
        return self.days == other.days

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return self.code


@lru_cache(maxsize=8192)
def _named(start: date, end: date) -> tuple[int, str, str]:
    """Months, kind and code of a span; lists of figures ask for them thousands of times."""
    months = _whole_months(start, end)
    kind = _kind(months, start.month)
    codes = {
        "year": f"{start.year}",
        "half": f"{start.year}-H{1 if start.month == 1 else 2}",
        "quarter": f"{start.year}-Q{(start.month + 2) // 3}",
        "month": f"{start.year}-{start.month:02}",
    }
    return months, kind, codes.get(kind, f"{start}/{end}")


def _whole_months(start: date, end: date) -> int:
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return 0
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _kind(months: int, first: int) -> str:
    if months == 12 and first == 1:
        return "year"
    if months == 6 and first in (1, 7):
        return "half"
    if months == 3 and first % 3 == 1:
        return "quarter"
    return "month" if months == 1 else "span"


def _bounds(text: str) -> tuple[date, date]:
    match = _CODE.fullmatch(text)
    if match is None:
        raise ValueError(
            f"“{text}” is not a period: write 2023, 2025-H1, 2024-Q2, 2024-05 or 2024-04/2024-09"
        )
    year = int(match["year"])
    if match["day"]:
        day = date.fromisoformat(text)
        return day, day
    if match["month"]:
        return _months(year, int(match["month"]), 1)
    if match["quarter"]:
        return _months(year, int(match["quarter"]) * 3 - 2, 3)
    if match["half"]:
        return _months(year, int(match["half"]) * 6 - 5, 6)
    return _months(year, 1, 12)


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    if not 1 <= first <= 12:
        raise ValueError(f"{first} is not a month")
    last = first + count - 1
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
