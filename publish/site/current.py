"""The record that is in place now, shared by the app and the routes of one process.

When the files change, the new version is read and checked; while it has faults, or is only half
there, the last sound one stays.
"""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass

from data_sources.package.tables import DATASETS, DatasetError
from data_sources.record.load import load
from data_sources.record.record import Record
from publish.site.site import Site

AGAIN = 5.0
"""Seconds until a version that did not pass is read again: it may have been only half there."""


@dataclass
class _Current:
    stamp: tuple[int, int] = (0, 0)
    site: Site | None = None
    refused: tuple[int, int] = (0, 0)
    refused_at: float = 0.0


_LOCK = threading.Lock()
_CURRENT = _Current()


def _stamp() -> tuple[int, int]:
    """Changes whenever another descriptor is put in place. Asked on every request: it is quick."""
    try:
        status = os.stat(f"{DATASETS}/datapackage.json")  # noqa: PTH116  a third of the time of Path.stat
    except OSError:
        return (0, 0)
    return status.st_mtime_ns, status.st_ino


def in_place() -> Site | None:
    """The site if it is that of the files in place, without waiting; None when it must be read."""
    site = _CURRENT.site
    if site is None or _stamp() == _CURRENT.stamp or _refused():
        return site
    return None


def the_site() -> Site:
    """The published form of the current record. Raises DatasetError when none was ever sound.

    While a new version is read, everybody but the one who reads it gets the one before.
    """
    site = in_place()
    if site is not None:
        return site
    before = _CURRENT.site
    if not _LOCK.acquire(blocking=before is None):
        assert before is not None
        return before
    try:
        return in_place() or _read()
    finally:
        _LOCK.release()


def _refused() -> bool:
    """Whether the version in place did not pass, a moment ago."""
    lately = time.monotonic() - _CURRENT.refused_at < AGAIN
    return lately and _stamp() == _CURRENT.refused


def _read() -> Site:
    stamp = _stamp()
    try:
        site = Site(load(DATASETS))
    except DatasetError:
        if _CURRENT.site is None:
            raise
        _CURRENT.refused, _CURRENT.refused_at = stamp, time.monotonic()
        return _CURRENT.site
    _CURRENT.site, _CURRENT.stamp = site, stamp
    return site


def the_record() -> Record:
    """The current record. Raises DatasetError when none was ever sound."""
    return the_site().record
