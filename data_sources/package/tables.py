"""Reading the Data Package's tables from a directory, as text and with line numbers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    """The package's descriptor. Raises DatasetError when it is missing or not JSON."""
    path = directory / DESCRIPTOR
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DatasetError([Fault(DESCRIPTOR, 0, "", f"missing from {directory}")]) from None
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        line = getattr(error, "lineno", 0)
        raise DatasetError([Fault(DESCRIPTOR, line, "", f"not valid JSON: {error}")]) from None
    if not isinstance(content, dict) or not isinstance(content.get("resources"), list):
        raise DatasetError([Fault(DESCRIPTOR, 0, "resources", "the list of tables is missing")])
    return content


def schema_of(directory: Path, resource: dict[str, Any]) -> dict[str, Any]:
    """A resource's table schema, read from its own file where the descriptor names one."""
    schema = resource.get("schema", {})
    if not isinstance(schema, str):
        return schema
    content: dict[str, Any] = json.loads((directory / schema).read_text(encoding="utf-8"))
    return content


def read_rows(directory: Path, name: str) -> Iterator[Row]:
    """The rows of one CSV, in order. Raises DatasetError on anything that is not such a table."""
    text = _text(directory, name)
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
    """The column names of one CSV."""
    text = _text(directory, name)
    return next(csv.reader(io.StringIO(text, newline="")), [])


def _text(directory: Path, name: str) -> str:
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
