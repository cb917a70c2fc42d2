"""Trends: one or several lines over time, and the same in small panels."""

from __future__ import annotations

from charts.builders.build import compose, rate_remark, same_unit
from charts.spec.identity import ChartId
from charts.spec.marks import break_lines, notes_of, period_marks
from charts.spec.model import Chart, Group
from charts.spec.select import (
    BY_PLACE,
    best_period,
    one_breakdown,
    one_grain,
    one_place,
    pool,
    split,
    value_of,
    with_key,
)
from charts.words import findings
from charts.words import titles as words
from data_sources.record.figure import Figure
from data_sources.record.record import Record
from languages import translator

LINES = 4
PANELS = 6
MOST_COLUMNS = 12
MOST_LINES = 12


def trend(record: Record, chart_id: ChartId, language: str) -> Chart:
    """A line (or, of few periods, columns) for each series, place or part."""
    same_unit(record, chart_id)
    return _chart(record, chart_id, language, LINES)


def multiples(record: Record, chart_id: ChartId, language: str) -> Chart:
    """A small panel for each series, place or part, all on one scale unless asked otherwise."""
    same_unit(record, chart_id)
    own = chart_id.get("scale") == "own"
    _ = translator(language)
    note = _("each panel has its own scale") if own else _("all panels have the same scale")
    return _chart(record, chart_id, language, PANELS, note, own)


def _chart(
    record: Record,
    chart_id: ChartId,
    language: str,
    usual: int,
    remark: str = "",
    own_scales: bool = False,
) -> Chart:
    found = lines(record, chart_id, language)
    named = found[: _most(chart_id, usual)]
    more = [remark] if remark else []
    if len(named) < len(found):
        _ = translator(language)
        more.append(_("the {shown} highest of {all}", shown=len(named), all=len(found)))
    groups = [Group(name, period_marks(f, language, chart_id.get("per"))) for name, f in named]
    groups = [group for group in groups if group.marks]
    breaks = break_lines(record, groups, language)
    asked = [figure for _, figures in named for figure in figures]
    shown = sum(len(group.marks) for group in groups)
    single = len(groups) == 1 and shown <= MOST_COLUMNS
    return compose(
        record,
        chart_id,
        language,
        groups,
        by=chart_id.get("by"),
        subtitle_more=more,
        remarks=rate_remark(asked, shown, chart_id, language),
        finding=findings.of_trend(groups, breaks, language) if groups else "",
        breaks=breaks,
        notes=notes_of(record, groups, language),
        style="columns" if single and chart_id.get("scale") != "log" else "lines",
        label_heading=translator(language)("Period"),
        own_scales=own_scales,
    )


def _most(chart_id: ChartId, usual: int) -> int:
    """How many lines are drawn: as many as were named, or the usual number."""
    named = [chart_id.get("only").split("|"), chart_id.get("geography").split(",")]
    asked = max(len(names) for names in named)
    several = len(chart_id.series) if len(chart_id.series) > 1 else 0
    return chart_id.number("top", max(usual, min(asked, MOST_LINES), several))


def lines(record: Record, chart_id: ChartId, language: str) -> list[tuple[str, list[Figure]]]:
    """The named lines of a trend: in the order asked for, or the highest first."""
    found: list[tuple[str, list[Figure]]] = []
    for key in chart_id.series:
        found += _lines_of(record, key, chart_id, language)
    if len(found) > 1:
        found = _of_one_grain(found)
    if not chart_id.get("by") and len(chart_id.series) > 1:
        return found
    if chart_id.get("geography").count(",") and chart_id.get("by") in ("", BY_PLACE):
        return _in_order(found, chart_id)
    return _highest_first(found)


def _in_order(
    found: list[tuple[str, list[Figure]]], chart_id: ChartId
) -> list[tuple[str, list[Figure]]]:
    """Places in the order in which they were asked for."""
    asked = chart_id.get("geography").split(",")
    return sorted(found, key=lambda pair: asked.index(pair[1][0].geography.code))


def _highest_first(found: list[tuple[str, list[Figure]]]) -> list[tuple[str, list[Figure]]]:
    """By the value in the latest period that most lines have, then by the highest ever."""
    period = best_period([f for _, figures in found for f in figures])

    def weight(pair: tuple[str, list[Figure]]) -> tuple[float, float, str]:
        now = max((f.value for f in pair[1] if f.period == period), default=-1)
        return -now, -max(f.value for f in pair[1]), pair[0]

    return sorted(found, key=weight)


def _of_one_grain(found: list[tuple[str, list[Figure]]]) -> list[tuple[str, list[Figure]]]:
    """Only the periods of the kind that most figures have: years are not set beside quarters."""
    kept = {id(f) for f in one_grain([f for _, figures in found for f in figures])}
    lines_kept = [(name, [f for f in figures if id(f) in kept]) for name, figures in found]
    return [(name, figures) for name, figures in lines_kept if figures]


def _lines_of(
    record: Record, key: str, chart_id: ChartId, language: str
) -> list[tuple[str, list[Figure]]]:
    figures = pool(record, key, chart_id)
    by, wanted = chart_id.get("by"), chart_id.get("breakdown")
    places = chart_id.get("geography").split(",") if chart_id.get("geography") else []
    series_name = record.series[key].name(language)
    several = len(chart_id.series) > 1
    if by:
        figures = with_key(figures, by, chart_id)
        free = [] if by == BY_PLACE else [by]
        figures = one_grain(one_breakdown(figures, wanted, free))
        if by != BY_PLACE:
            figures = one_place(figures)
        names = split(figures, lambda f: value_of(f, by))
        pairs = [(words.value_word(v, by, record, language), fs) for v, fs in names.items()]
    else:
        figures = one_breakdown(figures, wanted, [])
        if len(places) < 2:
            return [(series_name, one_grain(one_place(figures)))]
        by_place = split(one_grain(figures), lambda f: f.geography.code)
        pairs = [(record.geography(c).name(language), fs) for c, fs in by_place.items()]
    return [(f"{series_name}, {name}" if several else name, fs) for name, fs in pairs]
