"""The timeline as a picture: a row a step, newest last, told apart by shape, colour and name.

Main steps are a line or two each, wide pictures show beside them when they lie; of every step
there stands what happened.
"""

from __future__ import annotations

from datetime import date

from charts.layout.colours import colour, dash
from charts.layout.days import Days
from charts.layout.text import width, wrap
from charts.paper.sheet import PHONE, Box, Paper
from charts.spec.model import ROWS, Chart, Mark
from charts.words.steps import ahead, in_time, line


def timeline(paper: Paper, chart: Chart, box: Box) -> float:
    """Rows of date, jurisdiction and words; the picture grows with them."""
    steps = in_time(chart)
    size = paper.sizes.axis
    if chart.style == ROWS:
        return _written(paper, chart, box, steps)
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


def _written(paper: Paper, chart: Chart, box: Box, steps: list[tuple[int, Mark]]) -> float:
    """Main steps: date and words, and on a wide picture each at its place in time."""
    size, theme = paper.sizes.axis, paper.theme
    dates = max(width(mark.text, size, bold=True) for _, mark in steps) + size * 0.9
    narrow = box.width < size * NARROW
    said = {mark: line(chart, place, mark) for place, mark in steps}
    words = box.left + size * 1.6 if narrow else box.left + dates
    natural = dates + max(width(text, size) for text in said.values()) + size
    column = box.width if narrow else min(natural, box.width * WORDS)
    track = Box(box.left + column + size, box.top, box.right, box.bottom)
    days = Days.around([mark.position for _, mark in steps if isinstance(mark.position, date)])
    top = box.top + size * 0.4
    at = top if narrow else top + size * 1.5
    rows: list[tuple[int, Mark, float]] = []
    for place, mark in steps:
        rows.append((place, mark, at + size * 0.6))
        text = wrap(said[mark], size, box.left + column - words)
        if narrow:
            at = paper.lines(words, at, [mark.text], size, theme.ink, bold=True)
        else:
            paper.lines(box.left, at, [mark.text], size, theme.ink, bold=True)
        at = paper.lines(words, at, text, size, theme.ink) + size * (0.45 if narrow else 0.3)
    if narrow:
        for place, mark, middle in rows:
            _dot(paper, chart, place, mark, box.left + size * 0.5, middle)
        return at
    for year, share in days.years():
        x = track.left + track.width * share
        paper.line(x, top + size * 1.3, x, at, theme.grid)
        paper.text(x, top + size * 0.9, year, paper.sizes.small, theme.muted, "middle")
    for place, mark, middle in rows:
        assert isinstance(mark.position, date)
        x = track.left + track.width * days.share(mark.position)
        paper.line(track.left, middle, x, middle, theme.grid)
        _dot(paper, chart, place, mark, x, middle)
    return at


def _dot(paper: Paper, chart: Chart, place: int, mark: Mark, x: float, y: float) -> None:
    """Hollow for what still lay ahead when the record was made."""
    size = paper.sizes.axis
    hollow = ahead(chart, mark)
    paper.marker(x, y, dash(place), colour(place), size * 0.36, hollow=hollow)


NARROW, WORDS = 45.0, 0.72
"""Under how many heights of type a picture has no room for time beside the words, and the most of
its width that the words have where it does."""
