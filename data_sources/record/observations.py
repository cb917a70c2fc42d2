"""All observations of a record, held by columns; each one is made when somebody asks for it.

A reader's page asks for a few series. To have every row of a large record as an object would take
a thousand bytes for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from data_sources.package.table import Column, Table
from data_sources.record.model import Observation
from data_sources.record.period import Period

if TYPE_CHECKING:
    from data_sources.package.table import Numbers

OBSERVATION_TEXTS = (
    *("series", "breakdown", "geography", "unit", "precision", "source", "locator", "known"),
    *("standing", "period_known", "indicator", "read_at", "confirmed_at", "notes"),
)
_FIELDS = tuple(field.name for field in fields(Observation))
_AT_ONCE = 8192
_SPAN = ("period_start", "period_end")


class Observations(Sequence[Observation]):
    """Observations in the order of the files. The table's cells must have passed validation."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._values = [number(text) for text in table["value"].texts]

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> Observations:
        """The same observations by columns."""
        if isinstance(observations, Observations):
            return observations
        cells = [_cells(observation) for observation in observations]
        names = ("value", *_SPAN, *OBSERVATION_TEXTS)
        columns = {name: Column.of([row[name] for row in cells]) for name in names}
        return cls(Table(Column.same("", len(cells)), np.zeros(len(cells), np.int64), columns))

    def with_more(self, others: Iterable[Observation]) -> Observations:
        """These, and others after them."""
        return Observations(Table.joined([self.table, Observations.of(others).table]))

    def __len__(self) -> int:
        return len(self.table)

    @overload
    def __getitem__(self, place: int) -> Observation: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Observation]: ...
    def __getitem__(self, place: int | slice) -> Observation | Sequence[Observation]:
        rows = np.arange(len(self))[place]
        return tuple(self.take(rows)) if isinstance(place, slice) else self.take(rows[None])[0]

    def __iter__(self) -> Iterator[Observation]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self.take(np.arange(start, min(start + _AT_ONCE, len(self))))

    def take(self, rows: Numbers) -> list[Observation]:
        """The observations at these places."""
        return list(map(Observation, *(self._cells(name, rows) for name in _FIELDS)))

    def _cells(self, field: str, rows: Numbers) -> Iterator[Any]:
        """What stands in one field of the observations at these places."""
        if field == "period":
            return map(self._periods.__getitem__, self._spans[rows].tolist())
        column = self.table[field]
        found: Sequence[Any] = self._values if field == "value" else column.texts
        return map(found.__getitem__, column.codes[rows].tolist())

    @cached_property
    def _spans(self) -> Numbers:
        """For each observation the number of its period."""
        return self.table.groups(_SPAN)

    @cached_property
    def _periods(self) -> list[Period]:
        """Each period once."""
        first = np.unique(self._spans, return_index=True)[1]
        days = ([date.fromisoformat(self.table.cell(row, name)) for name in _SPAN] for row in first)
        return [Period(*span) for span in days]

    @cached_property
    def by_series(self) -> Mapping[str, Numbers]:
        """The places of each series' observations, oldest first; the series as they first come."""
        series, (start, end) = self.table["series"], (self._ranks(name) for name in _SPAN)
        order = np.lexsort((end, start, series.codes))
        ends = np.cumsum(np.bincount(series.codes, minlength=len(series.texts)))[:-1]
        return dict(zip(series.texts, np.split(order, ends), strict=True))

    def _ranks(self, column: str) -> Numbers:
        """Numbers that are ordered as the days of a column are."""
        of_day = {day: rank for rank, day in enumerate(sorted(self.table[column].texts))}
        ranks: Numbers = self.table[column].worked_out(of_day.__getitem__, np.int64)
        return ranks

    def counts(self, column: str) -> Mapping[str, int]:
        """How many observations have each text of a column, in the order of the files."""
        return self.table[column].counts()

    def series_where(self, column: str, text: str) -> frozenset[str]:
        """The series with an observation that has a text in a column."""
        series, fits = self.table["series"], self.table[column].where(text.__eq__)
        return frozenset(series.texts[code] for code in np.unique(series.codes[fits]).tolist())

    def values(self) -> Sequence[float]:
        """Every number that is there, each once."""
        return self._values

    def numbers(self) -> list[float]:
        """The number of each observation."""
        return list(map(self._values.__getitem__, self.table["value"].codes.tolist()))

    def period_codes(self) -> list[str]:
        """The code of each observation's period."""
        codes = [period.code for period in self._periods]
        return list(map(codes.__getitem__, self._spans.tolist()))


def number(text: str) -> float:
    """A value cell: an int where it is whole, so that it prints without a point."""
    value = float(text)
    return int(value) if value.is_integer() else value


def _cells(observation: Observation) -> dict[str, str]:
    texts = {name: getattr(observation, name) for name in OBSERVATION_TEXTS}
    span = observation.period.start.isoformat(), observation.period.end.isoformat()
    return texts | dict(zip(_SPAN, span, strict=True)) | {"value": repr(float(observation.value))}
