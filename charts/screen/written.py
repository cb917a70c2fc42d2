"""Numbers that are written beside the marks of a single line, and where each of them stands.

The narrowest screen decides: on a wider one days only move apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from charts.layout.any_font import width
from charts.layout.scale import Axis
from charts.screen.frame import AXIS, NARROWEST
from charts.spec.marks import segments
from charts.spec.model import Chart, Mark

SIDE = 60
"""What axis and margins take of the screen's width."""
OFF = 6
"""How far above or below its mark a number begins."""
HIGH = AXIS * 1.3
BESIDE = "middle right"

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A number's box in pixels, from the plot's lower left corner."""

    left: float
    right: float
    low: float
    top: float

    def meets(self, other: Box) -> bool:
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.top <= other.low or other.top <= self.low)

    def crossed_by(self, start: Point, end: Point) -> bool:
        """Whether a straight line, from left to right, runs through it."""
        (x, y), (to_x, to_y) = start, end
        left, right = max(x, self.left), min(to_x, self.right)
        if left > right:
            return False
        slope = (to_y - y) / (to_x - x) if to_x > x else 0.0
        ends = sorted(y + slope * (at - x) for at in (left, right))
        return ends[1] > self.low and ends[0] < self.top


@dataclass(frozen=True)
class Plot:
    """A chart of one line as it lies on the narrowest screen."""

    chart: Chart
    axis: Axis
    height: float
    days: Sequence[date]

    def across(self, day: date) -> float:
        span = (self.days[-1] - self.days[0]).days
        return (day - self.days[0]).days * (NARROWEST - SIDE) / max(1, span)

    def point(self, mark: Mark) -> Point:
        assert isinstance(mark.position, date)
        return self.across(mark.position), self.axis.share(mark.value) * self.height

    def lines(self) -> Iterator[tuple[Point, Point]]:
        """The pieces of the line, none over a break."""
        (group,) = self.chart.groups
        for run in segments(group, self.chart.breaks):
            yield from pairwise(self.point(group.marks[place]) for place in run)

    def flags(self) -> list[float]:
        """Where the lines of breaks and notes run down."""
        noted = [self.chart.groups[note.group].marks[note.mark] for note in self.chart.notes]
        marked = [mark.position for mark in noted if isinstance(mark.position, date)]
        return [self.across(day) for day in (*(b.position for b in self.chart.breaks), *marked)]


def written(chart: Chart) -> list[Mark]:
    """The marks whose numbers are written: the latest and, where it is another, the highest."""
    (group,) = chart.groups
    high = max(group.marks, key=lambda mark: mark.value)
    return [high, group.marks[-1]] if high is not group.marks[-1] else [high]


def places(chart: Chart, axis: Axis, height: float, days: Sequence[date]) -> dict[str, str]:
    """Where the written numbers stand, in Plotly's words, by their mark's day.

    ``days`` are what the time axis shows, in order; ``height`` is the plot's, in pixels. The
    first place is taken through which nothing runs; the last mark has one to its right, too.
    """
    plot = Plot(chart, axis, height, days)
    found: dict[str, str] = {}
    taken: list[Box] = []
    for mark in written(chart):
        last = mark is chart.groups[0].marks[-1]
        boxes = _last(plot, mark) if last else _high(plot, mark)
        place = min(boxes, key=lambda name: _troubles(plot, boxes[name], taken))
        found[str(mark.position)] = place
        taken.append(boxes[place])
    return found


def _last(plot: Plot, mark: Mark) -> dict[str, Box]:
    x, y = plot.point(mark)
    wide = width(mark.text, AXIS)
    below = Box(x - wide / 2, x + wide / 2, y - OFF - HIGH, y - OFF)
    found = {"top center": Box(below.left, below.right, y + OFF, y + OFF + HIGH)}
    if below.low >= 0:
        found["bottom center"] = below
    return found | {BESIDE: Box(x + OFF, x + OFF + wide, y - HIGH / 2, y + HIGH / 2)}


def _high(plot: Plot, mark: Mark) -> dict[str, Box]:
    x, y = plot.point(mark)
    wide, up, top = width(mark.text, AXIS), y + OFF, y + OFF + HIGH
    return {
        "top left": Box(x - wide, x, up, top),
        "top center": Box(x - wide / 2, x + wide / 2, up, top),
        "top right": Box(x, x + wide, up, top),
    }


def _troubles(plot: Plot, box: Box, taken: Sequence[Box]) -> tuple[int, bool]:
    """How much runs through a box; and whether it lies over the axis at the left."""
    flags = sum(box.left - 2 < at < box.right + 2 for at in plot.flags())
    lines = sum(box.crossed_by(start, end) for start, end in plot.lines())
    return flags + lines + sum(box.meets(other) for other in taken), box.left < 0
