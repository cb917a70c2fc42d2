"""Where the texts of a picture lie, so that a test can say whether they meet or run out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from charts.layout.text import width

_TEXT = re.compile(
    r'<text x="([-\d.]+)" y="([-\d.]+)" font-size="([\d.]+)" fill="[^"]*"'
    r'(?: text-anchor="(\w+)")?( font-weight="700")?>([^<]*)</text>'
)
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True)
class Placed:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Placed) -> bool:
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)


def texts(picture: str) -> list[Placed]:
    """Every text with its box: from the height of capitals down to the baseline."""
    found = []
    for x, y, size, anchor, bold, content in _TEXT.findall(picture):
        text = unescape(content)
        wide = width(text, float(size), bool(bold))
        left = float(x) - {"": 0, "middle": wide / 2, "end": wide}[anchor]
        found.append(Placed(text, left, float(y) - float(size) * 0.7, left + wide, float(y) + 1))
    return found


def faults(picture: str) -> list[str]:
    """Texts that run out of the picture or over each other."""
    wide, tall = (float(n) for n in _SIZE.search(picture).groups())  # type: ignore[union-attr]
    placed = texts(picture)
    said = [
        f"out of the picture: {p.text}"
        for p in placed
        if p.left < -0.5 or p.right > wide + 0.5 or p.top < 0 or p.bottom > tall
    ]
    ordered = sorted(placed, key=lambda p: p.top)
    for k, one in enumerate(ordered):
        for two in ordered[k + 1 :]:
            if two.top >= one.bottom:
                break
            if one.meets(two):
                said.append(f"“{one.text}” over “{two.text}”")
    return said
