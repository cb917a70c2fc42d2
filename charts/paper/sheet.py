"""A sheet to draw SVG on: shapes and wrapped text, escaped, with short and stable numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from charts.layout.any_font import width
from charts.layout.colours import Theme
from charts.layout.safe import xml

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Sizes:
    """Type sizes and gaps in pixels, for a wide picture or for a phone."""

    title: float
    subtitle: float
    axis: float
    small: float
    pad: float
    stroke: float
    dot: float

    @property
    def row(self) -> float:
        return self.small * 1.45


WIDE = Sizes(30, 19, 16.5, 15, 36, 3, 4.5)
PHONE = Sizes(19, 14, 12.5, 11.5, 14, 2.2, 3.2)
FIELD = Sizes(11.5, 11.5, 11.5, 11.5, 6, 1.7, 2.6)
"""For a field of a page: one size of type, which comes out as that of the text around it."""
PHONE_WIDTH = 700


def sizes_for(width_: float) -> Sizes:
    return PHONE if width_ < PHONE_WIDTH else WIDE


@dataclass
class Box:
    """A rectangle of the picture, in pixels from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass
class Paper:
    """What has been drawn so far, in order."""

    theme: Theme
    sizes: Sizes
    parts: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.parts.append(text)

    def rect(self, x: float, y: float, w: float, h: float, fill: str, more: str = "") -> None:
        self.add(
            f'<rect x="{n(x)}" y="{n(y)}" width="{n(w)}" height="{n(h)}" fill="{fill}"{more}/>'
        )

    def line(
        self, x1: float, y1: float, x2: float, y2: float, stroke: str, w: float = 1, dash: str = ""
    ) -> None:
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self.add(
            f'<path d="M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}" stroke="{stroke}" '
            f'stroke-width="{n(w)}" fill="none"{dashes}/>'
        )

    def polyline(self, points: Points, stroke: str, w: float, dash: str = "") -> None:
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self.add(
            f'<path d="{path(points)}" stroke="{stroke}" stroke-width="{n(w)}" fill="none" '
            f'stroke-linejoin="round"{dashes}/>'
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        fill: str,
        anchor: str = "start",
        bold: bool = False,
    ) -> None:
        """One line; ``y`` is its baseline."""
        where = "" if anchor == "start" else f' text-anchor="{anchor}"'
        weight = ' font-weight="700"' if bold else ""
        self.add(
            f'<text x="{n(x)}" y="{n(y)}" font-size="{n(size)}" fill="{fill}"{where}{weight}>'
            f"{xml(text)}</text>"
        )

    def lines(
        self,
        x: float,
        y: float,
        texts: Iterable[str],
        size: float,
        fill: str,
        bold: bool = False,
        anchor: str = "start",
        leading: float = 1.25,
    ) -> float:
        """Several lines from the top ``y`` down; returns where they end."""
        for text in texts:
            self.text(x, y + size * 0.92, text, size, fill, anchor, bold)
            y += size * leading
        return y

    def marker(
        self, x: float, y: float, shape: int, fill: str, radius: float, hollow: bool = False
    ) -> None:
        """A circle, square, diamond or triangle; hollow where the number is inexact."""
        inside = self.theme.ground if hollow else fill
        outline = f' stroke="{fill}" stroke-width="{n(radius * 0.45)}"' if hollow else ""
        if shape == 0:
            self.add(f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius)}" fill="{inside}"{outline}/>')
            return
        r = radius * 1.15
        shapes: dict[int, list[tuple[float, float]]] = {
            1: [(-1, -1), (1, -1), (1, 1), (-1, 1)],
            2: [(0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)],
            3: [(0, -1.25), (1.2, 0.95), (-1.2, 0.95)],
        }
        d = path([(x + dx * r * 0.9, y + dy * r * 0.9) for dx, dy in shapes[shape]])
        self.add(f'<path d="{d}Z" fill="{inside}"{outline}/>')

    def halo(self, x: float, y: float, text: str, size: float, anchor: str = "start") -> None:
        """A line of text on a patch of ground, so that it can be read over lines."""
        wide = width(text, size) + 6
        left = {"start": x - 3, "middle": x - wide / 2, "end": x - wide + 3}[anchor]
        if not self.theme.ground.startswith("rgba"):
            more = ' fill-opacity=".8"'
            self.rect(left, y - size * 0.85, wide, size * 1.12, self.theme.ground, more)
        self.text(x, y, text, size, self.theme.ink, anchor)


def n(value: float) -> str:
    """A coordinate in at most one decimal, without anything that is not needed."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def path(points: Points) -> str:
    """Path data through points."""
    return "M" + "L".join(f"{n(x)} {n(y)}" for x, y in points)
