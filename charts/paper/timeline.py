"""The timeline as a picture: a row a step, newest last, told apart by shape, colour and name.

Main steps are a line or two each, wide pictures show beside them when they lie; of every step
there stands what happened.
"""

from __future__ import annotations

from datetime import date

from charts.layout.any_font import width, wrap
from charts.layout.colours import colour, dash
from charts.layout.days import Days
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
    size = paper.sizes.axis
    narrow = box.width < size * NARROW
    dates = max(width(mark.text, size, bold=True) for _, mark in steps) + size * 0.9
    words = box.left + (size * 1.6 if narrow else dates)
    said = [line(chart, place, mark) for place, mark in steps]
    natural = dates + max(width(text, size) for text in said) + size
    column = box.width if narrow else min(natural, box.width * WORDS)
    texts = [wrap(text, size, box.left + column - words) for text in said]
    top = box.top + size * (0.4 if narrow else 1.9)
    least = sum(len(text) + narrow for text in texts) * size * 1.25 + len(texts) * size * 0.3
    spare = max(0.0, box.bottom - top - least) / len(texts)
    gap = size * 0.3 + min(spare, size * MOST_SPARE)
    rows: list[tuple[int, Mark, float]] = []
    at = top
    for (place, mark), text in zip(steps, texts, strict=True):
        rows.append((place, mark, at + size * 0.6))
        beside = paper.lines(
            words if narrow else box.left, at, [mark.text], size, paper.theme.ink, bold=True
        )
        at = paper.lines(words, beside if narrow else at, text, size, paper.theme.ink) + gap
    if narrow:
        for place, mark, middle in rows:
            _dot(paper, chart, place, mark, box.left + size * 0.5, middle)
    else:
        right = box.right - width("2000", paper.sizes.small) / 2
        _in_time(paper, chart, Box(box.left + column + size, top, right, at), rows)
    return at


def _in_time(paper: Paper, chart: Chart, box: Box, rows: list[tuple[int, Mark, float]]) -> None:
    """The steps of the rows beside them, each at its place among the years."""
    theme, size = paper.theme, paper.sizes.axis
    days = Days.around([m.position for _, m, _at in rows if isinstance(m.position, date)])
    label = width("2000", paper.sizes.small) * 1.5
    for year, share in days.years(max(1, int(box.width / label))):
        x = box.left + box.width * share
        paper.line(x, box.top - size * 0.6, x, box.bottom, theme.grid)
        paper.text(x, box.top - size, year, paper.sizes.small, theme.muted, "middle")
    for place, mark, middle in rows:
        if isinstance(mark.position, date):
            x = box.left + box.width * days.share(mark.position)
            paper.line(box.left, middle, x, middle, theme.grid)
            _dot(paper, chart, place, mark, x, middle)


def _dot(paper: Paper, chart: Chart, place: int, mark: Mark, x: float, y: float) -> None:
    """Hollow for what still lay ahead when the record was made."""
    size = paper.sizes.axis
    hollow = ahead(chart, mark)
    paper.marker(x, y, dash(place), colour(place), size * 0.36, hollow=hollow)


NARROW, WORDS = 45.0, 0.72
"""Under how many heights of type a picture has no room for time beside the words, and the most of
its width that the words have where it does."""
MOST_SPARE = 0.8
"""How far rows move apart where there is room, in heights of type."""
