"""Steps in law and policy as a native table on a slide: as many of the latest as fit."""

from __future__ import annotations

from typing import Any

from pptx.util import Pt

from briefing.items import steps
from briefing.pptx.page import Page
from briefing.pptx.paper import ACCENT, INK, SAFETY, Box, Words, colour, describe_shape, write
from charts.layout.text import wrap
from charts.spec.model import Chart, Mark
from charts.words import describe

SIZE, LINE, PAD = 10.5, 12.8, 7.0
SHARES = (0.1, 0.11, 0.22, 0.42, 0.15)
MOST_LINES = 4


def steps_box(page: Page) -> Box:
    """Where the table of a timeline may stand: under it stay two lines for the caveat."""
    room = page.room
    return Box(room.left, room.top, room.width, room.height - 48)


def steps_that_fit(chart: Chart, box: Box) -> list[Mark]:
    """The latest steps whose rows fit into the box, oldest first."""
    marks = [mark for group in chart.groups for mark in group.marks]
    marks.sort(key=lambda mark: str(mark.position))
    count, _used, _heights = _fitting(steps.rows(chart), box)
    return marks[len(marks) - count :]


def _fitting(rows: list[tuple[str, ...]], box: Box) -> tuple[int, float, list[float]]:
    """How many of the last rows fit, the height they take with the header, and every height."""
    widths = [box.width * share for share in SHARES]
    heights = [_height(row, widths) for row in rows]
    count, used = 0, LINE + PAD
    for height in reversed(heights):
        if used + height > box.height:
            break
        count, used = count + 1, used + height
    return count, used, heights


def steps_table(slide: Any, chart: Chart, box: Box) -> tuple[int, int, float]:
    """Draw the table; returns how many steps are shown, of how many, and where it ends."""
    every = steps.rows(chart)
    widths = [box.width * share for share in SHARES]
    count, used, heights = _fitting(every, box)
    kept = every[len(every) - count :]
    frame = slide.shapes.add_table(
        count + 1, len(SHARES), Pt(box.left), Pt(box.top), Pt(box.width), Pt(used)
    )
    describe_shape(frame, describe.alt(chart))
    table = frame.table
    for k, wide in enumerate(widths):
        table.columns[k].width = Pt(wide)
    _fill(table, 0, steps.header(chart.language), chart.language, True)
    table.rows[0].height = Pt(LINE + PAD)
    for place, row in enumerate(kept, 1):
        _fill(table, place, row, chart.language, False)
        table.rows[place].height = Pt(heights[len(every) - count + place - 1])
    return count, len(every), box.top + used


def _lines(text: str, wide: float) -> list[str]:
    return wrap(text, SIZE, (wide - 12) * SAFETY, most=MOST_LINES) or [""]


def _height(row: tuple[str, ...], widths: list[float]) -> float:
    most = max(len(_lines(text, wide)) for text, wide in zip(row, widths, strict=True))
    return most * LINE + PAD


def _fill(table: Any, place: int, row: tuple[str, ...], language: str, head: bool) -> None:
    for k, text in enumerate(row):
        cell = table.cell(place, k)
        wide = table.columns[k].width / Pt(1)
        tone = "#FFFFFF" if head else INK
        words = Words(" ".join(_lines(text, wide)), bold=head, colour=tone)
        write(cell, [words], SIZE, language)
        cell.margin_left = cell.margin_right = Pt(6)
        cell.margin_top = cell.margin_bottom = Pt(3)
        cell.fill.solid()
        shade = ACCENT if head else "#FFFFFF" if place % 2 else "#F2F5F8"
        cell.fill.fore_color.rgb = colour(shade)
