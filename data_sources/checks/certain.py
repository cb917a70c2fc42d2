"""What two cells of observations cannot both say: certain, so it stops.

Beside these stand :mod:`data_sources.checks.totals` (parts and totals) and the certain rules of
:mod:`data_sources.checks.provenance`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from data_sources.checks.schema import Tables
from data_sources.checks.slots import days, slots
from data_sources.package.table import Table, first_rows
from data_sources.package.tables import Fault

HUNDRED_YEARS = 36_524  # days
NEAR = Decimal("0.1")


def endless_periods(tables: Tables) -> Iterator[Fault]:
    """A period of a hundred years or more: a century was mistyped."""
    table = tables.observations
    lasts = days(table, "period_end") - days(table, "period_start") + 1
    for row in np.flatnonzero(lasts >= HUNDRED_YEARS).tolist():
        yield table.fault(row, "period_end", f"the period lasts {lasts[row]} days")


def confirms_another_value(tables: Tables) -> Iterator[Fault]:
    """A row that confirms says the same as the current one, rounded or cut off at most."""
    table = tables.observations
    standing, slot = table["standing"], slots(table)
    shown = np.flatnonzero(standing.where("current".__eq__))
    of_slot = first_rows(slot, shown)[slot]
    confirms = standing.where("confirms".__eq__) & (of_slot >= 0)
    for row in np.flatnonzero(confirms).tolist():
        other = int(of_slot[row])
        if not _same(table, row, other):
            file, line = table.place(other)
            reason = f"confirms {table.cell(row, 'value')}, but {file}:{line} has"
            yield table.fault(row, "value", f"{reason} {table.cell(other, 'value')}")


def _same(table: Table, *rows: int) -> bool:
    """Whether two values differ by less than one in the last place that the rougher one gives."""
    values = [Decimal(table.cell(row, "value")) for row in rows]
    apart = abs(values[0] - values[1])
    floor = "at_least" in (table.cell(row, "precision") for row in rows)
    near = apart <= NEAR * max(map(abs, values))
    return not apart or (apart < max(map(_last_place, values)) and (near or floor))


def _last_place(value: Decimal) -> Decimal:
    """One in the last digit that is not a trailing zero: 1,000 for 36,000, 0.1 for 78.8."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
