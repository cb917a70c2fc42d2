"""Labels beside lines that run down to a plot: no two meet, and no line runs through one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

MOST_TRIED = 6
"""Labels of which every choice of sides is tried: two to the power of them."""
CLEAR = 2.0
"""How near to the end of a label a line may pass."""
GAP = 6.0
"""What lies at least between two labels of a row."""
Span = tuple[float, float]


@dataclass(frozen=True)
class Side:
    """One way to write a label: left or right of its line, how wide, in how many lines of text."""

    leftwards: bool
    wide: float
    lines: int = 1


@dataclass(frozen=True)
class Spot:
    """Where the line of a label stands, and the ways to write it, the usual one first."""

    at: float
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Packing:
    """Where labels stand: for each its first row (0 at the top) and the way it is written.

    ``crossed`` is how often the line of one still runs through the label of another.
    """

    rows: int
    places: tuple[tuple[int, Side], ...]
    crossed: int


def sides(at: float, wide: float, low: float, high: float) -> tuple[Side, ...]:
    """Both sides for a label of one line, but for a second one that goes beyond the ends."""
    leftwards = at + wide > high and at - wide >= high - at - wide
    usual, other = Side(leftwards, wide), Side(not leftwards, wide)
    within = at - wide >= low if other.leftwards else at + wide <= high
    return (usual, other) if within else (usual,)


def pack(spots: Sequence[Spot]) -> Packing:
    """A row and a side for each label: with the fewest crossings, then in the fewest rows.

    From its first row a label's line runs down through all rows under it: where it can be, no
    label stands there. Every spot has at least one side.
    """
    usual = [spot.sides[0] for spot in spots]
    tried = [usual]
    if 1 < len(spots) <= MOST_TRIED:
        tried = [list(chosen) for chosen in product(*(spot.sides for spot in spots))]
    made = [_packed([spot.at for spot in spots], chosen) for chosen in tried]
    return min(made, key=lambda packing: (packing.crossed, packing.rows))


def _packed(lines: Sequence[float], chosen: Sequence[Side]) -> Packing:
    """Rows from the top down: first the labels that no line of another above would cross."""
    spans = [
        (at - side.wide, at) if side.leftwards else (at, at + side.wide)
        for at, side in zip(lines, chosen, strict=True)
    ]
    above = {
        k: {n for n, span in enumerate(spans) if n != k and _inside(at, span)}
        for k, at in enumerate(lines)
    }
    taken: list[list[Span]] = []
    rows: dict[int, int] = {}
    crossed = 0
    while len(rows) < len(spans):
        rest = [k for k in above if k not in rows]
        item = min(rest, key=lambda k: (len(above[k] - rows.keys()), k))
        crossed += len(above[item] - rows.keys())
        least = max((rows[k] + chosen[k].lines for k in above[item] & rows.keys()), default=0)
        rows[item] = _take(taken, least, chosen[item].lines, spans[item])
    places = tuple((rows[k], side) for k, side in enumerate(chosen))
    return Packing(len(taken), places, crossed)


def _take(taken: list[list[Span]], row: int, lines: int, span: Span) -> int:
    """The first rows from ``row`` on in which the label has room; it is put there."""
    while not all(_free(own, span) for own in taken[row : row + lines]):
        row += 1
    taken += [[] for _row in range(row + lines - len(taken))]
    for own in taken[row : row + lines]:
        own.append(span)
    return row


def _inside(at: float, span: Span) -> bool:
    return span[0] + CLEAR < at < span[1] - CLEAR


def _free(row: Sequence[Span], span: Span) -> bool:
    return all(span[1] + GAP <= left or span[0] >= right + GAP for left, right in row)
