"""Rankings as pictures: horizontal bars with name and number."""

from __future__ import annotations

from dataclasses import replace

from charts.layout.any_font import width, wrap
from charts.layout.colours import colour
from charts.layout.footnotes import footnoted
from charts.layout.scale import value_axis
from charts.paper.axes import unit_line, wrap_entries
from charts.paper.sheet import PHONE, Box, Paper
from charts.spec.model import Chart, Group, Mark

THICKEST, MOST_LINES = 46, 7
"""How thick a bar is, and in how many lines its name is written, at most."""


def ranking(paper: Paper, chart: Chart, box: Box) -> float:
    """Bars from the top down. On a phone the name stands above its bar, else to its left."""
    chart, entries = footnoted(chart)
    small = paper.sizes.small
    notes = wrap_entries(entries, small, box.width)
    top = unit_line(paper, chart, box.left, box.top) + paper.sizes.axis * 0.6
    rows = [(group, mark) for group in chart.groups for mark in group.marks]
    draw = _stacked if paper.sizes is PHONE else _beside
    room = len(notes) * small * 1.25 + (small * 0.5 if notes else 0)
    bottom = draw(paper, chart, replace(box, bottom=box.bottom - room), top, rows)
    if not notes:
        return bottom
    return paper.lines(box.left, bottom + small * 0.5, notes, small, paper.theme.muted)


def _beside(
    paper: Paper, chart: Chart, box: Box, top: float, rows: list[tuple[Group, Mark]]
) -> float:
    size = paper.sizes.axis
    most = box.width * 0.36
    labels = [wrap(mark.label, size, most, most=MOST_LINES) for _, mark in rows]
    column = max(width(line, size) for label in labels for line in label) + size
    least = [max(len(label) * size * 1.2 + 6, size * 1.7) for label in labels]
    spare = max(0.0, box.bottom - size * 0.4 - top - sum(least)) / len(rows)
    at = top
    area = Box(box.left + column, top, box.right - _number_room(rows, size), box.bottom)
    for (group, mark), label, tall in zip(rows, labels, least, strict=True):
        high = min(tall + spare, max(THICKEST * 1.3, tall))
        middle = at + high / 2
        paper.lines(
            box.left, middle - len(label) * size * 0.6, label, size, paper.theme.ink, leading=1.2
        )
        _bar(paper, chart, area, middle, min(high * 0.66, THICKEST), group, mark)
        at += high
    _baseline(paper, chart, area, at)
    return at + size * 0.4


def _stacked(
    paper: Paper, chart: Chart, box: Box, top: float, rows: list[tuple[Group, Mark]]
) -> float:
    size = paper.sizes.axis
    area = Box(box.left, top, box.right - _number_room(rows, size), box.bottom)
    at = top
    for group, mark in rows:
        label = wrap(mark.label, size, box.width, most=MOST_LINES)
        at = paper.lines(box.left, at, label, size, paper.theme.ink, leading=1.2) + 3
        _bar(paper, chart, area, at + 7, 14, group, mark)
        at += 14 + size * 0.8
    return at


def _number_room(rows: list[tuple[Group, Mark]], size: float) -> float:
    return max(width(mark.text, size) for _, mark in rows) + size


def _bar(
    paper: Paper, chart: Chart, area: Box, middle: float, tall: float, group: Group, mark: Mark
) -> None:
    axis = value_axis(chart, [m.value for m in chart.marks], 4)
    values = [m.value for m in chart.marks]
    low = axis.low if min(values) < 0 or axis.log else 0
    high = axis.high if axis.log else max(*values, 0) or 1
    size = paper.sizes.axis

    def x(value: float) -> float:
        if axis.log:
            return area.left + area.width * axis.share(value)
        return area.left + area.width * (value - low) / (high - low)

    start = x(axis.low if axis.log else 0)
    end = x(mark.value)
    more = ""
    if mark.inexact:
        more = f' fill-opacity=".55" stroke="{colour(0)}" stroke-dasharray="5 3"'
    left, long = min(start, end), max(abs(end - start), 1)
    paper.rect(left, middle - tall / 2, long, tall, colour(0, group.rest), more)
    at = max(start, end) + size * 0.4
    paper.text(at, middle + size * 0.35, mark.text, size, paper.theme.ink)


def _baseline(paper: Paper, chart: Chart, area: Box, bottom: float) -> None:
    if all(mark.value >= 0 for mark in chart.marks):
        paper.line(area.left, area.top, area.left, bottom, paper.theme.muted)
