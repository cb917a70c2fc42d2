"""What it means that a bar is hatched or a mark hollow: less is known than a number."""

from __future__ import annotations

from charts.spec.model import Chart
from languages import translator


def told(chart: Chart) -> str:
    """ "Hatched: at least this many."; empty where every number is exact or rounded."""
    _ = translator(chart.language)
    figures = [mark.figure for mark in chart.marks if mark.inexact and mark.figure is not None]
    bounds = {figure.observation.lower_bound for figure in figures}
    if not bounds or chart.kind == "map":  # on a map hatching means that there is no figure
        return ""
    if len(bounds) == 2:
        what = _("at least or about this many")
    else:
        what = _("at least this many") if True in bounds else _("about this many")
    sign = _("Hollow") if is_hollow(chart) else _("Hatched")
    return _("{sign}: {what}.", sign=sign, what=what)


def is_hollow(chart: Chart) -> bool:
    """Whether its marks are points on a line, which cannot be hatched."""
    return chart.style == "lines" and not chart.stacked
