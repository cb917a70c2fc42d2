"""One at a time: whoever works at the desk holds its lock, and the next one is told who."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path


class Held(RuntimeError):
    """Somebody else is at the desk."""


@contextmanager
def held(desk: Path, what: str) -> Iterator[None]:
    """Hold the desk's lock. Raises Held, which names the holder.

    The system lets go of the lock when its holder ends, however it ends: there are no stale
    locks to remove by hand.
    """
    import fcntl

    with (desk / "lock").open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            raise Held(_holder(file.read())) from None
        file.truncate(0)
        json.dump(_myself(what), file)
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _myself(what: str) -> dict[str, str | int]:
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return {"what": what, "process": os.getpid(), "host": socket.gethostname(), "since": since}


def _holder(text: str) -> str:
    try:
        by = json.loads(text)
        who = f"“{by['what']}”, process {by['process']} on {by['host']}, since {by['since']}"
    except (json.JSONDecodeError, KeyError, TypeError):
        who = "another command"
    return f"the desk is in use by {who}: wait until it has ended"
