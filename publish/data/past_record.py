"""The record of an earlier version, whole, so that its charts can be drawn as they were.

A version is a few megabytes and a quarter of a second of processor time: two are kept beside the
present one, and what is far larger is not loaded. One is loaded at a time.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from threading import Lock

from data_sources.package.tables import DatasetError
from data_sources.record.kept import kept
from data_sources.record.load import load
from data_sources.record.record import Record
from data_sources.versions import compare

MOST_KEPT = 2
LARGEST = 24 * 1024 * 1024
"""Bytes of a version's files, unpacked."""
_ONE_AT_A_TIME = Lock()


def past_record(record: Record, number: str) -> Record | None:
    """The record of a version that is kept with this one; None where it cannot be had.

    That is where it is too large, or where its files are laid out as this program no longer
    reads them: it is checked like the present one. Raises DatasetError where it is damaged.
    """
    with _ONE_AT_A_TIME:
        return _past_record(record, number)


@kept(MOST_KEPT)
def _past_record(record: Record, number: str) -> Record | None:
    files = compare.files(record.directory, number)
    if sum(map(len, files.values())) > LARGEST:
        return None
    with tempfile.TemporaryDirectory(prefix="on-the-record-past-") as place:
        for name, content in files.items():
            path = Path(place, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        try:
            return load(place)
        except DatasetError:
            return None
