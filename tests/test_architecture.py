"""docs/architecture.md names every room there is, and no other."""

from __future__ import annotations

import re

from tests.conftest import ROOT

PICTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)/` \| (.*) \|$", PICTURE, re.MULTILINE))
ROOMS = ("data_sources", "charts", "claims", "briefing", "publish", "screen")


def inner(room: str) -> set[str]:
    """The rooms inside a room: its folders of modules."""
    return {path.parent.name for path in (ROOT / room).glob("*/__init__.py")}


def test_every_room_stands_in_the_table() -> None:
    assert set(ROOMS) < set(ROWS)
    for room in ROOMS:
        named = set(re.findall(r"`(\w+)/`", ROWS[room]))
        assert inner(room) == named, room
        deeper = {f"{p.parts[-3]}/{p.parts[-2]}" for p in (ROOT / room).glob("*/*/__init__.py")}
        assert deeper == set(re.findall(r"`(\w+/\w+)/`", ROWS[room])), room
