"""CSV on the Web: beside each CSV what its columns are, for programs that read both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from data_sources.record.record import Record
from languages import DEFAULT_LANGUAGE
from publish.data import data_files
from publish.data.columns import FLAT, OF_A_FIGURE, Column
from publish.data.data_files import as_json

ENDING = "-metadata.json"
"""After the address of the CSV, as the standard has it."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_TYPES: dict[str, Any] = {
    "integer": "integer",
    "number": "number",
    "date": "date",
    "year": "gYear",
    "yearmonth": "gYearMonth",
    "boolean": {"base": "boolean", "format": "True|False"},
}


def flat(record: Record) -> bytes:
    """Of the flat file of everything."""
    title = "On the Record: every figure, with its series, source and citation"
    return _document("figures.csv", title, map(_column, FLAT))


def series(record: Record, key: str) -> bytes:
    """Of the CSV of one series."""
    title = f"{record.series[key].name(DEFAULT_LANGUAGE)} ({record.series[key].publisher.name})"
    return _document(f"{key}.csv", title, map(_column, OF_A_FIGURE))


def table(record: Record, path: str) -> bytes:
    """Of one table of the package, by its schema."""
    resource = next(item for item in data_files.resources(record) if item["path"] == path)
    schema = resource["schema"]
    keys = schema.get("primaryKey", [])
    named = f"{data_files.table_name(path)}.csv"
    title = resource.get("title") or resource["name"]
    columns = map(_field, schema["fields"])
    return _document(named, title, columns, [keys] if isinstance(keys, str) else keys)


def _document(
    url: str, title: str, columns: Iterable[dict[str, Any]], keys: Iterable[str] = ()
) -> bytes:
    about: dict[str, Any] = {"columns": list(columns)}
    if keys:
        about["primaryKey"] = list(keys)
    return as_json(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": DEFAULT_LANGUAGE}],
            "url": url,
            "dc:title": title,
            "dc:publisher": "On the Record",
            "dc:license": {"@id": LICENCE},
            "tableSchema": about,
        }
    )


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.meaning,
        "datatype": _TYPES.get(column.kind, "string"),
        "required": column.required,
    }


def _field(field: dict[str, Any]) -> dict[str, Any]:
    column = Column(
        field["name"],
        field.get("type", "string"),
        field.get("description", ""),
        bool(field.get("constraints", {}).get("required")),
    )
    found = _column(column)
    return found if column.meaning else {k: v for k, v in found.items() if k != "dc:description"}
