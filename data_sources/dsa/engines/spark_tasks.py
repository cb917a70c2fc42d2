"""What runs on Spark's executors: reads CSVs, hands on statements. Needs no Ibis and no DuckDB."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from data_sources.dsa.daily.archive import Entry, opened
from data_sources.dsa.daily.checks import check_values
from data_sources.dsa.daily.damage import Damage, Kind
from data_sources.dsa.engines.rows import SCHEMA, CsvRows, notes_on, twice
from data_sources.dsa.vocabulary import CREATED, TIME_LENGTH

NOTE = "note"
# A statement has no note; each CSV adds one row that has one: what was read, or what is wrong.
NOTED_SCHEMA = SCHEMA.append(pa.field(NOTE, pa.string()))


def _read_csv(entry: Entry, escapes: bool) -> tuple[pa.Table, CsvRows]:
    """All counted columns of one CSV. Raises Damage, in which case none of its rows count."""
    rows = CsvRows(entry, escapes)
    try:
        table = rows.reader().read_all()
    except (pa.ArrowException, Damage, OSError, ValueError) as error:
        raise rows.explain(error) from None
    rows.check(table.num_rows)
    check_values(table)
    if pc.any(pc.not_equal(pc.utf8_length(table[CREATED]), TIME_LENGTH)).as_py():
        raise Damage(Kind.UNKNOWN_VALUE, "created_at of another form")
    return table, rows


def _note(content: dict[str, Any]) -> pa.RecordBatch:
    """A row that carries news of a CSV instead of a statement."""
    row = dict.fromkeys(NOTED_SCHEMA.names, "") | {NOTE: json.dumps(content)}
    return pa.RecordBatch.from_pylist([row], NOTED_SCHEMA)


def _batches(name: str, entry: Entry) -> Iterator[pa.RecordBatch]:
    """A CSV's statements and its note: the statements only once all of it has been checked."""

    def read(escapes: bool) -> tuple[pa.Table, dict[str, Any]]:
        table, rows = _read_csv(entry, escapes)
        return table, {"csv": name, "schema": rows.schema, "notes": notes_on(rows, escapes)}

    try:
        table, note = twice(read)
    except Damage as damage:
        yield _note({"csv": name, "fault": damage.fault(name).as_dict()})
        return
    yield _note(note)
    for batch in table.to_batches():
        empty = pa.array([""] * batch.num_rows, pa.string())
        yield pa.RecordBatch.from_arrays([*batch.columns, empty], schema=NOTED_SCHEMA)


def read_tasks(tasks: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """On an executor: the statements of the CSVs named in the tasks (`path`, `csv`)."""
    for batch in tasks:
        for task in batch.to_pylist():
            with opened(Path(task["path"])) as contents:
                entry = dict(contents.csvs)[task["csv"]]
                yield from _batches(task["csv"], entry)
