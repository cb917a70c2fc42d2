"""Native charts: "Edit data" opens their numbers, which are the record's own, whole.

A chart in a deck or a document is the one :class:`charts.spec.model.Chart` of the screen. No line
joins two marks with a break between them: what follows a break is a series of its own in the same
colour. Whoever asks says how a chart is put into the file (:data:`Add`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from briefing.native.axes import fix_plot, legend_below, name_periods, prepare, scale_values
from briefing.native.box import Box
from briefing.native.ground import Ground, ground_of, legend_of, strands
from briefing.native.numbers_shown import label_marks, label_parts
from briefing.native.paint import paint, paint_inexact
from charts.layout.safe import safe_cell
from charts.spec.model import Chart, Group
from languages import dates

CELL_FORMAT = "#,##0.######"

Add = Callable[[Any, Box, CategoryChartData], Any]
"""Puts a chart of a kind with these numbers into a box; returns its frame, with ``chart``."""


@dataclass(frozen=True)
class Drawn:
    """A native chart in a file: its frame and, for one over time, where its parts lie."""

    frame: Any
    ground: Ground | None = None


def over_time(
    add: Add,
    chart: Chart,
    box: Box,
    groups: Sequence[Group] | None = None,
    frame: Box | None = None,
) -> Drawn:
    """Columns, lines or stacked columns by period.

    ``frame`` is the whole of what is put into the file, where that begins above ``box``: what
    stands on the plot is then drawn inside of it.
    """
    whole = frame or box
    shown = chart.groups if groups is None else groups
    ground = ground_of(chart, box, shown)
    periods, axis, plot, size = ground.periods, ground.axis, ground.plot, ground.size
    parts = strands(chart, shown)
    data = CategoryChartData(number_format=CELL_FORMAT)
    data.categories = [safe_cell(dates.short(period, chart.language)) for period in periods]
    for part in parts:
        by_period = {mark.figures[0].period: mark.value for mark in part.marks}
        data.add_series(safe_cell(part.name), [by_period.get(period) for period in periods])
    kinds = {"columns": XL_CHART_TYPE.COLUMN_CLUSTERED, "lines": XL_CHART_TYPE.LINE_MARKERS}
    kind = XL_CHART_TYPE.COLUMN_STACKED if chart.stacked else kinds[chart.style]
    made = add(kind, whole, data)
    native = made.chart
    prepare(native, chart, size)
    scale_values(native, chart, axis, size)
    name_periods(native, size, ground.every)
    fix_plot(native, whole, plot)
    if len(shown) > 1:
        legend_below(native, parts, legend_of(chart, shown, box.width, size).size)
    for k, part in enumerate(parts):
        rest = shown[part.group].rest
        paint(native, native.series[k], part.group, rest, chart, size < 12)
        paint_inexact(native.series[k], part, ground, rest, chart)
    (label_parts if chart.stacked else label_marks)(native, chart, parts, ground)
    return Drawn(made, ground)
