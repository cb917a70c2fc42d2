"""A page for exactly one chart view: finding, drawing, numbers, sources, files; and its embed.

The view is the chart's id in the address; what a reader saw in the app is what stands here.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from briefing.items import post
from charts.builders.catalogue import chart as named_chart
from charts.files import downloads
from charts.spec.identity import parse
from charts.spec.model import Chart, UnknownChart
from charts.words import describe
from charts.words.table import frame, numeric_columns, text_rows
from data_sources.record import citations
from data_sources.record.kept import kept
from data_sources.record.record import Record
from languages import translator
from publish.address import addresses
from publish.address.page import Page
from publish.charts.forms import files_in
from publish.pages import embedded
from publish.pages.figure_page import MOST_SOURCES, common, drawings, interactive, rendered

SAFE = ":/?=;,"
"""Signs that need not be escaped in the value of a query."""

EMBED_SCRIPT = """
const tell = () => parent.postMessage({ onTheRecord: 'height',
  height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, '*');
new ResizeObserver(tell).observe(document.documentElement);
tell();
"""
"""Tells the page around an embedded chart how high it is: what it shows, and not the frame that it
was given. Named in the policy."""


def view_address(language: str, chart_id: str) -> str:
    """The address of a chart's own page, without its leading slash."""
    return f"{addresses.chart(language)}?id={quote(chart_id, safe='')}"


def short_address(origin: str, chart: Chart) -> str:
    """The whole address of a chart's own page in as few signs as it can have, for a post."""
    return f"{origin}/{addresses.chart(chart.language)}?id={quote(chart.id, safe=SAFE)}"


def embed_address(language: str, chart_id: str) -> str:
    """The address of the same chart alone, to be shown inside pages of others."""
    return f"{addresses.chart_embed(language)}?id={quote(chart_id, safe='')}"


@kept()
def embed_height(chart: Chart) -> int:
    """How high the embedded chart may become, in pixels: what its code keeps free."""
    small, drawn = embedded.small_texts(chart), [drawing for _name, drawing in drawings(chart)]
    return embedded.height(chart, _title(chart), _subtitle(chart), small, drawn)


def _title(chart: Chart) -> str:
    return (chart.finding or chart.title).rstrip(".")


def _subtitle(chart: Chart) -> str:
    return " · ".join((chart.title, chart.subtitle, *chart.remarks))


def chart_page(record: Record, chart_id: str, language: str, origin: str) -> Page:
    """The page of a chart view; ``origin`` is where this server stands. Raises UnknownChart."""
    context = _context(record, chart_id, language, origin)
    return rendered("chart.html", context | {"counts": other_counts(record, context["chart"])})


def chart_embed(record: Record, chart_id: str, language: str, origin: str) -> Page:
    """The chart alone, which fits the width it is given and tells its height."""
    context = _context(record, chart_id, language, origin) | {"script": EMBED_SCRIPT}
    return rendered("chart_embed.html", context, embeddable=True, scripts=(EMBED_SCRIPT,))


def other_counts(record: Record, chart: Chart) -> list[tuple[str, str]]:
    """The same chart as counted and by the numbers of people, but for what it is: words and link.

    None where a series of it is not to be divided by people, or has no such numbers.
    """
    asked, _ = parse(chart.id), translator(chart.language)
    if asked.kind == "shares" or not all(
        key in record.series and record.series[key].per_million for key in asked.series
    ):
        return []
    ways = {
        "": _("as counted"),
        "million": _("per million internet users"),
        "children": _("per 100,000 children"),
    }
    shown = "index" if asked.get("index") else asked.get("per")
    found = []
    for per, words in ways.items():
        other = str(asked.also(per=per, index=""))
        if per != shown and _has(record, other, chart.language):
            found.append((words, f"./?id={quote(other, safe='')}"))
    return found


def _has(record: Record, chart_id: str, language: str) -> bool:
    try:
        return bool(named_chart(record, chart_id, language).figures)
    except UnknownChart:
        return False


def in_text(chart: Chart, language: str) -> dict[str, Any]:
    """What a page says of a chart in words and numbers: its description, table and sources."""
    return {
        "in_words": describe.description(chart),
        "columns": list(frame(chart).columns),
        "numeric": set(numeric_columns(chart)),
        "rows": text_rows(chart),
        "sources": [
            (citations.reference(source, language), source.url)
            for source in chart.sources[:MOST_SOURCES]
        ],
    }


def _context(record: Record, chart_id: str, language: str, origin: str) -> dict[str, Any]:
    _ = translator(language)
    here = addresses.chart(language)
    chart = named_chart(record, chart_id, language)
    asked = f"?id={quote(chart_id, safe='')}"
    files = [(words, f"file{asked}&form={form}") for form, words in files_in(language)]
    shared = common(record, language, here, addresses.chart)
    others = [{**other, "link": other["link"] + asked} for other in shared["others"]]
    return (
        shared
        | in_text(chart, language)
        | {
            "others": others,
            "title": _title(chart),
            "chart": chart,
            "subtitle": _subtitle(chart),
            "description": describe.alt(chart),
            "drawings": drawings(chart),
            "citation": downloads.citation(chart).decode().strip(),
            "post": post.of_chart(chart, short_address(origin, chart)),
            "files": files,
            "card": f"{origin}/{language}/chart/file{asked}&form=card",
            "canonical": f"{origin}/{view_address(language, chart_id)}",
            "app_link": interactive(chart, language, here),
            "view": f"{origin}/{view_address(language, chart_id)}",
            "embed_height": embed_height(chart),
            "embed": f"{origin}/{embed_address(language, chart_id)}",
            "figure_pages": [
                (
                    record.series[key].name(language),
                    addresses.relative(here, addresses.figure(language, key)),
                )
                for key in chart.series
                if key in record.series
            ],
        }
    )
