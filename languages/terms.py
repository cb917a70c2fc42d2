"""The words this product uses, and those it avoids, as ``<language>/terms.toml`` lists them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from languages.grammar import HERE, TERMS


@dataclass(frozen=True)
class Term:
    """What to say, what not to say, and why."""

    say: str
    avoid: str
    why: str


@cache
def terms(language: str) -> tuple[Term, ...]:
    """The words of a language. Raises OSError or ValueError when its file cannot be read."""
    content = tomllib.loads((HERE / language / TERMS).read_text(encoding="utf-8"))
    return tuple(Term(**entry) for entry in content["term"])
