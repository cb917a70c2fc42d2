"""Steps in law and policy as rows of a table, for files in which the picture would be too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.items.item import Item
from briefing.items.items import Briefing
from charts.builders.timeline import sources_of_steps
from charts.spec.model import ROWS, Chart, Group, Mark
from languages import translator


def header(language: str) -> tuple[str, ...]:
    """The names of the columns."""
    _ = translator(language)
    return (_("Date"), _("Jurisdiction"), _("Instrument"), _("Event"), _("Status"))


def told_in_rows(chart: Chart) -> bool:
    """Whether a timeline is too long for a drawing, so that its latest steps are told instead."""
    return chart.kind == "timeline" and chart.style != ROWS


def on_slides(chart: Chart) -> tuple[int, ...]:
    """The columns that a slide has: of main steps not what happened, nor the one jurisdiction."""
    if told_in_rows(chart):
        return (0, 1, 2, 3, 4)
    return (0, 2, 4) if len(chart.groups) == 1 else (0, 1, 2, 4)


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


def sources_of(chart: Chart, shown: Sequence[Mark]) -> str:
    """The source line of these steps, and of no others."""
    titles = titles_of(chart, shown)
    return sources_of_steps(titles, chart.language)


def titles_of(chart: Chart, shown: Sequence[Mark]) -> list[str]:
    """The titles of what these steps rest on."""
    events = chart.record.timeline()
    titles = {event.source_url: event.source_name(chart.language) for event in events}
    return [titles.get(mark.url, "") for mark in shown]


def citing(item: Item, shown: Sequence[Mark]) -> Item:
    """The item of a timeline with the sources of these steps only; any other as it is."""
    chart = item.chart
    if chart is None or chart.kind != "timeline":
        return item
    addresses = tuple({mark.url for mark in shown if mark.url})
    kept = tuple(line for line in item.references if line.endswith(addresses))
    line = " ".join(filter(None, [item.whose, sources_of(chart, shown)]))
    return replace(item, references=kept, source_line=line)


def citing_latest(briefing: Briefing, most: int) -> Briefing:
    """The briefing for a file that shows the latest steps of each timeline: it cites no others."""
    items = (
        citing(item, marks(item.chart)[-most:]) if item.chart else item for item in briefing.items
    )
    return replace(briefing, items=tuple(items))
