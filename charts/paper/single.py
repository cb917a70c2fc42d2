"""A chart of one figure: the figure in large letters with its words, and no bar beside nothing."""

from __future__ import annotations

from charts.layout.any_font import width, wrap
from charts.paper.sheet import PHONE, Box, Paper
from charts.spec.model import Chart
from charts.words import findings

LARGE, ON_PHONE = 3.4, 2.6
"""In sizes of the axis."""


def single(paper: Paper, chart: Chart, box: Box) -> float:
    """The number with its unit, then what it is of; returns where it ends."""
    mark, axis = chart.marks[0], paper.sizes.axis
    size = axis * (ON_PHONE if paper.sizes is PHONE else LARGE)
    text = findings.with_unit(mark, chart.language)
    while size > axis and width(text, size, bold=True) > box.width:
        size *= 0.94
    of = wrap(findings.of_one(mark, chart.language), axis * 1.15, box.width, most=3)
    tall = size * 1.2 + len(of) * axis * 1.4
    at = box.top + max(axis * 0.6, (box.height - tall) / 2.6)
    at = paper.lines(box.left, at, [text], size, paper.theme.ink, bold=True, leading=1.2)
    return paper.lines(box.left, at, of, axis * 1.15, paper.theme.muted)
