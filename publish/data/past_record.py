"""The record of an earlier version, whole, so that its charts can be drawn as they were.

A version is a few megabytes and a quarter of a second of processor time: two are kept beside the
present one, and what is far larger is not loaded. One is loaded at a time.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from data_sources.checks.validation import read_earlier
from data_sources.package.tables import DatasetError, Fault
from data_sources.record.kept import kept
from data_sources.record.load import build
from data_sources.record.record import Record
from data_sources.versions import compare

MOST_KEPT = 2
LARGEST = 24 * 1024 * 1024
"""Bytes of a version's files, unpacked."""
ONLY_LISTED = ("changes", "checked")
"""Tables that say how the record came to be: no chart is drawn from them, and how they are laid
out says nothing of whether one can be."""
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Past:
    """An earlier version's record, and what today's checks find in it that its own did not."""

    record: Record
    doubted: tuple[Fault, ...]


def past_record(record: Record, number: str) -> Past | None:
    """The record of a version that is kept with this one; None where it cannot be had.

    That is where it is too large, or where its files are laid out as this program no longer
    reads them. Raises DatasetError where it is damaged.
    """
    with _ONE_AT_A_TIME:
        return _past_record(record, number)


@kept(MOST_KEPT)
def _past_record(record: Record, number: str) -> Past | None:
    files = compare.files(record.directory, number)
    if sum(map(len, files.values())) > LARGEST:
        return None
    with tempfile.TemporaryDirectory(prefix="on-the-record-past-") as place:
        for name, content in (dict(files) | _emptied(record, files)).items():
            path = Path(place, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        try:
            tables, doubted = read_earlier(place)
        except DatasetError:
            return None
        return Past(build(Path(place), tables), tuple(doubted))


def _emptied(record: Record, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The tables that are only listed, without their rows, in the form that they have today."""
    found = {}
    for name in ONLY_LISTED:
        table, schema = f"{name}.csv", f"schemas/{name}.json"
        if table in files and (record.directory / table).exists():
            first, *_rows = (record.directory / table).read_bytes().splitlines(keepends=True)
            found[table] = first
            found[schema] = (record.directory / schema).read_bytes()
    return found
