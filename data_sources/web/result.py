"""What the last check of the sources found: for the page that shows it, without the network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from data_sources.exchange.place import desk_path, read_json
from data_sources.package.tables import DATASETS

RESULT = "check.json"

# state -> what it means
STATES = {
    "unchanged": "there, and the same as when it was read",
    "changed": "there, and not the same as when it was read",
    "moved": "now at another address",
    "gone": "no longer there",
    "unreachable": "no usable answer",
    "seen": "there; nothing to compare it with yet",
    "not asked": "no https address is known",
}


def last_check(desk: Path | None = None) -> dict[str, Any]:
    """The last finished check, or an empty dictionary when there was none.

    ``date`` (ISO, UTC), ``counts`` by state, and ``sources``: key -> ``state``, ``detail``,
    ``url``, ``status``, ``asked_on``. ``desk`` is the desk's directory, by default that of the
    project's record.
    """
    content = read_json((desk or desk_path(DATASETS)) / RESULT)
    return content if isinstance(content, dict) else {}
