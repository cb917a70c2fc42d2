"""One at a time: whoever works at a desk or on a record holds its lock, and the next is told who.

Two desks may work on one record: what is theirs is guarded by their own locks, the record by its
own, which lies beside it wherever the desk is.
"""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from data_sources.exchange.place import beside, own_directory, refuse_link

PATIENCE = 30.0
"""Seconds that a command waits for those before it: most hold the record for two."""
PAUSE = 0.02


class Held(RuntimeError):
    """Somebody else is at the desk, or works on the record."""


@contextmanager
def record_held(datasets: Path, what: str) -> Iterator[None]:
    """Hold the lock of a record, for reading it in one piece or for replacing it. Raises Held."""
    record = datasets.resolve()
    with _held(own_directory(beside(record)) / f"{record.name}.lock", what, "the record"):
        yield


@contextmanager
def held(desk: Path, what: str) -> Iterator[None]:
    """Hold a desk's lock. Raises Held, which names the holder.

    The system lets go of the lock when its holder ends, however it ends: there are no stale
    locks to remove by hand.
    """
    with _held(desk / "lock", what, "the desk"):
        yield


@contextmanager
def _held(path: Path, what: str, which: str) -> Iterator[None]:
    refuse_link(path)
    with path.open("a+", encoding="utf-8") as file:
        _take_in_turn(file, path, which)
        file.truncate(0)
        json.dump(_myself(what), file)
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _take_in_turn(file: IO[str], path: Path, which: str) -> None:
    """Lock a file, behind whoever waits for it already. Raises Held.

    Whoever waits holds the door meanwhile. Without it somebody who comes back at once, again and
    again, nearly always finds it free, and who tries now and then nearly never.
    """
    door, end = path.with_name(f"{path.name}.next"), time.monotonic() + PATIENCE
    refuse_link(door)
    with door.open("a+", encoding="utf-8") as waiting:
        if not (_taken_by(waiting.fileno(), end) and _taken_by(file.fileno(), end)):
            file.seek(0)
            raise Held(_holder(which, file.read()))


def _taken_by(handle: int, end: float) -> bool:
    """Whether an open file could be locked before a time."""
    while True:
        try:
            _take(handle)
        except OSError:
            if time.monotonic() >= end:
                return False
            time.sleep(PAUSE)
        else:
            return True


def _take(handle: int) -> None:
    """Lock an open file for this process. Raises OSError when another has it."""
    if os.name == "nt":
        import msvcrt

        # A byte far behind what is written there: what is locked, nobody else may read.
        os.lseek(handle, 1 << 30, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # Windows
        os.lseek(handle, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _myself(what: str) -> dict[str, str | int]:
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return {"what": what, "process": os.getpid(), "host": socket.gethostname(), "since": since}


def _holder(which: str, text: str) -> str:
    try:
        by = json.loads(text)
        who = f"“{by['what']}”, process {by['process']} on {by['host']}, since {by['since']}"
    except (json.JSONDecodeError, KeyError, TypeError):
        who = "another command"
    return f"{which} is in use by {who}: run this again when that has ended"
