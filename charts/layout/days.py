"""Days beside one another: where each lies on the way from the first to the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MARGIN = 60
"""Days that are kept free before the first and after the last."""
MOST_YEARS = 8


@dataclass(frozen=True)
class Days:
    """A stretch of time to draw along, in shares of its length from 0 to 1."""

    first: date
    last: date

    @classmethod
    def around(cls, days: Sequence[date]) -> Days:
        """A stretch that holds all days, with a little room. Raises ValueError without any."""
        return cls(min(days) - timedelta(days=MARGIN), max(days) + timedelta(days=MARGIN))

    def share(self, day: date) -> float:
        return (day - self.first).days / (self.last - self.first).days

    def years(self, most: int = MOST_YEARS) -> list[tuple[str, float]]:
        """The beginnings of years in it and where they lie, at most so many, evenly apart."""
        inside = range(self.first.year + 1, self.last.year + 1)
        every = max(1, -(-len(inside) // most))
        return [(str(year), self.share(date(year, 1, 1))) for year in inside][::every]
