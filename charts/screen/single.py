"""A chart of one figure on the screen: the figure in large letters with its words."""

from __future__ import annotations

from charts.layout.any_font import width
from charts.layout.safe import plotly_text
from charts.screen.draft import Draft
from charts.screen.frame import AXIS, NARROWEST, Canvas, broken, hover_text
from charts.spec.model import Chart
from charts.words import findings, hover

LARGEST, SMALLEST = 34, 16
HEIGHT = 84


def single(draft: Draft, chart: Chart, canvas: Canvas) -> None:
    """One text where the bar would be; what a reader finds at it is the same as on a bar."""
    mark = chart.marks[0]
    text, size = findings.with_unit(mark, chart.language), LARGEST
    while size > SMALLEST and width(text, size, bold=True) > NARROWEST - 10:
        size -= 1
    draft.trace(
        "scatter",
        x=[0],
        y=[mark.value],
        mode="text",
        text=[f"<b>{plotly_text(text)}</b>"],
        textposition="middle right",
        textfont={"size": size, "color": canvas.theme.ink},
        cliponaxis=False,
        hovertext=[hover_text(hover.lines(chart, chart.groups[0], mark))],
        hoverinfo="text",
        name=plotly_text(mark.label),
    )
    hidden = {"visible": False, "fixedrange": True}
    draft.set(xaxis={"range": [0, 1], **hidden})
    draft.set(yaxis={"range": [mark.value - 1, mark.value + 1], **hidden})
    draft.note(
        text=broken(findings.of_one(mark, chart.language), AXIS),
        x=0,
        y=0,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        align="left",
        name="of",
        font={"size": AXIS, "color": canvas.theme.muted},
    )
    canvas.finish(draft, HEIGHT, left=4, right=4, below=6)
