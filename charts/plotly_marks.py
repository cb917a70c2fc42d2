"""Breaks and notes on a Plotly trend: a dashed line a break, a thin one to the mark a note."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go

from charts.model import Chart
from charts.plotly_frame import NARROWEST, Canvas
from charts.rows import Flag, flags, pack
from charts.safe import plotly_text

ROW = 16
SIZE = 11


def breaks_and_notes(figure: go.Figure, chart: Chart, canvas: Canvas) -> int:
    """Draw them; returns how many pixels their labels take above the plot."""
    items = flags(chart)
    if not items:
        return 0
    days = sorted(mark.position for mark in chart.marks if isinstance(mark.position, date))
    first, last = days[0].toordinal(), days[-1].toordinal()
    # The narrowest plot decides which labels share a row; on a wider screen they only move apart.
    room = NARROWEST - 70
    scale = room / max(1, last - first + 400)
    rows, packed = pack(items, lambda day: (day.toordinal() - first + 200) * scale, room, SIZE)
    for item, (row, leftwards) in zip(items, packed, strict=True):
        _flag(figure, item, rows - row - 1, leftwards, canvas)
    return rows * ROW + 6


def _flag(figure: go.Figure, item: Flag, row: int, leftwards: bool, canvas: Canvas) -> None:
    is_break = item.kind == "break"
    figure.add_shape(
        type="line",
        x0=str(item.day),
        x1=str(item.day),
        y0=0 if is_break else item.value,
        y1=1,
        yref="paper" if is_break else "y",
        line={
            "color": canvas.theme.muted,
            "width": 1.2 if is_break else 0.8,
            "dash": "dash" if is_break else "dot",
        },
        name=item.kind,
        visible=is_break,
    )
    figure.add_annotation(
        text=("┆ " if is_break else "▾ ") + plotly_text(item.label)
        if not leftwards
        else plotly_text(item.label) + (" ┆" if is_break else " ▾"),
        x=str(item.day),
        y=1,
        yref="paper",
        xanchor="right" if leftwards else "left",
        yanchor="bottom",
        yshift=2 + row * ROW,
        xshift=4 if leftwards else -4,
        showarrow=False,
        name=item.kind,
        hovertext=plotly_text(item.text),
        font={"size": SIZE, "color": canvas.theme.muted},
    )
