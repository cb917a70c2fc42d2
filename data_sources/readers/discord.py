"""Discord's transparency report, the tables of one quarter or half year (CSV).

Three layouts are known: a table of reports to NCMEC alone, and all tables of the report under one
another, in two widths. Read are accounts disabled and servers removed for child safety (a wider
rule than child sexual abuse material), and media reports and escalations to NCMEC. No file says
its year, so the period must be said; the months that a file names are held against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data_sources.readers.reading import (
    Reading,
    Row,
    UnknownLayout,
    csv_lines,
    half_bounds,
    quarter_bounds,
    refuse_twice,
    text_of,
)

SIGN = b"Grooming or Endangerment Escalations"
_RULE = "Child Safety"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_MONTH_HEAD = ("Month", "Media Reports", SIGN.decode())
_ACCOUNTS_HEAD = ("Accounts Disabled Category", "Accounts Disabled")
_APPEALS_HEAD = ("Appeal Category", "Accounts Disabled")
_SERVERS_HEAD = (
    *("Servers Removed Category", "Servers Removed Proactive"),
    *("Servers Removed Reactive", "Total Servers Removed"),
)
_NO_NUMBER = "--"
_TITLE_QUARTER = re.compile(r"Q([1-4]) NCMEC Reports")
_PERIOD = re.compile(r"(20\d\d)-([QH])([1-4])")
MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class _Period:
    name: str
    start: str
    end: str
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        return ",".join(self.cells)


def read(path: Path, period: str) -> Reading:
    """Read the tables of ``period`` (“2022-Q4”, “2021-H1”).

    Raises UnknownLayout, naming the line, for anything it does not know.
    """
    when = _period(period)
    lines = _lines(path)
    _refuse_other_quarter(lines, when)
    rows, checks, questions = _ncmec(lines, when)
    rows += _accounts(lines, when)
    rows += _servers(lines, when)
    refuse_twice(rows)
    return Reading(
        "tables of Discord's transparency report",
        f"Discord Transparency Report {when.name.replace('-', ' ')}",
        rows=tuple(rows),
        checks=tuple(checks),
        questions=tuple(questions),
    )


def _period(text: str) -> _Period:
    found = _PERIOD.fullmatch(text)
    if found is None or (found[2] == "H" and int(found[3]) > 2):
        raise UnknownLayout(
            "Discord's files do not say their year: say --period, as 2022-Q4 or 2021-H1", text=text
        )
    year, number = int(found[1]), int(found[3])
    length = 3 if found[2] == "Q" else 6
    bounds = quarter_bounds if found[2] == "Q" else half_bounds
    first = (number - 1) * length
    return _Period(text, *bounds(year, number), _MONTHS[first : first + length])


def _lines(path: Path) -> list[_Line]:
    return [
        _Line(line, tuple(cell.strip() for cell in cells))
        for line, cells in csv_lines(text_of(path, MAX_BYTES))
    ]


def _refuse_other_quarter(lines: list[_Line], when: _Period) -> None:
    for line in lines:
        said = _TITLE_QUARTER.search(line.text)
        if said and not when.name.endswith(f"Q{said[1]}"):
            raise UnknownLayout(
                f"the title says quarter {said[1]}, --period says {when.name}",
                line=line.number,
                text=line.text,
            )


def _table(lines: list[_Line], head: tuple[str, ...]) -> list[_Line]:
    """The lines under a heading, to the line of its total; none when there is no such table."""
    places = [n for n, line in enumerate(lines) if line.cells[: len(head)] == head]
    if len(places) > 1:
        raise UnknownLayout("this table stands here twice", line=lines[places[1]].number)
    found: list[_Line] = []
    for line in lines[places[0] + 1 :] if places else ():
        if any(line.cells):
            found.append(line)
        if _is_total(line):
            return found
    if found:
        raise UnknownLayout("this table has no total", line=found[0].number, text=found[0].text)
    return found


def _is_total(line: _Line) -> bool:
    """“Total”, “Total:” and “Sum:”; in the oldest layout the sums stand without a word."""
    return line.cells[0].rstrip(":") in ("Total", "Sum") or (
        not line.cells[0] and any(line.cells[1:])
    )


def _ncmec(lines: list[_Line], when: _Period) -> tuple[list[Row], list[str], list[str]]:
    table = _table(lines, _MONTH_HEAD)
    if not table:
        raise UnknownLayout("there is no table of reports to NCMEC by month")
    *months, total = table
    media, escalations = (_whole(months, total, column) for column in (1, 2))
    rows = [
        _row("discord.accounts_reported_to_ncmec", "type=CSAM media", when, media, total, "Media"),
        _row(
            "discord.escalations_to_ncmec",
            "type=grooming or endangerment",
            when,
            escalations,
            total,
            "Grooming or Endangerment Escalations",
        ),
    ]
    checks = [f"{len(months)} months add up to the printed {media} and {escalations}"]
    named = tuple(line.cells[0] for line in months)
    if named == when.months:
        return rows, checks, []
    if set(named) - set(_MONTHS) or len(set(named)) != len(when.months):
        raise UnknownLayout(
            "the months are not those of a period", months[0].number, text=str(named)
        )
    return rows, checks, [f"the file names {', '.join(named)}, and was read as {when.name}"]


def _whole(months: list[_Line], total: _Line, column: int) -> int:
    """The printed total of a column, which its months must add up to."""
    printed = _count(total, column)
    added = sum(_count(line, column) for line in months)
    if printed != added:
        raise UnknownLayout(
            f"the months add up to {added}, not to {printed}", line=total.number, text=total.text
        )
    return printed


def _accounts(lines: list[_Line], when: _Period) -> Iterator[Row]:
    """Accounts disabled: their own table, or that of the appeals, which must agree with it."""
    found = [
        (line, _count(line, 1))
        for head in (_ACCOUNTS_HEAD, _APPEALS_HEAD)
        for line in _table(lines, head)
        if line.cells[0] == _RULE and line.cells[1] != _NO_NUMBER
    ]
    if len({count for _line, count in found}) > 1:
        line = found[1][0]
        raise UnknownLayout("two tables do not agree on accounts", line=line.number, text=line.text)
    if found:
        line, count = found[0]
        series = "discord.accounts_disabled_child_safety"
        yield _row(series, "", when, count, line, "Accounts Disabled (Child Safety)", "accounts")


def _servers(lines: list[_Line], when: _Period) -> Iterator[Row]:
    for line in _table(lines, _SERVERS_HEAD):
        if line.cells[0] != _RULE or line.cells[3] == _NO_NUMBER:
            continue
        proactive, reactive, total = (_count(line, column) for column in (1, 2, 3))
        if proactive + reactive != total:
            raise UnknownLayout(
                "proactive and reactive are not the total", line=line.number, text=line.text
            )
        series = "discord.servers_removed_child_safety"
        yield _row(series, "", when, total, line, "Servers Removed (Child Safety)", "servers")


def _row(
    series: str,
    part: str,
    when: _Period,
    value: int,
    line: _Line,
    indicator: str,
    unit: str = "",
) -> Row:
    unit = unit or ("escalations" if "escalations" in series else "accounts")
    return Row(
        series,
        part,
        "World",
        when.start,
        when.end,
        str(value),
        unit,
        "exact",
        f"line {line.number}",
        indicator,
    )


def _count(line: _Line, column: int) -> int:
    text = line.cells[column] if column < len(line.cells) else ""
    if not re.fullmatch(r"\d{1,9}|\d{1,3}(,\d{3}){1,2}", text):
        raise UnknownLayout("the value is not a count", line=line.number, text=line.text)
    return int(text.replace(",", ""))
