"""Small panels on the screen: the same line for each place or part, beside each other."""

from __future__ import annotations

from charts.layout.any_font import width
from charts.layout.flag_rows import dashed
from charts.layout.scale import Axis, time_ticks, value_axis
from charts.screen.draft import Draft
from charts.screen.frame import AXIS, NARROWEST, SMALL, Canvas, broken, unit_note
from charts.screen.lines import line, scale_axis, tick_gap, time_axis
from charts.spec.model import Chart

PANEL, PANEL_HEAD = 130, 44


def multiples(draft: Draft, chart: Chart, canvas: Canvas) -> None:
    """Small panels in two columns, each with its name above it."""
    shared = value_axis(chart, [mark.value for mark in chart.marks], 2)
    columns = 1 if len(chart.groups) == 1 else 2
    rows = -(-len(chart.groups) // columns)
    height = rows * (PANEL + PANEL_HEAD)
    labels: list[str] = []
    for place, group in enumerate(chart.groups):
        axis = shared
        if chart.own_scales:
            axis = value_axis(chart, [mark.value for mark in group.marks], 2)
        labels += axis.labels
        _panel(draft, chart, canvas, place, axis, (columns, rows, height))
    unit_note(draft, chart, canvas)
    canvas.top += 22
    said = dashed(chart)
    canvas.below = [broken(said, SMALL)] if said else []
    left = round(max(width(label, AXIS) for label in labels)) + 10
    canvas.finish(draft, height, left=left, right=10, below=26)


def _panel(
    draft: Draft,
    chart: Chart,
    canvas: Canvas,
    place: int,
    axis: Axis,
    grid: tuple[int, int, float],
) -> None:
    columns, _rows, height = grid
    group = chart.groups[place]
    row, column = divmod(place, columns)
    x0, x1 = (0.0, 1.0) if columns == 1 else ((0.0, 0.44) if column == 0 else (0.56, 1.0))
    top = 1 - (row * (PANEL + PANEL_HEAD) + PANEL_HEAD) / height
    bottom = top - PANEL / height + 18 / height
    suffix = "" if place == 0 else str(place + 1)
    trace = line(chart, group, 0, canvas)
    trace |= {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
    draft.traces.append(trace)
    ticks = time_ticks([group], tick_gap(chart, NARROWEST * 0.3))
    times = time_axis(chart, canvas, ticks, domain=[x0, x1], anchor=f"y{suffix}")
    values = scale_axis(canvas, axis, domain=[bottom, top], anchor=f"x{suffix}")
    draft.set(**{f"xaxis{suffix}": times, f"yaxis{suffix}": values})
    draft.note(
        text=f"<b>{broken(group.name, 12, 140, bold=True)}</b>",
        x=x0,
        y=top,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        yshift=6,
        align="left",
        name="panel",
        font={"size": 12, "color": canvas.theme.ink},
    )
    own = {mark.figures[0].series.key for mark in group.marks if mark.figures}
    for item in chart.breaks:
        if not own & set(item.series):
            continue
        draft.line(
            x0=str(item.position),
            x1=str(item.position),
            y0=0,
            y1=1,
            xref=f"x{suffix}",
            yref=f"y{suffix} domain",
            line={"color": canvas.theme.muted, "width": 1, "dash": "dash"},
            name="break",
        )
