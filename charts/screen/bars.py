"""Rankings on the screen: horizontal bars with the number at their end."""

from __future__ import annotations

from collections.abc import Sequence

from charts.layout.any_font import width
from charts.layout.colours import colour
from charts.layout.footnotes import footnoted
from charts.layout.safe import plotly_text
from charts.layout.scale import value_axis
from charts.screen.draft import Draft
from charts.screen.frame import SMALL, Canvas, axis_style, broken, hover_text, row_axis, unit_note
from charts.spec.model import Chart, Group, Mark
from charts.words import hover

LABEL_ROOM = 128
ROW = 30
LINE = 15


def ranking(draft: Draft, chart: Chart, canvas: Canvas) -> None:
    """Bars from the top down; the label column is as wide as it must be, and no wider."""
    chart, notes = footnoted(chart)
    canvas.below = [broken(note, SMALL) for note in notes]
    rows = [(group, mark) for group in chart.groups for mark in group.marks]
    labels = [broken(mark.label, 12, LABEL_ROOM) for _, mark in rows]
    heights = [max(ROW, (label.count("<br>") + 1) * LINE + 12) for label in labels]
    middles, total = _stacked(heights)
    axis = value_axis(chart, [mark.value for _, mark in rows], 4)
    for place, group in enumerate(chart.groups):
        _bars(draft, chart, group, place, rows, middles, canvas)
    room = max(width(mark.text, 12) for _, mark in rows) + 10
    widest = max(_label_width(label) for label in labels)
    span = axis.high - axis.low
    draft.set(
        xaxis=axis_style(
            canvas.theme,
            range=[axis.low, axis.high + span * 0.02],
            tickvals=list(axis.ticks),
            ticktext=list(axis.labels),
            showticklabels=False,
            showgrid=False,
            ticks="",
        )
    )
    draft.set(yaxis=row_axis(canvas.theme, middles, labels, total))
    unit_note(draft, chart, canvas)
    canvas.top += 22
    canvas.finish(draft, total, left=round(widest) + 14, right=round(room), below=6)


def _stacked(heights: Sequence[float]) -> tuple[list[float], float]:
    middles, at = [], 0.0
    for height in heights:
        middles.append(at + height / 2)
        at += height
    return middles, at


def _label_width(label: str) -> float:
    """The room that the label takes, also in a font that is wider than the one measured."""
    return max(width(line, 12) for line in label.split("<br>"))


def _bars(
    draft: Draft,
    chart: Chart,
    group: Group,
    place: int,
    rows: list[tuple[Group, Mark]],
    middles: list[float],
    canvas: Canvas,
) -> None:
    own = [(at, mark) for (g, mark), at in zip(rows, middles, strict=True) if g is group]
    draft.trace(
        "bar",
        orientation="h",
        x=[mark.value for _, mark in own],
        y=[at for at, _ in own],
        width=18,
        text=[plotly_text(mark.text) for _, mark in own],
        textposition="outside",
        cliponaxis=False,
        textfont={"size": 12, "color": canvas.theme.ink},
        hovertext=[hover_text(hover.lines(chart, group, m)) for _, m in own],
        hoverinfo="text",
        name=plotly_text(group.name),
        marker={
            "color": colour(0, group.rest),
            "pattern": {"shape": ["/" if m.inexact else "" for _, m in own]},
            "line": {"width": 0},
        },
    )
