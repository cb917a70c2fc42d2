"""Reading the Data Package's tables from a directory, as text and with line numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data_sources.package.csv_file import CsvFile
from data_sources.package.faults import DatasetError, Fault
from data_sources.package.json_files import Keys, NotJson, line_of, read_json, within
from data_sources.package.table import Row

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
DESCRIPTOR = "datapackage.json"


def descriptor(directory: Path) -> dict[str, Any]:
    """The package's descriptor. Raises DatasetError when it is missing, not JSON, or no list of
    tables; what else may be wrong with it, :func:`data_sources.checks.descriptor.check` says."""
    content = json_file(directory, DESCRIPTOR)
    if not isinstance(content, dict) or not isinstance(content.get("resources"), list):
        raise DatasetError([Fault(DESCRIPTOR, 0, "resources", "the list of tables is missing")])
    for number, resource in enumerate(content["resources"]):
        if not isinstance(resource, dict):
            raise DatasetError(
                [json_fault(directory, DESCRIPTOR, ("resources", number), "no table")]
            )
    return content


def json_file(directory: Path, name: str) -> Any:
    """The content of one of the package's JSON files. Raises DatasetError."""
    if not within(name):
        raise DatasetError([Fault(DESCRIPTOR, 0, "", f"“{name}” is no file of the package")])
    try:
        return read_json(directory / name)
    except FileNotFoundError:
        raise DatasetError([Fault(name, 0, "", f"missing from {directory}")]) from None
    except OSError as error:
        raise DatasetError([Fault(name, 0, "", f"cannot be read: {error.strerror}")]) from None
    except NotJson as error:
        raise DatasetError([Fault(name, error.line, "", error.reason)]) from None


def json_fault(directory: Path, name: str, keys: Keys, reason: str) -> Fault:
    """A fault of a value in a JSON file: its line, and the way to it as its column."""
    return Fault(name, line_of(directory / name, keys), "/".join(map(str, keys)), reason)


def schema_of(directory: Path, resource: dict[str, Any]) -> dict[str, Any]:
    """A resource's table schema, read from its own file where the descriptor names one.

    Raises DatasetError when that file cannot be read.
    """
    schema = resource.get("schema", {})
    content: dict[str, Any] = json_file(directory, schema) if isinstance(schema, str) else schema
    return content


def read_rows(directory: Path, name: str) -> Iterator[Row]:
    """The rows of one CSV, in order. Raises DatasetError on anything that is not such a table."""
    yield from CsvFile.read(directory, name).table()


def header_of(directory: Path, name: str) -> list[str]:
    """The column names of one CSV. Raises DatasetError."""
    return CsvFile.read(directory, name).header()


def text_of(directory: Path, name: str) -> str:
    """The whole text of one CSV. Raises DatasetError when it cannot be read as UTF-8."""
    return CsvFile.read(directory, name).text()
