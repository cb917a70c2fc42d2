"""What every native chart is measured in: a rectangle in points, its colours and its font.

Arial is on every machine that opens a file; its widths are known (:mod:`charts.layout.text`). The
theme's font stands in its place where the file has a theme.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Pt

from charts.layout.colours import LIGHT

FONT = "Arial"
INK, MUTED, GRID = LIGHT.ink, LIGHT.muted, LIGHT.grid
LEADING = 1.2


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, or in a chart's own frame."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.width, self.height

    def emu(self) -> tuple[Any, Any, Any, Any]:
        """Left, top, width and height in the file's own unit."""
        return Pt(self.left), Pt(self.top), Pt(self.width), Pt(self.height)


def colour(text: str) -> RGBColor:
    return RGBColor.from_string(text.lstrip("#").upper())
