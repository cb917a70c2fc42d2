"""The description of the data routes that programs read (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from data_sources.record import STANDINGS, Record
from publish.data_files import as_json, table_paths

_TEXT = {"schema": {"type": "string"}}
_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {"type": "string"},
        "try": {"type": "array", "items": {"type": "string"}},
    },
}


def document(record: Record) -> bytes:
    """The description, with the names of this record's tables and series as accepted values."""
    tables = sorted(table_paths(record))
    content = {
        "openapi": "3.1.0",
        "info": {
            "title": "On the Record: published figures on online child sexual abuse reporting",
            "version": record.version,
            "license": {"name": "CC-BY-4.0", "identifier": "CC-BY-4.0"},
        },
        "paths": {
            "/data/datapackage.json": _get("The Data Package", "application/json"),
            "/data/series.json": _get("All series", "application/json"),
            "/data/openapi.json": _get("This description", "application/json"),
            "/feed.atom": _get("Changes to the record", "application/atom+xml"),
            "/data/series/{series}.json": _series(record, "application/json", _filters(record)),
            "/data/series/{series}.csv": _series(record, "text/csv", []),
            "/data/tables/{table}.csv": _table(tables, "text/csv"),
            "/data/tables/{table}.parquet": _table(tables, "application/vnd.apache.parquet"),
        },
        "components": {"schemas": {"Error": _ERROR}},
    }
    return as_json(content)


def _get(summary: str, media_type: str, parameters: list[Any] | None = None) -> dict[str, Any]:
    schema = {"type": "object"} if media_type == "application/json" else {"type": "string"}
    if media_type.endswith("parquet"):
        schema = {"type": "string", "contentMediaType": media_type}
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    responses: dict[str, Any] = {
        "200": {
            "description": summary,
            "headers": {"ETag": _TEXT, "Cache-Control": _TEXT},
            "content": {media_type: {"schema": schema}},
        },
        "304": {"description": "Unchanged since the version that If-None-Match names"},
        "400": {"description": "A parameter is not understood", "content": error},
        "404": {"description": "There is no such thing; says what there is", "content": error},
    }
    operation: dict[str, Any] = {"summary": summary, "responses": responses}
    if parameters:
        operation["parameters"] = parameters
    return {"get": operation}


def _series(record: Record, media_type: str, filters: list[Any]) -> dict[str, Any]:
    names = {"type": "string", "enum": sorted(record.series)}
    parameter = {"name": "series", "in": "path", "required": True, "schema": names}
    return _get("One series with its figures and sources", media_type, [parameter, *filters])


def _table(names: list[str], media_type: str) -> dict[str, Any]:
    schema = {"type": "string", "enum": names}
    parameter = {"name": "table", "in": "path", "required": True, "schema": schema}
    return _get("One table of the package", media_type, [parameter])


def _filters(record: Record) -> list[dict[str, Any]]:
    places = {"type": "string", "enum": sorted(record.geographies)}
    standings = {"type": "string", "enum": list(STANDINGS)}
    years = {"type": "integer", "minimum": 1900, "maximum": 2100}
    return [
        {"name": "geography", "in": "query", "required": False, "schema": places},
        {"name": "standing", "in": "query", "required": False, "schema": standings},
        {"name": "since", "in": "query", "required": False, "schema": years},
    ]
