"""Breaks and notes as flags above a plot, packed in rows so that no two labels meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

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


def pack(
    items: Sequence[Flag], place: Callable[[date], float], room: float, size: float
) -> tuple[int, list[tuple[int, bool]]]:
    """A row and a direction for each flag, so that labels stay within ``room`` and apart.

    Returns how many rows there are and, for each flag, its row (0 at the top) and whether its
    label runs to the left of its day.
    """
    taken: list[list[tuple[float, float]]] = []
    result = []
    for item in items:
        at, wide = place(item.day), width(item.label, size) + 16
        leftwards = at + wide > room and at - wide >= room - at - wide
        span = (at - wide, at) if leftwards else (at, at + wide)
        row = next((k for k, row in enumerate(taken) if _free(row, span)), len(taken))
        if row == len(taken):
            taken.append([])
        taken[row].append(span)
        result.append((row, leftwards))
    return len(taken), result


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
    chart: Chart, place: Callable[[date], float], room: float, size: float, low: float = 0
) -> Band:
    """The flags of a chart, laid out. ``place`` gives a day's pixel, ``low`` and ``room`` are
    the left and the right end: a label that would be cut off there becomes a number."""
    items = tuple(flags(chart))
    rows, places = pack(items, place, room, size)
    whole = all(
        low <= place(item.day) - wide if leftwards else place(item.day) + wide <= room
        for item, (_row, leftwards), wide in zip(
            items, places, [width(item.label, size) for item in items], strict=True
        )
    )
    if rows <= MOST_ROWS and whole:
        return Band(items, rows, tuple(places), False)
    numbers = [Flag(f.kind, f.day, str(k + 1), f.text) for k, f in enumerate(items)]
    rows, places = pack(numbers, place, room, size)
    return Band(items, rows, tuple(places), True)


def _free(row: list[tuple[float, float]], span: tuple[float, float]) -> bool:
    return all(span[1] + 6 <= left or span[0] >= right + 6 for left, right in row)
