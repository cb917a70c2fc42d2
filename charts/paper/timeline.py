"""The timeline as a picture: a row a step, newest last, told apart by shape, colour and name."""

from __future__ import annotations

from charts.layout.colours import colour, dash
from charts.layout.text import width, wrap
from charts.paper.sheet import PHONE, Box, Paper
from charts.spec.model import Chart, Mark


def timeline(paper: Paper, chart: Chart, box: Box) -> float:
    """Rows of date, jurisdiction and words; the picture grows with them."""
    steps = [(place, mark) for place, group in enumerate(chart.groups) for mark in group.marks]
    steps.sort(key=lambda pair: str(pair[1].position))
    size = paper.sizes.axis
    narrow = paper.sizes is PHONE
    dates = max(width(mark.text, size, bold=True) for _, mark in steps) + size * 1.6
    at = box.top + size * 0.4
    for place, mark in steps:
        left = box.left + size * 1.6
        if narrow:
            at = _row(paper, chart, place, mark, (box.left, left, left, box.right), at)
        else:
            at = _row(paper, chart, place, mark, (box.left, left, left + dates, box.right), at)
    return at


def _row(
    paper: Paper,
    chart: Chart,
    place: int,
    mark: Mark,
    columns: tuple[float, float, float, float],
    at: float,
) -> float:
    size, theme = paper.sizes.axis, paper.theme
    dot, day, words, right = columns
    paper.marker(dot + size * 0.5, at + size * 0.6, dash(place), colour(place), size * 0.4)
    head = f"{chart.groups[place].name} · {mark.label}"
    top = paper.lines(day, at, [mark.text], size, theme.ink, bold=True)
    at = top if words == day else at
    at = paper.lines(words, at, wrap(head, size, right - words), size, theme.muted)
    at = paper.lines(words, at, wrap(mark.detail, size, right - words), size, theme.ink)
    return at + size * 0.8
