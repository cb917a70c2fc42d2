"""Trends and shares on the screen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from charts.layout.any_font import width, wrap
from charts.layout.colours import DASHES, MARKERS, colour, dash
from charts.layout.safe import plotly_text
from charts.layout.scale import Axis, time_ticks, value_axis
from charts.layout.text import spread
from charts.screen import written
from charts.screen.draft import Draft, Part
from charts.screen.frame import (
    AXIS,
    NARROWEST,
    SMALL,
    Canvas,
    axis_style,
    broken,
    hover_text,
    unit_note,
)
from charts.screen.marks import breaks_and_notes
from charts.spec.marks import segments
from charts.spec.model import Chart, Group, Mark
from charts.words import hover

NAME_ROOM = 110
SIGNS = ("●", "■", "◆", "▲")
"""Plotly's markers, in their order in :data:`charts.layout.colours.MARKERS`, as characters."""


def trend(draft: Draft, chart: Chart, canvas: Canvas) -> None:
    """Lines, or columns where there are few periods, with breaks, notes and names at the end."""
    axis = value_axis(chart, [mark.value for mark in chart.marks])
    for place, group in enumerate(chart.groups):
        if chart.style == "columns":
            beside = (place, len(chart.groups))
            draft.traces.append(_columns(chart, group, place, canvas) | _beside(group, *beside))
        else:
            draft.traces.append(line(chart, group, place, canvas))
    right = 12
    if chart.style == "lines":
        right = _numbers(draft.traces[-1], chart, axis, canvas)
    if len(chart.groups) > 1:
        ends = [axis.share(group.marks[-1].value) for group in chart.groups]
        right = _names(draft, chart, ends, canvas)
    _finish(draft, chart, canvas, axis, right)


def _numbers(trace: Part, chart: Chart, axis: Axis, canvas: Canvas) -> int:
    """Write the numbers that matter beside a single line; returns the room they take at the
    right."""
    wide = width(chart.groups[0].marks[-1].text, AXIS)
    if len(chart.groups) > 1:
        return round(wide / 2) + 4
    places = written.places(chart, axis, canvas.plot, reach(chart))
    texts = {str(mark.position): plotly_text(mark.text) for mark in written.written(chart)}
    trace["mode"] = "lines+markers+text"
    trace["text"] = [texts.get(str(x), "") for x in trace["x"]]
    trace["textposition"] = [places.get(str(x), "top left") for x in trace["x"]]
    trace["textfont"] = {"size": AXIS, "color": canvas.theme.ink}
    return round(wide) + 10 if trace["textposition"][-1] == written.BESIDE else round(wide / 2) + 4


def shares(draft: Draft, chart: Chart, canvas: Canvas) -> None:
    """Columns stacked to the whole where the parts exclude each other, else lines."""
    if not chart.stacked:
        trend(draft, chart, canvas)
        return
    axis = value_axis(chart, [100])
    for place, group in enumerate(chart.groups):
        bars = _columns(chart, group, place, canvas)
        bars |= {"text": None, "textposition": "none"}
        bars["marker"]["pattern"] = {"shape": ("", "/", ".", "x")[dash(place)], "size": 5}
        draft.traces.append(bars)
    draft.set(barmode="stack")
    right = _names(draft, chart, [axis.share(end) for end in _middles(chart)], canvas)
    _finish(draft, chart, canvas, axis, right)


def _middles(chart: Chart) -> list[float]:
    """The middle of each part in its last column, in percent from the ground up."""
    at: dict[object, float] = {}
    middles = []
    for group in chart.groups:
        for mark in group.marks:
            base = at.get(mark.position, 0.0)
            at[mark.position] = base + mark.value
        middles.append(at[group.marks[-1].position] - group.marks[-1].value / 2)
    return middles


def _finish(draft: Draft, chart: Chart, canvas: Canvas, axis: Axis, right: int) -> None:
    ticks = time_ticks(chart.groups, tick_gap(chart, NARROWEST - 60 - right))
    draft.set(xaxis=time_axis(chart, canvas, ticks))
    draft.set(yaxis=scale_axis(canvas, axis))
    band = breaks_and_notes(draft, chart, canvas, axis, right)
    unit_note(draft, chart, canvas, 6 + band)
    canvas.top += band + 22
    left = round(max(width(label, 12) for label in axis.labels)) + 10
    canvas.finish(draft, canvas.plot, left=left, right=right)


def tick_gap(chart: Chart, room: float) -> float:
    """How many days must lie between two labels for them to fit into ``room`` pixels."""
    days = [day.toordinal() for day in reach(chart)]
    span = max(days) - min(days) + 2 * _padding(chart)
    widest = max(width(mark.label, AXIS) for mark in chart.marks)
    return (widest + 8) * span / room


def time_axis(chart: Chart, canvas: Canvas, ticks: Sequence[Mark], **more: Any) -> dict[str, Any]:
    days = [str(day) for day in reach(chart)]
    pad = _padding(chart)
    return axis_style(
        canvas.theme,
        type="date",
        range=[_shifted(days[0], -pad), _shifted(days[-1], pad)],
        tickvals=[str(mark.position) for mark in ticks],
        ticktext=[plotly_text(mark.label) for mark in ticks],
        showgrid=False,
        tickangle=0,
        **more,
    )


def reach(chart: Chart) -> list[date]:
    """The days that the time axis has to show, in order."""
    own = [mark.position for mark in chart.marks if isinstance(mark.position, date)]
    return sorted([*own, *chart.span])


def _padding(chart: Chart) -> int:
    """Days left free at either end: a bit more than half a period."""
    longest = max((f.period.days for m in chart.marks for f in m.figures[:1]), default=365)
    return round(longest * 0.6)


def _shifted(day: str, days: int) -> str:
    return str(date.fromisoformat(day) + timedelta(days=days))


def scale_axis(canvas: Canvas, axis: Axis, **more: Any) -> dict[str, Any]:
    ends = [axis.low, axis.high]
    return axis_style(
        canvas.theme,
        type="log" if axis.log else "linear",
        range=[math.log10(end) for end in ends] if axis.log else ends,
        tickvals=list(axis.ticks),
        ticktext=list(axis.labels),
        automargin=False,
        ticks="",
        **more,
    )


def _columns(chart: Chart, group: Group, place: int, canvas: Canvas) -> Part:
    texts = _above(chart, group)
    return {
        "type": "bar",
        "x": [str(mark.position) for mark in group.marks],
        "y": [mark.value for mark in group.marks],
        "width": [_bar_width(mark) for mark in group.marks],
        "text": texts,
        "textposition": "outside" if texts else "none",
        "textangle": 0,
        "cliponaxis": False,
        "constraintext": "none",
        "textfont": {"size": SMALL, "color": canvas.theme.ink},
        "name": plotly_text(group.name),
        "hovertext": _hovers(chart, group),
        "hoverinfo": "text",
        "marker": {
            "color": colour(place, group.rest),
            "line": {"width": 0},
            "pattern": {"shape": ["/" if m.inexact else "" for m in group.marks]},
        },
    }


def _above(chart: Chart, group: Group) -> list[str] | None:
    """The numbers over columns, in two lines where one is wider than its period, so that the line
    of a break beside it runs free; none where there is no room for all."""
    days = reach(chart)
    a_day = (NARROWEST - 60) / ((days[-1] - days[0]).days + 2 * _padding(chart))
    texts = []
    for mark in group.marks:
        room = (mark.figures[0].period.days if mark.figures else 365) * a_day
        lines = wrap(mark.text, SMALL, room)
        if len(lines) > 2 or " ".join(lines).split() != mark.text.split():
            return None
        texts.append("<br>".join(plotly_text(line) for line in lines))
    return texts


def _beside(group: Group, place: int, count: int) -> Part:
    """Where columns of several groups stand within a period: next to each other."""
    if count == 1:
        return {}
    wide = [_bar_width(mark) / count for mark in group.marks]
    return {
        "width": wide,
        "offset": [own * (place - count / 2) for own in wide],
        "text": None,
        "textposition": "none",
    }


def _bar_width(mark: Mark) -> float:
    """Two thirds of the period, in milliseconds as Plotly counts on a date axis."""
    days = mark.figures[0].period.days if mark.figures else 365
    return days * 86_400_000 * 0.66


def _hovers(chart: Chart, group: Group) -> list[str]:
    if chart.explored:
        return [broken(hover.brief(group, m), 13, 300) for m in group.marks]
    return [hover_text(hover.lines(chart, group, m)) for m in group.marks]


def line(chart: Chart, group: Group, place: int, canvas: Canvas) -> Part:
    """One line, cut where a break or a missing period lies between two marks."""
    xs: list[str | None] = []
    ys: list[float | None] = []
    texts: list[str | None] = []
    symbols: list[str] = []
    hovers = _hovers(chart, group)
    symbol = MARKERS[dash(place)]
    for run in segments(group, chart.breaks):
        if xs:
            xs, ys, texts, symbols = [*xs, None], [*ys, None], [*texts, None], [*symbols, symbol]
        for k in run:
            mark = group.marks[k]
            xs.append(str(mark.position))
            ys.append(mark.value)
            texts.append(hovers[k])
            symbols.append(f"{symbol}-open" if mark.inexact else symbol)
    return {
        "type": "scatter",
        "x": xs,
        "y": ys,
        "mode": "lines+markers",
        "name": plotly_text(group.name),
        "hovertext": texts,
        "hoverinfo": "text",
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": colour(place, group.rest), "width": 2.5, "dash": DASHES[dash(place)]},
        "marker": {"symbol": symbols, "size": 7 if len(group.marks) <= 40 else 4},
    }


def _names(draft: Draft, chart: Chart, ends: Sequence[float], canvas: Canvas) -> int:
    """The name of each line at its end; returns the room they take at the right."""
    texts = [broken(group.name, 12, NAME_ROOM) for group in chart.groups]
    wanted = [end * canvas.plot for end in ends]
    tall = [15.0 * (text.count("<br>") + 1) + 2 for text in texts]
    placed = spread(wanted, tall, 0, canvas.plot)
    for number, (text, place) in enumerate(zip(texts, placed, strict=True)):
        draft.note(
            text=_sign(chart, number) + text,
            x=1,
            xref="paper",
            y=place / canvas.plot,
            yref="paper",
            xanchor="left",
            yanchor="middle",
            xshift=6,
            align="left",
            name="line",
            font={"size": 12, "color": canvas.theme.ink},
        )
    widest = max(width(line, 12) for text in texts for line in text.split("<br>"))
    return round(widest) + 28


def _sign(chart: Chart, place: int) -> str:
    """The line's own marker in its colour before its name: lines that end together are told
    apart by more than the order of their names."""
    shade, shape = colour(place, chart.groups[place].rest), SIGNS[dash(place)]
    return f'<span style="color:{shade}">{shape}</span> '
