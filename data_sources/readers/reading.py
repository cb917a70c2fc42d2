"""What a reader hands over: rows read from one publication, or the reason why there are none.

A reader never hands over half a table. Where a document is not laid out as the reader knows
it, :class:`UnknownLayout` says which page and line stopped it, and nothing is returned. Here too
is how it opens a file: never a larger one than it expects, and only in the form that it expects.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any


class UnknownLayout(ValueError):
    """A document that is not laid out as its reader knows; ``page`` and ``line`` count from 1."""

    def __init__(self, why: str, page: int = 0, line: int = 0, text: str = "") -> None:
        self.why, self.page, self.line, self.text = why, page, line, text
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        place = ", ".join(
            f"{name} {number}"
            for name, number in (("page", self.page), ("line", self.line))
            if number
        )
        said = f" It says: “{self.text[:120]}”." if self.text else ""
        return f"{place + ': ' if place else ''}{self.why}.{said} Nothing was read."


@dataclass(frozen=True, slots=True)
class Row:
    """One number read, in the columns of the observations.

    ``value`` is the plain number as text, so that nothing is lost between document and file.
    """

    series: str
    breakdown: str
    geography: str
    period_start: str
    period_end: str
    value: str
    unit: str
    precision: str
    locator: str
    indicator: str = ""

    @property
    def slot(self) -> tuple[str, str, str, str, str]:
        return (self.series, self.breakdown, self.geography, self.period_start, self.period_end)


@dataclass(frozen=True, slots=True)
class Denominator:
    """How many people there were, or were online: ``column`` is ``population`` or ``users``."""

    column: str
    geography: str
    year: str
    value: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one publication gave.

    ``layout`` names the form that was recognised, ``checks`` what the rows were held against
    (printed totals), ``questions`` what only a person can decide (a name never seen before).
    ``revises`` tells that the publication restates its earlier periods, so that another value
    for a known slot is a revision. ``whole`` lists the (series, start, end) that it covers
    completely: what the record has of these, and the document has not, is gone.
    """

    layout: str
    title: str
    rows: tuple[Row, ...] = ()
    denominators: tuple[Denominator, ...] = ()
    checks: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    revises: bool = False
    whole: frozenset[tuple[str, str, str]] = frozenset()


def refuse_larger(path: Path, most: int) -> None:
    """Raise UnknownLayout when a file has more bytes than ``most``. Raises OSError."""
    if path.stat().st_size > most:
        raise UnknownLayout(f"the file is larger than {most // 1_000_000} MB")


def text_of(path: Path, most: int) -> str:
    """The text of a file of at most so many bytes. Raises UnknownLayout, or OSError."""
    refuse_larger(path, most)
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnknownLayout("the file is not UTF-8 text") from error


def json_of(path: Path, most: int) -> Any:
    """What a JSON file holds, fractions as Decimal. Raises UnknownLayout, or OSError."""
    refuse_larger(path, most)
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UnknownLayout("this is not JSON", line=getattr(error, "lineno", 0)) from error


def csv_lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV with the line that each ends on. Raises UnknownLayout when it is broken."""
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in lines:
            yield lines.line_num, cells
    except csv.Error as error:
        raise UnknownLayout(f"broken CSV: {error}", line=lines.line_num) from error


def lines_under(text: str, columns: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV under exactly these columns. Raises UnknownLayout for other ones."""
    lines = csv_lines(text)
    _line, head = next(lines, (1, []))
    if head != list(columns):
        raise UnknownLayout("the columns are not known", line=1, text=",".join(head))
    yield from lines


def rows_under(
    path: Path, most: int, columns: Iterable[str], row: Callable[[list[str], int], Row | None]
) -> tuple[list[Row], str]:
    """The rows that ``row`` makes of a CSV's lines, no slot twice, and the last day of them.

    The day is empty where no line gave a row. Raises UnknownLayout, naming the line.
    """
    lines = lines_under(text_of(path, most), columns)
    rows = [made for line, cells in lines if (made := row(cells, line))]
    refuse_twice(rows)
    return rows, max((made.period_end for made in rows), default="")


def year_bounds(year: int | str) -> tuple[str, str]:
    """First and last day of a calendar year."""
    return f"{int(year):04}-01-01", f"{int(year):04}-12-31"


def quarter_bounds(year: int, quarter: int) -> tuple[str, str]:
    """First and last day of a calendar quarter."""
    last_day = {1: 31, 2: 30, 3: 30, 4: 31}[quarter]
    last_month = quarter * 3
    return str(date(year, last_month - 2, 1)), str(date(year, last_month, last_day))


def half_bounds(year: int, half: int) -> tuple[str, str]:
    """First and last day of a half of a calendar year."""
    return quarter_bounds(year, half * 2 - 1)[0], quarter_bounds(year, half * 2)[1]


def refuse_twice(rows: Iterable[Row]) -> None:
    """Raise UnknownLayout when one slot was read twice: the table is not what it seems."""
    twice = [slot for slot, count in Counter(row.slot for row in rows).items() if count > 1]
    if twice:
        what = " ".join(part for part in twice[0] if part)
        raise UnknownLayout(f"the same figure stands in the document twice: {what}")
