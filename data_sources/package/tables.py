"""Reading the Data Package's tables from a directory, as text and with line numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data_sources.package.json_files import Keys, NotJson, line_of, read_json, within

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the package, with the place where it is.

    ``line`` counts from 1 (the header); 0 means the file as a whole.
    """

    file: str
    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return (
            f"{place}: {self.column}: {self.reason}" if self.column else f"{place}: {self.reason}"
        )


class DatasetError(ValueError):
    """The package cannot be used. ``faults`` says what is wrong and where."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        more = f"\nand {len(faults) - 20} more" if len(faults) > 20 else ""
        super().__init__("\n".join(map(str, faults[:20])) + more)


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a table: the line it starts on, and its cells by column name."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


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
    text = text_of(directory, name)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, None)
        if not header:
            raise DatasetError([Fault(name, 1, "", "the file is empty: it needs a header line")])
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(header):
                reason = f"{len(cells)} cells where the header has {len(header)}"
                raise DatasetError([Fault(name, line, "", reason)])
            yield Row(line, dict(zip(header, cells, strict=True)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise DatasetError([Fault(name, reader.line_num, "", f"broken CSV: {error}")]) from None


def header_of(directory: Path, name: str) -> list[str]:
    """The column names of one CSV. Raises DatasetError."""
    text = text_of(directory, name)
    try:
        return next(csv.reader(io.StringIO(text, newline=""), strict=True), [])
    except csv.Error as error:
        raise DatasetError([Fault(name, 1, "", f"broken CSV: {error}")]) from None


def text_of(directory: Path, name: str) -> str:
    """The whole text of one CSV. Raises DatasetError when it cannot be read as UTF-8."""
    try:
        content = (directory / name).read_bytes()
    except OSError as error:
        raise DatasetError([Fault(name, 0, "", f"cannot be read: {error.strerror}")]) from None
    if content.startswith(b"\xef\xbb\xbf"):
        reason = "starts with a byte order mark: save it as UTF-8 without BOM"
        raise DatasetError([Fault(name, 1, "", reason)])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = f"not UTF-8 at byte {error.start}: save it as UTF-8"
        raise DatasetError([Fault(name, line, "", reason)]) from None
