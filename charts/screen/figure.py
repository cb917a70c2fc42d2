"""A chart for the screen: Plotly graph objects with title, source line and breaks inside.

Nothing here makes the browser fetch anything: maps are drawn as filled outlines of our own, not
with Plotly's geo subplots, which load their shapes from elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import plotly.graph_objects as go

from charts.layout.colours import Theme, theme_of
from charts.screen import bars as plotly_bars
from charts.screen import lines as plotly_lines
from charts.screen import map as plotly_map
from charts.screen import panels as plotly_panels
from charts.screen import stack as plotly_stack
from charts.screen import timeline as plotly_timeline
from charts.screen.draft import Draft
from charts.screen.frame import Canvas, frame
from charts.screen.single import single
from charts.spec.model import Chart
from data_sources.record.kept import kept

Drawer = Callable[[Draft, Chart, Canvas], None]
DRAWERS: dict[str, Drawer] = {
    "trend": plotly_lines.trend,
    "shares": plotly_lines.shares,
    "multiples": plotly_panels.multiples,
    "ranking": plotly_bars.ranking,
    "map": plotly_map.world_map,
    "timeline": plotly_timeline.timeline,
    "stack": plotly_stack.stack,
}
CONFIG = {
    "displaylogo": False,
    "responsive": True,
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": "reset",
}


@kept()
def figure(
    chart: Chart, theme: str = "light", heading: bool = True, phone: bool = False
) -> go.Figure:
    """The chart as a Plotly figure on a transparent ground; ``theme`` is light, dark or auto.

    A map for a ``phone`` is as low as it is narrow. ``heading=False`` leaves title and subtitle
    out, for a page that has them as headings. Pass :data:`CONFIG` as the configuration when it
    is shown. The figure is shared: do not change it.
    """
    # Plotly looks into pandas as soon as anybody has begun to load it: whole, or not at all.
    import_module("pandas")
    draft = Draft()
    canvas = frame(draft, chart, theme_of(theme), heading, phone)
    drawer = single if chart.lonely else DRAWERS[chart.kind]
    drawer(draft, chart, canvas)
    if chart.explored and chart.has_time_axis and not chart.lonely:
        _answering(draft, canvas.theme, phone)
    return draft.figure()


def _answering(draft: Draft, theme: Theme, phone: bool) -> None:
    """A reader's own chart says all lines of a period at once, and can be drawn nearer.

    On a phone only by the buttons beside it: a finger on the chart moves the page.
    """
    for name in [name for name in draft.layout if name.startswith("xaxis")]:
        draft.layout[name] |= {"fixedrange": False, "hoverformat": "%Y"}
    for trace in draft.traces:
        trace["hoverinfo"] = "x+text"
    label = draft.layout["hoverlabel"] | {"bgcolor": theme.ground, "bordercolor": theme.muted}
    draft.set(
        hovermode="x unified",
        hoverdistance=-1,
        hoverlabel=label,
        dragmode=False if phone else "zoom",
    )
