"""The record as data that others can build on: the package, CSV, Parquet, and each series as JSON.

What is for maintainers only (where a copy was read) is left out: readers are sent to the
publication itself. Text cells are made harmless for spreadsheets.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from charts.files import csv_text
from charts.layout.safe import safe_cell
from data_sources.package.tables import descriptor, read_rows, schema_of
from data_sources.record import citations
from data_sources.record.figure import Figure
from data_sources.record.record import Record
from languages import DEFAULT_LANGUAGE
from publish.address import addresses
from publish.data.columns import OF_A_FIGURE

if TYPE_CHECKING:
    import pandas as pd

MAINTAINERS_ONLY = ("read_at", "confirmed_at")
NUMBERS = ("number", "integer", "year")


def resources(record: Record) -> list[dict[str, Any]]:
    """The package's tables, with the schema as it is published."""
    return resources_in(record.directory)


def resources_in(directory: Path) -> list[dict[str, Any]]:
    """The same of the package in a directory."""
    found = []
    for resource in descriptor(directory)["resources"]:
        schema = schema_of(directory, resource)
        fields = [f for f in schema["fields"] if f["name"] not in MAINTAINERS_ONLY]
        found.append({**resource, "schema": {**schema, "fields": fields}})
    return found


def table(record: Record, path: str) -> pd.DataFrame:
    """One table of the package, typed by its schema, without the maintainers' columns."""
    return table_in(record.directory, path)


def table_in(directory: Path, path: str) -> pd.DataFrame:
    """The same of the package in a directory."""
    import pandas as pd  # a server answers before it is loaded

    resource = next(item for item in resources_in(directory) if item["path"] == path)
    fields = resource["schema"]["fields"]
    rows = [row.cells for row in read_rows(directory, path)]
    data = pd.DataFrame(rows, columns=[field["name"] for field in fields])
    for field in fields:
        name = field["name"]
        if field.get("type") in NUMBERS:
            data[name] = pd.to_numeric(data[name])
        else:
            data[name] = data[name].map(safe_cell)
    return data


def csv(record: Record, path: str) -> bytes:
    return table(record, path).to_csv(index=False, lineterminator="\n").encode()


def parquet(record: Record, path: str) -> bytes:
    """The same table as Parquet. The same record gives the same bytes."""
    buffer = io.BytesIO()
    table(record, path).to_parquet(buffer, index=False, compression="zstd")
    return buffer.getvalue()


def package(record: Record) -> bytes:
    """The descriptor of what is published, each table as CSV, with its schema written out."""
    return package_in(record.directory)


def package_in(directory: Path) -> bytes:
    """The same of the package in a directory."""
    published = [
        {**resource, "path": f"tables/{table_name(resource['path'])}.csv"}
        for resource in resources_in(directory)
    ]
    return as_json({**descriptor(directory), "resources": published})


def table_name(path: str) -> str:
    """``observations/iwf_core.csv`` as one word of an address: ``observations-iwf_core``."""
    return path.removesuffix(".csv").replace("/", "-")


def table_paths(record: Record) -> dict[str, str]:
    """The package's files by the name under which they are published."""
    return {table_name(item["path"]): item["path"] for item in resources(record)}


def series_json(
    record: Record, key: str, geography: str = "", standing: str = "", since: int = 0
) -> bytes:
    """One series with its words, breaks, figures and sources."""
    series = record.series[key]
    figures = select(record, key, geography, standing, since)
    sources = citations.sources_of(figures)
    content = {
        "series": key,
        "publisher": {"key": series.publisher.key, "name": series.publisher.name},
        "unit": series.unit.key,
        "form": series.form,
        "topic": series.topic,
        "frequency": series.frequency,
        "texts": {
            language: {name: getattr(text, name) for name in text.__dataclass_fields__}
            for language, text in series.texts.items()
        },
        "breaks": [
            {"date": b.date.isoformat(), "label": dict(b.label), "why": dict(b.why), "url": b.url}
            for b in record.breaks(key)
        ],
        "figures": [figure_object(figure) for figure in figures],
        "sources": [citations.csl(source, DEFAULT_LANGUAGE) for source in sources],
        "record": {"version": record.version, "created": record.created.isoformat()},
        "licence": "CC-BY-4.0; cite the publisher first",
    }
    return as_json(content)


def select(
    record: Record, key: str, geography: str = "", standing: str = "", since: int = 0
) -> list[Figure]:
    """The figures of a series that fit, oldest first; an empty filter means any."""
    wanted = (standing,) if standing else ("current", "confirms", "conflicts", "superseded")
    found = record.find(key, geography or None, standing=wanted)
    return [figure for figure in found if figure.period.end.year >= since]


def figure_object(figure: Figure) -> dict[str, Any]:
    """One figure for programs: value, period, place, how it is known, and its citation."""
    observation = figure.observation
    return {
        "id": figure.id,
        "value": figure.value,
        "unit": figure.unit,
        "precision": observation.precision,
        "geography": observation.geography,
        "breakdown": figure.breakdown,
        "period": figure.period.code,
        "period_start": figure.period.start.isoformat(),
        "period_end": figure.period.end.isoformat(),
        "period_known": observation.period_known,
        "standing": observation.standing,
        "level": figure.level,
        "draft": figure.is_draft,
        "source": observation.source,
        "place_in_source": observation.locator,
        "citation": figure.cite(DEFAULT_LANGUAGE),
    }


def series_csv(record: Record, key: str) -> bytes:
    """The figures of a series, one a row, each with its source and citation."""
    import pandas as pd

    rows = [
        {name: safe_cell(value) for name, value in figure_row(figure).items()}
        for figure in select(record, key)
    ]
    names = [column.name for column in OF_A_FIGURE]
    return pd.DataFrame(rows, columns=names).to_csv(index=False, lineterminator="\n").encode()


def figure_row(figure: Figure) -> dict[str, Any]:
    """One figure as a row of a file: as :func:`figure_object`, with its source's address."""
    plain = {"breakdown": figure.observation.breakdown, "source_url": figure.source.url}
    return figure_object(figure) | plain


def series_csv_in(record: Record, key: str, language: str) -> bytes:
    """The same for a reader's spreadsheet: in the form of the language, places with names."""
    rows = []
    for figure in select(record, key):
        item = figure_object(figure) | {"geography_name": figure.geography.name(language)}
        item["breakdown"] = figure.observation.breakdown
        item["source_url"] = figure.source.url
        item["citation"] = figure.cite(language)
        rows.append(item)
    columns = list(rows[0]) if rows else []
    return csv_text.regional(columns, [list(row.values()) for row in rows])


def catalogue(record: Record, base: str = "") -> bytes:
    """All series, with the addresses of their data; ``base`` stands before each."""
    return as_json(
        {
            "record": {"version": record.version, "created": record.created.isoformat()},
            "series": [
                {
                    "series": key,
                    "name": {language: text.name for language, text in series.texts.items()},
                    "publisher": series.publisher.key,
                    "unit": series.unit.key,
                    "json": f"{base}/{addresses.series_data(key, 'json')}",
                    "csv": f"{base}/{addresses.series_data(key, 'csv')}",
                }
                for key, series in sorted(record.series.items())
            ],
        }
    )


def as_json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
