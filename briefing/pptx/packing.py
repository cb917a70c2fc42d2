"""Labels of breaks and notes over a native chart: no two meet, and no line runs through one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from charts.layout.flag_rows import Flag, Span, free
from charts.layout.text import width


@dataclass(frozen=True)
class Packing:
    """Where flags stand: for each its row (0 at the top) and whether it runs to the left.

    ``crossed`` is how often the line of a flag still runs through the label of another.
    """

    rows: int
    places: tuple[tuple[int, bool], ...]
    crossed: int = 0


MOST_TRIED = 6
"""Flags of which every choice of sides is tried: two to the power of them."""
CLEAR = 2.0
"""How near to the end of a label a line may pass."""


def pack(
    items: Sequence[Flag],
    place: Callable[[date], float],
    room: float,
    size: float,
    low: float = 0,
) -> Packing:
    """A row and a side for each flag, so that labels stay between ``low`` and ``room`` and apart.

    From each row a flag's line runs down through all rows under it: where it can be, no label
    stands there.
    """
    spots = [(place(item.day), width(item.label, size) + 16) for item in items]
    usual = [_side(at, wide, room) for at, wide in spots]
    tried = [usual]
    if 1 < len(items) <= MOST_TRIED:
        free = [
            [left for left in (side, not side) if left == side or _within(spot, left, low, room)]
            for spot, side in zip(spots, usual, strict=True)
        ]
        tried = [list(sides) for sides in product(*free)]
    made = [_packed(spots, sides) for sides in tried]
    return min(made, key=lambda packing: (packing.crossed, packing.rows))


def _side(at: float, wide: float, room: float) -> bool:
    """Whether a label runs to the left of its day, where it may as well run to the right."""
    return at + wide > room and at - wide >= room - at - wide


def _within(spot: tuple[float, float], leftwards: bool, low: float, room: float) -> bool:
    at, wide = spot
    return at - wide >= low if leftwards else at + wide <= room


def _packed(spots: Sequence[tuple[float, float]], sides: Sequence[bool]) -> Packing:
    """Rows from the top down: first the labels that no line of a flag above would cross."""
    spans = [
        (at - wide, at) if left else (at, at + wide)
        for (at, wide), left in zip(spots, sides, strict=True)
    ]
    above = {
        k: {n for n, span in enumerate(spans) if n != k and _inside(at, span)}
        for k, (at, _wide) in enumerate(spots)
    }
    taken: list[list[Span]] = []
    rows: dict[int, int] = {}
    crossed = 0
    while len(rows) < len(spots):
        rest = [k for k in above if k not in rows]
        item = min(rest, key=lambda k: (len(above[k] - rows.keys()), k))
        crossed += len(above[item] - rows.keys())
        row = max((rows[k] + 1 for k in above[item] & rows.keys()), default=0)
        while row < len(taken) and not free(taken[row], spans[item]):
            row += 1
        taken += [[] for _row in range(row + 1 - len(taken))]
        taken[row].append(spans[item])
        rows[item] = row
    places = tuple((rows[k], sides[k]) for k in range(len(spots)))
    return Packing(len(taken), places, crossed)


def _inside(at: float, span: Span) -> bool:
    return span[0] + CLEAR < at < span[1] - CLEAR
