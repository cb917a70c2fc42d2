"""Somebody's file is read by a process of its own, which ends, or is ended.

A thread cannot be broken off; a process can. Each file has a new one: nothing of one reader's file
is there when the next one's is read. It is handed bytes and answers in JSON; what it may use of
memory and of the processor is bounded before the first byte is looked at.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from briefing.documents.package import UnreadableFile, Why

SECONDS = 40.0
"""After so long it is killed, whatever it does."""
AT_ONCE = 2
_FREE = threading.BoundedSemaphore(AT_ONCE)
_SPENT = threading.local()


def asked(
    worker: Path,
    content: bytes,
    *said: str,
    options: tuple[str, ...] = (),
    about: str = "this file",
) -> dict[str, Any]:
    """What the process that a file of ours is makes of the content; a fault is raised.

    ``said`` is what the worker is told beside it, ``options`` are Python's. Raises UnreadableFile,
    also when time, memory or processes run out.
    """
    if not _FREE.acquire(timeout=SECONDS):
        raise UnreadableFile("too many files are read at once; try again in a moment", Why.NO_ROOM)
    try:
        answer = _answer([*options, str(worker), *said], content, about)
    finally:
        _FREE.release()
    if "fault" in answer:
        raise UnreadableFile(str(answer["fault"]), Why.__members__.get(answer["why"], Why.DAMAGED))
    return answer


def spent() -> float:
    """Seconds of processor time that such processes took for this thread."""
    return getattr(_SPENT, "seconds", 0.0)


def _answer(command: list[str], content: bytes, about: str) -> dict[str, Any]:
    seconds, begun = None, time.monotonic()
    try:
        done = subprocess.run(  # noqa: S603  our own command; the document goes in by the pipe
            [sys.executable, "-I", *command],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        answer = json.loads(done.stdout)
        seconds = float(answer["seconds"])
    except (subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
        raise UnreadableFile(
            f"reading {about} took too much time or memory, and was stopped", Why.TOO_MUCH
        ) from None
    except OSError as error:
        raise UnreadableFile(
            f"no process can be started that reads {about}: {error.strerror}", Why.NO_ROOM
        ) from None
    finally:
        # What was broken off counts by the clock.
        _SPENT.seconds = spent() + (time.monotonic() - begun if seconds is None else seconds)
    return dict(answer)
