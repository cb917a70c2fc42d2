"""A run over many files: what is done is not done again, what is damaged is told."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data_sources.dsa.daily.damage import Kind
from data_sources.dsa.daily.names import DayFile
from data_sources.dsa.daily.store import Store
from data_sources.dsa.engines.engines import ArrowEngine, DayCount, Progress
from data_sources.dsa.summarise import Summariser, Totals
from data_sources.package import whole_files
from data_sources.package.whole_files import write_whole
from tests.dsa.days import (
    V2_DAY,
    as_counter,
    csvs_in,
    line_of,
    make_day,
    quiet,
    reference,
    sound,
    with_line,
)

DAYS = ("2025-07-14", "2025-07-15", "2025-07-16")


class Counting:
    """DuckDB, and a list of what it was asked to count."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._engine = ArrowEngine(1)

    def count(self, path: Path, progress: Progress) -> DayCount:
        self.asked.append(path.name)
        return self._engine.count(path, progress)

    def close(self) -> None:
        self._engine.close()


def run(store: Path, *paths: Path, again: bool = False) -> tuple[Totals, list[str]]:
    with closing(Counting()) as engine:
        totals = Summariser(Store(store), engine, quiet, again).run(paths)
        return totals, engine.asked


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Three sound days."""
    folder = tmp_path / "files"
    for number, day in enumerate(DAYS):
        make_day(folder / day[:7], [[sound(50, number, day)]], day)
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def kinds(totals: Totals) -> list[tuple[str, str]]:
    return [(fault.file.partition("/")[0], fault.kind) for fault in totals.faults]


def name(day: str = V2_DAY, version: str = "light", slug: str = "global") -> str:
    return f"sor-{slug}-{day}-{version}.zip"


def test_each_day_becomes_one_small_file(files: Path, store: Path) -> None:
    totals, _ = run(store, files)
    assert totals.counted == [name(day) for day in DAYS]
    assert (totals.statements, totals.whole, totals.missing_days) == (150, True, {})
    table = pq.read_table(Store(store).path(DayFile.parse(name())))
    assert as_counter(table) == reference(csvs_in(files / "2025-07" / name()))
    assert set(table["day"].to_pylist()) == {V2_DAY}


def test_a_days_record_says_what_it_was_made_from(files: Path, store: Path) -> None:
    run(store, files)
    path = Store(store).path(DayFile.parse(name()))
    record = Store(store).read_record(path)
    assert record is not None
    assert (record.file, record.rows, record.csvs, record.schemas) == (name(), 50, 1, ("v2",))
    assert (record.checksum, record.whole) == ("verified", True)


def test_no_text_and_no_identifier_is_kept(tmp_path: Path, store: Path) -> None:
    path = make_day(tmp_path, [[sound(50, version="full")]], version="full")
    run(store, path)
    kept = b"".join(file.read_bytes() for file in store.rglob("*.parquet"))
    columns = pq.read_table(next(store.rglob("*.parquet"))).column_names
    assert b"reviewing" not in kept
    assert not {"uuid", "platform_uid", "decision_facts", "source_identity"} & set(columns)


def test_what_is_counted_is_not_counted_again(files: Path, store: Path) -> None:
    run(store, files)
    totals, asked = run(store, files)
    assert (asked, len(totals.already), totals.statements) == ([], 3, 150)
    _, asked = run(store, files, again=True)
    assert len(asked) == 3


def test_an_interrupted_run_goes_on_where_it_stopped(files: Path, store: Path) -> None:
    class Interrupted(Counting):
        def count(self, path: Path, progress: Progress) -> DayCount:
            if len(self.asked) == 1:
                raise KeyboardInterrupt
            return super().count(path, progress)

    with pytest.raises(KeyboardInterrupt):
        Summariser(Store(store), Interrupted(), quiet).run([files])
    totals, asked = run(store, files)
    assert (totals.already, asked) == ([name(DAYS[0])], [name(DAYS[1]), name(DAYS[2])])


def test_a_file_made_anew_is_counted_anew(files: Path, store: Path) -> None:
    run(store, files)
    make_day(files / "2025-07", [[sound(70, 9)]])
    totals, asked = run(store, files)
    assert (asked, totals.statements) == ([name()], 170)


def test_a_wrong_checksum_sets_the_file_aside(files: Path, store: Path) -> None:
    beside = files / "2025-07" / f"{name()}.sha1"
    beside.write_text(f"{'0' * 40}  {name()}\n")
    totals, asked = run(store, files)
    assert (kinds(totals), totals.set_aside) == ([(name(), str(Kind.CHECKSUM))], [name()])
    assert (len(asked), totals.statements) == (2, 100)
    assert [fault.kind for fault in Store(store).faults_aside()] == [str(Kind.CHECKSUM)]


def test_a_checksum_of_another_file_is_none(files: Path, store: Path) -> None:
    beside = files / "2025-07" / f"{name()}.sha1"
    beside.write_text(beside.read_text().replace(V2_DAY, "2025-07-01"))
    assert kinds(run(store, files)[0]) == [(name(), str(Kind.CHECKSUM))]


def test_a_file_set_aside_counts_once_it_is_mended(files: Path, store: Path) -> None:
    path = files / "2025-07" / name()
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    path.with_name(path.name + ".sha1").unlink()
    assert kinds(run(store, files)[0]) == [(name(), str(Kind.NOT_A_ZIP))]
    path.write_bytes(whole)
    totals, _ = run(store, files)
    assert (totals.whole, totals.counted) == (True, [name()])
    assert Store(store).faults_aside() == []


def test_a_day_in_part_says_so_every_time(tmp_path: Path, store: Path) -> None:
    broken = sound(40).replace(b"STATEMENT_CATEGORY_", b"CATEGORY_", 1)
    path = make_day(tmp_path, [[sound(30, 1), broken]])
    for _ in range(2):
        totals, _asked = run(store, path)
        assert (totals.incomplete, totals.statements, totals.whole) == ([name()], 30, False)
        assert kinds(totals) == [(name(), str(Kind.UNKNOWN_VALUE))]


def test_full_beside_light_is_a_duplicate(files: Path, store: Path) -> None:
    make_day(files, [[sound(50, 1, version="full")]], version="full")
    totals, _ = run(store, files)
    assert kinds(totals) == [(name(version="full"), str(Kind.DUPLICATE))]
    assert totals.statements == 150
    assert kinds(run(store, files / name(version="full"))[0]) == kinds(totals)


def test_full_is_taken_where_light_is_damaged(files: Path, store: Path) -> None:
    (files / "2025-07" / name()).write_bytes(b"PK nothing")
    make_day(files, [[sound(50, 1, version="full")]], version="full")
    totals, _ = run(store, files)
    assert kinds(totals) == [(name(), str(Kind.CHECKSUM))]
    assert totals.statements == 150


def test_a_platform_beside_global_is_a_duplicate(files: Path, store: Path) -> None:
    make_day(files, [[sound(5)]], slug="snapchat")
    assert kinds(run(store, files)[0]) == [(name(slug="snapchat"), str(Kind.DUPLICATE))]


def test_one_day_under_two_names_is_noticed(files: Path, store: Path) -> None:
    make_day(files, [[sound(50, 1, V2_DAY)]], "2025-07-17")
    totals, _ = run(store, files)
    assert kinds(totals) == [(name("2025-07-17"), str(Kind.WRONG_DAY))]
    assert "50 of 50 rows" in totals.faults[0].detail


def test_a_few_rows_of_the_day_before_are_the_files(tmp_path: Path, store: Path) -> None:
    content = sound(400).replace(f"{V2_DAY} 00:00:00".encode(), b"2025-07-14 23:59:59")
    first = sound(400).split(b"\n")
    lines = content.split(b"\n")
    mixed = b"\n".join([*lines[:2], *first[2:]])
    totals, _ = run(store, make_day(tmp_path, [[mixed]]))
    assert (totals.whole, totals.statements) == (True, 400)
    assert totals.notes == [f"{name()}: 1 rows created on another day"]


def test_a_platforms_file_holds_one_platform(tmp_path: Path, store: Path) -> None:
    path = make_day(tmp_path, [[sound(50)]], slug="snapchat")
    assert kinds(run(store, path)[0]) == [(path.name, str(Kind.UNKNOWN_LAYOUT))]


def test_missing_days_are_named(files: Path, store: Path) -> None:
    (files / "2025-07" / name()).unlink()
    assert run(store, files)[0].missing_days == {"global": [V2_DAY]}


def test_another_zip_is_noted(files: Path, store: Path) -> None:
    (files / "holiday.zip").write_bytes(b"")
    totals, _ = run(store, files)
    assert totals.notes == ["holiday.zip: not the name of a daily file, not counted"]


def test_parquet_files_are_named_and_not_passed_over(files: Path, store: Path) -> None:
    (files / "2025-07" / "sor-global-2025-07-17-light.parquet").write_bytes(b"PAR1")
    (files / "sor-global-2025-07-18-light.csv").write_bytes(b"")
    (files / "sor-global-2025-07-14-light.zip.sha1").write_bytes(b"")
    (files / "absent.json").write_bytes(b"{}")
    (files / ".sor.part").write_bytes(b"")
    totals, _ = run(store, files)
    assert totals.notes == [
        "sor-global-2025-07-17-light.parquet: not the name of a daily file, not counted",
        "sor-global-2025-07-18-light.csv: not the name of a daily file, not counted",
    ]
    assert len(totals.counted) == 3


@pytest.mark.parametrize("days_ahead", [0, 1, 400])
def test_a_day_that_is_not_over_is_set_aside(tmp_path: Path, store: Path, days_ahead: int) -> None:
    day = (datetime.now(UTC).date() + timedelta(days=days_ahead)).isoformat()
    totals, asked = run(store, make_day(tmp_path / "files", [[sound(20, day=day)]], day))
    assert kinds(totals) == [(name(day), str(Kind.WRONG_DAY))]
    assert asked == [] and Store(store).faults_aside()


def test_a_day_before_the_database_began_is_set_aside(tmp_path: Path, store: Path) -> None:
    day = "2023-09-24"
    totals, _ = run(store, make_day(tmp_path / "files", [[sound(20, day=day)]], day))
    assert kinds(totals) == [(name(day), str(Kind.WRONG_DAY))]


def test_a_day_without_a_statement_is_set_aside(tmp_path: Path, store: Path) -> None:
    totals, _ = run(store, make_day(tmp_path / "files", [[sound(0)]], V2_DAY))
    assert kinds(totals) == [(name(V2_DAY), str(Kind.EMPTY))]
    assert list(Store(store).records()) == []


def test_a_uuid_that_stands_in_two_csvs_is_refused(tmp_path: Path, store: Path) -> None:
    one, other = sound(30, 1), sound(30, 2)
    both = with_line(other, 7, line_of(one, 3))
    totals, _ = run(store, make_day(tmp_path / "files", [[one], [both]], V2_DAY))
    ((file, kind),) = kinds(totals)
    assert (file, kind) == (name(V2_DAY), str(Kind.DUPLICATE))
    assert "1 statements have a uuid of another CSV" in totals.faults[0].detail
    assert totals.statements == 0


def _full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_named_and_leaves_nothing_behind(
    files: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, files / "2025-07" / name(DAYS[0]))
    monkeypatch.setattr(whole_files.os, "fsync", _full_disk)
    totals, _ = run(store, files)
    assert kinds(totals) == [(name(day), str(Kind.DISK_FULL)) for day in DAYS[1:]]
    monkeypatch.undo()
    assert [path.name for path in store.rglob("*") if path.is_file()] == ["global.parquet"]
    assert len(run(store, files)[0].counted) == 2


def test_a_file_that_vanishes_is_named(files: Path, store: Path) -> None:
    gone = files / name("2025-07-20")
    totals, _ = run(store, files, gone)
    assert kinds(totals) == [(gone.name, str(Kind.UNREADABLE))]


CRASH = """
import os, sys
from pathlib import Path
from data_sources.package import whole_files as store
step, path = int(sys.argv[1]), Path(sys.argv[2])
calls = []
def stop(name):
    calls.append(name)
    if len(calls) > step:
        os._exit(9)
def wrapped(owner, name):
    real = getattr(owner, name)
    def call(*a, **k):
        stop(name)
        result = real(*a, **k)
        stop(name)
        return result
    setattr(owner, name, call)
wrapped(store.Path, "open"); wrapped(store.os, "fsync"); wrapped(store.Path, "replace")
store.write_whole(path, lambda file: (stop("write"), file.write(b"new" * 1000), stop("write")))
os._exit(0)
"""


def test_killed_at_any_step_a_file_is_the_old_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    results = set()
    for step in range(20):
        path.write_bytes(b"old")
        done = subprocess.run(
            [sys.executable, "-c", CRASH, str(step), str(path)], check=False, cwd=Path.cwd()
        )
        assert path.read_bytes() in (b"old", b"new" * 1000)
        results.add(path.read_bytes())
        if done.returncode == 0:
            break
    else:
        pytest.fail("never came to its end")
    assert len(results) == 2


def test_writing_fails_whole(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(b"old")
    fail: Callable[[object], None] = _full_disk
    with pytest.raises(OSError, match="space"):
        write_whole(path, fail)
    assert [entry.name for entry in tmp_path.iterdir()] == ["file.csv"]
    assert path.read_bytes() == b"old"


def test_an_unreadable_day_is_counted_again(files: Path, store: Path) -> None:
    run(store, files)
    path = Store(store).path(DayFile.parse(name()))
    path.write_bytes(b"PAR1")
    assert Store(store).read_record(path) is None
    assert run(store, files)[1] == [name()]
    pq.write_table(pa.table({"a": [1]}), path)
    assert run(store, files)[1] == [name()]
