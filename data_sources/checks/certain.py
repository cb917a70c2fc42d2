"""What two cells of observations cannot both say: certain, so it stops.

Beside these stand :mod:`data_sources.checks.totals` (parts and totals) and the certain rules of
:mod:`data_sources.checks.provenance`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from data_sources.checks.schema import Tables
from data_sources.checks.slots import Seen, observations
from data_sources.package.tables import Fault

HUNDRED_YEARS = 36_524  # days
NEAR = Decimal("0.1")


def endless_periods(tables: Tables) -> Iterator[Fault]:
    """A period of a hundred years or more: a century was mistyped."""
    for seen in observations(tables):
        if seen.days >= HUNDRED_YEARS:
            yield seen.fault("period_end", f"the period lasts {seen.days} days")


def confirms_another_value(tables: Tables) -> Iterator[Fault]:
    """A row that confirms says the same as the current one, rounded or cut off at most."""
    shown = {_key(s): s for s in observations(tables) if s.row["standing"] == "current"}
    for seen in observations(tables):
        other = shown.get(_key(seen)) if seen.row["standing"] == "confirms" else None
        if other and not _same(seen, other):
            reason = f"confirms {seen.row['value']}, but {other.file}:{other.row.line} has"
            yield seen.fault("value", f"{reason} {other.row['value']}")


def _key(seen: Seen) -> tuple[str, ...]:
    return *seen.slot, seen.start, seen.end


def _same(one: Seen, other: Seen) -> bool:
    """Whether two values differ by less than one in the last place that the rougher one gives."""
    values = Decimal(one.row["value"]), Decimal(other.row["value"])
    apart = abs(values[0] - values[1])
    floor = "at_least" in (one.row["precision"], other.row["precision"])
    near = apart <= NEAR * max(map(abs, values))
    return not apart or (apart < max(map(_last_place, values)) and (near or floor))


def _last_place(value: Decimal) -> Decimal:
    """One in the last digit that is not a trailing zero: 1,000 for 36,000, 0.1 for 78.8."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
