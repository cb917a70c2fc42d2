"""What a process that reads somebody's file may use, taken before the first byte is read.

Here too is what such a process does: bytes come in by the pipe, JSON goes out.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

MOST_MEMORY = 1_500_000_000
MOST_SECONDS = 35


def bounded() -> None:
    """Take the limits; where the system has none, the parent's time limit is left."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def answer_by_pipe(
    read: Callable[[bytes], dict[str, Any]], too_much: dict[str, Any] | None = None
) -> None:
    """Read what the pipe brings, within the limits, and answer; with the seconds it took.

    ``too_much`` is the answer where that needs more memory than there may be; raises without one.
    """
    content = sys.stdin.buffer.read()
    bounded()
    try:
        answer = read(content)
    except MemoryError:
        if too_much is None:
            raise
        answer = too_much
    sys.stdout.write(json.dumps(answer | {"seconds": time.process_time()}))
