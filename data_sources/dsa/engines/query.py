"""The one query, in Ibis: Spark runs it on as many machines as there are. In this process Arrow
takes the same two steps (`collapse`), as a test holds it to.

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
    DAY_LENGTH,
    DIMENSIONS,
    LIST_DIMENSIONS,
    TIME_LENGTH,
)


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
    return merged(counted(statements, extra), extra)


def counted(statements: ir.Table, extra: Sequence[str] = ()) -> ir.Table:
    """The first step: rows to counts, list fields as they stand."""
    keys = {name: statements[name] for name in (*DIMENSIONS, *extra)}
    created = {CREATED_DAY: _created_day(statements[CREATED])}
    return statements.group_by(**created, **keys).aggregate(**{COUNT: statements.count()})


def merged(counts: ir.Table, extra: Sequence[str] = ()) -> ir.Table:
    """The second step: list fields put in order, and what is then the same added up.

    Also adds up the counts of several files; what is in order stays as it is.
    """
    ordered = counts.mutate(**{name: _in_order(counts[name]) for name in LIST_DIMENSIONS})
    return ordered.group_by([*COUNTED, *extra]).aggregate(
        **{COUNT: ordered[COUNT].sum().cast("int64")}
    )
