"""What two cells of observations cannot both say: certain, so it stops.

Beside these stand :mod:`data_sources.checks.totals` (parts and totals) and the certain rules of
:mod:`data_sources.checks.provenance`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import numpy as np

from data_sources.checks.schema import Tables
from data_sources.checks.slots import days, slots
from data_sources.package.table import Table, first_rows
from data_sources.package.tables import Fault

HUNDRED_YEARS = 36_524  # days
NEAR = Decimal("0.1")
LEXICONS = ("claims_lexicon.csv", "claims_lexicon_dsa.csv")
OF_LEXICON = ("needs", "also", "never", "but")


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


def no_such_day(tables: Tables) -> Iterator[Fault]:
    """A day of publication that no calendar has, such as 30 February."""
    for row in tables.get("sources.csv", []):
        text = row["published"]
        if text and not _is_day(text):
            yield Fault("sources.csv", row.line, "published", f"“{text}” is no day of a calendar")


def members_that_are_no_country(tables: Tables) -> Iterator[Fault]:
    """A group holds countries: a region in it would be counted twice."""
    kinds = {row["geography"]: row["kind"] for row in tables.get("geographies.csv", [])}
    for row in tables.get("members.csv", []):
        if kinds[row["geography"]] != "country":
            reason = f"“{row['geography']}” is no country ({kinds[row['geography']]})"
            yield Fault("members.csv", row.line, "geography", reason)


def unknown_words_of_a_lexicon(tables: Tables) -> Iterator[Fault]:
    """A word by which a series is meant, and that no row of ``claims_words.csv`` gives phrases."""
    known = {row["word"] for row in tables.get("claims_words.csv", [])}
    for name in LEXICONS:
        for row in tables.get(name, []):
            for column in OF_LEXICON:
                words = {word for part in row[column].split() for word in part.split("/")}
                for word in sorted(words - known):
                    if not word.startswith("#"):
                        reason = f"“{word}” is no word of claims_words.csv"
                        yield Fault(name, row.line, column, reason)


def _is_day(text: str) -> bool:
    """Whether a year, a month or a day is one: ``2024``, ``2024-05``, ``2024-05-07``."""
    try:
        date.fromisoformat(text + "2000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def _same(table: Table, *rows: int) -> bool:
    """Whether two values differ by less than one in the last place that the rougher one gives."""
    values = [Decimal(table.cell(row, "value")) for row in rows]
    apart = abs(values[0] - values[1])
    near = apart <= NEAR * max(map(abs, values))
    # "At least 40" bears out 44; it contradicts 4.
    floor = any(
        table.cell(row, "precision") == "at_least" and value == min(values)
        for row, value in zip(rows, values, strict=True)
    )
    return not apart or (apart < max(map(_last_place, values)) and (near or floor))


def _last_place(value: Decimal) -> Decimal:
    """One in the last digit that is not a trailing zero: 1,000 for 36,000, 0.1 for 78.8."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
