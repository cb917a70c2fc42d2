"""A quantity as one text holds it, and the places that are already taken."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from claims.model import Quantity


@dataclass(frozen=True)
class Reading:
    """A quantity, and what only the reading of this text needs."""

    quantity: Quantity
    place: int
    end: int
    role: str = ""  # "from" and "to" of "from 32 to 36 million"
    other: float | None = None  # value in the other language's separators
    exceeds: bool = False  # a comparison without a number
    whole: bool = True  # False where digits stand beside it: it may be half a number
    interval: float = 0.0  # seconds in the unit of "every 1.5 seconds"; 0: no time between two
    times_more: bool = False  # "six times more": six or seven times as many


class Closed:
    """Places already taken; asks in logarithmic time, so that 10,000 numbers stay quick."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._merge()

    def add(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted([*self._spans, *spans])
        self._merge()

    def _merge(self) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in self._spans:
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._spans = merged
        self._starts = [s for s, _ in merged]

    def hits(self, start: int, end: int) -> bool:
        place = bisect_left(self._starts, end) - 1
        return place >= 0 and self._spans[place][1] > start
