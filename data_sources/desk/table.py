"""A CSV that is changed without touching the lines that stay: small changes, small diffs."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path


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
        """Read a CSV that has passed validation."""
        text = (directory / name).read_text(encoding="utf-8")
        raw = text.splitlines(keepends=True)
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        columns, before = next(reader), reader.line_num
        head, lines = "".join(raw[:before]), []
        for cells in reader:
            source = "".join(raw[before : reader.line_num])
            before = reader.line_num
            lines.append(Line(dict(zip(columns, cells, strict=True)), source))
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
