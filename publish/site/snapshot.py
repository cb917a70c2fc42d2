"""A copy of the record's files for this process: what was checked is what is served.

Whoever writes into ``datasets/`` while a server runs changes nothing of what it serves: tables,
feed, descriptor, word lists are read from the copy that passed. A copy takes regular files only,
inside the package, up to a size: a pipe, a device or a link to elsewhere is no part of a record.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
import weakref
from pathlib import Path

from data_sources.package.tables import DatasetError, Fault

try:
    import fcntl
except ImportError:  # Windows: its own temporary folder is cleared by the system
    fcntl = None  # type: ignore[assignment]  # asked before each use

MOST = 1024 * 1024 * 1024
MOST_FILES = 10_000
PREFIX = "on-the-record-"
MARK = ".in-use"
_QUICK = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def keep(source: Path) -> Path:
    """A copy of a package in a folder of its own; :func:`hold` says how long it is needed.

    Raises DatasetError or OSError, and leaves nothing behind.
    """
    sweep()
    place = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        _mark(place)
        copy(source, place / "datasets")
    except BaseException:
        end(place / "datasets")
        raise
    return place / "datasets"


def hold(directory: Path, by: object) -> None:
    """Have the copy go when nobody holds ``by`` any more, or the process ends."""
    weakref.finalize(by, end, directory)


def end(directory: Path) -> None:
    """Remove a copy."""
    place = directory.parent
    lock = _LOCKS.pop(place, None)
    if lock is not None:
        os.close(lock)
    shutil.rmtree(place, ignore_errors=True)


def end_all() -> None:
    """Remove every copy of this process, which ends: by a signal nothing else would."""
    for place in list(_LOCKS):
        end(place / "datasets")


_LOCKS: dict[Path, int] = {}
"""The open mark of each copy of this process: locked as long as it lives."""


def _mark(place: Path) -> None:
    """Show others that somebody uses the copy, also where they do not see our processes."""
    if fcntl is not None:
        _LOCKS[place] = os.open(place / MARK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(_LOCKS[place], fcntl.LOCK_EX | fcntl.LOCK_NB)


def sweep() -> None:
    """Remove the copies of processes that were killed and could not."""
    if fcntl is None:
        return
    for mark in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/{MARK}"):
        try:
            number = os.open(mark, os.O_RDWR | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0))
        except OSError:
            continue  # gone meanwhile, or another user's
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(mark.parent, ignore_errors=True)
        except OSError:
            pass  # in use
        finally:
            os.close(number)


def copy(source: Path, target: Path) -> None:
    """Copy a package. Raises DatasetError where something is no file of a record, or too large."""
    root = source.resolve()
    left, files = MOST, 0
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder) / name
            relative = path.relative_to(root)
            files += 1
            left -= _copy_file(path, root, target / relative)
            if left < 0 or files > MOST_FILES:
                raise DatasetError([Fault(str(relative), 0, "", "the record is too large")])


def _copy_file(path: Path, root: Path, target: Path) -> int:
    """One file, and how many bytes it has. It is opened without waiting for another's end."""
    shown = str(path.relative_to(root))
    if not path.resolve().is_relative_to(root):
        raise DatasetError([Fault(shown, 0, "", "leads out of the record")])
    try:
        number = os.open(path, os.O_RDONLY | _QUICK)
    except OSError as error:
        if error.errno == errno.ENOENT:  # taken away meanwhile: the check of the copy decides
            return 0
        raise
    with os.fdopen(number, "rb") as file:
        status = os.fstat(number)
        if not stat.S_ISREG(status.st_mode):
            raise DatasetError([Fault(shown, 0, "", "is no regular file")])
        if status.st_size > MOST:
            return status.st_size
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as out:
            shutil.copyfileobj(file, out)
    return status.st_size
