"""Colour, dash, marker and hatching of the series of a native chart."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.util import Pt

from briefing.native.box import colour
from briefing.native.ground import Ground, Strand
from charts.layout import colours
from charts.spec.model import Chart
from charts.words.inexact import is_hollow

DASHES = (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT)
MARKERS = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.TRIANGLE,
)


def paint(native: Any, series: Any, group: int, rest: bool, chart: Chart, small: bool) -> None:
    """Colour, dash and marker of a group: colour is never the only sign."""
    tone = colour(colours.colour(group, rest))
    if chart.stacked or chart.style == "columns":
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = tone
        series.invert_if_negative = False
        native.plots[0].gap_width = 45
        return
    series.smooth = False
    series.format.line.color.rgb = tone
    series.format.line.width = Pt(1.5 if small else 2.25)
    series.format.line.dash_style = DASHES[colours.dash(group)]
    series.marker.style = MARKERS[colours.dash(group)]
    series.marker.size = 4 if small else 6
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = tone
    series.marker.format.line.color.rgb = tone


def paint_inexact(series: Any, part: Strand, ground: Ground, rest: bool, chart: Chart) -> None:
    """Hatched or hollow where the publisher gave a lower bound or an approximate number."""
    small = ground.size < 12
    tone = colours.colour(part.group, rest)
    for mark in part.marks:
        if not mark.inexact:
            continue
        point = ground.point(series, mark)
        if not is_hollow(chart):
            hatch(point.format, tone)
            continue
        marker = point.marker
        marker.style, marker.size = MARKERS[colours.dash(part.group)], 5 if small else 7
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = colour(colours.LIGHT.ground)
        marker.format.line.color.rgb = colour(tone)
        marker.format.line.width = Pt(1.5)
        line = point.format.line
        line.color.rgb = colour(tone)
        line.width = Pt(1.5 if small else 2.25)
        line.dash_style = DASHES[colours.dash(part.group)]


def hatch(look: Any, tone: str) -> None:
    """Diagonal lines in a tone, as on the screen, within a dashed edge, as on paper."""
    fill = look.fill
    fill.patterned()
    fill.pattern = MSO_PATTERN.DARK_UPWARD_DIAGONAL
    fill.fore_color.rgb = colour(tone)
    fill.back_color.rgb = colour(colours.LIGHT.ground)
    look.line.color.rgb = colour(tone)
    look.line.width = Pt(1)
    look.line.dash_style = MSO_LINE.DASH
