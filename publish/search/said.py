"""Numbers that talking points and often-made claims say in words: a change that was worked out.

Where a number is no figure of the record, what says it is found by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from claims.model import Kind, Quantity
from claims.read.quantities import read


class Said:
    """The places of the texts in the index, by the numbers in them."""

    def __init__(self, texts: Iterable[tuple[int, str]], language: str) -> None:
        self._places: dict[tuple[Kind, float], set[int]] = defaultdict(set)
        for place, text in texts:
            for reading in read(text, language, []):
                self._places[_key(reading.quantity)].add(place)

    def matching(self, quantity: Quantity) -> dict[int, float]:
        """The places of the texts that say the very number; all of them as well as another."""
        return dict.fromkeys(sorted(self._places.get(_key(quantity), ())), 1.0)


def _key(quantity: Quantity) -> tuple[Kind, float]:
    """A change is typed as any percentage, and without its sign."""
    kind = Kind.PERCENT if quantity.kind is Kind.CHANGE else quantity.kind
    return kind, round(abs(quantity.value), 6)
