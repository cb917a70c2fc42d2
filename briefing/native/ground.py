"""Where the parts of a native chart over time lie: plot, axis, periods, and runs between breaks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from briefing.native.box import Box
from charts.layout.scale import Axis, value_axis
from charts.layout.text import width, wrap
from charts.spec.marks import crossed, segments
from charts.spec.model import Chart, Group, Mark
from data_sources.record.period import Period
from languages import dates, translator


@dataclass(frozen=True)
class Ground:
    """The plot inside a chart's frame, its value axis, its periods and the size of its type.

    ``every`` is which of the periods are labelled: each, each second, …
    """

    plot: Box
    axis: Axis
    periods: tuple[Period, ...]
    size: float
    every: int = 1

    def x(self, day: date) -> float:
        """Where a day lies: all periods are equally wide."""
        count = len(self.periods)
        for k, period in enumerate(self.periods):
            if day < period.start:
                return self.plot.left + self.plot.width * k / count
            if day <= period.end:
                share = (day - period.start).days / period.days
                return self.plot.left + self.plot.width * (k + share) / count
        return self.plot.right

    def y(self, value: float) -> float:
        return self.plot.bottom - self.axis.share(value) * self.plot.height

    @property
    def pitch(self) -> float:
        """How wide a period is."""
        return self.plot.width / len(self.periods)

    def point(self, series: Any, mark: Mark) -> Any:
        """The point of a series in the sheet that a mark is: that of its period."""
        return series.points[self.periods.index(mark.figures[0].period)]


@dataclass(frozen=True)
class Strand:
    """A series of the sheet: a run of a group's marks that nothing breaks."""

    name: str
    group: int
    marks: tuple[Mark, ...]
    first: bool


def periods_of(groups: Sequence[Group]) -> list[Period]:
    """The periods on the axis, oldest first, with the ones in between that have no figure."""
    found = {m.figures[0].period for group in groups for m in group.marks if m.figures}
    ordered = sorted(found)
    kinds = {period.kind for period in ordered}
    if len(kinds) != 1 or kinds == {"span"}:
        return ordered
    filled: list[Period] = []
    for period in ordered:
        while filled and (period.start - filled[-1].end).days > 1 and len(filled) < 400:
            filled.append(_after(filled[-1]))
        filled.append(period)
    return filled


def _after(period: Period) -> Period:
    """The next period of the same kind."""
    first = period.end + timedelta(days=1)
    months = {"year": 12, "half": 6, "quarter": 3, "month": 1}[period.kind]
    last = first
    for _month in range(months):
        last = (last.replace(day=1) + timedelta(days=32)).replace(day=1)
    return Period(first, last - timedelta(days=1))


def strands(chart: Chart, groups: Sequence[Group]) -> list[Strand]:
    """The series of the sheet: each group, cut at its breaks. Gaps need no cut: cells are empty."""
    _ = translator(chart.language)
    found: list[Strand] = []
    for place, group in enumerate(groups):
        runs = _between_breaks(chart, group) if chart.style == "lines" else [group.marks]
        name = group.name or chart.title
        for k, marks in enumerate(runs):
            later = _("{name} (from {period})", name=name, period=marks[0].label)
            found.append(Strand(later if k else name, place, tuple(marks), k == 0))
    return found


def _between_breaks(chart: Chart, group: Group) -> list[list[Mark]]:
    """Runs of marks without a break; a missing period alone is no reason for a new run."""
    runs: list[list[Mark]] = []
    for run in segments(group, chart.breaks):
        marks = [group.marks[k] for k in run]
        if runs and not crossed(runs[-1][-1], marks[0], chart.breaks):
            runs[-1] += marks
        else:
            runs.append(marks)
    return runs


def ground_of(chart: Chart, box: Box, groups: Sequence[Group] | None = None) -> Ground:
    """Where plot, axis and periods of a chart over time will lie in a frame."""
    shown = chart.groups if groups is None else groups
    scaled = chart.groups if not chart.own_scales else shown
    axis = value_axis(chart, [mark.value for group in scaled for mark in group.marks])
    size = 12.0 if box.width > 400 else 9.5
    periods = tuple(periods_of(shown))
    left = max(width(label, size) for label in axis.labels) + 14
    right = _beside(chart, shown, size)
    wide = box.width - left - right
    widest = max(width(dates.short(p, chart.language), size) for p in periods) + 10
    every = max(1, math.ceil(widest * len(periods) / wide))
    top, below = size * 1.7, size * 2.1
    below += legend_of(chart, shown, box.width, size).height if len(shown) > 1 else 0
    below += TURNED if every > 1 else 0
    plot = Box(box.left + left, box.top + top, wide, box.height - below - top)
    return Ground(plot, axis, periods, size, every)


@dataclass(frozen=True)
class Legend:
    """The size of a legend's type, and the height that its entries take under the plot."""

    size: float
    height: float


KEY = 60.0
"""Points of a legend's line, marker and gaps beside a name: the most that programs take."""


SMALLEST_LEGEND = 8.5


def legend_of(chart: Chart, shown: Sequence[Group], wide: float, size: float) -> Legend:
    """As large as keeps it in two rows; where nothing does, as small as is allowed."""
    names = [group.name or chart.title for group in shown]
    while True:
        longest = max(width(name, size) for name in names) + KEY
        across = min(len(names), max(1, int(wide / longest)))
        rows = -(-len(names) // across)
        if rows <= 2 or size <= SMALLEST_LEGEND:
            break
        size -= 0.5
    if across == 1:
        rows = sum(len(wrap(name, size, wide - KEY) or [""]) for name in names)
    return Legend(size, rows * size * 1.4 + size * 0.8)


TURNED = 19.0
"""Room for labels that LibreOffice turns where PowerPoint leaves some out."""


def _beside(chart: Chart, shown: Sequence[Group], size: float) -> float:
    """What is kept free at the right: room for the number of the last mark of a line."""
    if chart.stacked or chart.style != "lines":
        return size
    return max(width(group.marks[-1].text, size) for group in shown) + 6
