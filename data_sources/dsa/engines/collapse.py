"""The query's two steps by Arrow: rows that are the same become one and their number; then list
fields are put in order, and what is the same after that is added up.

A day's millions of rows are a few thousand different ones. Arrow finds them in what it has just
read; a database would have to be loaded and handed the same texts. A test holds both steps to the
query in Ibis, which Spark runs.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data_sources.dsa.daily.damage import Damage, Kind
from data_sources.dsa.engines.rows import COUNTS_SCHEMA, NO_COUNTS, SCHEMA
from data_sources.dsa.vocabulary import (
    COUNT,
    COUNTED,
    CREATED,
    CREATED_DAY,
    DAY_LENGTH,
    LIST_DIMENSIONS,
    TIME_LENGTH,
)

# `pyarrow.acero` has the same classes, but loads data sets and pandas with them: a third of a
# second, in which this counts 200,000 rows.
try:
    acero: Any = import_module("pyarrow._acero")
except ImportError:  # pragma: no cover - depends on Arrow's version
    acero = import_module("pyarrow.acero")

ROWS_AT_ONCE = 65_536
MOST_DIFFERENT = 800_000
"""Different combinations that are held at once: about a gigabyte. A real day has some thousands."""
_BRACKETS = str.maketrans("", "", '[]" ')

# By their bytes: Arrow loads pandas before it makes anything out of a value of Python's.
_REGULAR = pa.Array.from_buffers(pa.int32(), 1, [None, pa.py_buffer(np.int32(TIME_LENGTH))])[0]
_NOTHING = pa.StringArray.from_buffers(1, pa.py_buffer(bytes(8)), pa.py_buffer(b""))[0]


def _days(created_at: pa.ChunkedArray) -> pa.ChunkedArray:
    """The day part of `YYYY-MM-DD HH:MM:SS`; nothing for any other form."""
    days = pc.utf8_slice_codeunits(created_at, 0, DAY_LENGTH)
    return pc.if_else(pc.equal(pc.utf8_length(created_at), _REGULAR), days, _NOTHING)


def _grouped(table: pa.Table, number: tuple[str | list[str], str]) -> pa.Table:
    """The different rows of a table by the columns that are counted, and a number for each."""
    how = acero.AggregateNodeOptions([(*number, None, COUNT)], list(COUNTED))
    source = acero.Declaration("table_source", acero.TableSourceNodeOptions(table))
    steps = [source, acero.Declaration("aggregate", how)]
    groups = acero.Declaration.from_sequence(steps).to_table(use_threads=False)
    return groups.select(COUNTS_SCHEMA.names).cast(COUNTS_SCHEMA)


def collapsed(batches: list[pa.RecordBatch]) -> pa.Table:
    """Rows as read to counts, list fields as they stand."""
    rows = pa.Table.from_batches(batches, SCHEMA)
    days = _days(rows[CREATED])
    rows = rows.set_column(0, pa.field(CREATED_DAY, pa.string()), days)
    return _grouped(rows, ([], "hash_count_all"))


def _text(value: str) -> str:
    """`["B","A"]` as `A,B`: the same set is the same text; an empty list is no text."""
    return ",".join(sorted(set(value.translate(_BRACKETS).split(","))))


def _strings(values: list[str]) -> pa.StringArray:
    texts = [value.encode() for value in values]
    ends = np.cumsum([0, *map(len, texts)], dtype=np.int32)
    return pa.StringArray.from_buffers(
        len(texts), pa.py_buffer(ends), pa.py_buffer(b"".join(texts))
    )


def in_order(counts: pa.Table) -> pa.Table:
    """Counts whose list fields are in order; what is the same then is added up."""
    for name in LIST_DIMENSIONS:
        place = counts.schema.get_field_index(name)
        column = pc.dictionary_encode(counts[name].combine_chunks())
        texts = _strings([_text(value) for value in column.dictionary.to_pylist()])
        counts = counts.set_column(place, counts.field(place), texts.take(column.indices))
    return _grouped(counts, (COUNT, "hash_sum"))


class Adder:
    """Counts of many tables in one, in memory that grows with their different rows only."""

    def __init__(self) -> None:
        self._tables = [NO_COUNTS]
        self._more = 0

    def add(self, counts: pa.Table) -> None:
        """Take one more in. Raises Damage for more different rows than can be held."""
        self._tables.append(counts)
        self._more += counts.num_rows
        if self._more > max(ROWS_AT_ONCE, self._tables[0].num_rows):
            self._tables, self._more = [self.total()], 0

    def total(self) -> pa.Table:
        """All of them added up. Raises Damage as `add` does."""
        total = _grouped(pa.concat_tables(self._tables), (COUNT, "hash_sum"))
        if total.num_rows > MOST_DIFFERENT:
            raise Damage(Kind.TOO_LARGE, f"more than {MOST_DIFFERENT:,} different combinations")
        return total


def counts_of(batches: Iterable[pa.RecordBatch]) -> pa.Table:
    """The counts of a whole CSV, list fields as they stand. Raises Damage as `Adder` does."""
    waiting, size, adder = list[pa.RecordBatch](), 0, Adder()
    for batch in batches:
        waiting.append(batch)
        size += batch.num_rows
        if size >= ROWS_AT_ONCE:
            adder.add(collapsed(waiting))
            waiting, size = [], 0
    adder.add(collapsed(waiting))
    return adder.total()


def day_total(adder: Adder) -> pa.Table:
    """A whole day's counts, in a fixed order: the same day gives the same bytes."""
    return in_order(adder.total()).sort_by([(name, "ascending") for name in COUNTED])
