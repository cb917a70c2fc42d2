"""Rankings: bars of one period, the largest first, with "all others" only where that is known."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from charts.builders.build import compose, rate_remark, same_unit
from charts.spec.identity import ChartId
from charts.spec.marks import derived_mark, mark_of, notes_of
from charts.spec.model import Chart, Group, Mark, UnknownChart
from charts.spec.select import (
    BY_PLACE,
    best_period,
    one_breakdown,
    one_place,
    pool,
    rest_of,
    value_of,
    with_key,
)
from charts.words import findings
from charts.words import titles as words
from data_sources.compare.totals import breakdown_keys, fellows, whole
from data_sources.record.figure import Figure
from data_sources.record.model import format_breakdown, parse_breakdown
from data_sources.record.record import Record
from languages import dates, translator

TOP = 10
LISTED = 16
NOT_A_PLACE = ("Unknown",)


def ranking(record: Record, chart_id: ChartId, language: str) -> Chart:
    """Bars by place, by part of a series or by series; a series with neither is listed."""
    same_unit(record, chart_id)
    if chart_id.get("by"):
        return _by_part(record, chart_id, language)
    if len(chart_id.series) > 1:
        return _by_series(record, chart_id, language)
    return _listed(record, chart_id, language)


def parts_of(record: Record, chart_id: ChartId) -> list[Figure]:
    """The figures of one period, one a part, largest first."""
    by = chart_id.get("by")
    figures = with_key(pool(record, chart_id.series[0], chart_id), by, chart_id)
    free = [] if by == BY_PLACE else [by]
    figures = one_breakdown(figures, chart_id.get("breakdown"), free)
    if by == BY_PLACE:
        figures = _places(figures, chart_id)
    elif figures:
        figures = one_place(figures)
    if not figures:
        raise UnknownChart(f"{chart_id} has no figure to draw")
    if per := chart_id.get("per"):
        figures = [f for f in figures if record.rate(f, per)] or figures
    period = best_period(figures, math.inf if by == BY_PLACE else TOP)
    chosen = [f for f in figures if f.period == period]
    if not chart_id.get("breakdown"):
        chosen += _among(fellows(record, chosen, by), by, chart_id)
    return sorted(chosen, key=lambda f: (-f.value, value_of(f, by)))


def _among(figures: Sequence[Figure], by: str, chart_id: ChartId) -> list[Figure]:
    """Those that the chart asks for by name; all where it names none."""
    names = chart_id.get("only").split("|") if chart_id.get("only") else []
    return [f for f in figures if not names or value_of(f, by) in names]


def _places(figures: list[Figure], chart_id: ChartId) -> list[Figure]:
    """Countries when there are any; the world and its regions are no rivals of theirs."""
    if chart_id.get("geography"):
        return figures
    countries = [f for f in figures if f.geography.kind == "country"]
    if countries:
        return countries
    return [f for f in figures if f.geography.code != "World"] or figures


def _by_part(record: Record, chart_id: ChartId, language: str) -> Chart:
    if len(chart_id.series) > 1:
        raise UnknownChart("a ranking by part takes one series")
    by, per = chart_id.get("by"), chart_id.get("per")
    parts = parts_of(record, chart_id)
    made = [
        mark_of(
            f,
            language,
            _part_word(f, by, parts, record, language),
            value_of(f, by),
            per,
        )
        for f in parts
    ]
    marks = sorted((m for m in made if m is not None), key=lambda m: (-m.value, m.label))
    top = chart_id.number("top", TOP)
    shown, rest = marks[:top], marks[top:]
    some = per or chart_id.get("only") or chart_id.get("area")
    total = None if some else whole(record, parts, by)
    groups = [Group("", tuple(shown))]
    if rest and total is not None:
        nowhere = by == BY_PLACE and _without_place(record, parts)
        groups.append(Group("", (_others(shown, rest, total, nowhere, language),), rest=True))
    _ = translator(language)
    more = []
    if rest and total is None:
        more.append(_("the {shown} highest of {all}", shown=len(shown), all=len(marks)))
    return _ranked(record, chart_id, language, groups, by, more, parts, len(marks))


def _part_word(
    figure: Figure, by: str, among: Sequence[Figure], record: Record, language: str
) -> str:
    """The name of a part; what else it is of stands behind it where not all are of the same."""
    name = words.value_word(value_of(figure, by), by, record, language)
    own = rest_of(figure, [by])
    if not own or len({format_breakdown(rest_of(f, [by])) for f in among}) == 1:
        return name
    more = (words.value_word(value, key, record, language) for key, value in own.items())
    return f"{name} ({', '.join(more).replace('_', ' ')})"


def _without_place(record: Record, parts: Sequence[Figure]) -> bool:
    """Whether the publisher's total also counts what it could place nowhere."""
    first = parts[0]
    return any(record.find(first.series.key, place, "", first.period) for place in NOT_A_PLACE)


def _others(
    shown: Sequence[Mark], rest: Sequence[Mark], total: Figure, nowhere: bool, language: str
) -> Mark:
    """All that the published total holds beyond the parts that are shown by name."""
    _ = translator(language)
    many = len(rest)
    label = _("All others ({count})", count=many)
    if nowhere:
        label = _("All others ({count}) and place unknown", count=many)
    value = total.value - sum(mark.value for mark in shown)
    return derived_mark(
        label,
        "",
        value,
        total.series.unit.word(value, language),
        _("the published total less the parts shown"),
        (total, *(f for mark in shown for f in mark.figures)),
        language,
    )


def _by_series(record: Record, chart_id: ChartId, language: str) -> Chart:
    wanted = chart_id.get("breakdown")
    found: list[Figure] = []
    for key in chart_id.series:
        figures = one_place(one_breakdown(pool(record, key, chart_id), wanted, []))
        found.append(max(figures, key=lambda f: (f.period.end, f.period.start)))
    marks = []
    for figure in sorted(found, key=lambda f: -f.value):
        label = ", ".join([figure.series.name(language), *_differing(figure, found, language)])
        mark = mark_of(figure, language, label, figure.series.key, chart_id.get("per"))
        marks += [mark] if mark else []
    groups = [Group("", tuple(marks))]
    chart = _ranked(record, chart_id, language, groups, "", [], found, len(marks))
    if chart.percent and len(marks) > 2:
        return replace(chart, finding=findings.of_questions(marks, language))
    return chart


def _differing(figure: Figure, among: Sequence[Figure], language: str) -> list[str]:
    """Place and period of a figure, where the figures beside it have others."""
    said = []
    name = figure.geography.name(language)
    if len({f.geography.code for f in among}) > 1 and name not in figure.series.name(language):
        said.append(name)
    if len({f.period for f in among}) > 1:
        said.append(figure.period_label(language))
    return said


def _listed(record: Record, chart_id: ChartId, language: str) -> Chart:
    """All figures of a series that fit, each named by what tells it from the others."""
    figures = pool(record, chart_id.series[0], chart_id)
    if chart_id.get("breakdown"):
        figures = one_breakdown(figures, chart_id.get("breakdown"), [])
    figures = sorted(figures, key=lambda f: (-f.period.end.toordinal(), -f.value))
    kept = figures[: chart_id.number("top", LISTED)]
    marks = []
    for figure in kept:
        label = _telling(figure, kept, record, language)
        mark = mark_of(figure, language, label, figure.id, chart_id.get("per"))
        marks += [mark] if mark else []
    _ = translator(language)
    more = []
    if len(figures) > len(kept):
        more.append(_("the {shown} latest of {all}", shown=len(kept), all=len(figures)))
    groups = [Group("", tuple(marks))]
    chart = _ranked(record, chart_id, language, groups, "", more, kept, len(marks))
    return replace(chart, finding=findings.of_list(chart.marks, language))


def _telling(figure: Figure, among: Sequence[Figure], record: Record, language: str) -> str:
    """What differs between the figures: parts, places, periods. A lone one shows its period."""
    parts = parse_breakdown(figure.observation.breakdown)
    said = []
    for key in breakdown_keys(among):
        if len({f.breakdown.get(key) for f in among}) > 1 and parts.get(key):
            said.append(words.value_word(parts[key], key, record, language))
    if len({f.geography.code for f in among}) > 1:
        place = figure.geography.name(language)
        if said and figure.geography.kind == "group":
            # "Girls, France, Germany and Poland" would read as if girls were one of the places.
            place = f"{said.pop()} ({place})"
        said.append(place)
    if len({f.period for f in among}) > 1 or not said:
        said.append(figure.period_label(language))
    text = ", ".join(said)
    # eBay writes itself so.
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def _ranked(
    record: Record,
    chart_id: ChartId,
    language: str,
    groups: Sequence[Group],
    by: str,
    more: Sequence[str],
    asked: Sequence[Figure],
    shown: int,
) -> Chart:
    marks = groups[0].marks
    one_period = len({f.period for m in marks for f in m.figures[:1]}) == 1
    period = dates.period(marks[0].figures[0].period, language) if marks and one_period else ""
    _ = translator(language)
    heading = words.key_word(by, language, asked) if by else _("What")
    return compose(
        record,
        chart_id,
        language,
        groups,
        by=by,
        subtitle_more=more,
        remarks=rate_remark(asked, shown, chart_id, language),
        finding=findings.of_ranking(marks, language, period),
        notes=notes_of(record, groups, language),
        style="bars",
        label_heading=heading[:1].upper() + heading[1:],
    )
