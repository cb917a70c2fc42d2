"""The description of the data routes that programs read (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from data_sources.record import places
from data_sources.record.record import STANDINGS, Record
from languages import LANGUAGES
from publish.data import feeds, history
from publish.data.data_files import as_json, table_paths
from publish.data.openapi_schemas import SCHEMAS, TEXT, Schema, named

JSON = "application/json"
CSV = "text/csv"
PDF = "application/pdf"
ATOM = "application/atom+xml"
ZIP = "application/zip"
LINKED = "application/ld+json"
PARQUET = "application/vnd.apache.parquet"
MOST_SIGNS = 200
"""Of a query: the search takes no more."""
OBJECT: Schema = {"type": "object"}
ARCHIVE: Schema = {"type": "string", "contentMediaType": ZIP}
BYTES: Schema = {"type": "string", "contentMediaType": PARQUET}


def document(record: Record) -> bytes:
    """The description, with the names of this record's tables and series as accepted values."""
    series = _parameter("series", "path", {"type": "string", "enum": sorted(record.series)})
    table = _parameter("table", "path", {"type": "string", "enum": sorted(table_paths(record))})
    one, rows = "One series with its figures and sources", "One table of the package"
    content: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "On the Record: published figures on online child sexual abuse reporting",
            "version": record.version,
            "license": {"name": "CC-BY-4.0", "identifier": "CC-BY-4.0"},
        },
        "paths": {
            "/data/datapackage.json": _get("package", "The Data Package", JSON, named("Package")),
            "/data/series.json": _get("catalogue", "All series", JSON, named("Catalogue")),
            "/data/search.json": _get(
                "search", "What a query finds", JSON, named("Found"), _search()
            ),
            "/data/openapi.json": _get("description", "This description", JSON, OBJECT),
            "/feed.atom": _get("feed", "Changes to the record", ATOM, TEXT),
            "/llms.txt": _get("llms", "What a language model is told", "text/plain", TEXT),
            "/data/series/{series}.json": _get(
                "series", one, JSON, named("Series"), [series, *_filters(record)]
            ),
            "/data/series/{series}.csv": _get("series_rows", one, CSV, TEXT, [series]),
            "/data/tables/{table}.csv": _get("table", rows, CSV, TEXT, [table]),
            "/data/tables/{table}.parquet": _get("table_parquet", rows, PARQUET, BYTES, [table]),
            **_sheets(record),
            "/data/tables/{table}.csv-metadata.json": _get(
                "table_columns", "What its columns are (CSVW)", JSON, named("Columns"), [table]
            ),
            "/data/series/{series}.csv-metadata.json": _get(
                "series_columns", "What its columns are (CSVW)", JSON, named("Columns"), [series]
            ),
            **_harvest(),
            **_history(record),
        },
        "components": {"schemas": SCHEMAS},
    }
    _told_as_pages(content["paths"])
    return as_json(content)


def _sheets(record: Record) -> dict[str, Any]:
    """A country's fact sheet on one page of paper. Pages for people are not described here."""
    code = _parameter("place", "path", {"type": "string", "enum": [*places.with_figures(record)]})
    words = "The fact sheet of a country or territory"
    paper: Schema = {"type": "string", "contentMediaType": PDF}
    return {
        f"/{language}/countries/{{place}}/sheet.pdf": _get(
            f"country_sheet_{language}", words, PDF, paper, [code]
        )
        for language in LANGUAGES
    }


def _told_as_pages(paths: dict[str, Any]) -> None:
    """Beside the data people ask, and are told as a page what went wrong."""
    for path, methods in paths.items():
        if not path.startswith("/data/"):
            for status in ("400", "404", "503"):
                methods["get"]["responses"][status]["content"] = {"text/html": {"schema": TEXT}}


def _harvest() -> dict[str, Any]:
    """The record in one file, and described to catalogues."""
    everything = "Every figure, one a row, with its source and citation"
    either = _get("dcat", "Catalogue (DCAT-AP 3), Turtle for who accepts it", LINKED, OBJECT)
    either["get"]["responses"]["200"]["content"]["text/turtle"] = {"schema": TEXT}
    return {
        "/data/figures.csv": _get("figures", everything, CSV, TEXT),
        "/data/figures.parquet": _get("figures_parquet", everything, PARQUET, BYTES),
        "/data/figures.csv-metadata.json": _get(
            "figures_columns", "What its columns are (CSVW)", JSON, named("Columns")
        ),
        "/data/catalog": either,
        "/data/catalog.jsonld": _get("dcat_jsonld", "The same, as JSON-LD", LINKED, OBJECT),
        "/data/catalog.ttl": _get("dcat_turtle", "The same, as Turtle", "text/turtle", TEXT),
        "/data/croissant.json": _get("croissant", "Description (Croissant)", LINKED, OBJECT),
    }


def _history(record: Record) -> dict[str, Any]:
    """Versions, what lies between them, and feeds."""
    language = _parameter("language", "path", {"type": "string", "enum": list(LANGUAGES)})
    known, pairs = history.numbers(record), history.pairs(record)
    version = _parameter("version", "path", {"type": "string", "enum": known})
    before, after = (
        (
            _parameter(name, "path", {"type": "string", "enum": sorted(set(own))})
            for name, own in zip(("before", "after"), zip(*pairs, strict=True), strict=False)
        )
        if pairs
        else (version, version)
    )
    found = {
        "/data/versions.json": _get("versions", "All versions", JSON, named("Versions")),
        "/data/versions/{version}.zip": _get(
            "version", "A version as a whole (Data Package)", ZIP, ARCHIVE, [version]
        ),
        "/data/versions/{before}/{after}.json": _get(
            "between", "What lies between two versions", JSON, named("Between"), [before, after]
        ),
        "/{language}/feeds/all.atom": _get("alerts", "What changed", ATOM, TEXT, [language]),
    }
    found["/{language}/calendar/expected.ics"] = _get(
        "calendar", "Publications that we expect", "text/calendar", TEXT, [language]
    )
    for kind, own in feeds.keys(record).items():
        key = _parameter("key", "path", {"type": "string", "enum": list(own)})
        summary = f"What changed, for one of the {kind}"
        found[f"/{{language}}/feeds/{kind}/{{key}}.atom"] = _get(
            f"alerts_{kind}", summary, ATOM, TEXT, [language, key]
        )
    return found


def _get(
    name: str,
    summary: str,
    media_type: str,
    schema: Schema,
    parameters: list[Schema] | None = None,
) -> dict[str, Any]:
    error = {JSON: {"schema": named("Error")}}
    refused = {"text/plain": {"schema": TEXT}}
    responses: dict[str, Any] = {
        "200": {
            "description": summary,
            "headers": {"ETag": _header(), "Cache-Control": _header()},
            "content": {media_type: {"schema": schema}},
        },
        "304": {"description": "Unchanged since the version that If-None-Match names"},
        "400": {"description": "A parameter is not understood", "content": error},
        "404": {"description": "There is no such thing; says what there is", "content": error},
        "414": {"description": "The address is too long", "content": refused},
        "429": {"description": "Too many requests; Retry-After says when", "content": refused},
        "503": {"description": "The record has faults; nothing is shown", "content": error},
    }
    operation = {"operationId": name, "summary": summary, "responses": responses}
    return {"get": operation | ({"parameters": parameters} if parameters else {})}


def _header() -> Schema:
    return {"required": True, "schema": {"type": "string", "minLength": 1}}


def _parameter(name: str, place: str, schema: Schema) -> Schema:
    return {"name": name, "in": place, "required": place == "path", "schema": schema}


def _search() -> list[Schema]:
    words: Schema = {"type": "string", "maxLength": MOST_SIGNS}
    return [
        _parameter("q", "query", words),
        _parameter("lang", "query", {"type": "string", "enum": list(LANGUAGES)}),
    ]


def _filters(record: Record) -> list[Schema]:
    places = {"type": "string", "enum": sorted(record.geographies)}
    years = {"type": "integer", "minimum": 1900, "maximum": 2100}
    return [
        _parameter("geography", "query", places),
        _parameter("standing", "query", {"type": "string", "enum": list(STANDINGS)}),
        _parameter("since", "query", years),
    ]
