"""The description of the addresses that are answered without a session (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from data_sources.compare import places
from data_sources.record.record import STANDINGS, Record
from languages import LANGUAGES
from publish.data import feeds, history
from publish.data.data_files import as_json, table_paths
from publish.description.assistants import for_assistants
from publish.description.pages import for_people
from publish.description.parts import (
    ARCHIVE,
    ATOM,
    BYTES,
    CSV,
    JSON,
    LINKED,
    MOST_SIGNS,
    OBJECT,
    PARQUET,
    PDF,
    ZIP,
    get,
    parameter,
    told_as_pages,
)
from publish.description.schemas import SCHEMAS, TEXT, Schema, named


def document(record: Record) -> bytes:
    """The description, with the names of this record's tables and series as accepted values."""
    series = parameter("series", "path", {"type": "string", "enum": sorted(record.series)})
    table = parameter("table", "path", {"type": "string", "enum": sorted(table_paths(record))})
    one, rows = "One series with its figures and sources", "One table of the package"
    content: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "On the Record: published figures on online child sexual abuse reporting",
            "version": record.version,
            "license": {"name": "CC-BY-4.0", "identifier": "CC-BY-4.0"},
        },
        "paths": {
            "/data/datapackage.json": get("package", "The Data Package", JSON, named("Package")),
            "/data/series.json": get("catalogue", "All series", JSON, named("Catalogue")),
            "/data/search.json": get(
                "search", "What a query finds", JSON, named("Found"), _search()
            ),
            "/data/openapi.json": get("description", "This description", JSON, OBJECT),
            "/feed.atom": get("feed", "Changes to the record", ATOM, TEXT),
            "/llms.txt": get("llms", "What a language model is told", "text/plain", TEXT),
            "/data/series/{series}.json": get(
                "series", one, JSON, named("Series"), [series, *_filters(record)]
            ),
            "/data/series/{series}.csv": get("series_rows", one, CSV, TEXT, [series]),
            "/data/tables/{table}.csv": get("table", rows, CSV, TEXT, [table]),
            "/data/tables/{table}.parquet": get("table_parquet", rows, PARQUET, BYTES, [table]),
            **_sheets(record),
            "/data/tables/{table}.csv-metadata.json": get(
                "table_columns", "What its columns are (CSVW)", JSON, named("Columns"), [table]
            ),
            "/data/series/{series}.csv-metadata.json": get(
                "series_columns", "What its columns are (CSVW)", JSON, named("Columns"), [series]
            ),
            **_harvest(),
            **_history(record),
            **for_people(record),
            **for_assistants(),
        },
        "components": {"schemas": SCHEMAS},
    }
    told_as_pages(content["paths"])
    return as_json(content)


def _sheets(record: Record) -> dict[str, Any]:
    """A country's fact sheet on one page of paper."""
    code = parameter("place", "path", {"type": "string", "enum": [*places.with_figures(record)]})
    words = "The fact sheet of a country or territory"
    paper: Schema = {"type": "string", "contentMediaType": PDF}
    return {
        f"/{language}/countries/{{place}}/sheet.pdf": get(
            f"country_sheet_{language}", words, PDF, paper, [code]
        )
        for language in LANGUAGES
    }


def _harvest() -> dict[str, Any]:
    """The record in one file, and described to catalogues."""
    everything = "Every figure, one a row, with its source and citation"
    either = get("dcat", "Catalogue (DCAT-AP 3), Turtle for who accepts it", LINKED, OBJECT)
    either["get"]["responses"]["200"]["content"]["text/turtle"] = {"schema": TEXT}
    return {
        "/data/figures.csv": get("figures", everything, CSV, TEXT),
        "/data/figures.parquet": get("figures_parquet", everything, PARQUET, BYTES),
        "/data/figures.csv-metadata.json": get(
            "figures_columns", "What its columns are (CSVW)", JSON, named("Columns")
        ),
        "/data/catalog": either,
        "/data/catalog.jsonld": get("dcat_jsonld", "The same, as JSON-LD", LINKED, OBJECT),
        "/data/catalog.ttl": get("dcat_turtle", "The same, as Turtle", "text/turtle", TEXT),
        "/data/croissant.json": get("croissant", "Description (Croissant)", LINKED, OBJECT),
    }


def _history(record: Record) -> dict[str, Any]:
    """Versions, what lies between them, and feeds."""
    language = parameter("language", "path", {"type": "string", "enum": list(LANGUAGES)})
    known, pairs = history.numbers(record), history.pairs(record)
    version = parameter("version", "path", {"type": "string", "enum": known})
    before, after = (
        (
            parameter(name, "path", {"type": "string", "enum": sorted(set(own))})
            for name, own in zip(("before", "after"), zip(*pairs, strict=True), strict=False)
        )
        if pairs
        else (version, version)
    )
    found = {
        "/data/versions.json": get("versions", "All versions", JSON, named("Versions")),
        "/data/versions/{version}.zip": get(
            "version", "A version as a whole (Data Package)", ZIP, ARCHIVE, [version]
        ),
        "/data/versions/{before}/{after}.json": get(
            "between", "What lies between two versions", JSON, named("Between"), [before, after]
        ),
        "/{language}/feeds/all.atom": get("alerts", "What changed", ATOM, TEXT, [language]),
    }
    found["/{language}/calendar/expected.ics"] = get(
        "calendar", "Publications that we expect", "text/calendar", TEXT, [language]
    )
    for kind, own in feeds.keys(record).items():
        key = parameter("key", "path", {"type": "string", "enum": list(own)})
        summary = f"What changed, for one of the {kind}"
        found[f"/{{language}}/feeds/{kind}/{{key}}.atom"] = get(
            f"alerts_{kind}", summary, ATOM, TEXT, [language, key]
        )
    return found


def _search() -> list[Schema]:
    words: Schema = {"type": "string", "maxLength": MOST_SIGNS}
    return [
        parameter("q", "query", words),
        parameter("lang", "query", {"type": "string", "enum": list(LANGUAGES)}),
    ]


def _filters(record: Record) -> list[Schema]:
    places = {"type": "string", "enum": sorted(record.geographies)}
    years = {"type": "integer", "minimum": 1900, "maximum": 2100}
    return [
        parameter("geography", "query", places),
        parameter("standing", "query", {"type": "string", "enum": list(STANDINGS)}),
        parameter("since", "query", years),
    ]
