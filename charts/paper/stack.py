"""Charts under one another in one picture, each with its title and why it stands apart."""

from __future__ import annotations

from charts.layout.any_font import wrap
from charts.paper.bars import ranking
from charts.paper.sheet import Box, Paper
from charts.paper.trend import trend
from charts.spec.model import Chart

LEAST = 0.6
"""How high a panel's plot is at least, as a share of a lone one's: four of them fill a page."""


def stack(paper: Paper, chart: Chart, box: Box) -> float:
    """Panel by panel down the picture; it grows as high as they need."""
    top = box.top
    share = (box.bottom - box.top) / len(chart.panels)
    for panel in chart.panels:
        start = _heading(paper, panel, box, top)
        if panel.kind == "ranking":
            bottom = ranking(paper, panel, Box(box.left, start, box.right, start))
        else:
            bottom = trend(paper, panel, Box(box.left, start, box.right, top + share), LEAST)
        top = bottom + paper.sizes.pad * 0.6
    return top


def _heading(paper: Paper, panel: Chart, box: Box, top: float) -> float:
    """The panel's title, and in muted words why it is a panel; returns where they end."""
    sizes, theme = paper.sizes, paper.theme
    title = wrap(panel.title, sizes.axis, box.width, bold=True, most=3)
    at = paper.lines(box.left, top, title, sizes.axis, theme.ink, True)
    said = [panel.apart] if panel.apart else []
    for text in said:
        lines = wrap(text, sizes.small, box.width, most=3)
        at = paper.lines(box.left, at, lines, sizes.small, theme.muted)
    return at + sizes.small * 0.4
