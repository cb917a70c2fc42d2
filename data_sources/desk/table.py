"""A CSV that is changed without touching the lines that stay: small changes, small diffs."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from data_sources.checks.needed import columns as needed
from data_sources.package.tables import DatasetError, Fault, text_of


@dataclass(slots=True)
class Line:
    """One record: its cells, and the very text it was read from."""

    cells: dict[str, str]
    text: str


@dataclass(slots=True)
class Table:
    """The records of a CSV in file order, to be changed and written back."""

    name: str
    columns: list[str]
    head: str
    lines: list[Line]
    changed: bool = field(default=False)

    @classmethod
    def read(cls, directory: Path, name: str) -> Table:
        """Read a CSV that has passed validation. Raises DatasetError for one that has not."""
        text = text_of(directory, name)
        raw = list(io.StringIO(text, newline=""))  # lines as the csv module counts them
        reader = csv.reader(raw, strict=True)
        try:
            columns = next(reader, [])
            before = reader.line_num
            head, lines = "".join(raw[:before]), []
            for cells in reader:
                if len(cells) != len(columns):
                    reason = f"{len(cells)} cells where the header has {len(columns)}"
                    raise DatasetError([Fault(name, before + 1, "", reason)])
                source = "".join(raw[before : reader.line_num])
                before = reader.line_num
                lines.append(Line(dict(zip(columns, cells, strict=True)), source))
        except csv.Error as error:
            raise DatasetError([Fault(name, reader.line_num, "", f"broken CSV: {error}")]) from None
        missing = [column.name for column in needed(name) if column.name not in columns]
        if missing:
            raise DatasetError([Fault(name, 1, missing[0], f"missing {', '.join(missing)}")])
        return cls(name, columns, head, lines)

    def update(self, line: Line, **cells: str) -> None:
        """Change cells of a record."""
        line.cells.update(cells)
        line.text = self._written(line.cells)
        self.changed = True

    def insert(self, cells: dict[str, str], like: str) -> Line:
        """Add a record after the last one with the same cell in the column ``like``."""
        line = Line(cells, self._written(cells))
        same = [n for n, old in enumerate(self.lines) if old.cells[like] == cells[like]]
        self.lines.insert(same[-1] + 1 if same else len(self.lines), line)
        self.changed = True
        return line

    def content(self) -> bytes:
        return (self.head + "".join(line.text for line in self.lines)).encode("utf-8")

    def _written(self, cells: dict[str, str]) -> str:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerow([cells[name] for name in self.columns])
        return out.getvalue()
