"""The one query, in Ibis: DuckDB runs it in this process, Spark on as many machines as there are.

It counts first, by the columns as they stand, and puts in order second: list fields lose their
brackets and their order on a few hundred groups instead of on millions of rows.
"""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from data_sources.dsa.vocabulary import (
    COUNT,
    COUNTED,
    CREATED,
    CREATED_DAY,
    DIMENSIONS,
    LIST_DIMENSIONS,
    TIME_LENGTH,
)

DAY_LENGTH = len("2025-07-01")


def _created_day(created_at: ir.StringValue) -> ir.StringValue:
    """The day part of `YYYY-MM-DD HH:MM:SS`; nothing for any other form."""
    return ibis.ifelse(
        created_at.length() == TIME_LENGTH, created_at.substr(0, DAY_LENGTH), ibis.literal("")
    )


def _in_order(field: ir.StringValue) -> ir.StringValue:
    """`["B","A"]` as `A,B`: the same set is the same text; an empty list is no text."""
    bare = field.re_replace(r'[\[\]" ]', "")
    return bare.split(",").unique().sort().join(",")


def daily(statements: ir.Table, extra: Sequence[str] = ()) -> ir.Table:
    """Statements counted by day of creation and all dimensions (and `extra` columns, if any)."""
    keys = {name: statements[name] for name in (*DIMENSIONS, *extra)}
    counted = statements.group_by(
        **{CREATED_DAY: _created_day(statements[CREATED])}, **keys
    ).aggregate(**{COUNT: statements.count()})
    ordered = counted.mutate(**{name: _in_order(counted[name]) for name in LIST_DIMENSIONS})
    return summed(ordered, extra)


def summed(counts: ir.Table, extra: Sequence[str] = ()) -> ir.Table:
    """Counts of several files added up: the same columns, one row for each combination."""
    return counts.group_by([*COUNTED, *extra]).aggregate(
        **{COUNT: counts[COUNT].sum().cast("int64")}
    )
