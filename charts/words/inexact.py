"""What it means that a bar is hatched or a mark hollow: less is known than a number."""

from __future__ import annotations

from charts.spec.model import Chart
from languages import translator

MOST = 6
"""Marks that are named; of more it is said how many."""


def told(chart: Chart, hollow: bool | None = None) -> str:
    """ "Hatched: at least this many (2019; 2020)."; empty where no number is such.

    ``hollow`` is whether it is drawn with points; None: as the screen draws it. The marks are
    named too: some programs that show a native chart leave the signs out.
    """
    _ = translator(chart.language)
    found = [
        (mark.figure.observation.lower_bound, _name(chart, group.name, mark.label))
        for group in chart.groups
        for mark in group.marks
        if mark.inexact and mark.figure is not None
    ]
    if not found or chart.kind == "map":  # on a map hatching means that there is no figure
        return ""
    bounds = {bound for bound, _name_ in found}
    if len(bounds) == 2:
        what = _("at least or about this many")
    else:
        what = _("at least this many") if True in bounds else _("about this many")
    names = list(dict.fromkeys(name for _bound, name in found))
    more = _(" and {count} more", count=len(names) - MOST) if len(names) > MOST else ""
    points = is_hollow(chart) if hollow is None else hollow
    sign = _("Hollow") if points else _("Hatched")
    return _(
        "{sign}: {what} ({marks}).", sign=sign, what=what, marks="; ".join(names[:MOST]) + more
    )


def _name(chart: Chart, group: str, label: str) -> str:
    named = len(chart.groups) > 1 and chart.has_time_axis and group
    return f"{group}, {label}" if named else label


def is_hollow(chart: Chart) -> bool:
    """Whether its marks are points on a line, which cannot be hatched."""
    return chart.style == "lines" and not chart.stacked
