"""Writing a file so that a reader sees the old content or the new, whatever happens."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

Content = bytes | Callable[[BinaryIO], object]


def write_whole(path: Path, content: Content) -> None:
    """Write a file in full or not at all: bytes, or what a function writes. Raises OSError.

    Its folder must be there. The content goes into a new file beside it, to the disk, and only
    then under the name.
    """
    temporary = path.with_name(f".{path.name[:180]}.{os.getpid()}.new")
    temporary.unlink(missing_ok=True)  # left by a killed process of the same number
    try:
        with temporary.open("xb") as file:  # never through a link that lies there
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_directory(path.parent)


def sync_directory(path: Path) -> None:
    """Make the names in a directory durable, where the system can."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:  # Windows cannot open a directory
        return
    try:
        os.fsync(handle)
    except OSError:  # nor every file system
        pass
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Put the content of a file that is there on the disk. Raises OSError."""
    # Windows puts nothing on the disk through a handle that may only read.
    with path.open("r+b" if os.name == "nt" else "rb") as file:
        os.fsync(file.fileno())
