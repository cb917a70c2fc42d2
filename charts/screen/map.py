"""Maps on the screen, as filled outlines on plain axes: nothing is fetched from anywhere."""

from __future__ import annotations

from typing import Any

from charts.layout import shapes
from charts.layout.colours import Theme, shades
from charts.layout.safe import plotly_text
from charts.layout.scale import class_of, map_classes, no_figure
from charts.screen.draft import Draft, Part
from charts.screen.frame import AXIS, Canvas, hover_text, legend_text, unit_note
from charts.spec.model import Chart, Mark
from charts.words import hover

HEIGHT, HEIGHT_ON_PHONE = 400, 165
"""In pixels: as tall as the world is at the width of a page, or of a phone."""
PLACES = 1
COARSE = 0.6
"""In degrees: what lies nearer cannot be told apart on a screen."""


def world_map(draft: Draft, chart: Chart, canvas: Canvas) -> None:
    """One trace for the land without a draft, one a country with one, and the classes' colours."""
    theme, classes = canvas.theme, map_classes(chart)
    marks = {str(mark.position): mark for mark in chart.marks}
    near = chart.area in shapes.FRAMES
    outlines, points = shapes.within(chart.area) if near else shapes.coarse(COARSE), shapes.points()
    _no_data(draft, chart, theme, [o for code, o in outlines.items() if code not in marks])
    ramp = shades(theme, len(classes))
    for code, outline in outlines.items():
        if code in marks:
            shade = ramp[class_of(classes, marks[code].value)]
            draft.traces.append(_area(chart, marks[code], outline, shade, theme))
    small = [mark for code, mark in marks.items() if code not in outlines and code in points]
    draft.traces.append(
        _small(chart, small, [ramp[class_of(classes, m.value)] for m in small], theme)
    )
    left, bottom, right, top = shapes.frame(chart.area)
    edge = 0 if near else 2
    plain: dict[str, Any] = {"visible": False, "fixedrange": True, "constrain": "domain"}
    tied = {"scaleanchor": "x", "constraintoward": "top"}
    draft.set(
        xaxis={"range": [left - edge, right + edge], **plain},
        yaxis={"range": [bottom - edge, top + edge], **tied, **plain},
        hoverdistance=12,
    )
    entries = [(item.label, shade) for item, shade in zip(classes, ramp, strict=True)]
    entries.append((no_figure(chart), theme.hatch))
    legend = legend_text(entries)
    rows = legend.count("<br>") + 1
    unit_note(draft, chart, canvas, rows * AXIS * 1.35 + 8)
    draft.note(
        text=legend,
        x=0,
        y=1,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        align="left",
        yshift=4,
        name="legend",
        font={"size": AXIS, "color": theme.ink},
    )
    canvas.top += rows * AXIS * 1.35 + 34
    height = HEIGHT_ON_PHONE if canvas.phone and not near else HEIGHT
    canvas.finish(draft, height, left=4, right=4, below=4)


def _path(outlines: list[shapes.Outline]) -> tuple[list[float | None], list[float | None]]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for outline in outlines:
        for ring in outline:
            xs += [*(round(x, PLACES) for x, _ in ring), None]
            ys += [*(round(y, PLACES) for _, y in ring), None]
    return xs[:-1], ys[:-1]


def _no_data(draft: Draft, chart: Chart, theme: Theme, outlines: list[shapes.Outline]) -> None:
    xs, ys = _path(outlines)
    draft.trace(
        "scatter",
        x=xs,
        y=ys,
        mode="lines",
        fill="toself",
        fillpattern={"shape": "/", "fgcolor": theme.hatch, "bgcolor": theme.no_data, "size": 5},
        line={"color": theme.border, "width": 0.5},
        hoverinfo="skip",
        name=no_figure(chart),
    )


def _area(chart: Chart, mark: Mark, outline: shapes.Outline, shade: str, theme: Theme) -> Part:
    xs, ys = _path([outline])
    return {
        "type": "scatter",
        "x": xs,
        "y": ys,
        "mode": "lines",
        "fill": "toself",
        "fillcolor": shade,
        "line": {"color": theme.border, "width": 0.5},
        "hoveron": "fills",
        "text": hover_text(hover.lines(chart, chart.groups[0], mark)),
        "hoverinfo": "text",
        "hoverlabel": {"bgcolor": shade},
        "name": plotly_text(mark.label),
        "meta": {"code": str(mark.position), "value": mark.value},
        "showlegend": False,
    }


def _small(chart: Chart, marks: list[Mark], colours: list[str], theme: Theme) -> Part:
    places = [shapes.points()[str(mark.position)] for mark in marks]
    texts = [hover_text(hover.lines(chart, chart.groups[0], m)) for m in marks]
    return {
        "type": "scatter",
        "x": [round(x, PLACES) for x, _ in places],
        "y": [round(y, PLACES) for _, y in places],
        "mode": "markers",
        "marker": {"color": colours, "size": 5, "line": {"color": theme.muted, "width": 0.6}},
        "hovertext": texts,
        "hoverinfo": "text",
        "customdata": [[str(mark.position), mark.value] for mark in marks],
        "name": "small",
        "showlegend": False,
    }
