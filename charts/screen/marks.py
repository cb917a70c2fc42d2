"""Breaks and notes on a Plotly trend: a dashed line a break, a thin one to the mark a note."""

from __future__ import annotations

from datetime import date

from charts.layout.flag_rows import Flag, band
from charts.layout.safe import plotly_text
from charts.screen.draft import Draft
from charts.screen.frame import NARROWEST, Canvas, broken
from charts.spec.model import Chart

ROW = 16
SIZE = 11
AXIS_ROOM = 60
"""What the labels of the value axis take at the left; flags may stand above them."""


def breaks_and_notes(draft: Draft, chart: Chart, canvas: Canvas, right: int = 10) -> int:
    """Draw them; returns how many pixels their labels take above the plot.

    ``right`` is the room that the names of the lines take beside it.
    """
    own = [mark.position for mark in chart.marks if isinstance(mark.position, date)]
    days = sorted([*own, *chart.span])
    first, last = days[0].toordinal(), days[-1].toordinal()
    # The narrowest plot decides which labels share a row; on a wider screen they only move apart.
    room = NARROWEST - AXIS_ROOM - right
    scale = room / max(1, last - first + 400)
    found = band(
        chart,
        lambda day: (day.toordinal() - first + 200) * scale,
        room,
        SIZE,
        low=-AXIS_ROOM,
        through=False,
    )
    for number, (item, (row, leftwards)) in enumerate(
        zip(found.items, found.places, strict=True), start=1
    ):
        label = str(number) if found.numbered else item.label
        _line(draft, item, canvas)
        _label(draft, item, label, found.rows - row - 1, leftwards, canvas)
    if found.numbered:
        entries = [f"{k} {f.label}" for k, f in enumerate(found.items, start=1)]
        canvas.below = [broken(entry, SIZE) for entry in entries]
    return found.rows * ROW + 6 if found.items else 0


def _line(draft: Draft, item: Flag, canvas: Canvas) -> None:
    is_break = item.kind == "break"
    draft.line(
        x0=str(item.day),
        x1=str(item.day),
        y0=0,
        y1=1,
        yref="paper",
        layer="below",
        line={
            "color": canvas.theme.muted,
            "width": 1.2 if is_break else 0.8,
            "dash": "dash" if is_break else "dot",
        },
        name=item.kind,
    )


def _label(draft: Draft, item: Flag, label: str, row: int, leftwards: bool, canvas: Canvas) -> None:
    draft.note(
        text=plotly_text(label),
        x=str(item.day),
        y=1,
        yref="paper",
        xanchor="right" if leftwards else "left",
        yanchor="bottom",
        yshift=2 + row * ROW,
        xshift=-2 if leftwards else 2,
        name=item.kind,
        hovertext=broken(item.text, 13, 300),
        font={"size": SIZE, "color": canvas.theme.ink},
    )
