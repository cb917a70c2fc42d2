"""Native bars: rankings, and the highest of a map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from briefing.native.axes import fix_plot, label_each, prepare
from briefing.native.box import INK, LEADING, MUTED, Box, colour
from briefing.native.charts import CELL_FORMAT, Add, Drawn
from briefing.native.labels import label
from briefing.native.paint import hatch
from charts.layout import colours
from charts.layout.safe import safe_cell
from charts.layout.text import width, wrap
from charts.spec.model import Chart, Mark


def bars(add: Add, chart: Chart, box: Box, most: int = 40, frame: Box | None = None) -> Drawn:
    """Bars for a ranking or for the highest of a map, the largest at the top."""
    marks = chart.marks[:most]
    rest = {id(mark) for group in chart.groups if group.rest for mark in group.marks}
    size, names = _bar_names(marks, box)
    data = CategoryChartData(number_format=CELL_FORMAT)
    data.categories = [safe_cell(mark.label) for mark in marks]
    data.add_series(safe_cell(chart.unit_label or chart.title), [mark.value for mark in marks])
    made = add(XL_CHART_TYPE.BAR_CLUSTERED, frame or box, data)
    native = made.chart
    prepare(native, chart, size)
    text = max(width(mark.text, size) for mark in marks) + 14
    plot = Box(box.left + names, box.top + 2, box.width - names - 4, box.height - 6)
    largest, lowest = max(m.value for m in marks), min(0, *(m.value for m in marks), 0)
    high = max(largest, 0) / max(0.25, 1 - text / plot.width) or 1
    _bar_axes(native, lowest, high, size)
    fix_plot(native, frame or box, plot)
    native.plots[0].gap_width = 40
    series = native.series[0]
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = colour(colours.colour(0))
    for k, mark in enumerate(marks):
        if mark.inexact:
            hatch(series.points[k].format, colours.colour(0, rest=id(mark) in rest))
        elif id(mark) in rest:
            fill = series.points[k].format.fill
            fill.solid()
            fill.fore_color.rgb = colour(colours.colour(0, rest=True))
        label(series.points[k], mark, chart.language, size, XL_LABEL_POSITION.OUTSIDE_END)
    return Drawn(made)


def _bar_names(marks: Sequence[Mark], box: Box) -> tuple[float, float]:
    """The size of type at which every name fits beside its bar, and the width of the names."""
    pitch = box.height / len(marks)
    size = 13.0 if box.width > 400 else 10.5
    while True:
        longest = max(width(mark.label, size) for mark in marks) + 14
        room = min(longest, box.width * 0.48)
        most = max(len(wrap(mark.label, size, room - 14)) for mark in marks)
        if size <= 8 or most * size * LEADING <= pitch:
            return size, room
        size -= 0.5


def _bar_axes(native: Any, low: float, high: float, size: float) -> None:
    value, names = native.value_axis, native.category_axis
    value.minimum_scale, value.maximum_scale = low, high
    value.has_major_gridlines = False
    value.visible = False
    names.reverse_order = True
    names.has_major_gridlines = False
    names.format.line.color.rgb = colour(MUTED)
    names.tick_labels.font.size = Pt(size)
    names.tick_labels.font.color.rgb = colour(INK)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    label_each(names, 1)
