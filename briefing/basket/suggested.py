"""A briefing to begin with: the six things that are asked first."""

from __future__ import annotations

import json
from pathlib import Path

SUGGESTED: tuple[str, ...] = tuple(
    json.loads(Path(__file__).with_name("suggested.json").read_text(encoding="utf-8"))
)
"""Names of items: how much, what that does not mean, who reports, where it is, here, the law."""


HEADLINE = SUGGESTED[0].rpartition(":")[2]
"""The series that is asked for first: an example where one is needed."""
