"""Where the texts of a picture lie, so that a test can say whether they meet or run out of it.

Texts are measured by Pillow with the shipped fonts, and not by the measure that the pictures were
laid out with: a picture whose texts are taken for narrower than they are must not pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).resolve().parents[2] / "charts" / "layout" / "fonts"
LARGE = 1000
"""Measured so large, the rounding to whole pixels does not show."""

WIDER = {False: 1.16, True: 1.25}
"""How much wider numbers and words are in DejaVu Sans than in Arial: it is what many readers have
where there is no Arial, and the widest of the usual ones."""

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


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    name = "LiberationSans-Bold.ttf" if bold else "LiberationSans-Regular.ttf"
    return ImageFont.truetype(FONTS / name, LARGE, layout_engine=ImageFont.Layout.BASIC)


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in pixels at a font size, sign by sign: browsers need not kern."""
    return sum(_advance(sign, bold) for sign in text) * size / LARGE


@cache
def _advance(sign: str, bold: bool) -> float:
    return float(_font(bold).getlength(sign))


def texts(picture: str, wider: bool = False) -> list[Placed]:
    """Every text with its box: from the height of capitals down to the baseline. ``wider`` is
    whether the reader's font is not the shipped one."""
    found = []
    for x, y, size, anchor, bold, content in _TEXT.findall(picture):
        text = unescape(content)
        wide = width(text, float(size), bool(bold)) * (WIDER[bool(bold)] if wider else 1)
        left = float(x) - {"": 0, "middle": wide / 2, "end": wide}[anchor]
        found.append(Placed(text, left, float(y) - float(size) * 0.7, left + wide, float(y) + 1))
    return found


def faults(picture: str, wider: bool = False) -> list[str]:
    """Texts that run out of the picture or over each other."""
    wide, tall = (float(n) for n in _SIZE.search(picture).groups())  # type: ignore[union-attr]
    placed = texts(picture, wider)
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
