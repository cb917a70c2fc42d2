"""Checking tables against their Table Schema: header, types, constraints, keys.

Only what this package uses of the Table Schema standard is known here: types string, number,
integer, date, year and yearmonth; constraints required, enum, pattern, minimum and maximum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from data_sources.checks.needed import OBSERVATIONS
from data_sources.package.csv_file import CsvFile
from data_sources.package.table import Row, Table, first_rows
from data_sources.package.tables import DatasetError, Fault, descriptor

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Tables(dict[str, Sequence[Row]]):
    """The tables of a package by file name."""

    @cached_property
    def observations(self) -> Table:
        """All observations by columns, in the order of files and lines."""
        names = [name for name in self if name.startswith(OBSERVATIONS)]
        return Table.joined([by_columns(name, self[name]) for name in names])


def by_columns(name: str, rows: Sequence[Row]) -> Table:
    return rows if isinstance(rows, Table) else Table.of(name, rows)


_DIGITS = 15
_COUNTED = ("number", "integer")


def read_tables(
    directory: Path, schemas: Mapping[str, dict[str, Any]]
) -> tuple[Tables, list[Fault]]:
    """Every table by file name, and what is wrong with single cells and keys.

    ``schemas`` are those that :func:`data_sources.checks.descriptor.check` found usable. A table
    that cannot be read at all is left out of the first and named in the second.
    """
    read: dict[str, Table] = {}
    faults: list[Fault] = []
    for name, schema in schemas.items():
        try:
            file = CsvFile.read(directory, name)
            _check_header(file, schema)
            read[name] = file.table()
        except DatasetError as error:
            faults += error.faults
    for name, table in read.items():
        faults += _check_cells(table, schemas[name])
        faults += _check_primary_key(table, schemas[name])
    faults += _check_foreign_keys(directory, read, schemas)
    return Tables(read), faults


def _check_header(file: CsvFile, schema: dict[str, Any]) -> None:
    name, wanted = file.name, [field["name"] for field in schema["fields"]]
    if file.begins_with(wanted):
        return
    found = file.header()
    if found == wanted:
        return
    if len(found) == 1 and len(wanted) > 1 and re.search(r"[;\t|]", found[0]):
        separator = next(sign for sign in ";\t|" if sign in found[0])
        reason = f"the columns are separated by {separator!r}: save the file with commas"
        raise DatasetError([Fault(name, 1, "", reason)])
    missing = [column for column in wanted if column not in found]
    extra = [column for column in found if column not in wanted]
    parts = [f"missing {', '.join(missing)}"] * bool(missing)
    parts += [f"unknown {', '.join(extra)}"] * bool(extra)
    reason = "; ".join(parts) or f"the columns must be in the order {', '.join(wanted)}"
    raise DatasetError([Fault(name, 1, (missing or extra or found or [""])[0], reason)])


def _check_cells(table: Table, schema: dict[str, Any]) -> Iterator[Fault]:
    for field in schema["fields"]:
        column, check = table[field["name"]], _cell_check(field)
        reasons = {code: check(text) for code, text in enumerate(column.texts)}
        yield from _told(table, field["name"], column.codes, reasons)


def _told(
    table: Table, column: str, groups: NDArray[Any], reasons: Mapping[int, str]
) -> Iterator[Fault]:
    """A fault for each row whose group has a reason."""
    wrong = [group for group, reason in reasons.items() if reason]
    for row in np.flatnonzero(np.isin(groups, wrong)) if wrong else ():
        yield table.fault(int(row), column, reasons[int(groups[row])])


def _cell_check(field: dict[str, Any]) -> Any:
    kind, constraints = field.get("type", "string"), field.get("constraints", {})
    required, parse = constraints.get("required", False), PARSERS[kind]
    allowed, pattern = set(constraints.get("enum", ())), constraints.get("pattern")
    expression = re.compile(pattern) if pattern else None
    least, most = constraints.get("minimum"), constraints.get("maximum")

    def check(cell: str) -> str:
        if not cell.strip():
            return "is empty, and must not be" if required else ""
        value = parse(cell)
        if value is None:
            digits = f", or has more digits than {_DIGITS}" if len(cell) > _DIGITS else ""
            return f"“{_shown(cell)}” is not a {kind}{digits if kind in _COUNTED else ''}"
        if allowed and cell not in allowed:
            return f"“{_shown(cell)}” is not one of {', '.join(sorted(allowed))}"
        if expression and not expression.fullmatch(cell):
            return f"“{_shown(cell)}” has not the form {pattern}"
        if least is not None and value < least:
            return f"{_shown(cell)} is less than {least}"
        if most is not None and value > most:
            return f"{_shown(cell)} is more than {most}"
        return ""

    return check


def _shown(cell: str) -> str:
    return cell if len(cell) <= 60 else cell[:57] + "…"


_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)
_INTEGER = re.compile(r"-?\d{1,15}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_YEAR_MONTH = re.compile(r"[1-9]\d{3}-(0[1-9]|1[0-2])", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


# What is kept as a float is exact up to fifteen digits: a longer number would be another one.
def _number(cell: str) -> float | None:
    return float(cell) if _NUMBER.fullmatch(cell) else None


def _integer(cell: str) -> int | None:
    return int(cell) if _INTEGER.fullmatch(cell) else None


def _year(cell: str) -> int | None:
    return int(cell) if _YEAR.fullmatch(cell) else None


def _date(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if _DAY.fullmatch(cell) else None
    except ValueError:
        return None


def _yearmonth(cell: str) -> str | None:
    return cell if _YEAR_MONTH.fullmatch(cell) else None


def _text(cell: str) -> str | None:
    return None if _CONTROL.search(cell) else cell


PARSERS: dict[str, Any] = {
    "string": _text,
    "number": _number,
    "integer": _integer,
    "year": _year,
    "date": _date,
    "yearmonth": _yearmonth,
}


def columns_of(key: Any) -> list[str]:
    """The columns of a key, which may be written as one text."""
    return [key] if isinstance(key, str) else list(key)


def _check_primary_key(table: Table, schema: dict[str, Any]) -> Iterator[Fault]:
    columns = columns_of(schema.get("primaryKey", []))
    if not columns or not len(table):
        return
    groups, rows = table.groups(columns), np.arange(len(table))
    first = first_rows(groups, rows)[groups]
    for row in np.flatnonzero(first != rows).tolist():
        text = ", ".join(filter(None, (table.cell(row, column) for column in columns)))
        reason = f"the same key as line {table.lines[first[row]]}: {text}"
        yield table.fault(row, columns[0], reason)


def _check_foreign_keys(
    directory: Path, tables: Mapping[str, Table], schemas: Mapping[str, dict[str, Any]]
) -> Iterator[Fault]:
    paths = {r.get("name"): r.get("path") for r in descriptor(directory)["resources"]}
    for name, table in tables.items():
        for key in schemas[name].get("foreignKeys", ()):
            target = paths.get(key["reference"]["resource"])
            if target not in tables:
                continue
            columns, wanted = columns_of(key["fields"]), columns_of(key["reference"]["fields"])
            known = set(zip(*(tables[str(target)][c].cells() for c in wanted), strict=True))
            groups, reasons = table.groups(columns), {}
            for group, row in enumerate(first_rows(groups, np.arange(len(table))).tolist()):
                value = tuple(table.cell(row, column) for column in columns)
                if any(value) and value not in known:
                    reasons[group] = f"“{_shown(', '.join(value))}” is not in {target}"
            yield from _told(table, columns[0], groups, reasons)
