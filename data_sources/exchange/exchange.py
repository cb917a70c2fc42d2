"""Putting a new record in the place of the old one, in one step.

The record is a directory of many files, and a mixture of two of its versions would be worse
than either. So the new version is written in full beside the old one, made durable, and then
the two directories change places: one system call, of which there is no half. A crash before it
leaves the old record, a crash after it the new one; what lies beside is removed next time.

Linux (renameat2) and macOS (renamex_np) can do this. Elsewhere nothing is changed at all.
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

from data_sources.exchange.place import own_directory, sync_directory, write_whole

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux
_RENAME_SWAP = 2  # macOS


class CannotExchange(OSError):
    """The system cannot exchange two directories in one step; nothing was changed."""


def workplace(datasets: Path) -> Path:
    """The directory beside the record in which a new version is written (same file system)."""
    return own_directory(datasets.resolve().parent / ".desk") / "exchange"


def clear(datasets: Path) -> None:
    """Remove what an interrupted exchange has left. Call it with the lock held."""
    shutil.rmtree(workplace(datasets), ignore_errors=True)


def prepare(datasets: Path, files: Mapping[str, bytes]) -> Path:
    """A whole copy of the record with these files in it (path within the record -> content)."""
    clear(datasets)
    new = workplace(datasets) / "record"
    shutil.copytree(datasets.resolve(), new, symlinks=True)
    for name, content in files.items():
        write_whole(new / name, content)
    _make_durable(new)
    return new


def exchange(datasets: Path, new: Path) -> None:
    """Let two directories change places. Raises CannotExchange."""
    old = datasets.resolve()
    _exchange(os.fsencode(new), os.fsencode(old))
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
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _exchange(first: bytes, second: bytes) -> None:
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
