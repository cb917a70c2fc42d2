"""The forms of one chart view: a drawing, a picture, the numbers that the browser draws from.

A chart's id is its whole view, so every form here shows exactly what the page showed.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from charts.builders.catalogue import chart as named_chart
from charts.files import csv_text
from charts.paper import png, svg
from charts.screen.figure import figure
from charts.spec.model import Chart
from data_sources.record.kept import kept
from data_sources.record.record import Record
from languages import translator
from publish.address.page import Page

WIDTHS = (360, 560, 820, 1180)
"""The widths in pixels in which drawings for the app are made: a browser takes the next one."""

LONGEST_ID = 1500
CARD_WIDTH, CARD_HEIGHT = 1200, 630
MOST_KEPT = 256


FILES = (
    ("csv", "CSV"),
    ("xlsx", "XLSX"),
    ("docx", "DOCX"),
    ("pptx", "PPTX"),
    ("png", "PNG"),
    ("svg", "SVG"),
    ("zip", "ZIP"),
    ("bibtex", "BibTeX"),
)
"""Files that a chart's own page offers: form and what it is called everywhere."""


def files_in(language: str) -> tuple[tuple[str, str], ...]:
    """The files in a language: before the plain CSV the one that its spreadsheets expect."""
    if not csv_text.has_own_form(language):
        return FILES
    return (("csv_regional", translator(language)("CSV (for spreadsheets)")), *FILES)


class NoForm(ValueError):
    """There is no such form of a chart; the text says what there is."""


def plot_address(language: str, chart_id: str, theme: str, phone: bool) -> str:
    """Where the browser finds what it draws a chart from; relative to a page of the app."""
    more = "&phone=1" if phone else ""
    return f"{language}/chart/plot.json?theme={theme}{more}&id={quote(chart_id, safe='')}"


def still_address(language: str, chart_id: str, theme: str, width: int, height: int) -> str:
    """Where the drawing of a chart is that stands there until the browser has drawn it."""
    size = f"width={width}&height={height}"
    return f"{language}/chart/still.svg?theme={theme}&{size}&id={quote(chart_id, safe='')}"


def file_address(language: str, chart_id: str, form: str) -> str:
    """Where a file of a chart is, by its key; relative to a page of the app."""
    return f"{language}/chart/file?form={form}&id={quote(chart_id, safe='')}"


def height_of(chart: Chart, theme: str, phone: bool) -> int:
    """The height in pixels in which the browser will draw a chart."""
    return int(figure(chart, theme, heading=False, phone=phone).to_dict()["layout"]["height"])


@kept(most=MOST_KEPT)
def plot(record: Record, chart_id: str, language: str, theme: str, phone: bool) -> Page:
    """Data and layout for the browser, as JSON. Raises UnknownChart."""
    import orjson

    chart = named_chart(record, chart_id, language)
    drawn = figure(chart, theme, heading=False, phone=phone).to_dict()
    return Page(
        orjson.dumps({"data": drawn["data"], "layout": drawn["layout"]}), "application/json"
    )


@kept(most=MOST_KEPT)
def still(
    record: Record, chart_id: str, language: str, theme: str, width: int, height: int
) -> Page:
    """The chart's drawing in a box of that size, without heading. Raises UnknownChart."""
    chart = named_chart(record, chart_id, language)
    drawn = svg.draw(chart, width, height, theme=theme, heading=False)
    return Page(drawn.encode(), "image/svg+xml")


def card(chart: Chart) -> bytes:
    """What a link shows when it is passed on, in the shape that social media want."""
    return png.draw(chart, CARD_WIDTH, CARD_HEIGHT, scale=1.0)


def file(chart: Chart, name: str) -> Page:
    """A file of the chart by its key: csv, xlsx, docx, png, zip, citation … Raises NoForm."""
    from briefing import one_chart  # what a briefing is made of is only imported when asked for

    offered: dict[str, Callable[[], bytes]] = {"card": lambda: card(chart)}
    types = {"card": "image/png"}
    for item in one_chart.offers(chart):
        offered[item.key], types[item.key] = item.make, item.mime
    if name not in offered:
        raise NoForm(f"a chart has no form “{name[:40]}”; it has {', '.join(sorted(offered))}")
    return Page(offered[name](), types[name])
