"""What styles and fields are called in templates: the lists of ``names.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("names.toml")


@cache
def style_names() -> dict[str, tuple[str, ...]]:
    """By the part that a style plays, what it may be called; Word's own name first."""
    return _table("styles")


@cache
def control_names() -> dict[str, tuple[str, ...]]:
    """By what a field holds (a name of ``own.HEAD``, or "title"), what it may be called."""
    return _table("controls")


def _table(name: str) -> dict[str, tuple[str, ...]]:
    content = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {part: tuple(names) for part, names in content[name].items()}
