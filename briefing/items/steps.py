"""Steps in law and policy as rows of a table, for files in which the picture would be too long."""

from __future__ import annotations

from charts.spec.model import Chart, Group, Mark
from languages import translator


def header(language: str) -> tuple[str, ...]:
    """The names of the columns."""
    _ = translator(language)
    return (_("Date"), _("Jurisdiction"), _("Instrument"), _("Event"), _("Status"))


def rows(chart: Chart) -> list[tuple[str, ...]]:
    """One row a step, oldest first: date, jurisdiction, instrument, event, status."""
    return [(m.text, group.name, m.label, m.detail, m.exact) for group, m in _steps(chart)]


def marks(chart: Chart) -> list[Mark]:
    """The marks of the rows, in their order."""
    return [mark for _group, mark in _steps(chart)]


def _steps(chart: Chart) -> list[tuple[Group, Mark]]:
    steps = [(group, mark) for group in chart.groups for mark in group.marks]
    steps.sort(key=lambda pair: str(pair[1].position))
    return steps


def latest(chart: Chart, most: int) -> tuple[list[tuple[str, ...]], str]:
    """The latest rows, and a sentence that says how many there are when some are left out."""
    every = rows(chart)
    if len(every) <= most:
        return every, ""
    _ = translator(chart.language)
    return every[-most:], _("The {shown} latest of {all} steps.", shown=most, all=len(every))
