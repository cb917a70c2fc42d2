"""The parts of which the description is made: an address, a parameter, what is answered."""

from __future__ import annotations

from typing import Any

from publish.description.schemas import TEXT, Schema, named

JSON = "application/json"
CSV = "text/csv"
PDF = "application/pdf"
ATOM = "application/atom+xml"
ZIP = "application/zip"
LINKED = "application/ld+json"
PARQUET = "application/vnd.apache.parquet"
HTML = "text/html"
SVG = "image/svg+xml"
MOST_SIGNS = 200
"""Of a query: the search takes no more."""
OBJECT: Schema = {"type": "object"}
ARCHIVE: Schema = {"type": "string", "contentMediaType": ZIP}
BYTES: Schema = {"type": "string", "contentMediaType": PARQUET}
HEADER: Schema = {"required": True, "schema": {"type": "string", "minLength": 1}}


def told_as_pages(paths: dict[str, Any]) -> None:
    """Beside the data people ask, and are told as a page what went wrong."""
    for path, methods in paths.items():
        if "get" in methods and not path.startswith("/data/"):
            for status in ("400", "404", "503"):
                methods["get"]["responses"][status]["content"] = {HTML: {"schema": TEXT}}


def one_way(methods: dict[str, Any]) -> dict[str, Any]:
    """The same where an address that is almost right leads on to the one that is."""
    for status in ("307", "308"):
        methods["get"]["responses"][status] = {"description": "The page stands elsewhere"}
    return methods


def without_tag(methods: dict[str, Any]) -> dict[str, Any]:
    """The same where each answer is made anew and kept nowhere."""
    del methods["get"]["responses"]["200"]["headers"]["ETag"]
    return methods


def get(
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
            "headers": {"ETag": HEADER, "Cache-Control": HEADER},
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


def parameter(name: str, place: str, schema: Schema) -> Schema:
    return {"name": name, "in": place, "required": place == "path", "schema": schema}
