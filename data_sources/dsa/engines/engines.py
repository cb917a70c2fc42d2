"""Who runs the query over a daily file: DuckDB here or Spark elsewhere, with the same counts."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import duckdb
import pyarrow as pa

from data_sources.dsa.daily.archive import Entry, opened
from data_sources.dsa.daily.checks import check_created, check_values, rows_in
from data_sources.dsa.daily.damage import Damage, Fault, Kind, is_disk_full
from data_sources.dsa.daily.identities import Identities, Marks
from data_sources.dsa.engines.compiled import COUNTED_SQL, MERGED_SQL
from data_sources.dsa.engines.rows import COUNTS_SCHEMA, NO_COUNTS, CsvRows, notes_on, twice
from data_sources.dsa.vocabulary import COUNTED

# Held between two merges: so many rows of counts, in so many tables, each with room to spare.
MERGE_AT = 100_000
MERGE_TABLES = 32
AHEAD = 4
WORKER_MEMORY = "256MB"
MERGE_MEMORY = "384MB"

# Called with: CSVs done, CSVs in all, statements so far.
Progress = Callable[[int, int, int], None]


@dataclass
class DayCount:
    """What came of a daily file: the counts, and what they do not hold."""

    counts: pa.Table
    rows: int = 0
    csvs: int = 0
    schemas: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    identities: Identities = field(default_factory=Identities, compare=False)


@dataclass(frozen=True)
class CsvCount:
    """What came of one CSV; a faulty one has no counts at all."""

    counts: pa.Table
    schema: str = ""
    notes: tuple[str, ...] = ()
    fault: Fault | None = None
    marks: Marks | None = field(default=None, compare=False)


class Engine(Protocol):
    """Counts a whole daily file. Raises Damage when nothing in it can be read.

    `close` ends what the engine keeps between files.
    """

    def count(self, path: Path, progress: Progress) -> DayCount: ...

    def close(self) -> None: ...


def _in_memory(limit: str) -> duckdb.DuckDBPyConnection:
    """A DuckDB for one thread, which takes no local variable for a table and spills to no disk."""
    connection = duckdb.connect(config={"threads": 1, "memory_limit": limit, "temp_directory": ""})
    connection.execute("SET python_enable_replacements = false")
    return connection


class Counter:
    """The query's first step on one thread's own DuckDB: in memory, no spilling to disk."""

    def __init__(self) -> None:
        self._connection = _in_memory(WORKER_MEMORY)
        self._sql = COUNTED_SQL.read_text(encoding="utf-8")

    def _count(self, entry: Entry, escapes: bool) -> tuple[pa.Table, CsvRows]:
        rows = CsvRows(entry, escapes)
        try:
            self._connection.register("statements", rows.reader())
            counts = self._connection.sql(self._sql).to_arrow_table()
        except Exception as error:
            if is_disk_full(error):
                raise
            raise rows.explain(error) from None
        counts = counts.cast(COUNTS_SCHEMA)
        rows.check(rows_in(counts))
        check_created(counts)
        check_values(counts)
        return counts, rows

    def count(self, name: str, entry: Entry) -> CsvCount:
        """One CSV's counts, or its fault."""

        def read(escapes: bool) -> CsvCount:
            counts, rows = self._count(entry, escapes)
            return CsvCount(counts, rows.schema, notes_on(rows, escapes), marks=rows.marks())

        try:
            return twice(read)
        except Damage as damage:
            return CsvCount(NO_COUNTS, fault=damage.fault(name))


class Merger:
    """The query's second step, as counts come: memory holds combinations and never rows."""

    def __init__(self) -> None:
        self._tables: list[pa.Table] = []
        self._connection = _in_memory(MERGE_MEMORY)
        self._sql = MERGED_SQL.read_text(encoding="utf-8")

    def add(self, counts: pa.Table) -> None:
        """Take one CSV's counts in."""
        self._tables.append(counts)
        rows = sum(table.num_rows for table in self._tables[1:])
        if rows > MERGE_AT or len(self._tables) > MERGE_TABLES:
            self._tables = [self._merge()]

    def _merge(self) -> pa.Table:
        table = pa.concat_tables([NO_COUNTS, *self._tables])
        self._connection.register("counts", table)
        try:
            total = self._connection.sql(self._sql).to_arrow_table()
        except duckdb.OutOfMemoryException:
            detail = f"more than {MERGE_MEMORY} of different combinations"
            raise Damage(Kind.TOO_LARGE, detail) from None
        return total.cast(COUNTS_SCHEMA)

    def total(self) -> pa.Table:
        """All counts, in a fixed order: the same day gives the same bytes."""
        return self._merge().sort_by([(name, "ascending") for name in COUNTED])


class DuckEngine:
    """DuckDB in this process: one thread a core, one CSV at a time a thread.

    Threads and their databases stay for the next file: most platforms' files are tiny.
    """

    def __init__(self, cores: int) -> None:
        self._cores = max(1, cores)
        self._local = threading.local()
        self._pool = ThreadPoolExecutor(self._cores)

    def close(self) -> None:
        """End the threads, and with them their databases."""
        self._pool.shutdown(cancel_futures=True)

    def _count(self, item: tuple[str, Entry]) -> CsvCount:
        counter: Counter | None = getattr(self._local, "counter", None)
        if counter is None:
            counter = self._local.counter = Counter()
        return counter.count(*item)

    def _results(self, items: list[tuple[str, Entry]]) -> Generator[CsvCount]:
        """In the order of the items, and never far ahead of who takes them."""
        waiting: deque[Future[CsvCount]] = deque()
        try:
            for item in items:
                waiting.append(self._pool.submit(self._count, item))
                if len(waiting) > AHEAD * self._cores:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
            wait(waiting)

    def count(self, path: Path, progress: Progress) -> DayCount:
        """A daily file's counts. Raises Damage if it is no zip; OSError as it comes."""
        merger, day = Merger(), DayCount(NO_COUNTS)
        # Closed in reverse: no thread still reads when the file is closed.
        with opened(path) as contents, closing(self._results(contents.csvs)) as results:
            day.faults.extend(contents.faults)
            for done, result in enumerate(results, 1):
                take_in(day, merger, result)
                progress(done, len(contents.csvs), day.rows)
            day.notes.update(contents.notes)
        check_identities(day)
        day.counts = merger.total()
        return day


def take_in(day: DayCount, merger: Merger, result: CsvCount) -> None:
    """Add one CSV's result to the day's."""
    if result.fault is not None:
        day.faults.append(result.fault)
        return
    merger.add(result.counts)
    if result.marks is not None:
        day.identities.add(result.marks)
    day.rows += rows_in(result.counts)
    day.csvs += 1
    day.schemas.add(result.schema)
    day.notes.update(result.notes)


def check_identities(day: DayCount) -> None:
    """Raises Damage when statements of one CSV stand in another, too: the day would count them
    twice, and which of the two is wrong cannot be known."""
    twice = day.identities.repeated()
    if twice:
        raise Damage(Kind.DUPLICATE, f"{twice} statements have a uuid of another CSV")
    if day.identities.one_in > 1:
        sample = f"one in {day.identities.one_in}"
        day.notes.add(f"statements that stand there twice were looked for among {sample} of all")
