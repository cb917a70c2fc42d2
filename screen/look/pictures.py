"""Small pictures of charts, drawn on the server: they need no charting library in the browser."""

from __future__ import annotations

from charts.builders.catalogue import chart as named_chart
from charts.paper import svg
from charts.words import describe
from data_sources.record.kept import kept
from data_sources.record.record import Record
from screen.look import markup

WIDTH, HEIGHT = 560, 300
PHONE = 340, 250
"""About the widths at which they are shown, so that their words are as large as the page's."""


@kept()
def small(
    record: Record, name: str, language: str, theme: str, phone: bool
) -> tuple[str, str, str]:
    """Heading as HTML, drawing as SVG, and words of a chart: the same for every reader.

    Its finding is its title, as of every chart.

    Raises UnknownChart when the record has no such chart.
    """
    chart = named_chart(record, name, language)
    width, height = PHONE if phone else (WIDTH, HEIGHT)
    drawing = svg.draw(chart, width, height, theme=theme, heading=False)
    heading = markup.render(
        "chart_title",
        level=3,
        anchor="",
        finding=(chart.finding or chart.title).rstrip("."),
        subtitle=[chart.title, chart.subtitle] if chart.finding else [chart.subtitle],
    )
    return heading, drawing, describe.alt(chart)
