"""The record that is in place now, shared by the app and the routes of one process.

When the files change, the new version is read and checked; while it has faults, or is only half
there, the last sound one stays.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

from data_sources.record import Record, load
from data_sources.tables import DATASETS, DatasetError
from publish.site import Site


@dataclass
class _Current:
    stamp: tuple[int, int] = (0, 0)
    site: Site | None = None


_LOCK = threading.Lock()
_CURRENT = _Current()


def _stamp() -> tuple[int, int]:
    """Changes whenever another descriptor is put in place."""
    try:
        status = (DATASETS / "datapackage.json").stat()
    except OSError:
        return (0, 0)
    return status.st_mtime_ns, status.st_ino


def the_site() -> Site:
    """The published form of the current record. Raises DatasetError when none was ever sound."""
    stamp = _stamp()
    if _CURRENT.site is not None and stamp == _CURRENT.stamp:
        return _CURRENT.site
    with _LOCK:
        if _CURRENT.site is not None and stamp == _CURRENT.stamp:
            return _CURRENT.site
        try:
            _CURRENT.site = Site(load(DATASETS))
        except DatasetError:
            if _CURRENT.site is None:
                raise
        _CURRENT.stamp = stamp
        return _CURRENT.site


def the_record() -> Record:
    """The current record. Raises DatasetError when none was ever sound."""
    return the_site().record
