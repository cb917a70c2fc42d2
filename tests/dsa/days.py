"""Small daily files for the tests, sound and damaged, and a slow reference count of them."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

import pyarrow as pa

from benchmarks.dsa.days import Member, csv_bytes, part_zip, write_zip
from data_sources.dsa.engines.engines import ArrowEngine, DayCount
from data_sources.dsa.vocabulary import COUNT, COUNTED, DIMENSIONS, LIST_DIMENSIONS

V1_DAY, V2_DAY = "2025-06-30", "2025-07-15"


def make_day(
    folder: Path, parts: Iterable[Sequence[bytes]], day: str = V2_DAY, slug: str = "global",
    version: str = "light",
) -> Path:  # fmt: skip
    """A daily file whose parts hold these CSVs."""
    stem = f"sor-{slug}-{day}-{version}"
    members = (
        (
            f"{stem}-{number:05}.csv.zip",
            part_zip(stem, number, [Member.of(content, deflate=True) for content in contents]),
        )
        for number, contents in enumerate(parts)
    )
    return write_zip(folder / f"{stem}.zip", members)


def sound(rows: int = 40, seed: int = 0, day: str = V2_DAY, version: str = "light") -> bytes:
    """A CSV with nothing wrong in it."""
    return csv_bytes(day, version, rows, seed)


def with_field(content: bytes, row: int, column: str, value: str) -> bytes:
    """The CSV with one field of one row (from 0) replaced."""
    rows = list(csv.reader(io.StringIO(content.decode())))
    rows[row + 1][rows[0].index(column)] = value
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def with_line(content: bytes, row: int, line: bytes) -> bytes:
    """The CSV with one row's line (from 0) replaced as it stands."""
    lines = content.split(b"\n")
    lines[row + 1] = line
    return b"\n".join(lines)


def line_of(content: bytes, row: int) -> bytes:
    return content.split(b"\n")[row + 1]


def csvs_in(path: Path) -> list[bytes]:
    """Every CSV of a daily file, read by Python's own means."""
    found = []
    with zipfile.ZipFile(path) as outer:
        for name in outer.namelist():
            with zipfile.ZipFile(io.BytesIO(outer.read(name))) as inner:
                found += [inner.read(member) for member in inner.namelist()]
    return found


def reference(contents: Iterable[bytes]) -> Counter[tuple[str, ...]]:
    """The counts, one row at a time: csv and json, nothing of what is tested."""
    counts: Counter[tuple[str, ...]] = Counter()
    for content in contents:
        for row in csv.DictReader(io.StringIO(content.decode())):
            for name in LIST_DIMENSIONS:
                row[name] = ",".join(sorted(set(json.loads(row[name] or "[]"))))
            counts[row["created_at"][:10], *(row[name] for name in DIMENSIONS)] += 1
    return counts


def as_counter(table: pa.Table) -> Counter[tuple[str, ...]]:
    """A table of counts in the reference's form."""
    return Counter({tuple(row[name] for name in COUNTED): row[COUNT] for row in table.to_pylist()})


def count(path: Path, cores: int = 2) -> DayCount:
    """What Arrow makes of a daily file. Raises Damage."""
    with closing(ArrowEngine(cores)) as engine:
        return engine.count(path, quiet)


def quiet(*_: object) -> None:
    """No progress."""
