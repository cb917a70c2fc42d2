"""The record's figures by value: which slots hold this number, as precisely as it was written."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from claims.link.indexed.explained import Accounts
from claims.link.indexed.figures import SeriesShelf, Shelf, Slot
from claims.model import Bound, Quantity
from data_sources.record.figure import Figure


class Hit(NamedTuple):
    """A figure of the record whose value may be the number that was written."""

    slot: Slot
    shelf: SeriesShelf
    figure: Figure


# How far from the written number a figure may lie, as a factor, by how the writer hedged.
_REACH = {
    Bound.NONE: (1.0, 1.0),
    Bound.ABOUT: (0.97, 1.03),
    Bound.AT_LEAST: (0.999, 1.12),
    Bound.AT_MOST: (0.9, 1.001),
    Bound.BELOW: (0.9, 1.0),
    Bound.NEARLY: (0.93, 1.001),
}


class ValueIndex:
    """Figures sorted by value for each publisher, counts and shares apart."""

    def __init__(self, shelf: Shelf, accounts: Accounts) -> None:
        hits: dict[tuple[str, bool], list[tuple[float, Hit]]] = defaultdict(list)
        for series in shelf.series.values():
            percent = series.series.unit.kind == "percent"
            names = accounts.publishers(series.series)
            for slot in series.slots:
                for figure in (*slot.current.values(), *slot.others):
                    hit = abs(float(figure.value)), Hit(slot, series, figure)
                    for name in names:
                        hits[name, percent].append(hit)
        self._sorted = {key: sorted(found, key=lambda h: h[0]) for key, found in hits.items()}
        self._values = {key: [value for value, _ in found] for key, found in self._sorted.items()}

    def near(
        self, quantity: Quantity, publishers: Iterable[str], other: float | None = None
    ) -> list[Hit]:
        """Figures of these publishers whose value may be this number."""
        spans = [self._window(quantity, quantity.value)]
        if other is not None:
            spans.append((other - 0.5, other + 0.5))
        hits: dict[int, Hit] = {}
        for name in publishers:
            key = name, quantity.is_percent
            values = self._values.get(key, [])
            for low, high in spans if values else ():
                for _, hit in self._sorted[key][
                    bisect_left(values, low) : bisect_right(values, high)
                ]:
                    hits[id(hit)] = hit
        return list(hits.values())

    @staticmethod
    def _window(quantity: Quantity, value: float) -> tuple[float, float]:
        value = abs(value)
        if quantity.high is not None:
            return value, quantity.high
        low, high = _REACH[quantity.bound]
        return value * low - quantity.step / 2, value * high + quantity.step
