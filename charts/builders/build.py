"""What all builders share: from groups of marks to a whole chart with its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from charts.spec.identity import ChartId
from charts.spec.marks import break_lines, notes_of
from charts.spec.model import Chart, Group, UnknownChart
from charts.spec.select import BY_PLACE
from charts.words import titles as words
from data_sources.record import citations
from data_sources.record.figure import Figure
from data_sources.record.record import Record
from languages import translator


def compose(
    record: Record,
    chart_id: ChartId,
    language: str,
    groups: Sequence[Group],
    *,
    by: str = "",
    title: str = "",
    subtitle_more: Sequence[str] = (),
    remarks: Sequence[str] = (),
    unit: str = "",
    **rest: Any,
) -> Chart:
    """The chart with title, subtitle, unit, warning and source line made from its figures.

    ``unit`` is what the axis counts, where it is not the series' own unit. ``rest`` is passed on
    to :class:`Chart`; a chart over time has its breaks and explanations also where the builder
    gives none. Raises UnknownChart when no mark is left.
    """
    filled = tuple(group for group in groups if group.marks)
    if not filled:
        raise UnknownChart(_nothing_left(chart_id))
    per = rest.setdefault("per", chart_id.get("per"))
    rest.setdefault("area", chart_id.get("area"))
    log = rest.setdefault("log", chart_id.get("scale") == "log")
    own = [mark.figures[0] for group in filled for mark in group.marks if mark.figures]
    figures = list(dict.fromkeys(own))
    _ = translator(language)
    unit = unit or words.unit_word(record, chart_id.series[0], language, per)
    area = [record.geography(chart_id.get("area")).name(language)] if chart_id.get("area") else []
    more = [*area, *subtitle_more, *([_("logarithmic axis")] if log else [])]
    every = [f for group in filled for mark in group.marks for f in mark.figures]
    place = bool(chart_id.get("geography"))
    fallback = words.title(record, chart_id.series, figures, language, by, place)
    more = [*words.part_words(record, chart_id.series, figures, by, language, False), *more]
    chart = Chart(
        id=str(chart_id),
        kind=chart_id.kind,
        language=language,
        title=title or fallback,
        subtitle=words.subtitle(
            unit, figures, language, *more, by_place=by == BY_PLACE and chart_id.kind != "trend"
        ),
        unit_label=unit,
        groups=filled,
        record=record,
        series=chart_id.series,
        percent=record.series[chart_id.series[0]].unit.kind == "percent",
        warning=words.warning(record, chart_id.series, by, language),
        source_line=citations.sources_line(every, language),
        remarks=(*_worked_out(filled, language), *remarks),
        **rest,
    )
    return _with_breaks(chart, rest) if chart.has_time_axis else chart


def _with_breaks(chart: Chart, given: Mapping[str, Any]) -> Chart:
    """The chart with the breaks and the explanations that its builder has not given."""
    told = chart.record, chart.groups, chart.language
    breaks = chart.breaks if "breaks" in given else break_lines(*told)
    notes = chart.notes if "notes" in given else notes_of(*told)
    return replace(chart, breaks=breaks, notes=notes)


def same_unit(record: Record, chart_id: ChartId) -> None:
    """Raise UnknownChart when the series of a chart do not count in the same unit."""
    units = {key: record.series[key].unit.key for key in chart_id.series if key in record.series}
    if len(set(units.values())) > 1:
        named = ", ".join(f"{key} ({unit})" for key, unit in units.items())
        raise UnknownChart(f"these series count different things: {named}")


def _worked_out(groups: Sequence[Group], language: str) -> list[str]:
    """That a rate, or what is left of a total, was worked out here and not published so."""
    _, marks = translator(language), [mark for group in groups for mark in group.marks]
    own = [mark for mark in marks if mark.worked_out]
    if not own:
        return []
    if len(own) == len(marks):
        return [_("worked out by On the Record from published figures")]
    names = list(dict.fromkeys(mark.label for mark in own))
    if len(names) > 1:
        return [_("a part worked out by On the Record from published figures")]
    return [_("{name}: worked out by On the Record from published figures", name=names[0])]


def rate_remark(asked: Sequence[Figure], shown: int, chart_id: ChartId, language: str) -> list[str]:
    """What a rate is not, and how many figures have none for want of a denominator."""
    per, left = chart_id.get("per"), len(asked) - shown
    _ = translator(language)
    if per == "children":
        said = [_("{count} without a known number of children", count=left)] if left else []
        return [*said, _("a rate of what is counted, not of children harmed")]
    if per and left:
        return [_("{count} without a known number of internet users", count=left)]
    return []


def _nothing_left(chart_id: ChartId) -> str:
    if chart_id.get("per"):
        return f"{chart_id}: for none of its figures is the number of people known"
    return f"{chart_id} has no figure to draw"
