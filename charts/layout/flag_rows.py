"""Breaks and notes as flags above a plot, packed in rows so that no two labels meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from charts.layout.text import width
from charts.spec.model import Chart


@dataclass(frozen=True)
class Flag:
    """A label that stands above a day: of a ``break``, or of a ``note`` at a mark's value."""

    kind: str
    day: date
    label: str
    text: str
    group: int = 0
    mark: int = 0
    value: float = 0


def flags(chart: Chart) -> list[Flag]:
    """The breaks and notes of a chart in the order of time."""
    found = [Flag("break", line.position, line.label, line.why) for line in chart.breaks]
    for note in chart.notes:
        mark = chart.groups[note.group].marks[note.mark]
        if isinstance(mark.position, date):
            found.append(
                Flag(
                    "note",
                    mark.position,
                    note.label,
                    note.text,
                    note.group,
                    note.mark,
                    mark.value,
                )
            )
    ordered = sorted(found, key=lambda flag: (flag.day, flag.kind, flag.label, flag.value))
    # Two lines that share a note share its flag: it runs down to the lower of the two.
    return list({(flag.day, flag.label): flag for flag in reversed(ordered)}.values())[::-1]


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
Span = tuple[float, float]


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
        while row < len(taken) and not _free(taken[row], spans[item]):
            row += 1
        taken += [[] for _row in range(row + 1 - len(taken))]
        taken[row].append(spans[item])
        rows[item] = row
    places = tuple((rows[k], sides[k]) for k in range(len(spots)))
    return Packing(len(taken), places, crossed)


def _inside(at: float, span: Span) -> bool:
    return span[0] + CLEAR < at < span[1] - CLEAR


MOST_ROWS = 4


@dataclass(frozen=True)
class Band:
    """How the flags of a chart are written: as labels in rows, or, when those would fill the
    plot, as numbers above it with the labels listed under it."""

    items: tuple[Flag, ...]
    rows: int
    places: tuple[tuple[int, bool], ...]
    numbered: bool


def band(
    chart: Chart,
    place: Callable[[date], float],
    room: float,
    size: float,
    low: float = 0,
    through: bool = True,
) -> Band:
    """The flags of a chart, laid out. ``place`` gives a day's pixel, ``low`` and ``room`` are
    the left and the right end: a label that would be cut off there becomes a number. So do all
    where a line would run through a label, if lines run ``through`` the rows under their own."""
    items = tuple(flags(chart))
    packed = pack(items, place, room, size, low)
    whole = not (through and packed.crossed) and all(
        low <= place(item.day) - wide if leftwards else place(item.day) + wide <= room
        for item, (_row, leftwards), wide in zip(
            items, packed.places, [width(item.label, size) for item in items], strict=True
        )
    )
    if packed.rows <= MOST_ROWS and whole:
        return Band(items, packed.rows, packed.places, False)
    numbers = [Flag(f.kind, f.day, str(k + 1), f.text) for k, f in enumerate(items)]
    packed = pack(numbers, place, room, size, low)
    return Band(items, packed.rows, packed.places, True)


def _free(row: list[Span], span: Span) -> bool:
    return all(span[1] + 6 <= left or span[0] >= right + 6 for left, right in row)
