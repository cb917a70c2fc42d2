"""A chart's numbers as a table: the same marks, exact, each with period, source and remarks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from charts.spec.marks import crossed
from charts.spec.model import Chart, Group, Mark
from charts.words.findings import when
from languages import dates, numbers, translator

if TYPE_CHECKING:
    import pandas as pd

LEVELS = {
    "publisher": "read at the publisher's own publication",
    "confirmed": "read elsewhere, confirmed by a second page",
    "reported": "reported by others only",
}


def frame(chart: Chart) -> pd.DataFrame:
    """One row a mark, in the order drawn, columns named in the chart's language.

    Columns: the group's name (where there are several), what or period, value (a number: as
    published, or worked out), unit, source, how well it is known, note. A timeline has date,
    jurisdiction, instrument, event, status and address instead.
    """
    import pandas as pd  # a server answers before it is loaded

    if chart.kind == "timeline":
        return pd.DataFrame(_steps(chart))
    rows = [
        _row(drawn, group, place, chart)
        for drawn in chart.drawn
        for group in drawn.groups
        for place in range(len(group.marks))
    ]
    made = pd.DataFrame(rows)
    return made.drop(columns=[name for name in made.columns if _is_empty(made[name])])


def numeric_columns(chart: Chart) -> tuple[str, ...]:
    """The names of the columns that hold numbers."""
    return () if chart.kind == "timeline" else (translator(chart.language)("Value"),)


def text_rows(chart: Chart) -> list[list[str]]:
    """The rows of the same table for showing: each number exact, as the language writes it."""
    made = frame(chart)
    for name in numeric_columns(chart):
        made = made.assign(**{name: [_written(mark, chart.language) for mark in chart.marks]})
    return [[str(cell) for cell in row] for row in made.itertuples(index=False, name=None)]


def order_keys(chart: Chart) -> list[list[str | None]]:
    """What each cell of ``text_rows`` is put in order by: its number, or its day as written in ISO.

    None where its words are what it is ordered by; empty where nothing is known.
    """
    made, known_keys = frame(chart), _keys_by_column(chart)
    by_words: list[str | None] = [None] * len(made)
    columns = [known_keys.get(name, by_words) for name in made.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def _keys_by_column(chart: Chart) -> dict[str, list[str | None]]:
    _ = translator(chart.language)
    if chart.kind == "timeline":
        return {_("Date"): [str(mark.position) for _group, mark in _in_order(chart)]}
    days = [_first_day(mark) for mark in chart.marks]
    return {
        _("Value"): [repr(float(mark.value)) for mark in chart.marks],
        _("Period"): days,
        _("Of"): days,
    }


def _first_day(mark: Mark) -> str | None:
    if mark.figures:
        return mark.figures[0].observation.period.start.isoformat()
    return mark.position.isoformat() if isinstance(mark.position, date) else None


def _written(mark: Mark, language: str) -> str:
    if mark.rate:
        return mark.rate.format(language, "exact")
    if mark.figure and not mark.derived:
        return mark.figure.format(language, "exact")
    return mark.text if mark.text.endswith("%") else numbers.exact(mark.value, language)


def _row(chart: Chart, group: Group, place: int, whole: Chart) -> dict[str, Any]:
    """One mark of a chart that is the ``whole`` or one of its panels."""
    _, mark = translator(chart.language), group.marks[place]
    figure = mark.figures[0] if mark.figures else None
    # Where one panel of several has a time axis, all rows have their period.
    by_period = any(drawn.has_time_axis for drawn in whole.drawn)
    return {
        _("Series"): _line_name(chart, group, mark, whole) if by_period else "",
        _("Period") if by_period else chart.label_heading: _label(mark, chart, by_period),
        _("Of"): "" if by_period else when(mark, chart.language) if figure else "",
        _("Value"): mark.value,
        _("Unit"): chart.unit_label,
        _("Source"): figure.source_line(chart.language) if figure else "",
        _("How well known"): known(mark, chart.language),
        _("Note"): note(chart, group, place),
    }


def _line_name(chart: Chart, group: Group, mark: Mark, whole: Chart) -> str:
    """The line that a mark is of, where there are several; in a panel with the panel's title."""
    if not whole.panels:
        return group.name if len(whole.groups) > 1 else ""
    own = group.name or mark.label
    return own if own in chart.title or chart.title in own else f"{chart.title}, {own}"


def known(mark: Mark, language: str) -> str:
    """Where a number was read; one that was worked out says so, and where its parts were read."""
    _ = translator(language)
    if not mark.figures:
        return ""
    levels = list(dict.fromkeys(_(LEVELS[figure.level]) for figure in mark.figures))
    if not mark.worked_out:
        return levels[0]
    return _("worked out by On the Record; its figures: {levels}", levels="; ".join(levels))


def how(mark: Mark, language: str) -> str:
    """How a number was worked out; empty for a published one."""
    if mark.derived or mark.rate is None:
        return mark.derived
    people = mark.rate.people
    return translator(language)(
        "{count} divided by {people} ({period})",
        count=mark.rate.figure.with_unit(language, "exact"),
        people=people.with_unit(language, "exact"),
        period=people.period_label(language),
    )


def _label(mark: Mark, chart: Chart, by_period: bool) -> str:
    return when(mark, chart.language) if by_period and mark.figure else mark.label


def _is_empty(column: pd.Series) -> bool:
    return bool((column == "").all())


def note(chart: Chart, group: Group, place: int) -> str:
    """What must be known of one number: how worked out, inexact, explained, after a break."""
    _, mark = translator(chart.language), group.marks[place]
    said = [how(mark, chart.language)] if mark.worked_out else []
    if mark.inexact and mark.figure is not None:
        bound = mark.figure.observation.lower_bound
        said.append(_("at least this many") if bound else _("about this many"))
    said += _said_here(chart, group, place)
    if mark.figure is not None and mark.figure.is_draft:
        said.append(_("from a draft page of the publisher's"))
    return "; ".join([*(part.rstrip(".") for part in said[:-1]), *said[-1:]])


def _said_here(chart: Chart, group: Group, place: int) -> list[str]:
    """Explanations at this mark, and breaks since the mark before it."""
    _, mark = translator(chart.language), group.marks[place]
    said = [
        item.text
        for item in chart.notes
        if chart.groups[item.group] is group and item.mark == place
    ]
    if not chart.has_time_axis or place == 0 or not mark.figures:
        return said
    for line in crossed(group.marks[place - 1], mark, chart.breaks):
        day = dates.day(line.position, chart.language)
        said.append(_("break on {day}: {label}", day=day, label=line.label))
    return said


def _steps(chart: Chart) -> list[dict[str, str]]:
    _ = translator(chart.language)
    return [
        {
            _("Date"): mark.text,
            _("Jurisdiction"): group.name,
            _("Instrument"): mark.label,
            _("Event"): mark.detail,
            _("Status"): mark.exact,
            _("Address"): mark.url,
        }
        for group, mark in _in_order(chart)
    ]


def _in_order(chart: Chart) -> list[tuple[Group, Mark]]:
    """The steps of a timeline by their days."""
    steps = [(group, mark) for group in chart.groups for mark in group.marks]
    return sorted(steps, key=lambda pair: str(pair[1].position))
