"""The steps of a timeline in the order of time, and each in a line."""

from __future__ import annotations

from datetime import date

from charts.spec.model import Chart, Mark


def in_time(chart: Chart) -> list[tuple[int, Mark]]:
    """Every step with the place of its group, oldest first."""
    steps = [(place, mark) for place, group in enumerate(chart.groups) for mark in group.marks]
    return sorted(steps, key=lambda pair: str(pair[1].position))


def instrument(chart: Chart, place: int, mark: Mark) -> str:
    """The law or file of a step; and whose it is, where several have steps."""
    whose = f"{chart.groups[place].name} · " if len(chart.groups) > 1 else ""
    return f"{whose}{mark.label}"


def line(chart: Chart, place: int, mark: Mark) -> str:
    """A step in a line, without its date: law or file, and how it stands."""
    return f"{instrument(chart, place, mark)}: {mark.exact}"


def ahead(chart: Chart, mark: Mark, day: date | None = None) -> bool:
    """Whether a step lies ahead of a day; if none is given, of that of the record."""
    return isinstance(mark.position, date) and mark.position > (day or chart.record.created)
