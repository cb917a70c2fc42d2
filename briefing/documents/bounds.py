"""What a process that reads somebody's file may use, taken before the first byte is read."""

from __future__ import annotations

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
