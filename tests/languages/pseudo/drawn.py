"""The words in a drawing as the browser gets it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_PLOTLY_WORDS = {"text", "hovertext", "ticktext", "hovertemplate"}


def plotly_words(value: Any, field: str = "") -> Iterator[str]:
    """The texts of a Plotly figure that a reader can see."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from plotly_words(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from plotly_words(inner, field)
    elif isinstance(value, str) and field in _PLOTLY_WORDS:
        yield value
