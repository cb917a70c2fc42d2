"""Who counts a daily file: Arrow here or Spark elsewhere, with the same counts."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from data_sources.dsa.daily.archive import Entry, opened
from data_sources.dsa.daily.checks import check_created, check_values, rows_in
from data_sources.dsa.daily.damage import Damage, Fault, Kind, is_disk_full
from data_sources.dsa.daily.identities import Identities, Marks
from data_sources.dsa.engines.collapse import Adder, counts_of, day_total
from data_sources.dsa.engines.rows import NO_COUNTS, CsvRows, notes_on, twice

AHEAD = 4

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


def _counted(entry: Entry, escapes: bool) -> CsvCount:
    rows = CsvRows(entry, escapes)
    try:
        counts = counts_of(rows.reader())
    except Exception as error:
        if is_disk_full(error):
            raise
        raise rows.explain(error) from None
    rows.check(rows_in(counts))
    check_created(counts)
    check_values(counts)
    return CsvCount(counts, rows.schema, notes_on(rows, escapes), marks=rows.marks())


def count_csv(name: str, entry: Entry) -> CsvCount:
    """One CSV's counts, or its fault."""
    try:
        return twice(lambda escapes: _counted(entry, escapes))
    except Damage as damage:
        return CsvCount(NO_COUNTS, fault=damage.fault(name))


class ArrowEngine:
    """Arrow in this process: one thread a core, one CSV at a time a thread.

    Threads stay for the next file: most platforms' files are tiny.
    """

    def __init__(self, cores: int) -> None:
        self._cores = max(1, cores)
        self._pool = ThreadPoolExecutor(self._cores)

    def close(self) -> None:
        """End the threads."""
        self._pool.shutdown(cancel_futures=True)

    def _results(self, items: list[tuple[str, Entry]]) -> Generator[CsvCount]:
        """In the order of the items, and never far ahead of who takes them."""
        waiting: deque[Future[CsvCount]] = deque()
        try:
            for item in items:
                waiting.append(self._pool.submit(count_csv, *item))
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
        adder, day = Adder(), DayCount(NO_COUNTS)
        # Closed in reverse: no thread still reads when the file is closed.
        with opened(path) as contents, closing(self._results(contents.csvs)) as results:
            day.faults.extend(contents.faults)
            for done, result in enumerate(results, 1):
                take_in(day, adder, result)
                progress(done, len(contents.csvs), day.rows)
            day.notes.update(contents.notes)
        check_identities(day)
        day.counts = day_total(adder)
        return day


def take_in(day: DayCount, adder: Adder, result: CsvCount) -> None:
    """Add one CSV's result to the day's."""
    if result.fault is not None:
        day.faults.append(result.fault)
        return
    adder.add(result.counts)
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
