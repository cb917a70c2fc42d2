"""The weights of the claim check: `weights.toml`, where each has its name and what it is for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".toml")


@cache
def _tables() -> dict[str, dict[str, float]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def weights(table: str) -> dict[str, float]:
    """The weights of one table ("noun") by name. Raises KeyError when there is no such table."""
    return dict(_tables()[table])
