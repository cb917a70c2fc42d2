"""Breaks and explanations on a native chart: lines over the plot with their label above it.

What is drawn is worked out here; a deck and a document each draw it their own way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.native.box import INK, MUTED, Box
from briefing.native.ground import Ground, ground_of
from charts.layout.colours import PALETTE
from charts.layout.flag_rows import Flag, flags
from charts.layout.packing import Packing, Side, Spot, pack, sides
from charts.layout.text import width
from charts.spec.model import Chart, Group

SIZE = 10.5
ROW = 14.5
MOST_ROWS = 3
LONGEST = 0.55
"""Of the plot's width: longer labels become numbers."""
GAP = 16
"""Points from a label to its line and beyond its end."""


@dataclass(frozen=True)
class Plan:
    """How the flags of a chart are written: as labels in ``rows``, or as numbers in one or two.

    ``places`` holds, for each, its row and the side of its day on which its label stands.
    """

    items: tuple[Flag, ...] = ()
    labels: tuple[str, ...] = ()
    places: tuple[tuple[int, Side], ...] = ()
    rows: int = 0
    numbered: bool = False

    @property
    def height(self) -> float:
        """The room to keep free above the chart."""
        return self.rows * ROW + 2 if self.items else 0


def plan(chart: Chart, box: Box) -> Plan:
    """Labels in up to three rows where they fit and no line runs through one, else numbers.

    Numbers are explained beside the chart, in the same order.
    """
    items = tuple(flags(chart))
    if not items:
        return Plan()
    plot = ground_of(chart, box)
    labels = tuple(item.label for item in items)
    packed = _packed(items, labels, plot)
    short = max(width(label, SIZE) for label in labels) < plot.plot.width * LONGEST
    if packed.rows <= MOST_ROWS and short and not packed.crossed:
        return Plan(items, labels, packed.places, packed.rows)
    numbers = tuple(str(k) for k in range(1, len(items) + 1))
    packed = _packed(items, numbers, plot)
    return Plan(items, numbers, packed.places, packed.rows, True)


def _packed(items: tuple[Flag, ...], labels: tuple[str, ...], ground: Ground) -> Packing:
    spots = []
    for item, text in zip(items, labels, strict=True):
        at, wide = ground.x(item.day) - ground.plot.left, width(text, SIZE * 1.06) + GAP
        spots.append(Spot(at, sides(at, wide, 0, ground.plot.width)))
    return pack(spots)


@dataclass(frozen=True)
class Stroke:
    """A line that stands on the plot: dashed for a break, dotted for an explanation."""

    name: str
    at: float
    top: float
    bottom: float
    tone: str
    width: float
    dotted: bool = False


@dataclass(frozen=True)
class Label:
    """A line of words on a chart, mostly beside a stroke; ``leftwards`` where they end at it."""

    text: str
    name: str
    box: Box
    tone: str
    bold: bool
    leftwards: bool = False
    size: float = SIZE


def drawn(ground: Ground, planned: Plan, top: float) -> Iterator[Stroke | Label]:
    """The labels in the rows from ``top`` on, and the lines down into the plot."""
    for item, text, (row, side) in zip(planned.items, planned.labels, planned.places, strict=True):
        at, y = ground.x(item.day), top + row * ROW
        yield from _line(ground, item, at, y)
        wide = width(text, SIZE) * 1.05 + 6
        left = at - wide - 3 if side.leftwards else at + 3
        is_break = item.kind == "break"
        tone = INK if is_break else MUTED
        yield Label(text, item.label, Box(left, y, wide, ROW), tone, is_break, side.leftwards)


def _line(ground: Ground, item: Flag, at: float, top: float) -> Iterator[Stroke]:
    is_break = item.kind == "break"
    end = ground.plot.bottom if is_break else ground.y(item.value) - 18
    if end <= top + 1:
        return
    tone, thick = (PALETTE[1], 1.25) if is_break else (MUTED, 0.75)
    yield Stroke(item.label, at, top + 1, end, tone, thick, not is_break)


def breaks_of(ground: Ground, chart: Chart, group: Group) -> Iterator[Stroke]:
    """The breaks of one small chart, as lines without a label: the words stand beside it."""
    own = {figure.series.key for mark in group.marks for figure in mark.figures}
    for item in chart.breaks:
        if own & set(item.series):
            at, plot = ground.x(item.position), ground.plot
            yield Stroke(item.label, at, plot.top, plot.bottom, PALETTE[1], 1)
