"""Breaks and notes as flags above a plot, packed in rows so that no two labels meet.

The ones that matter are written out, as many as fit; the others are small marks, which are listed
in words under the plot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from charts.layout.any_font import width, wrap
from charts.layout.packing import GAP, Packing, Side, Span, Spot, pack
from charts.spec import weight
from charts.spec.model import Chart, Line
from languages import dates, translator


@dataclass(frozen=True)
class Flag:
    """A label that stands above a day: of a ``break``, or of a ``note`` at a mark's value.

    ``when`` says the day in words; ``weight`` is how much it matters, by :mod:`charts.spec.weight`.
    """

    kind: str
    day: date
    label: str
    text: str
    group: int = 0
    mark: int = 0
    value: float = 0
    when: str = ""
    weight: float = 0

    @property
    def entry(self) -> str:
        """What is listed of it where it is not written out; with its year, unless it says one."""
        said = re.search(r"\b(?:19|20)\d\d\b", self.label)
        return self.label if said else f"{self.label} ({self.when})"


def flags(chart: Chart) -> list[Flag]:
    """The breaks and notes of a chart in the order of time."""
    found = [_of_break(chart, line) for line in chart.breaks]
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
                    mark.label,
                    weight.of_note(chart, note),
                )
            )
    ordered = sorted(found, key=lambda flag: (flag.day, flag.kind, flag.label, flag.value))
    # Two lines that share a note share its flag: it runs down to the lower of the two.
    return list({(flag.day, flag.label): flag for flag in reversed(ordered)}.values())[::-1]


def dashed(chart: Chart) -> str:
    """What the dashed lines of small panels are, said once for all of them; empty for none."""
    entries = [flag.entry for flag in flags(chart) if flag.kind == "break"]
    if not entries:
        return ""
    _ = translator(chart.language)
    if len(entries) == 1:
        return _("Dashed line: {what}", what=entries[0])
    return _("Dashed lines: {what}", what="; ".join(entries))


def _of_break(chart: Chart, line: Line) -> Flag:
    """A break on the first of January is of the year."""
    day = line.position
    new_year = (day.month, day.day) == (1, 1)
    when = str(day.year) if new_year else dates.day(day, chart.language)
    weighs = weight.of_break(chart, line)
    return Flag("break", day, line.label, line.why, when=when, weight=weighs)


MOST_ROWS = 4
MOST_WRITTEN = 4
FEW = 2
"""As many as this are written out however little they weigh."""
LINES = 2
SIGN = "▼"
"""A small mark, and the sign before its words under the plot."""

PlaceOf = Callable[[date], float]


@dataclass(frozen=True)
class Place:
    """Where a label is written: its first row (0 at the top), its lines, and whether they run to
    the left of its day."""

    row: int
    leftwards: bool
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Band:
    """How the flags of a chart are written: each at its place in ``rows``, or, where it has none,
    as a small mark."""

    items: tuple[Flag, ...] = ()
    places: tuple[Place | None, ...] = ()
    rows: int = 0

    @property
    def marks(self) -> tuple[Flag, ...]:
        """What is not written out, in the order of time."""
        return tuple(i for i, place in zip(self.items, self.places, strict=True) if place is None)

    @property
    def listed(self) -> list[str]:
        """What stands under the plot: the words of each small mark, the same words once."""
        days: dict[str, list[Flag]] = {}
        for item in self.marks:
            days.setdefault(item.label, []).append(item)
        return [
            f"{SIGN}\u00a0{found[0].entry}"
            if len(found) == 1
            else f"{SIGN}\u00a0{label} ({', '.join(item.when for item in found)})"
            for label, found in days.items()
        ]


def band(chart: Chart, place: PlaceOf, room: float, size: float, low: float = 0) -> Band:
    """The flags of a chart, laid out. ``place`` gives a day's pixel, ``low`` and ``room`` are
    the left and the right end, which no label goes beyond. No line runs through a label."""
    items = tuple(flags(chart))
    few = len(items) <= FEW
    wanted = [item for item in items if few or item.weight > 0]
    spots: dict[Flag, Spot] = {}
    packed = Packing(0, (), 0)
    for item in sorted(wanted, key=lambda flag: -flag.weight):
        at = place(item.day)
        sides = _sides(item.label, at, (low, room), size)
        again = any(other.label == item.label for other in spots)  # the same words, twice
        if again or not sides or len(spots) == MOST_WRITTEN:
            continue
        more = pack([*spots.values(), Spot(at, sides)])
        if more.rows <= MOST_ROWS and not more.crossed:
            packed, spots[item] = more, Spot(at, sides)
    found = {
        item: _place(item.label, spot.at, row, side, (low, room), size)
        for (item, spot), (row, side) in zip(spots.items(), packed.places, strict=True)
    }
    return Band(items, tuple(found.get(item) for item in items), packed.rows)


def _sides(label: str, at: float, ends: Span, size: float) -> tuple[Side, ...]:
    """The ways in which a label can be written whole beside its day, the shortest first."""
    found = []
    for lines in range(1, LINES + 1):
        for leftwards in (False, True):
            text = _lines(label, at, leftwards, ends, size, lines)
            if len(text) == lines:
                wide = max(width(line, size) for line in text) + GAP
                found.append(Side(leftwards, wide, lines))
    return tuple(found)


def _lines(
    label: str, at: float, leftwards: bool, ends: Span, size: float, most: int
) -> tuple[str, ...]:
    """The label in lines on one side of its day; empty where it would be cut there."""
    low, high = ends
    space = (at - low if leftwards else high - at) - GAP
    text = tuple(wrap(label, size, space, most=most)) if space > 0 else ()
    return text if _joined(text) == _joined(label.split()) else ()


def _joined(parts: Sequence[str]) -> str:
    """Words in one line. A line may end after a hyphen or a slash, and nowhere else in a word."""
    return " ".join(parts).replace("- ", "-").replace("/ ", "/")


def _place(label: str, at: float, row: int, side: Side, ends: Span, size: float) -> Place:
    text = _lines(label, at, side.leftwards, ends, size, side.lines)
    return Place(row, side.leftwards, text)
