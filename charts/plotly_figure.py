"""A chart for the screen: Plotly graph objects with title, source line and breaks inside.

Nothing here makes the browser fetch anything: maps are drawn as filled outlines of our own, not
with Plotly's geo subplots, which load their shapes from elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go

from charts import plotly_bars, plotly_lines, plotly_map, plotly_timeline
from charts.colours import Theme, theme_of
from charts.model import Chart
from charts.plotly_frame import Canvas, frame

Drawer = Callable[[go.Figure, Chart, Canvas], None]
DRAWERS: dict[str, Drawer] = {
    "trend": plotly_lines.trend,
    "shares": plotly_lines.shares,
    "multiples": plotly_lines.multiples,
    "ranking": plotly_bars.ranking,
    "map": plotly_map.world_map,
    "timeline": plotly_timeline.timeline,
}
CONFIG = {
    "displaylogo": False,
    "responsive": True,
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": "reset",
}


def figure(chart: Chart, theme: str = "light", heading: bool = True) -> go.Figure:
    """The chart as a Plotly figure on a transparent ground; ``theme`` is light, dark or auto.

    ``heading=False`` leaves title and subtitle out, for a page that has them as headings. Pass
    :data:`CONFIG` as the configuration when it is shown.
    """
    colours: Theme = theme_of(theme)
    result = go.Figure()
    canvas = frame(result, chart, colours, heading)
    DRAWERS[chart.kind](result, chart, canvas)
    return result
