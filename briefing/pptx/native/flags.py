"""Breaks and explanations on a native chart: lines over the plot with their label above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pptx.enum.dml import MSO_LINE

from briefing.pptx.native.charts import Ground, ground_of
from briefing.pptx.paper import INK, MUTED, Box, Words, rule, write
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


def draw(slide: Any, ground: Ground, planned: Plan, top: float, language: str) -> None:
    """Write the labels in the rows from ``top`` on, and the lines down into the plot."""
    for item, text, (row, side) in zip(planned.items, planned.labels, planned.places, strict=True):
        at, y = ground.x(item.day), top + row * ROW
        _line(slide, ground, item, at, y)
        _text(slide, text, item, at, y, side.leftwards, language)


def draw_breaks(slide: Any, ground: Ground, chart: Chart, group: Group) -> None:
    """The breaks of one small chart, as lines without a label: the words stand beside it."""
    own = {figure.series.key for mark in group.marks for figure in mark.figures}
    for item in chart.breaks:
        if own & set(item.series):
            at, plot = ground.x(item.position), ground.plot
            line = rule(slide, at, plot.top, at, plot.bottom, PALETTE[1], 1)
            line.name = item.label
            line.line.dash_style = MSO_LINE.DASH


def _line(slide: Any, ground: Ground, item: Flag, at: float, top: float) -> None:
    is_break = item.kind == "break"
    end = ground.plot.bottom if is_break else ground.y(item.value) - 18
    start = top + 1
    if end <= start:
        return
    tone, dash = (PALETTE[1], MSO_LINE.DASH) if is_break else (MUTED, MSO_LINE.ROUND_DOT)
    line = rule(slide, at, start, at, end, tone, 1.25 if is_break else 0.75)
    line.name = item.label
    line.line.dash_style = dash


def _text(
    slide: Any, text: str, item: Flag, at: float, top: float, leftwards: bool, language: str
) -> None:
    wide = width(text, SIZE) * 1.05 + 6
    left = at - wide - 3 if leftwards else at + 3
    shape = slide.shapes.add_textbox(*Box(left, top, wide, ROW).emu())
    shape.name = item.label
    is_break = item.kind == "break"
    words = Words(text, bold=is_break, colour=INK if is_break else MUTED)
    write(shape, [words], SIZE, language, "right" if leftwards else "left")
