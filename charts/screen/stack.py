"""Charts under one another on the screen, in one Plotly figure: each is drawn as it is alone.

A panel is drawn on a draft and a canvas of its own, and then moved to its place: its axes get
numbers of their own, and what was placed in shares of its height is placed in shares of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass

from charts.screen.bars import ranking
from charts.screen.draft import Draft, Part
from charts.screen.frame import SMALL, SUBTITLE, Canvas, broken
from charts.screen.lines import trend
from charts.spec.model import Chart

GAP = 14
PLOT = 200
"""The height of a panel's plot in pixels."""
MARGIN_TEXTS = ("title", "subtitle", "notes", "source")


@dataclass(frozen=True)
class _Panel:
    """A panel that is drawn: its draft, and its height and margins in pixels."""

    draft: Draft
    height: float
    margin: dict[str, float]


def stack(draft: Draft, chart: Chart, canvas: Canvas) -> None:
    """All panels, with the same room at their sides, so that their years stand under each other."""
    drawn = [_drawn(panel, canvas) for panel in chart.panels]
    left = max(panel.margin["l"] for panel in drawn)
    right = max(panel.margin["r"] for panel in drawn)
    height = sum(panel.height for panel in drawn) + GAP * (len(drawn) - 1)
    top = 0.0
    for number, panel in enumerate(drawn):
        _place(draft, panel, number, 1 - top / height, height, left)
        top += panel.height + GAP
    canvas.finish(draft, height, left=round(left), right=round(right), below=0)


def _drawn(panel: Chart, canvas: Canvas) -> _Panel:
    own = Draft()
    under = Canvas(canvas.theme, "", phone=canvas.phone, top=2, title_size=SUBTITLE, plot=PLOT)
    under.title = f"<b>{broken(panel.title, SUBTITLE, bold=True)}</b>"
    under.subtitle = broken(panel.apart, SMALL)
    (ranking if panel.kind == "ranking" else trend)(own, panel, under)
    return _Panel(own, own.layout["height"], own.layout["margin"])


def _place(
    draft: Draft, panel: _Panel, number: int, ceiling: float, height: float, left: float
) -> None:
    """Move a panel whose upper edge is at ``ceiling``, a share of the whole height."""
    suffix = "" if number == 0 else str(number + 1)
    top = ceiling - panel.margin["t"] / height
    bottom = ceiling - (panel.height - panel.margin["b"]) / height
    for trace in panel.draft.traces:
        draft.traces.append(trace | {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"})
    axes = {"anchor": f"y{suffix}"}, {"anchor": f"x{suffix}", "domain": [bottom, top]}
    draft.set(**{f"xaxis{suffix}": panel.draft.layout["xaxis"] | axes[0]})
    draft.set(**{f"yaxis{suffix}": panel.draft.layout["yaxis"] | axes[1]})
    for item in panel.draft.annotations:
        moved = _moved(item, suffix, bottom, top)
        if item.get("name") in MARGIN_TEXTS:
            moved["xshift"] += panel.margin["l"] - left
        draft.annotations.append(moved)
    draft.shapes += [_moved(item, suffix, bottom, top) for item in panel.draft.shapes]


def _moved(item: Part, suffix: str, bottom: float, top: float) -> Part:
    """A text or a line: days belong to the panel's own axis, shares of its height to the whole."""
    moved = dict(item)
    if moved.get("xref", "x") == "x":
        moved["xref"] = f"x{suffix}"
    if moved.get("yref") == "paper":
        for name in ("y", "y0", "y1"):
            if name in moved:
                moved[name] = bottom + moved[name] * (top - bottom)
    else:
        moved["yref"] = f"y{suffix}"
    return moved
