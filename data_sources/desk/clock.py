"""What day it is at the desk: one place, so that a test can hold the day still."""

from __future__ import annotations

from datetime import UTC, datetime


def today() -> str:
    """Today's date in UTC, as the record writes dates (ISO 8601)."""
    return datetime.now(UTC).date().isoformat()


def now() -> str:
    """This moment in UTC, to the second (ISO 8601)."""
    return datetime.now(UTC).isoformat(timespec="seconds")
