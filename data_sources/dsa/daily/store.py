"""Where the daily counts lie: one Parquet file a day and slug, written whole or not at all.

`days/2025-07-15/global.parquet` holds the counts and, in its own metadata, what they were made
from; `set-aside/<file name>.json` says why a daily file could not be counted.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from data_sources.dsa.daily.damage import Fault
from data_sources.dsa.daily.names import DayFile
from data_sources.package.whole_files import write_whole

METADATA_KEY = b"dsa"
# Raised when the query or its columns change: days counted by an older one are counted again.
QUERY_VERSION = 1


def write_json(path: Path, content: Any) -> None:
    """Write JSON whole. Raises OSError."""
    text = json.dumps(content, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode())


@dataclass(frozen=True)
class DayRecord:
    """What a day's counts were made from, and what they do not hold."""

    day: str
    slug: str
    file: str
    sha1: str
    size: int
    modified: int
    checksum: str
    rows: int
    csvs: int
    schemas: tuple[str, ...]
    notes: tuple[str, ...] = ()
    faults: tuple[dict[str, str], ...] = field(default=())
    query: int = QUERY_VERSION

    @property
    def whole(self) -> bool:
        """Whether every CSV of the daily file is in the counts."""
        return not self.faults

    def same_file(self, path: Path) -> bool:
        """Whether this was made from the file as it lies there now, by today's query."""
        state = path.stat()
        return (path.name, state.st_size, state.st_mtime_ns, QUERY_VERSION) == (
            self.file, self.size, self.modified, self.query,
        )  # fmt: skip

    @classmethod
    def from_json(cls, text: bytes) -> DayRecord:
        """The record out of a Parquet file's metadata."""
        fields = json.loads(text)
        for name in ("schemas", "notes", "faults"):
            fields[name] = tuple(fields[name])
        return cls(**fields)


def _every_row(day: str, rows: int) -> pa.StringArray:
    """The same text in every row. By its bytes: from values of Python's or NumPy's Arrow makes an
    array only once pandas is loaded, a third of a second."""
    text = day.encode()
    ends = np.arange(rows + 1, dtype=np.int32) * np.int32(len(text))
    return pa.StringArray.from_buffers(rows, pa.py_buffer(ends), pa.py_buffer(text * rows))


class Store:
    """A folder of daily counts."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.days = root / "days"
        self.aside = root / "set-aside"

    def path(self, file: DayFile) -> Path:
        """Where that day's counts lie."""
        return self.days / file.day.isoformat() / f"{file.slug}.parquet"

    def read_record(self, path: Path) -> DayRecord | None:
        """What a day's counts were made from; None where there are none that can be read."""
        try:
            metadata = pq.read_schema(path).metadata or {}
            return DayRecord.from_json(metadata[METADATA_KEY])
        except (OSError, pa.ArrowException, KeyError, TypeError, ValueError):
            return None

    def save(self, file: DayFile, counts: pa.Table, record: DayRecord) -> None:
        """Keep a day's counts, and forget that its file was ever set aside. Raises OSError."""
        text = json.dumps(asdict(record), ensure_ascii=False)
        table = counts.add_column(0, "day", _every_row(record.day, counts.num_rows))
        table = table.replace_schema_metadata({METADATA_KEY: text.encode()})
        path = self.path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, lambda target: pq.write_table(table, target, compression="zstd"))
        self._aside_path(file.name).unlink(missing_ok=True)

    def _aside_path(self, name: str) -> Path:
        return self.aside / f"{name}.json"

    def set_aside(self, name: str, faults: list[Fault]) -> None:
        """Note why a file could not be counted; on a full disk the note itself may be lost."""
        with contextlib.suppress(OSError):
            write_json(self._aside_path(name), [fault.as_dict() for fault in faults])

    def faults_aside(self) -> list[Fault]:
        """Every fault of the files that are set aside."""
        notes = sorted(self.aside.glob("*.json")) if self.aside.is_dir() else []
        texts = (path.read_text(encoding="utf-8") for path in notes)
        return [Fault(**fault) for text in texts for fault in json.loads(text)]

    def records(self) -> Iterator[tuple[Path, DayRecord]]:
        """Every day's counts, oldest first."""
        for path in sorted(self.days.glob("*/*.parquet")):
            record = self.read_record(path)
            if record is not None:
                yield path, record
