"""What counted rows must satisfy before they are believed."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from data_sources.dsa.daily.damage import Damage, Kind
from data_sources.dsa.daily.names import DayFile
from data_sources.dsa.vocabulary import COUNT, CREATED_DAY, LIST_DIMENSIONS, VALUES

# Rows are cut out of the database by number, so a few of a neighbour's day are in a day's file.
MOST_OF_ANOTHER_DAY = 0.01
_BRACKETS = str.maketrans("", "", '[]" ')
# A value is shown only in the database's own form: never a piece of somebody's text.
_WORD = re.compile(r"[A-Z][A-Z0-9_]{2,80}")


def _shown(value: str) -> str:
    return value if _WORD.fullmatch(value) else "a value of another form"


def _words(values: Iterable[str], is_list: bool) -> set[str]:
    if not is_list:
        return set(values)
    return {word for value in values for word in value.translate(_BRACKETS).split(",") if word}


def check_values(table: pa.Table) -> None:
    """Raises Damage for a platform without a name, or a value that neither schema knows.

    Takes rows as read or rows as counted: list fields may still have their brackets.
    """
    for name, known in VALUES.items():
        values = pc.unique(table[name]).to_pylist()
        unknown = _words(values, name in LIST_DIMENSIONS) - known
        if unknown:
            shown = ", ".join(sorted(_shown(value) for value in unknown)[:3])
            raise Damage(Kind.UNKNOWN_VALUE, f"{name}: {shown}")
    if "" in pc.unique(table["platform_name"]).to_pylist():
        raise Damage(Kind.UNKNOWN_VALUE, "platform_name is empty")


def check_created(counts: pa.Table) -> None:
    """Raises Damage if a row's time of creation was not of the form `YYYY-MM-DD HH:MM:SS`."""
    if "" in pc.unique(counts[CREATED_DAY]).to_pylist():
        raise Damage(Kind.UNKNOWN_VALUE, "created_at of another form")


def rows_in(counts: pa.Table) -> int:
    """How many statements a table of counts stands for."""
    return int(pc.sum(counts[COUNT]).as_py() or 0)


def check_day(counts: pa.Table, file: DayFile) -> list[str]:
    """Notes on rows of other days; raises Damage if there are too many, or of other platforms."""
    rows = rows_in(counts)
    created = zip(counts[CREATED_DAY].to_pylist(), counts[COUNT].to_pylist(), strict=True)
    other = sum(number for day, number in created if day != file.day.isoformat())
    if other > rows * MOST_OF_ANOTHER_DAY:
        raise Damage(Kind.WRONG_DAY, f"{other} of {rows} rows were created on another day")
    platforms = len(pc.unique(counts["platform_name"]))
    if file.slug != "global" and platforms > 1:
        raise Damage(Kind.UNKNOWN_LAYOUT, f"{platforms} platforms in the file of one")
    return [f"{other} rows created on another day"] if other else []
