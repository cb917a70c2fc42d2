"""A chart in words, made from its own marks: what a screen reader gets."""

from __future__ import annotations

from charts.spec.model import Chart, Group, Mark
from charts.words.findings import when, with_unit
from languages import dates, numbers, translator

NAMED = 6
_TYPES = {
    "columns": "Column chart",
    "lines": "Line chart",
    "bars": "Bar chart",
    "areas": "Map",
    "lanes": "Timeline",
    "rows": "Timeline",
}


def alt(chart: Chart) -> str:
    """One or two sentences: type of chart, what it is of, and the finding."""
    _ = translator(chart.language)
    return f"{chart_type(chart)}: {chart.title}. {chart.finding}".strip()


def chart_type(chart: Chart) -> str:
    """ "Line chart", "Small line charts", "Stacked columns": what the eye would see first."""
    _ = translator(chart.language)
    if chart.lonely:
        return _("Figure")
    if chart.kind == "multiples":
        return _("Small line charts")
    if chart.panels:
        return _("Charts under one another")
    if chart.stacked:
        return _("Stacked columns")
    if chart.style == "lines" and not chart.has_time_axis:
        return _("Chart")  # the style that a chart has unless its builder says another
    return _(_TYPES.get(chart.style, "Chart"))


def description(chart: Chart) -> str:
    """A paragraph: what is shown, its range, extremes and latest, breaks, notes and warning."""
    said = [f"{chart_type(chart)}: {chart.title}.", f"{chart.subtitle}.", chart.finding]
    said += _body(chart)
    said += _breaks(chart) + _notes(chart)
    said += [f"{remark}." for remark in chart.remarks]
    said.append(_warning(chart))
    said.append(chart.source_line)
    return " ".join(part for part in said if part)


def _body(chart: Chart) -> list[str]:
    if chart.panels:
        return [" ".join([f"{p.title}:", p.apart, *_body(p)]) for p in chart.panels]
    if chart.kind == "timeline":
        return _steps(chart)
    if chart.traits.ranked:
        return _ranked(chart)
    if len(chart.groups) == 1:
        return [_extremes(chart, chart.groups[0])]
    return [f"{group.name}: {_extremes(chart, group)}" for group in chart.groups]


def _extremes(chart: Chart, group: Group) -> str:
    """From the first to the latest, with the highest and the lowest in between."""
    _ = translator(chart.language)
    marks = group.marks
    if len(marks) == 1:
        return _("Only {value}.", value=_of(chart, marks[0]))
    high = max(marks, key=lambda mark: mark.value)
    low = min(marks, key=lambda mark: mark.value)
    return _(
        "{count} values; first {first}; highest {high}; lowest {low}; latest {last}.",
        count=len(marks),
        first=_of(chart, marks[0]),
        high=_of(chart, high),
        low=_of(chart, low),
        last=_of(chart, marks[-1]),
    )


def _of(chart: Chart, mark: Mark) -> str:
    """ "36,210,368 reports (2023)"."""
    return f"{mark.exact} ({when(mark, chart.language)})"


def _ranked(chart: Chart) -> list[str]:
    _ = translator(chart.language)
    marks = [mark for mark in chart.marks if not mark.derived]
    named = "; ".join(f"{mark.label}, {mark.exact}" for mark in marks[:NAMED])
    said = [_("From the highest down: {names}.", names=named)] if len(marks) > 1 else []
    if len(marks) > NAMED:
        last = marks[-1]
        said.append(_("The lowest of {count}: {name}.", count=len(marks), name=_named(last)))
    said += [f"{_named(mark)} ({mark.derived})." for mark in chart.marks if mark.derived]
    return said


def _named(mark: Mark) -> str:
    return f"{mark.label}, {mark.exact}"


def _steps(chart: Chart) -> list[str]:
    _ = translator(chart.language)
    counts = [f"{group.name}, {len(group.marks)}" for group in chart.groups]
    return [_("Steps by jurisdiction: {names}.", names="; ".join(counts))]


def _breaks(chart: Chart) -> list[str]:
    """Each break with its reason: said, because a reader cannot see the dashed line."""
    _ = translator(chart.language)
    said = []
    for line in chart.breaks:
        day = dates.day(line.position, chart.language)
        said.append(_("Break in the series on {day}: {why}", day=day, why=line.why))
    return said


def _warning(chart: Chart) -> str:
    if not chart.warning or chart.kind == "timeline":
        return chart.warning
    return f"{translator(chart.language)('Does not measure:')} {chart.warning}"


def _notes(chart: Chart) -> list[str]:
    said = []
    for note in chart.notes:
        mark = chart.groups[note.group].marks[note.mark]
        said.append(f"{mark.label}: {note.text}")
    return said


def summary(chart: Chart) -> str:
    """Title and the largest few numbers, for a list of charts."""
    marks = [mark for mark in chart.marks if mark.figures][:3]
    said = [f"{mark.label}: {with_unit(mark, chart.language)}" for mark in marks]
    return f"{chart.title}: {numbers.sentence_list(said, chart.language)}"
