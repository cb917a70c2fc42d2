"""The timeline on the screen: a lane a jurisdiction, a mark a step, the words on pointing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, count
from math import inf

from charts.layout.any_font import width
from charts.layout.colours import MARKERS, colour, dash
from charts.layout.safe import plotly_text
from charts.screen.draft import Draft
from charts.screen.frame import NARROWEST, Canvas, axis_style, broken, hover_text, row_axis
from charts.spec.model import Chart, Mark
from charts.words import hover

LANE = 54
"""The least height of a lane in pixels."""
SIZE, APART, LEVEL = 11, 14, 16
"""How large a mark is, and how far two must lie apart beside and above one another, in pixels."""
ROOM, ROOM_ON_PHONE = 560, NARROWEST
"""The widest that is counted on; on a wider screen the marks only move apart."""
SIDES = 42


def timeline(draft: Draft, chart: Chart, canvas: Canvas) -> None:
    """Lanes from the top down. Every mark stands at its day; where several days lie too close
    together to be told apart, the marks stand above and below one another."""
    several = len(chart.groups) > 1  # a single lane is named by the subtitle
    labels = [broken(group.name, 12, 110) if several else "" for group in chart.groups]
    left = max(width(line, 12) for label in labels for line in label.split("<br>"))
    days = [mark.position for mark in chart.marks if not isinstance(mark.position, str)]
    first, last = min(days) - timedelta(days=60), max(days) + timedelta(days=60)
    room = (ROOM_ON_PHONE if canvas.phone else ROOM) - left - SIDES
    scale = room / (last - first).days
    middles: list[float] = []
    height = 0.0
    for place, group in enumerate(chart.groups):
        levels = _levels([_day(mark) * scale for mark in group.marks])
        half = max(LANE / 2, max(map(abs, levels)) * LEVEL + LEVEL)
        middles.append(height + half)
        height += 2 * half
        draft.trace(
            "scatter",
            x=[str(mark.position) for mark in group.marks],
            y=[middles[-1] + level * LEVEL for level in levels],
            mode="markers",
            hovertext=[hover_text(hover.lines(chart, group, m)) for m in group.marks],
            hoverinfo="text",
            name=plotly_text(group.name),
            cliponaxis=False,
            marker={"color": colour(place), "symbol": MARKERS[dash(place)], "size": SIZE},
        )
    years = range(first.year + 1, last.year + 1)
    every = max(1, len(years) // 7)
    draft.set(
        xaxis=axis_style(
            canvas.theme,
            type="date",
            range=[str(first), str(last)],
            tickvals=[f"{year}-01-01" for year in years][::every],
            ticktext=[str(year) for year in years][::every],
            tickangle=0,
        )
    )
    draft.set(yaxis=row_axis(canvas.theme, middles, labels, round(height)))
    canvas.finish(draft, round(height) + 10, left=round(left) + 14, right=14)


def _day(mark: Mark) -> int:
    return mark.position.toordinal() if isinstance(mark.position, date) else 0


def _levels(places: Sequence[float]) -> list[int]:
    """How many rows above or below the middle each mark stands, so that none touches another.

    ``places`` are pixels from the left, in the order of time. The nearest free row is taken.
    """
    ends: dict[int, float] = {}
    found = []
    for at in places:
        level = next(k for k in _rows() if ends.get(k, -inf) + APART <= at)
        ends[level] = at
        found.append(level)
    return found


def _rows() -> Iterator[int]:
    """The middle, one above, one below, two above …"""
    return chain([0], chain.from_iterable((k, -k) for k in count(1)))
