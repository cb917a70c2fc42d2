"""A table held by columns: each text of a column once, and for each row which one it has.

Of half a million rows most cells say what another one says (a series, a day, a source). What a
check asks of a cell is asked once of each text; a row is made when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from data_sources.package.faults import Fault

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_MOST_GROUPS = 2**62
_MOST_KEPT = 2000
"""Rows of a table that are kept once made: many checks walk the small tables, one the large."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a table: the line it starts on, and its cells by column name."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """The cells of one column. ``texts`` are in the order in which they first come."""

    texts: list[str]
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, cells: Sequence[str]) -> Column:
        texts = list(dict.fromkeys(cells))
        places = {text: place for place, text in enumerate(texts)}
        codes = map(places.__getitem__, cells)
        return cls(texts, np.fromiter(codes, np.int32, len(cells)))

    @classmethod
    def same(cls, text: str, many: int) -> Column:
        """A column of one text."""
        return cls([text], np.zeros(many, np.int32))

    @classmethod
    def joined(cls, columns: Sequence[Column]) -> Column:
        """The cells of several columns, one after the other."""
        known: dict[str, int] = {}
        codes = []
        for column in columns:
            places = [known.setdefault(text, len(known)) for text in column.texts]
            codes.append(np.array(places, np.int32)[column.codes])
        return cls(list(known), np.concatenate(codes) if codes else np.array([], np.int32))

    def code(self, text: str) -> int:
        """The code of a text, -1 where no row has it."""
        return self.texts.index(text) if text in self.texts else -1

    def cells(self) -> list[str]:
        """Every cell, in the order of the rows."""
        return list(map(self.texts.__getitem__, self.codes.tolist()))

    def worked_out(self, of: Callable[[str], Any], kind: Any) -> NDArray[Any]:
        """What a function makes of each row's cell; it is asked once of each text."""
        return np.array([of(text) for text in self.texts], kind)[self.codes]

    def where(self, fits: Callable[[str], bool]) -> Mask:
        """Of which rows the cell fits."""
        return self.worked_out(fits, bool)

    def counts(self) -> dict[str, int]:
        """How many rows have each text."""
        many = np.bincount(self.codes, minlength=len(self.texts))
        return dict(zip(self.texts, many.tolist(), strict=True))


class Table(Sequence[Row]):
    """The rows of one file, or of several one after the other.

    ``lines`` are the lines on which they start, counted from 1; ``file`` names the file of each.
    """

    def __init__(self, file: Column, lines: Numbers, columns: Mapping[str, Column]) -> None:
        self.file, self.lines, self.columns = file, lines, columns
        self._groups: dict[tuple[str, ...], Numbers] = {}
        self._rows: list[Row] | None = None

    @classmethod
    def of(cls, name: str, rows: Sequence[Row]) -> Table:
        """The same rows by columns. All have the columns of the first."""
        names = list(rows[0].cells) if rows else []
        columns = {column: Column.of([row[column] for row in rows]) for column in names}
        lines = np.array([row.line for row in rows], np.int64)
        return cls(Column.same(name, len(rows)), lines, columns)

    @classmethod
    def joined(cls, tables: Sequence[Table]) -> Table:
        """The rows of several tables, with the columns that all of those that have rows have."""
        filled = [table for table in tables if len(table)] or [*tables[:1], Table.of("", [])][:1]
        names = [n for n in filled[0].columns if all(n in t.columns for t in filled)]
        return cls(
            Column.joined([table.file for table in filled]),
            np.concatenate([table.lines for table in filled]),
            {name: Column.joined([table[name] for table in filled]) for name in names},
        )

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    @overload
    def __getitem__(self, place: str) -> Column: ...
    def __getitem__(self, place: int | slice | str) -> Row | Sequence[Row] | Column:
        """A row by its place from 0, or a column by its name."""
        if isinstance(place, str):
            return self.columns[place]
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        line = int(self.lines[place])
        return Row(line, {name: c.texts[c.codes[place]] for name, c in self.columns.items()})

    def __iter__(self) -> Iterator[Row]:
        if self._rows is None and len(self) <= _MOST_KEPT:
            self._rows = list(self._made())
        return self._made() if self._rows is None else iter(self._rows)

    def _made(self) -> Iterator[Row]:
        names = list(self.columns)
        columns = [column.cells() for column in self.columns.values()]
        for line, *cells in zip(self.lines.tolist(), *columns, strict=True):
            yield Row(line, dict(zip(names, cells, strict=True)))

    def groups(self, names: Sequence[str]) -> Numbers:
        """A number for each row, counted from 0: the same where all of these cells are.

        It is kept, for several checks ask what stands in the same slot.
        """
        found = self._groups.get(tuple(names))
        if found is None:
            found = self._groups[tuple(names)] = self._grouped(names)
        return found

    def _grouped(self, names: Sequence[str]) -> Numbers:
        if len(names) == 1:
            return self.columns[names[0]].codes.astype(np.int64)
        found, many = np.zeros(len(self), np.int64), 1
        for column in (self.columns[name] for name in names):
            if many * len(column.texts) > _MOST_GROUPS:
                found = np.unique(found, return_inverse=True)[1]
                many = len(self)
            found = found * len(column.texts) + column.codes
            many *= len(column.texts)
        numbers: Numbers = np.unique(found, return_inverse=True)[1]
        return numbers

    def place(self, row: int) -> tuple[str, int]:
        """File and line of a row."""
        return self.file.texts[self.file.codes[row]], int(self.lines[row])

    def cell(self, row: int, column: str) -> str:
        found = self.columns[column]
        return found.texts[found.codes[row]]

    def fault(self, row: int, column: str, reason: str) -> Fault:
        """A fault of one cell."""
        return Fault(*self.place(row), column, reason)


def first_rows(groups: Numbers, rows: Numbers) -> Numbers:
    """For each group the first of these rows that is in it, -1 where there is none."""
    found = np.full(int(groups.max(initial=-1)) + 1, -1, np.int64)
    found[groups[rows[::-1]]] = rows[::-1]
    return found
