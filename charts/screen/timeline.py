"""The timeline on the screen: a lane a jurisdiction, a mark a step, the words on pointing."""

from __future__ import annotations

from datetime import timedelta

from charts.layout.colours import MARKERS, colour, dash
from charts.layout.text import width
from charts.screen.draft import Draft
from charts.screen.frame import Canvas, axis_style, broken, hover_text
from charts.spec.model import Chart
from charts.words import hover

LANE = 54


def timeline(draft: Draft, chart: Chart, canvas: Canvas) -> None:
    """Lanes from the top down; steps of one day stand beside each other."""
    labels = [broken(group.name, 12, 110) for group in chart.groups]
    for place, group in enumerate(chart.groups):
        texts = [hover_text(hover.lines(chart, group, m)) for m in group.marks]
        draft.trace(
            "scatter",
            x=[str(mark.position) for mark in group.marks],
            y=[place + 0.28 * (k % 3 - 1) for k in range(len(group.marks))],
            mode="markers",
            hovertext=texts,
            hoverinfo="text",
            name=labels[place],
            cliponaxis=False,
            marker={"color": colour(place), "symbol": MARKERS[dash(place)], "size": 11},
        )
    days = [mark.position for mark in chart.marks if not isinstance(mark.position, str)]
    first, last = min(days) - timedelta(days=60), max(days) + timedelta(days=60)
    years = range(first.year + 1, last.year + 1)
    every = max(1, len(years) // 7)
    draft.set(
        xaxis=axis_style(
            canvas.theme,
            type="date",
            range=[str(first), str(last)],
            tickvals=[f"{year}-01-01" for year in years][::every],
            ticktext=[str(year) for year in years][::every],
            tickangle=0,
        )
    )
    draft.set(
        yaxis=axis_style(
            canvas.theme,
            range=[len(labels) - 0.4, -0.6],
            tickvals=list(range(len(labels))),
            ticktext=labels,
            showgrid=False,
            automargin=False,
            ticks="",
            tickfont={"size": 12, "color": canvas.theme.ink},
        )
    )
    left = max(width(line, 12) for label in labels for line in label.split("<br>"))
    canvas.finish(draft, LANE * len(labels) + 10, left=round(left) + 14, right=14)
