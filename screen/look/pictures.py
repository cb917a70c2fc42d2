"""Small pictures of charts, drawn on the server: they need no charting library in the browser."""

from __future__ import annotations

from charts.builders.catalogue import chart as named_chart
from charts.paper import svg
from charts.words import describe
from data_sources.record.kept import kept
from data_sources.record.record import Record

WIDTH, HEIGHT = 560, 300
PHONE = 340, 250
"""About the widths at which they are shown, so that their words are as large as the page's."""


@kept()
def small(
    record: Record, name: str, language: str, theme: str, phone: bool
) -> tuple[str, str, str]:
    """Title, drawing as SVG, and words of a chart: the same for every reader of a record.

    Raises UnknownChart when the record has no such chart.
    """
    chart = named_chart(record, name, language)
    width, height = PHONE if phone else (WIDTH, HEIGHT)
    drawing = svg.draw(chart, width, height, theme=theme, heading=False)
    return chart.title, drawing, describe.alt(chart)
