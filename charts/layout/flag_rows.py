"""Breaks and notes as flags above a plot, packed in rows so that no two labels meet.

The ones that matter are written out, as many as fit; the others are small marks, which are listed
in words under the plot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from charts.layout.text import width, wrap
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
MOST_WRITTEN = 4
FEW = 2
"""As many as this are written out however little they weigh."""
LINES = 2
GAP = 6
"""Pixels between two labels of a row."""
SIGN = "▼"
"""A small mark, and the sign before its words under the plot."""

Span = tuple[float, float]
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
    the left and the right end, which no label goes beyond."""
    items = tuple(flags(chart))
    few = len(items) <= FEW
    wanted = [item for item in items if few or item.weight > 0]
    taken: list[list[Span]] = []
    placed: dict[Flag, Place] = {}
    for item in sorted(wanted, key=lambda flag: -flag.weight):
        found = _place(item, place(item.day), (low, room), size, taken)
        again = any(other.label == item.label for other in placed)  # the same words, twice
        if found is not None and not again and len(placed) < MOST_WRITTEN:
            placed[item] = found
            _take(found, place(item.day), size, taken)
    return Band(items, tuple(placed.get(item) for item in items), len(taken))


def _place(
    item: Flag, at: float, ends: Span, size: float, taken: Sequence[Sequence[Span]]
) -> Place | None:
    """The first rows that are free for a label beside its day; none where it would be cut."""
    low, high = ends
    for lines in range(1, LINES + 1):
        for leftwards in (False, True):
            space = (at - low if leftwards else high - at) - GAP
            text = tuple(wrap(item.label, size, space, most=lines)) if space > 0 else ()
            if "".join(text).replace(" ", "") != item.label.replace(" ", ""):
                continue  # cut
            span = _span(text, at, leftwards, size)
            last = MOST_ROWS - len(text)
            row = next((k for k in range(last + 1) if _rows_free(taken, k, text, span)), None)
            if row is not None:
                return Place(row, leftwards, text)
    return None


def _span(lines: Sequence[str], at: float, leftwards: bool, size: float) -> Span:
    wide = max(width(line, size) for line in lines) + GAP
    return (at - wide, at) if leftwards else (at, at + wide)


def _rows_free(taken: Sequence[Sequence[Span]], row: int, lines: Sequence[str], span: Span) -> bool:
    return all(_free(own, span) for own in taken[row : row + len(lines)])


def _take(found: Place, at: float, size: float, taken: list[list[Span]]) -> None:
    span = _span(found.lines, at, found.leftwards, size)
    for row in range(found.row, found.row + len(found.lines)):
        while row >= len(taken):
            taken.append([])
        taken[row].append(span)


def _free(row: Sequence[Span], span: Span) -> bool:
    return all(span[1] + GAP <= left or span[0] >= right + GAP for left, right in row)
