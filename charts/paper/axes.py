"""Axes, breaks and notes of a picture with a time axis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from charts.layout.any_font import width, wrap
from charts.layout.flag_rows import Band, Flag, Place, band
from charts.layout.safe import xml
from charts.layout.scale import Axis, time_ticks
from charts.paper.sheet import Box, Paper, n
from charts.spec.model import Chart, Group
from charts.words import titles

GAP = "\u00a0\u00a0\u00a0 "


@dataclass(frozen=True)
class Plane:
    """Where days and values lie within a box."""

    box: Box
    axis: Axis
    first: int
    last: int

    def x(self, day: date | str) -> float:
        ordinal = day.toordinal() if isinstance(day, date) else self.first
        return self.box.left + self.box.width * (ordinal - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        return self.box.bottom - self.box.height * self.axis.share(value)

    @property
    def zero(self) -> float:
        return self.y(max(0, self.axis.low))


def day_range(groups: Sequence[Group], span: Sequence[date] = ()) -> tuple[int, int]:
    """First and last day of the axis: the marks with a bit more than half a period around.

    ``span`` are days that it also reaches to.
    """
    days = [m.position.toordinal() for g in groups for m in g.marks if isinstance(m.position, date)]
    days += [day.toordinal() for day in span]
    longest = max(
        (f.period.days for g in groups for m in g.marks for f in m.figures[:1]), default=1
    )
    pad = max(1, round(longest * 0.6))
    return min(days) - pad, max(days) + pad


def period_width(plane: Plane, groups: Sequence[Group]) -> float:
    """The shortest period's width in pixels."""
    days = min((f.period.days for g in groups for m in g.marks for f in m.figures[:1]), default=1)
    return plane.box.width * days / (plane.last - plane.first)


def value_grid(paper: Paper, plane: Plane, size: float) -> None:
    """Grid lines and their labels to the left of the box."""
    theme = paper.theme
    for tick, label in zip(plane.axis.ticks, plane.axis.labels, strict=True):
        y = plane.y(tick)
        strong = tick == 0
        paper.line(plane.box.left, y, plane.box.right, y, theme.muted if strong else theme.grid, 1)
        paper.text(plane.box.left - size * 0.5, y + size * 0.35, label, size, theme.muted, "end")


def label_room(axis: Axis, size: float) -> float:
    """How much room the labels of a value axis take at its left."""
    return max(width(label, size) for label in axis.labels) + size * 0.8


def time_labels(paper: Paper, plane: Plane, groups: Sequence[Group], size: float) -> None:
    """The labels of the periods under the box, as many as fit."""
    widest = max(width(mark.label, size) for group in groups for mark in group.marks)
    days = (plane.last - plane.first) / plane.box.width
    edge = math.inf
    for mark in reversed(time_ticks(groups, (widest + size * 0.7) * days)):
        half = width(mark.label, size) / 2
        x = min(
            max(plane.x(mark.position), plane.box.left - size + half),
            plane.box.right + size * 0.8 - half,
        )
        if x + half > edge:
            continue
        edge = x - half - size * 0.4
        y = plane.box.bottom + size * 1.35
        paper.text(x, y, mark.label, size, paper.theme.muted, "middle")


def unit_line(paper: Paper, chart: Chart, left: float, top: float) -> float:
    """What the value axis counts, above it; returns where it ends."""
    text = titles.axis_word(chart)
    return paper.lines(left, top, [text], paper.sizes.axis, paper.theme.muted)


def flag_band(paper: Paper, chart: Chart, plane: Plane) -> Band:
    """The labels of the breaks and notes, laid out above the plot."""
    return band(chart, plane.x, plane.box.right + paper.sizes.pad / 2, paper.sizes.small)


def mark_room(flags: Band, paper: Paper) -> float:
    """How high the row of small marks is, between the labels and the plot."""
    return paper.sizes.small * 0.8 if flags.marks else 0


def draw_flags(paper: Paper, flags: Band, plane: Plane, top: float, ring: bool) -> None:
    """Breaks as dashed lines through the plot, notes as thin lines down to their mark.

    What is not written out has a small triangle over its line. ``ring`` puts a circle around a
    note's mark.
    """
    sizes = paper.sizes
    under = top + flags.rows * sizes.row
    placed = list(zip(flags.items, flags.places, strict=True))
    for item, place in placed:
        start = under + sizes.small * 0.5 if place is None else top + place.row * sizes.row
        _flag_line(paper, item, plane, start, ring, place is not None)
        if place is None:
            _sign(paper, item, plane.x(item.day), under)
    for item, place in placed:
        if place is not None:
            _label(paper, place, plane.x(item.day), top + place.row * sizes.row)


def _label(paper: Paper, place: Place, x: float, top: float) -> None:
    sizes = paper.sizes
    at, anchor = (x - 6, "end") if place.leftwards else (x + 6, "start")
    for number, line in enumerate(place.lines):
        paper.halo(at, top + number * sizes.row + sizes.small, line, sizes.small, anchor)


def _sign(paper: Paper, item: Flag, x: float, top: float) -> None:
    """A triangle; where the picture stands in a page, pointing at it tells what it is."""
    half = paper.sizes.small * 0.34
    paper.add(
        f'<path d="M{n(x - half)} {n(top + 1)}h{n(2 * half)}l{n(-half)} {n(half * 1.6)}Z" '
        f'fill="{paper.theme.muted}"><title>{xml(f"{item.entry}: {item.text}")}</title></path>'
    )


def _flag_line(
    paper: Paper, item: Flag, plane: Plane, top: float, ring: bool, written: bool
) -> None:
    theme, x = paper.theme, plane.x(item.day)
    if item.kind == "break":
        paper.line(x, top + 2, x, plane.box.bottom, theme.muted, 1.4 if written else 0.9, "6 4")
        return
    y, radius = plane.y(item.value), paper.sizes.dot * 1.9
    paper.line(x, top + 2, x, y - radius, theme.muted, 1.2, "1 3")
    if not ring:
        return
    paper.add(
        f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius)}" fill="none" '
        f'stroke="{theme.muted}" stroke-width="1.4"/>'
    )


def wrap_entries(entries: list[str], size: float, room: float) -> list[str]:
    """Entries in lines, each whole where it fits in one."""
    lines: list[str] = []
    for entry in entries:
        longer = f"{lines[-1]}{GAP}{entry}" if lines else entry
        if lines and width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines += wrap(entry, size, room)
    return lines
