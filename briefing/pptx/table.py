"""Steps in law and policy as a native table on a slide: as many as fit, measured before.

Steps that fit on few slides are all shown, oldest first; of more only the latest are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.util import Pt

from briefing.items import steps
from briefing.native.box import INK, LEADING, Box, colour
from briefing.pptx.page import Page
from briefing.pptx.paper import ACCENT, Words, by_words, counted, describe_shape, write
from charts.layout.text import width, wrap
from charts.spec.model import Chart, Mark
from charts.words import describe

LARGEST, SMALLEST = 10.5, 9.0
PAD, MARGIN = 7.0, 6.0
SHARES = (0.1, 0.11, 0.22, 0.42, 0.15)
LONG_WORDS = (2, 3)
"""Columns in which a number of a file may be parted, at a slash or hyphen."""
MOST_LINES = 4
MOST_SLIDES = 3
"""Steps that would take more slides than this are shown by their latest alone, on one."""
Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class Grid:
    """The columns of a table: the size of its type, and how wide each is, in points."""

    size: float
    widths: tuple[float, ...]

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * (LEADING + 0.02)

    def lines(self, text: str, column: int, bold: bool = False) -> list[str]:
        """A cell's text in lines; what is over the most of them ends in "…"."""
        room = counted(self.widths[column] - 2 * MARGIN, bold)
        every = wrap(text, self.size, room, bold) or [""]
        if len(every) <= MOST_LINES:
            return every
        rest = " ".join(every[MOST_LINES - 1 :])
        return [*every[: MOST_LINES - 1], by_words(rest, self.size, room, bold)]

    def height(self, row: tuple[str, ...], bold: bool = False) -> float:
        """The height that a row takes."""
        most = max(len(self.lines(text, k, bold)) for k, text in enumerate(row))
        return most * self.line + PAD


def grid_of(
    header: tuple[str, ...], rows: Rows, wide: float, columns: Sequence[int] = range(5)
) -> Grid:
    """Columns in which no word is parted, in the largest size at which there is room for that.

    ``columns`` are the places of what is shown among all columns of steps.
    """
    whole = sum(SHARES[k] for k in columns)
    shares = [SHARES[k] / whole for k in columns]
    size = LARGEST
    while True:
        least = [_least(header[k], [row[k] for row in rows], size) for k in range(len(columns))]
        for place, k in enumerate(columns):
            if k in LONG_WORDS:
                least[place] = min(least[place], wide * 0.2)
        spare = wide - sum(least)
        if spare >= wide * 0.15 or size <= SMALLEST:
            break
        size -= 0.5
    if spare <= 0:
        return Grid(size, tuple(wide * share for share in shares))
    wanted = [max(0.0, wide * share - own) for share, own in zip(shares, least, strict=True)]
    most = sum(wanted) or 1.0
    widths = [own + spare * more / most for own, more in zip(least, wanted, strict=True)]
    return Grid(size, tuple(widths))


def _least(head: str, texts: Sequence[str], size: float) -> float:
    """The width at which the longest word of a column still stands in one line."""
    own = max((width(word, size, True) for word in head.split()), default=0.0)
    words = {word for text in texts for word in text.split()}
    longest = max((width(word, size) for word in words), default=0.0)
    return max(own / counted(1, bold=True), longest / counted(1)) + 2 * MARGIN + 1


def steps_box(page: Page) -> Box:
    """Where the table of a timeline may stand: under it stay lines for the caveat."""
    room = page.room
    return Box(room.left, room.top, room.width, room.height - 48)


def steps_on_slides(chart: Chart, box: Box) -> tuple[Grid, list[list[int]]]:
    """The columns, and for each slide the places of its steps, oldest first.

    All steps on few slides, else on one the latest that fit.
    """
    header, rows = _cells(chart)
    grid = grid_of(header, rows, box.width, steps.on_slides(chart))
    room = box.height - grid.height(header, bold=True)
    heights = [grid.height(row) for row in rows]
    slides: list[list[int]] = [[]]
    used = 0.0
    for place, height in enumerate(heights):
        if slides[-1] and used + height > room:
            slides.append([])
            used = 0.0
        slides[-1].append(place)
        used += height
    if len(slides) > MOST_SLIDES:
        return grid, [_latest(heights, room)]
    return grid, slides


def _cells(chart: Chart) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The names of the columns on a slide, and its rows."""
    names, columns = steps.header(chart.language), steps.on_slides(chart)
    return (
        tuple(names[k] for k in columns),
        [tuple(row[k] for k in columns) for row in steps.rows(chart)],
    )


def _latest(heights: list[float], room: float) -> list[int]:
    """The places of the last rows that fit; always one."""
    used, first = 0.0, len(heights)
    while first > 0 and (first == len(heights) or used + heights[first - 1] <= room):
        first -= 1
        used += heights[first]
    return list(range(first, len(heights)))


def steps_shown(chart: Chart, box: Box) -> list[Mark]:
    """The steps that the slides show, oldest first."""
    marks = steps.marks(chart)
    _grid, slides = steps_on_slides(chart, box)
    return [marks[place] for slide in slides for place in slide]


def steps_table(slide: Any, chart: Chart, box: Box, grid: Grid, places: Sequence[int]) -> float:
    """Draw the table of these steps; returns where it ends."""
    header, every = _cells(chart)
    kept = [every[place] for place in places]
    heights = [grid.height(header, bold=True), *(grid.height(row) for row in kept)]
    used = sum(heights)
    frame = slide.shapes.add_table(
        len(heights), len(header), Pt(box.left), Pt(box.top), Pt(box.width), Pt(used)
    )
    describe_shape(frame, describe.alt(chart))
    table = frame.table
    for k, wide in enumerate(grid.widths):
        table.columns[k].width = Pt(wide)
    for place, (row, height) in enumerate(zip([header, *kept], heights, strict=True)):
        _fill(table, place, row, grid, chart.language)
        table.rows[place].height = Pt(height)
    return box.top + used


def _fill(table: Any, place: int, row: tuple[str, ...], grid: Grid, language: str) -> None:
    head = place == 0
    for k, text in enumerate(row):
        cell = table.cell(place, k)
        lines = grid.lines(text, k, head)
        cut = bool(lines) and lines[-1].endswith("…") and not text.endswith("…")
        tone = "#FFFFFF" if head else INK
        said = " ".join(lines) if cut else " ".join(text.split())
        write(cell, [Words(said, bold=head, colour=tone)], grid.size, language)
        cell.margin_left = cell.margin_right = Pt(MARGIN)
        cell.margin_top = cell.margin_bottom = Pt(PAD / 2 - 0.5)
        cell.fill.solid()
        shade = ACCENT if head else "#FFFFFF" if place % 2 else "#F2F5F8"
        cell.fill.fore_color.rgb = colour(shade)
