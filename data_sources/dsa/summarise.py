"""From daily files to daily counts: what is damaged is named, left out, and told in the totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from data_sources.dsa.daily.checks import check_day
from data_sources.dsa.daily.checksum import sha1_of, verify
from data_sources.dsa.daily.damage import Damage, Fault, Kind, is_disk_full
from data_sources.dsa.daily.names import GLOBAL, DayFile, days_between
from data_sources.dsa.daily.store import DayRecord, Store
from data_sources.dsa.engines.engines import DayCount, Engine
from data_sources.dsa.vocabulary import FIRST_DAY

_NO_NAME = "not the name of a daily file"
_NOT_COUNTED = f"{_NO_NAME}, not counted"
_ABSENT = (Kind.UNREADABLE, "there is no such file or folder")
_BESIDE = (".sha1", ".json")

# Called with the file's name, then as in engines.Progress.
Progress = Callable[[str, int, int, int], None]


@dataclass
class Totals:
    """What a run did, and what its counts do not hold."""

    counted: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    incomplete: list[str] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    missing_days: dict[str, list[str]] = field(default_factory=dict)
    statements: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing was set aside."""
        return not (self.faults or self.set_aside)


def refuse_no_day(file: DayFile) -> None:
    """Raises Damage for a day before the database's first, or one that is not over yet."""
    today = datetime.now(UTC).date()
    if not date.fromisoformat(FIRST_DAY) <= file.day < today:
        detail = f"{file.day} is not between {FIRST_DAY} and yesterday"
        raise Damage(Kind.WRONG_DAY, detail)


@dataclass
class Found:
    """What lies under the paths that somebody named."""

    files: list[tuple[DayFile, Path]] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    """Names of files that lie in a named folder and are no daily files."""
    faults: list[Fault] = field(default_factory=list)
    """Named paths with nothing to count in them: whoever names one means it to be counted."""


def find_files(paths: Iterable[Path]) -> Found:
    """The daily files under the paths, by day, and what there is that is none.

    What belongs to a download (checksums, hidden files, JSON) is passed over in a folder; anything
    else, Parquet files before all, is named.
    """
    found = Found()
    for path in paths:
        try:
            if not path.is_dir():
                found.files.append((DayFile.parse(path.name), path))
            elif not _found_in(path, found):
                found.faults.append(Fault(path.name, str(Kind.EMPTY), "no daily file in it"))
        except ValueError:
            kind, detail = (Kind.UNKNOWN_LAYOUT, _NO_NAME) if path.exists() else _ABSENT
            found.faults.append(Fault(path.name, str(kind), detail))
    # Global before any platform, which it holds; light before full, which is the same but larger.
    found.files.sort(
        key=lambda item: (
            item[0].day, item[0].slug != GLOBAL, item[0].slug, item[0].version == "full", item[1],
        )
    )  # fmt: skip
    return found


def _found_in(folder: Path, found: Found) -> bool:
    """Take in what lies in a folder; whether there is a daily file among it."""
    before = len(found.files)
    for file in sorted(folder.rglob("*")):
        if not file.is_file() or file.name.startswith(".") or file.suffix in _BESIDE:
            continue
        try:
            found.files.append((DayFile.parse(file.name), file))
        except ValueError:
            found.beside.append(file.name)
    return len(found.files) > before


class Summariser:
    """One run over many files. No damaged file stops it; an interrupt loses one file's work."""

    def __init__(self, store: Store, engine: Engine, progress: Progress, again: bool = False):
        self._store, self._engine, self._progress = store, engine, progress
        self._again = again
        self.totals = Totals()
        self._taken: dict[tuple[date, str], str] = {}

    def run(self, paths: Iterable[Path]) -> Totals:
        """Count every daily file under the paths that is not counted yet."""
        found = find_files(paths)
        self.totals.notes += [f"{name}: {_NOT_COUNTED}" for name in found.beside]
        self.totals.faults += found.faults
        for file, path in found.files:
            self._one(file, path)
        self.totals.missing_days = missing_days([file for file, _ in found.files])
        return self.totals

    def _one(self, file: DayFile, path: Path) -> None:
        try:
            refuse_no_day(file)
            self._refuse_duplicate(file)
            done = self._done(file, path)
            if done is None:
                self._count(file, path)
            else:
                self._recall(file, done)
        except Damage as damage:
            self._set_aside(file, [damage.fault(path.name)])
        except OSError as error:
            kind = Kind.DISK_FULL if is_disk_full(error) else Kind.UNREADABLE
            detail = error.strerror or type(error).__name__
            self._set_aside(file, [Fault(path.name, str(kind), detail)])

    def _refuse_duplicate(self, file: DayFile) -> None:
        """One file a day and slug; and where a global file is, it holds every platform's."""
        for slug in (file.slug, GLOBAL):
            first = self._taken.get((file.day, slug))
            if first is not None:
                raise Damage(Kind.DUPLICATE, f"the day is already counted from {first}")

    def _done(self, file: DayFile, path: Path) -> DayRecord | None:
        """The record of an earlier count of this very file; None if it must be counted."""
        record = self._store.read_record(self._store.path(file))
        if record is None or self._again:
            return None
        if record.file != path.name and record.whole:
            raise Damage(Kind.DUPLICATE, f"the day is already counted from {record.file}")
        return record if record.same_file(path) else None

    def _recall(self, file: DayFile, record: DayRecord) -> None:
        self._taken[file.day, file.slug] = file.name
        self.totals.already.append(file.name)
        self.totals.statements += record.rows
        if not record.whole:
            self.totals.incomplete.append(file.name)
            self.totals.faults += [Fault(**fault) for fault in record.faults]

    def _count(self, file: DayFile, path: Path) -> None:
        sha1 = sha1_of(path)
        checksum = verify(path, sha1)
        name = path.name
        day = self._engine.count(path, lambda *numbers: self._progress(name, *numbers))
        if day.csvs == 0:
            faults = day.faults or [Fault(name, str(Kind.UNKNOWN_LAYOUT), "no CSV in it")]
            self._set_aside(file, faults)
            return
        if day.rows == 0 and not day.faults:
            self._set_aside(file, [Fault(name, str(Kind.EMPTY), "not one in any of its CSVs")])
            return
        day.notes.update(check_day(day.counts, file))
        self._store.save(file, day.counts, _record(file, path, sha1, checksum, day))
        self._taken[file.day, file.slug] = name
        self._note(file, day)

    def _note(self, file: DayFile, day: DayCount) -> None:
        totals = self.totals
        totals.statements += day.rows
        totals.faults += day.faults
        totals.notes += [f"{file.name}: {note}" for note in sorted(day.notes)]
        (totals.incomplete if day.faults else totals.counted).append(file.name)

    def _set_aside(self, file: DayFile, faults: Sequence[Fault]) -> None:
        self._store.set_aside(file.name, list(faults))
        self.totals.set_aside.append(file.name)
        self.totals.faults += faults


def _record(file: DayFile, path: Path, sha1: str, checksum: str, day: DayCount) -> DayRecord:
    state = path.stat()
    return DayRecord(
        day=file.day.isoformat(),
        slug=file.slug,
        file=path.name,
        sha1=sha1,
        size=state.st_size,
        modified=state.st_mtime_ns,
        checksum=checksum,
        rows=day.rows,
        csvs=day.csvs,
        schemas=tuple(sorted(day.schemas)),
        notes=tuple(sorted(day.notes)),
        faults=tuple(fault.as_dict() for fault in day.faults),
    )


def missing_days(files: Iterable[DayFile]) -> dict[str, list[str]]:
    """For each slug, the days between its first and its last for which there is no file."""
    by_slug: dict[str, set[date]] = {}
    for file in files:
        by_slug.setdefault(file.slug, set()).add(file.day)
    gaps = {
        slug: [day.isoformat() for day in days_between(min(days), max(days)) if day not in days]
        for slug, days in sorted(by_slug.items())
    }
    return {slug: days for slug, days in gaps.items() if days}
