"""Observations as the rules of the check ask for them: by slot, by series, in order of time.

A slot is one series with one breakdown in one geography: what can make a line. Only tables that
have passed :func:`~data_sources.checks.validation.validate` may be read so: cells are taken for
the numbers and days that their columns promise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from data_sources.checks.schema import Tables
from data_sources.package.table import Row, Table
from data_sources.package.tables import Fault

if TYPE_CHECKING:
    from data_sources.package.table import Numbers

Slot = tuple[str, str, str]
SLOT = ("series", "breakdown", "geography", "period_start", "period_end")
"""The columns that say which number is meant."""
Told = Iterator[tuple[Fault, str]]
"""What a rule that may be wrong yields: a fault, and the words by which it can be answered."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation, with the file it stands in."""

    file: str
    row: Row

    @property
    def slot(self) -> Slot:
        return self.row["series"], self.row["breakdown"], self.row["geography"]

    @property
    def start(self) -> str:
        return self.row["period_start"]

    @property
    def end(self) -> str:
        return self.row["period_end"]

    @property
    def value(self) -> float:
        return float(self.row["value"])

    @property
    def days(self) -> int:
        return (date.fromisoformat(self.end) - date.fromisoformat(self.start)).days + 1

    def fault(self, column: str, reason: str) -> Fault:
        return Fault(self.file, self.row.line, column, reason)

    def told(self, column: str, reason: str) -> tuple[Fault, str]:
        """A doubt about this observation; its words name slot, first day and value."""
        words = " | ".join((*self.slot, self.start, self.row["value"]))
        return self.fault(column, f"{reason} ({words})"), words


def slots(table: Table) -> Numbers:
    """A number for each observation: the same where slot and period are."""
    return table.groups(SLOT)


def days(table: Table, column: str) -> Numbers:
    """The days in a column of dates, as numbers that count them."""
    return table[column].worked_out(lambda text: date.fromisoformat(text).toordinal(), np.int64)


def observations(tables: Tables) -> Iterator[Seen]:
    """Every observation, whatever its standing."""
    table = tables.observations
    yield from map(Seen, table.file.cells(), table)


def current(tables: Tables) -> Iterator[Seen]:
    """The observations that are shown."""
    return (seen for seen in observations(tables) if seen.row["standing"] == "current")


def by_slot(tables: Tables) -> dict[Slot, list[Seen]]:
    """The observations that are shown, by slot, each in order of time."""
    found: dict[Slot, list[Seen]] = defaultdict(list)
    for seen in current(tables):
        found[seen.slot].append(seen)
    return {slot: sorted(own, key=lambda seen: seen.start) for slot, own in found.items()}


def keyed(tables: Tables, name: str, key: str) -> dict[str, Row]:
    """The rows of a table by their key; empty where the table is not there."""
    return {row[key]: row for row in tables.get(name, [])}
