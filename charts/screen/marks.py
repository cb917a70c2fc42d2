"""Breaks and notes on a Plotly trend: a dashed line a break, a thin one to the mark a note.

The ones that matter have their words above the plot; the others a small mark, which the page makes
answer to pointing, touch and keyboard (``publish/server/static/charts.js``).
"""

from __future__ import annotations

from datetime import date

from charts.layout.flag_rows import SIGN, Flag, Place, band
from charts.layout.safe import plotly_text
from charts.layout.scale import Axis
from charts.screen.draft import Draft
from charts.screen.frame import NARROWEST, Canvas, broken
from charts.spec.model import Chart

ROW = 16
SIZE = 11
MARK_ROW = 12
"""How high the row of small marks is, between the labels and the plot."""
NUMBER_ROW = 14
DOT = 6
"""How far over its mark a note's line ends."""
MARK = "mark"
"""The name of a small mark's sign in the figure: by it the page finds it."""
AXIS_ROOM = 60
"""What the labels of the value axis take at the left; flags may stand above them."""


def breaks_and_notes(
    draft: Draft, chart: Chart, canvas: Canvas, axis: Axis, right: int = 10
) -> int:
    """Draw them; returns how many pixels their labels take above the plot.

    ``right`` is the room that the names of the lines take beside it.
    """
    over = _lines_over(draft)
    own = [mark.position for mark in chart.marks if isinstance(mark.position, date)]
    days = sorted([*own, *chart.span])
    first, last = days[0].toordinal(), days[-1].toordinal()
    # The narrowest plot decides which labels fit; on a wider screen they only move apart.
    room = NARROWEST - AXIS_ROOM - right
    scale = room / max(1, last - first + 400)
    found = band(chart, lambda day: (day.toordinal() - first + 200) * scale, room, SIZE, -AXIS_ROOM)
    strip = MARK_ROW if found.marks else 0
    if len(chart.groups) == 1 and found.rows:
        strip = NUMBER_ROW * max(1, over)  # the highest mark's number stands over the plot
    for item, place in zip(found.items, found.places, strict=True):
        low = _end(item, chart, canvas, axis, over)
        if place is None:
            _line(draft, item, canvas, 0, 0.8, low)
            _sign(draft, item, canvas)
            continue
        under = found.rows - place.row - len(place.lines)
        up = strip + under * ROW
        _line(draft, item, canvas, up + ROW, 1.2 if item.kind == "break" else 0.8, low)
        _label(draft, item, place, up, canvas)
    canvas.below = [broken(entry, SIZE) for entry in found.listed]
    return found.rows * ROW + strip + 6 if found.items else 0


def _lines_over(draft: Draft) -> int:
    """In how many lines the numbers over columns are written; 0 where none are."""
    columns = (trace.get("text") or () for trace in draft.traces if trace["type"] == "bar")
    return max((text.count("<br>") + 1 for texts in columns for text in texts), default=0)


def _end(item: Flag, chart: Chart, canvas: Canvas, axis: Axis, over: int) -> float:
    """How far down a line goes, as a share of the plot: a break's through all of it, a note's to
    its mark and the number over it."""
    if item.kind == "break" or chart.stacked:
        return 0
    clear = over * NUMBER_ROW + 4 if over else DOT
    return round(min(1, axis.share(item.value) + clear / canvas.plot), 4)


def _line(
    draft: Draft, item: Flag, canvas: Canvas, up: float, width: float, low: float = 0
) -> None:
    """From ``low`` up through the plot, and ``up`` pixels above it, to the words that belong to
    it."""
    draft.line(
        x0=str(item.day),
        x1=str(item.day),
        y0=low,
        y1=round(1 + up / canvas.plot, 4),
        yref="paper",
        layer="below",
        line={
            "color": canvas.theme.muted,
            "width": width,
            "dash": "dash" if item.kind == "break" else "dot",
        },
        name=item.kind,
    )


def _label(draft: Draft, item: Flag, place: Place, up: float, canvas: Canvas) -> None:
    draft.note(
        text="<br>".join(plotly_text(line) for line in place.lines),
        x=str(item.day),
        y=1,
        yref="paper",
        xanchor="right" if place.leftwards else "left",
        yanchor="bottom",
        yshift=2 + up,
        xshift=-2 if place.leftwards else 2,
        align="right" if place.leftwards else "left",
        name=item.kind,
        hovertext=broken(item.text, 13, 300),
        font={"size": SIZE, "color": canvas.theme.ink},
    )


def _sign(draft: Draft, item: Flag, canvas: Canvas) -> None:
    draft.note(
        text=SIGN,
        x=str(item.day),
        y=1,
        yref="paper",
        xanchor="center",
        yanchor="bottom",
        yshift=-1,
        name=MARK,
        hovertext=broken(f"{item.entry}: {item.text}", 13, 300),
        font={"size": 9, "color": canvas.theme.muted},
    )
