"""Putting a new record in the place of the old one, in one step.

The record is a directory of many files, and a mixture of two of its versions would be worse
than either. So the new version is written in full beside the old one, made durable, and then
the two directories change places: one system call, of which there is no half. A crash before it
leaves the old record, a crash after it the new one; what lies beside is removed next time.

Linux (renameat2) and macOS (renamex_np) can do this. Elsewhere nothing is changed at all.

Whoever writes into a record does it in one order: hold its lock, :func:`prepare` the new version,
check it, :func:`put_in_place`. What is put in place is what was checked, byte for byte.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data_sources.exchange.place import (
    beside,
    own_directory,
    refuse_link,
    refuse_links_in,
)
from data_sources.package.whole_files import sync_directory, sync_file, write_whole
from data_sources.versions.store import keeping

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux
_RENAME_SWAP = 2  # macOS


class CannotExchange(OSError):
    """The system cannot exchange two directories in one step; nothing was changed."""


class Changed(RuntimeError):
    """The record, or its new version, is not what it was when it was checked."""


def workplace(datasets: Path, place: Path | None = None) -> Path:
    """The directory in which a new version is written: beside the record (same file system),
    or in ``place`` when it is only to be looked at. Raises Linked."""
    record = datasets.resolve()
    held = own_directory(place or beside(record)) / "exchange"
    for path in (held, held / record.name):
        refuse_link(path)
    return held / record.name


def clear(datasets: Path, place: Path | None = None) -> None:
    """Remove what an interrupted exchange has left. Call it with the lock held."""
    shutil.rmtree(workplace(datasets, place), ignore_errors=True)


def prepare(datasets: Path, files: Mapping[str, bytes], place: Path | None = None) -> Path:
    """A whole copy of the record with these files in it (path within the record -> content).

    The version that they replace is kept in the copy, so that it comes with the exchange or not
    at all. Call it with the lock held. Raises Linked for a record with a symbolic link in it:
    what is written through one would land somewhere else.
    """
    clear(datasets, place)
    refuse_links_in(datasets.resolve())
    new = workplace(datasets, place) / "record"
    shutil.copytree(datasets.resolve(), new, symlinks=True)
    for name, content in {**files, **keeping(datasets.resolve(), files)}.items():
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(new / name, content)
    _make_durable(new)
    return new


def put_in_place(datasets: Path, new: Path, before: str, after: str) -> None:
    """Let a checked version take the record's place, and the record its. Lock held.

    ``before`` and ``after`` are the fingerprints of the record and of the new version as they
    were checked. Raises Changed when either is another by now, CannotExchange when the system
    cannot do it; the record is then as it was.
    """
    if fingerprint(new) != after:
        raise Changed("the new version was changed while it was checked: run this again")
    exchange(datasets, new)
    # The old record now lies where the new one was. Had somebody edited either in the meantime,
    # that edit would be lost or never checked: then the two change places again.
    if fingerprint(new) != before or fingerprint(datasets) != after:
        exchange(datasets, new)
        raise Changed("the record was changed while this was running: run this again")


def exchange(datasets: Path, new: Path) -> None:
    """Let two directories change places. Raises CannotExchange."""
    old = datasets.resolve()
    swap(new, old)
    sync_directory(old.parent)
    sync_directory(new.parent)


def fingerprint(directory: Path) -> str:
    """A hash of every file's name and content."""
    total = hashlib.sha256()
    for path in sorted(directory.resolve().rglob("*")):
        if path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            total.update(f"{path.relative_to(directory.resolve()).as_posix()} {content}\n".encode())
    return total.hexdigest()


def _make_durable(directory: Path) -> None:
    for path in [*directory.rglob("*"), directory, directory.parent]:
        if path.is_dir():
            sync_directory(path)
        elif path.is_file():
            sync_file(path)


def swap(one: Path, other: Path) -> None:
    """Let two paths change places in one system call. Raises CannotExchange."""
    first, second = os.fsencode(one), os.fsencode(other)
    library: Any = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    if hasattr(library, "renameat2"):
        status = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        status = library.renamex_np(first, second, _RENAME_SWAP)
    else:
        raise CannotExchange(
            "this system cannot exchange two directories in one step: nothing was changed;"
            " accept on Linux or macOS"
        )
    if status != 0:
        why = os.strerror(ctypes.get_errno())
        raise CannotExchange(
            f"the file system cannot exchange two directories in one step ({why}):"
            " nothing was changed"
        )
