"""The pages for people, and charts by their name: which addresses, which parameters, what comes."""

from __future__ import annotations

from typing import Any

from briefing.often.often import NAMES as OFTEN_MADE
from charts.builders.catalogue import default_chart
from charts.files import csv_text
from charts.layout.colours import THEMES
from data_sources.compare import places
from data_sources.record.record import Record
from languages import LANGUAGES
from publish.address import addresses
from publish.data import history
from publish.description.parts import CSV, HTML, JSON, SVG, get, one_way, parameter, without_tag
from publish.description.schemas import TEXT, Schema, thing

Paths = dict[str, Any]
EXAMPLES = 4
PLOT = thing({"data": {"type": "array"}, "layout": {"type": "object"}})
PICTURE: Schema = {"type": "string", "contentMediaType": "image/png"}
FORMS = {
    "csv": CSV,
    "csv_regional": CSV,
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "png": "image/png",
    "svg": SVG,
    "zip": "application/zip",
    "card": "image/png",
    "citation": "text/plain",
}
"""Files of a chart that are described here; some charts have more."""


def for_people(record: Record) -> Paths:
    """Every page that is made without a session, in each language."""
    found = {
        "/data/": one_way(get("landing", "All data, for people", HTML, TEXT)),
        "/robots.txt": get("robots", "What search engines may read", "text/plain", TEXT),
        "/sitemap.xml": get("sitemap", "Every page for people", "application/xml", TEXT),
        "/healthz": without_tag(get("health", "Whether figures can be shown", "text/plain", TEXT)),
    }
    return found | _lists() | _single(record) | _versions(record) | _charts(record)


def _lists() -> Paths:
    """Pages of which each language has one."""
    named = {
        addresses.countries: "All countries and territories with a figure",
        addresses.claims: "Often-made claims",
        addresses.changes: "What changed, by version and series",
        addresses.news: "What is new",
        addresses.corrections: "What was revised, put right or withdrawn",
        addresses.calendar: "Publications that we expect",
        addresses.versions: "All versions",
        addresses.data: "All data",
    }
    found = {
        f"/{of('{language}')}": get(f"page_{of.__name__}", words, HTML, TEXT, [_language()])
        for of, words in named.items()
    }
    asked = parameter("q", "query", TEXT)
    found[f"/{addresses.index('{language}')}"] = get(
        "page_figures", "All figures; with q on to the search", HTML, TEXT, [_language(), asked]
    )
    found[f"/{addresses.search('{language}')}"] = get(
        "page_search", "What a query finds; of a long one its beginning", HTML, TEXT,
        [_language(), asked],
    )  # fmt: skip
    basket = parameter("basket", "query", TEXT)
    found["/{language}/present"] = without_tag(
        get("present", "A basket as a presentation", HTML, TEXT, [_language(), basket])
    )
    return {path: one_way(methods) for path, methods in found.items()}


def _single(record: Record) -> Paths:
    """A page each: of a series, a country, an often-made claim."""
    series = _path("series", record.with_current())
    page, word = addresses.figure("{language}", "{series}"), "A series: chart, words, sources"
    numbers: Schema = {"type": "string", "enum": history.numbers(record)}
    version = parameter("version", "query", numbers)
    own = _path("place", places.with_figures(record))
    claim = _path("claim", OFTEN_MADE)
    drawn = addresses.drawing("{language}", "{series}")
    painted = addresses.picture("{language}", "{series}")
    made = {
        page: ("page_series", word, HTML, TEXT, [series, version]),
        addresses.embed("{language}", "{series}"): (
            "embed_series", "The chart of a series alone", HTML, TEXT, [series],
        ),
        drawn: ("drawing", "The chart of a series, drawn", SVG, TEXT, [series]),
        painted: ("picture", "The chart of a series, painted", "image/png", PICTURE, [series]),
        addresses.country("{language}", "{place}"): (
            "page_country", "The fact sheet of a country or territory", HTML, TEXT, [own],
        ),
        addresses.claim("{language}", "{claim}"): (
            "page_claim", "An often-made claim, and what the record says", HTML, TEXT, [claim],
        ),
    }  # fmt: skip
    found = {
        f"/{path}": one_way(get(name, summary, kind, schema, [_language(), *own_ones]))
        for path, (name, summary, kind, schema, own_ones) in made.items()
    }
    for code in filter(csv_text.has_own_form, LANGUAGES):
        words = "A series as the language's spreadsheets expect it"
        found[f"/{addresses.series_table(code, '{series}')}"] = get(
            f"series_rows_{code}", words, CSV, TEXT, [series]
        )
    return found


def _versions(record: Record) -> Paths:
    pairs = history.pairs(record)
    if not pairs:
        return {}
    both = [
        _path(name, sorted(set(own)))
        for name, own in zip(("before", "after"), zip(*pairs, strict=True), strict=True)
    ]
    path = addresses.between("{language}", "{before}", "{after}")
    words = "What lies between two versions"
    return {f"/{path}": one_way(get("page_between", words, HTML, TEXT, [_language(), *both]))}


def _charts(record: Record) -> Paths:
    """A chart view by its name: as a page, inside another page, drawn, as numbers, as a file."""
    names = [default_chart(record, key) for key in record.with_current()[:EXAMPLES]]
    text: Schema = {"type": "string", "examples": names}
    chart, theme = parameter("id", "query", text), parameter("theme", "query", TEXT)
    version = parameter("version", "query", {"type": "string", "enum": history.numbers(record)})
    size = [parameter(name, "query", TEXT) for name in ("width", "height")]
    phone = parameter("phone", "query", TEXT)
    form = parameter("form", "query", {"type": "string", "enum": list(FORMS)})
    file = get("chart_file", "A file of the chart", CSV, TEXT, [_language(), chart, form])
    file["get"]["responses"]["200"]["content"] = {kind: {} for kind in FORMS.values()}
    page, alone = addresses.chart("{language}"), addresses.chart_embed("{language}")
    said, shown = f"theme: {' or '.join(THEMES)}", [chart, theme]
    made = {
        page: ("chart_page", "A chart's own page", HTML, TEXT, [chart, version]),
        alone: ("chart_embed", "A chart alone, to be shown in a page", HTML, TEXT, [chart]),
        f"{page}plot.json": ("chart_plot", said, JSON, PLOT, [*shown, phone]),
        f"{page}still.svg": ("chart_still", said, SVG, TEXT, [*shown, *size]),
    }
    found = {
        f"/{path}": get(name, words, kind, schema, [_language(), *own])
        for path, (name, words, kind, schema, own) in made.items()
    }
    found |= {f"/{page}file": file}
    for methods in found.values():  # where a name is too long, it is told as a page too
        methods["get"]["responses"]["414"]["content"][HTML] = {"schema": TEXT}
    return found


def _language() -> Schema:
    return _path("language", LANGUAGES)


def _path(name: str, known: Any) -> Schema:
    return parameter(name, "path", {"type": "string", "enum": list(known)})
