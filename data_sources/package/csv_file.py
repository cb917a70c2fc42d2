"""One CSV of the package: its bytes, and the table in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from data_sources.package.faults import DatasetError, Fault
from data_sources.package.plain import LARGE, read_plain
from data_sources.package.table import Column, Table


@dataclass(frozen=True, slots=True)
class CsvFile:
    """The content of a CSV, and the name by which the package knows it."""

    name: str
    content: bytes

    @classmethod
    def read(cls, directory: Path, name: str) -> CsvFile:
        """Raises DatasetError when there is no such file, or it begins with a byte order mark."""
        try:
            content = (directory / name).read_bytes()
        except OSError as error:
            raise DatasetError([Fault(name, 0, "", f"cannot be read: {error.strerror}")]) from None
        if content.startswith(b"\xef\xbb\xbf"):
            reason = "starts with a byte order mark: save it as UTF-8 without BOM"
            raise DatasetError([Fault(name, 1, "", reason)])
        return cls(name, content)

    def text(self) -> str:
        """All of it. Raises DatasetError when it is not UTF-8."""
        try:
            return self.content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = self.content.count(b"\n", 0, error.start) + 1
            reason = f"not UTF-8 at byte {error.start}: save it as UTF-8"
            raise DatasetError([Fault(self.name, line, "", reason)]) from None

    def begins_with(self, header: Sequence[str]) -> bool:
        """Whether the first line is this header, without more ado; else :meth:`header` tells."""
        return self.content.startswith(f"{','.join(header)}\n".encode())

    def header(self) -> list[str]:
        """The column names; none of an empty file. Raises DatasetError."""
        try:
            return next(csv.reader(io.StringIO(self.text(), newline=""), strict=True), [])
        except csv.Error as error:
            raise DatasetError([Fault(self.name, 1, "", f"broken CSV: {error}")]) from None

    def table(self) -> Table:
        """Its rows. Raises DatasetError on anything that is not a table in CSV and UTF-8."""
        plain = read_plain(self.name, self.content) if len(self.content) >= LARGE else None
        return self._cell_by_cell() if plain is None else plain

    def _cell_by_cell(self) -> Table:
        name = self.name
        reader = csv.reader(io.StringIO(self.text(), newline=""), strict=True)
        lines: list[int] = []
        rows: list[list[str]] = []
        try:
            header = next(reader, None)
            if not header:
                reason = "the file is empty: it needs a header line"
                raise DatasetError([Fault(name, 1, "", reason)])
            line = reader.line_num + 1
            for cells in reader:
                if len(cells) != len(header):
                    reason = f"{len(cells)} cells where the header has {len(header)}"
                    raise DatasetError([Fault(name, line, "", reason)])
                lines.append(line)
                rows.append(cells)
                line = reader.line_num + 1
        except csv.Error as error:
            broken = Fault(name, reader.line_num, "", f"broken CSV: {error}")
            raise DatasetError([broken]) from None
        cells_of = zip(*rows, strict=True) if rows else ((),) * len(header)
        columns = {name: Column.of(own) for name, own in zip(header, cells_of, strict=True)}
        return Table(Column.same(name, len(lines)), np.array(lines, np.int64), columns)
