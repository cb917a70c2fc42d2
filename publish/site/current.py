"""The record that is in place now, shared by the app and the routes of one process.

When the files change, the new version is copied, read and checked beside the one that is served;
whatever is wrong with it, and however long it takes, the last sound one stays, whole: it is served
from its own copy. While there was never a sound one, the reason is told.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite

from data_sources.package.tables import DATASETS, DatasetError, Fault
from data_sources.record.kept import forget
from data_sources.record.load import load
from data_sources.record.record import Record
from publish.site.lasting import half_made
from publish.site.site import Site
from publish.site.snapshot import end, hold, keep

LOG = logging.getLogger(__name__)
AGAIN = 5.0
"""Seconds until a version that did not pass is read again: it may have been only half there."""
SELDOM = 16
"""So many times as long at most, where it did not pass again and again: reading takes the others'
time."""
LOOK = 0.25
"""Seconds between two looks at the disk."""
LONGEST = 120.0
"""Seconds after which a reading counts as hanging: it is left to itself, and another may begin."""
PATIENCE = 20.0
"""Seconds that one asker waits for a reading before he gets what there is."""
MOST_HANGING = 8
LEAVE = 30.0
"""Seconds in which whoever uses a record that was replaced has done with it."""
MOST_LEAVING = 1
"""Of such records, at most: where more are replaced in that time, the oldest go at once."""
BREATH = 0.1
"""Seconds in which what waited for the record is answered, before anything else is made of it."""

Stamp = tuple[int, int]


@dataclass
class _Reading:
    """One attempt to read the version in place, on a thread of its own."""

    stamp: Stamp
    began: float = field(default_factory=time.monotonic)
    done: threading.Event = field(default_factory=threading.Event)

    def hangs(self) -> bool:
        return not self.done.is_set() and time.monotonic() - self.began > LONGEST


@dataclass
class _Current:
    """What is served, and what is being tried."""

    stamp: Stamp = (0, 0)
    site: Site | None = None
    refused: Stamp = (0, 0)
    refused_at: float = 0.0
    refusals: int = 0
    seen: Stamp | None = None
    """What a thread of its own saw on the disk; None where none looks, and each asker does."""
    fault: DatasetError | None = None
    reading: _Reading | None = None
    hanging: list[_Reading] = field(default_factory=list)
    leaving: list[tuple[float, Record]] = field(default_factory=list)
    """Records that were replaced, and when each has its last user behind it."""
    base: str = ""
    beforehand: list[Callable[[Record], None]] = field(default_factory=list)
    afterwards: list[Callable[[Record], None]] = field(default_factory=list)


_LOCK = threading.Lock()
_CURRENT = _Current()


def begin(base: str = "") -> None:
    """Read the record before the first reader comes; ``base`` is the path of the server."""
    _CURRENT.base = base
    try:
        the_site()
    except DatasetError:
        LOG.warning("the record in %s has faults; no figure is shown", DATASETS)
    threading.Thread(target=_watch, args=[_CURRENT], name="watch", daemon=True).start()


def _watch(current: _Current) -> None:
    """Look whether another version is in place, so that no reader waits for the disk."""
    while current is _CURRENT:
        current.seen = _stamp()
        _begun(current)
        _forget_what_left(current)
        time.sleep(LOOK)


def _leave(current: _Current) -> None:
    """The record that is served will not be, from now on."""
    if current.site is not None:
        current.leaving.append((time.monotonic() + LEAVE, current.site.record))


def _forget_what_left(current: _Current) -> None:
    """A record that nobody uses any more goes, though the collector was told to leave it alone."""
    leaving = current.leaving
    while leaving and (len(leaving) > MOST_LEAVING or leaving[0][0] < time.monotonic()):
        _when, record = leaving.pop(0)
        forget(record)


def beforehand(make: Callable[[Record], None]) -> None:
    """Have something made of each later record while the one before is still served.

    So nobody waits for it. What it raises is noted, and stops nothing.
    """
    _CURRENT.beforehand.append(make)


def afterwards(make: Callable[[Record], None]) -> None:
    """Have something made of each later record that is taken in, on the thread that read it.

    It is called when the record is served already; what it raises is noted, and stops nothing.
    """
    _CURRENT.afterwards.append(make)


def _stamp() -> Stamp:
    """Changes whenever another descriptor is put in place."""
    try:
        status = os.stat(f"{DATASETS}/datapackage.json")  # noqa: PTH116  a third of the time of Path.stat
    except OSError:
        return (0, 0)
    return status.st_mtime_ns, status.st_ino


def _lies(current: _Current) -> Stamp:
    """The stamp of what is in place, as it was seen last."""
    seen = current.seen
    return _stamp() if seen is None else seen


def in_place() -> Site | None:
    """The site that is served, without waiting; None when it must be read."""
    current = _CURRENT
    if current.seen is not None or not _is_new(current):
        return current.site
    return None


def _is_new(current: _Current) -> bool:
    """Whether what is in place is to be read: it is not served, and was not refused just now."""
    served = current.site is not None and _lies(current) == current.stamp
    return not served and not _refused(current)


def the_site() -> Site:
    """The published form of the current record. Raises DatasetError when none was ever sound.

    While a new version is read, everybody gets the one before; where nobody looks at the disk
    beside (in a program that is no server), all but the one who asked first.
    """
    site = in_place()
    if site is not None:
        return site
    current = _CURRENT
    reading, first = _begun(current)
    if reading is not None and (first or current.site is None):
        reading.done.wait(PATIENCE)
    if current.site is not None:
        return current.site
    raise current.fault or _fault("the record is still being read")


def the_record() -> Record:
    """The current record. Raises DatasetError when none was ever sound."""
    return the_site().record


def _begun(current: _Current) -> tuple[_Reading | None, bool]:
    """The reading that is under way, begun now if there is none; and whether it was begun now."""
    # Whoever has something to show waits for nobody.
    if not _LOCK.acquire(blocking=current.site is None):
        return None, False
    try:
        reading, stamp = current.reading, _lies(current)
        if reading is not None and not reading.done.is_set() and not reading.hangs():
            return reading, False
        if not _is_new(current):
            return None, False
        if reading is not None and reading.hangs():
            LOG.error("reading the record hangs; it goes on with the last sound version")
            current.hanging.append(reading)
        current.hanging = [item for item in current.hanging if not item.done.is_set()]
        if len(current.hanging) >= MOST_HANGING:
            return None, False
        reading = current.reading = _Reading(stamp)
        target = threading.Thread(target=_read, args=[current, reading], name="record", daemon=True)
        target.start()
        return reading, True
    finally:
        _LOCK.release()


def _refused(current: _Current) -> bool:
    """Whether the version in place did not pass, a moment ago."""
    pause = AGAIN * min(SELDOM, 2 ** (current.refusals - 1))
    lately = time.monotonic() - current.refused_at < pause
    return lately and _lies(current) == current.refused


def _read(current: _Current, reading: _Reading) -> None:
    """Read, check and take in the version in place; whatever goes wrong, what is served stays."""
    taken: Site | None = None
    try:
        site = _sound(current)
        if current.site is not None:  # else readers wait for a record, and for nothing more
            with half_made():
                _make(current.beforehand, site.record)
    except BaseException as error:  # also MemoryError and RecursionError
        _refuse(current, reading, error)
    else:
        with _LOCK:
            if current.reading is reading:  # not one that hung until another began
                _leave(current)
                current.site, current.stamp = site, reading.stamp
                current.fault = None
                taken = site
        if taken is None:
            forget(site.record)
    finally:
        reading.done.set()
    if taken is not None:
        with half_made():
            if _opened(current, reading, taken):
                _make(current.afterwards, taken.record)


def _opened(current: _Current, reading: _Reading, site: Site) -> bool:
    """Load what the first page of a record needs; where that fails, the record is not served."""
    time.sleep(BREATH)
    try:
        site.open()
    except BaseException as error:
        with _LOCK:
            if current.site is site:
                _leave(current)
                current.site = None
        _refuse(current, reading, error)
        return False
    return True


def _make(afterwards: list[Callable[[Record], None]], record: Record) -> None:
    for make in tuple(afterwards):
        try:
            make(record)
        except Exception:
            LOG.exception("something of the new record could not be made ahead")


def _sound(current: _Current) -> Site:
    """The version in place, copied and checked. Raises whatever is wrong with it."""
    try:
        directory = keep(DATASETS)
    except OSError as error:
        if current.site is not None:
            raise
        # No room for a copy: better to serve from the files themselves than not at all.
        LOG.warning("no copy of the record could be kept (%s)", error.strerror)
        return Site(_finite(load(DATASETS)), current.base)
    try:
        with half_made():
            site = Site(_finite(load(directory)), current.base)
            if current.site is not None:
                site.prove()
    except BaseException:
        end(directory)
        raise
    hold(directory, site.record)
    return site


def _finite(record: Record) -> Record:
    """The record, if each of its values is a number that can be printed and drawn."""
    if not all(map(isfinite, record.columns.values())):
        raise DatasetError([Fault("observations", 0, "value", "one is no number")])
    return record


def _refuse(current: _Current, reading: _Reading, error: BaseException) -> None:
    fault = error if isinstance(error, DatasetError) else _fault(f"{type(error).__name__}")
    first = str(fault).splitlines()[:1]
    LOG.error("the record in place did not pass: %s", "".join(first)[:300])
    with _LOCK:
        if current.reading is reading:
            current.refusals = current.refusals + 1 if reading.stamp == current.refused else 1
            current.refused, current.refused_at = reading.stamp, time.monotonic()
            current.fault = fault


def _fault(reason: str) -> DatasetError:
    return DatasetError([Fault(str(DATASETS.name), 0, "", f"cannot be read: {reason}")])
