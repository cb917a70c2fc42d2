"""What the data routes answer with, as JSON Schema: the parts that programs build on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from data_sources.record.figure import LEVELS
from data_sources.record.model import PRECISIONS
from data_sources.record.record import STANDINGS
from data_sources.versions.compare import KINDS
from languages import LANGUAGES

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date"}
NUMBER: Schema = {"type": "number"}
YES_NO: Schema = {"type": "boolean"}


def thing(properties: Mapping[str, Schema]) -> Schema:
    """An object that always has all of these properties."""
    return {"type": "object", "required": list(properties), "properties": dict(properties)}


def several(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def one_of(words: tuple[str, ...]) -> Schema:
    return {"type": "string", "enum": list(words)}


def named(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


BY_LANGUAGE = thing(dict.fromkeys(LANGUAGES, TEXT))
SAID = ("name", "definition", "measures", "does_not_measure", "caveats", "critic", "answer")
RECORD = thing({"version": TEXT, "created": DAY})
FIGURE = thing(
    {
        "id": TEXT,
        "value": NUMBER,
        "unit": TEXT,
        "precision": one_of(PRECISIONS),
        "geography": TEXT,
        "breakdown": {"type": "object", "additionalProperties": TEXT},
        "period": TEXT,
        "period_start": DAY,
        "period_end": DAY,
        "period_known": TEXT,
        "standing": one_of(STANDINGS),
        "level": one_of(LEVELS),
        "draft": YES_NO,
        "source": TEXT,
        "place_in_source": TEXT,
        "citation": {"type": "string", "minLength": 1},
    }
)
SERIES = thing(
    {
        "series": TEXT,
        "publisher": thing({"key": TEXT, "name": TEXT}),
        "unit": TEXT,
        "form": TEXT,
        "topic": TEXT,
        "frequency": TEXT,
        "texts": thing(dict.fromkeys(LANGUAGES, thing(dict.fromkeys(SAID, TEXT)))),
        "breaks": several(thing({"date": DAY, "label": BY_LANGUAGE, "why": BY_LANGUAGE})),
        "figures": several(named("Figure")),
        "sources": several(thing({"id": TEXT, "type": TEXT, "title": TEXT})),
        "record": RECORD,
        "licence": TEXT,
    }
)
LISTED = {"series": TEXT, "name": BY_LANGUAGE, "publisher": TEXT, "unit": TEXT}
CATALOGUE = thing(
    {"record": RECORD, "series": several(thing(LISTED | {"json": TEXT, "csv": TEXT}))}
)
RESOURCE = thing({"name": TEXT, "path": TEXT, "schema": {"type": "object"}})
PACKAGE = thing({"name": TEXT, "version": TEXT, "resources": several(RESOURCE)})
COLUMNS = thing(
    {"url": TEXT, "dc:title": TEXT, "tableSchema": thing({"columns": several({"type": "object"})})}
)
VERSION = thing(
    {
        "version": TEXT,
        "created": DAY,
        "current": YES_NO,
        "said": TEXT,
        "package": TEXT,
        "changes": TEXT,
        "changes_since": {"type": "object", "additionalProperties": TEXT},
        "cite": TEXT,
    }
)
VERSIONS = thing({"versions": several(VERSION)})
STAGE = thing({"version": TEXT, "created": DAY})
ROW: Schema = {"type": ["object", "null"], "additionalProperties": TEXT}
MOVED = thing({"kind": one_of(KINDS), "before": ROW, "after": ROW})
BETWEEN = thing(
    {
        "before": STAGE,
        "after": STAGE,
        "series": several(thing({"series": TEXT, "figures": several(MOVED), "reworded": YES_NO})),
    }
)
HIT = thing(
    {
        **dict.fromkeys(("kind", "kind_words", "title", "value", "about", "address", "page"), TEXT),
        "in_app": YES_NO,
    }
)
FOUND = thing(
    {
        **dict.fromkeys(("query", "language", "all"), TEXT),
        "remarks": several(TEXT),
        "results": several(HIT),
    }
)
MESSAGE: Schema = {
    "type": "object",
    "required": ["jsonrpc", "method"],
    "properties": {
        "jsonrpc": {"const": "2.0"},
        "id": {"type": ["string", "integer"]},
        "method": TEXT,
        "params": {"type": "object"},
    },
}
ANSWERED: Schema = {
    "type": "object",
    "required": ["jsonrpc", "id"],
    "properties": {
        "jsonrpc": {"const": "2.0"},
        "id": {"type": ["string", "integer", "null"]},
        "result": {"type": "object"},
        "error": thing({"code": {"type": "integer"}, "message": TEXT}),
    },
    "oneOf": [{"required": ["result"]}, {"required": ["error"]}],
}
ERROR = thing({"error": TEXT, "try": several(TEXT)})

SCHEMAS = {
    "Answered": ANSWERED,
    "Between": BETWEEN,
    "Catalogue": CATALOGUE,
    "Columns": COLUMNS,
    "Error": ERROR,
    "Figure": FIGURE,
    "Found": FOUND,
    "Message": MESSAGE,
    "Package": PACKAGE,
    "Series": SERIES,
    "Versions": VERSIONS,
}
