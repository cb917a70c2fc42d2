"""Shares over time: stacked to a whole only where the parts exclude each other, else lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from charts.builders.build import compose
from charts.builders.together import together
from charts.spec.identity import ChartId
from charts.spec.marks import break_lines, middle, notes_of, period_marks
from charts.spec.model import Chart, Group, Mark, UnknownChart
from charts.spec.select import (
    BY_PLACE,
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
from data_sources.compare.totals import exclusive, whole_of_these
from data_sources.record.figure import Figure
from data_sources.record.period import Period
from data_sources.record.record import Record
from languages import dates, numbers, translator

NAMED = 4
NEARLY_ALL = 95


def shares(record: Record, chart_id: ChartId, language: str) -> Chart:
    """Parts of a whole by period: published percentages, or counts over a published total."""
    by = chart_id.get("by")
    if not by:
        raise UnknownChart("a chart of shares needs “by”: the key that tells the parts apart")
    if len(chart_id.series) > 1:
        return together(record, chart_id, language)
    figures = with_key(pool(record, chart_id.series[0], chart_id), by, chart_id)
    free = [] if by == BY_PLACE else [by]
    figures = one_grain(one_breakdown(figures, chart_id.get("breakdown"), free))
    if by != BY_PLACE:
        figures = one_place(figures)
    if record.series[chart_id.series[0]].unit.kind == "percent":
        return _published(record, chart_id, language, by, figures)
    return _worked_out(record, chart_id, language, by, figures)


def stackable(record: Record, figures: Sequence[Figure], by: str) -> bool:
    """Whether published percentages make up a whole in every period: a rule says that they
    exclude each other, and they come to about a hundred."""
    periods = split(figures, lambda f: f.period.code).values()
    return all(
        exclusive(record, parts, by) and sum(part.value for part in parts) >= NEARLY_ALL
        for parts in periods
    )


def _published(
    record: Record, chart_id: ChartId, language: str, by: str, figures: list[Figure]
) -> Chart:
    stacked = stackable(record, figures, by)
    named = split(figures, lambda f: value_of(f, by))
    order = sorted(named, key=lambda v: (-len(named[v]), -max(f.value for f in named[v]), v))
    top = order[: chart_id.number("top", NAMED)]
    groups = [
        Group(words.value_word(v, by, record, language), period_marks(named[v], language))
        for v in top
    ]
    _ = translator(language)
    left = [figure for value in order[len(top) :] for figure in named[value]]
    if stacked:
        groups += [_together(left, language)] if left else []
        return _chart(record, chart_id, language, by, groups, True, [])
    more = [_("the parts shown do not add up to 100%")]
    if left:
        more.append(_("the {shown} highest of {all}", shown=len(top), all=len(order)))
    return _chart(record, chart_id, language, by, groups, False, more)


def _together(figures: Sequence[Figure], language: str) -> Group:
    """The sum of published percentages that are not shown one by one, period by period."""
    _ = translator(language)
    marks = []
    for parts in split(_sorted(figures), lambda f: f.period.code).values():
        value = float(sum(numbers.decimal(part.value) for part in parts))
        text, period = numbers.percent(value, language), parts[0].period
        how = _("the sum of the parts not shown")
        label = dates.short(period, language)
        marks.append(Mark(label, middle(period), value, text, text, tuple(parts), derived=how))
    return Group(_("All others"), tuple(marks), rest=True)


def _worked_out(
    record: Record, chart_id: ChartId, language: str, by: str, figures: list[Figure]
) -> Chart:
    """Counts as parts of the published total of their period."""
    totals: dict[Period, Figure] = {}
    for parts in split(figures, lambda f: f.period.code).values():
        total = whole_of_these(record, parts, by)
        if total is not None:
            totals[parts[0].period] = total
    if not totals:
        raise UnknownChart(
            f"the parts of “{chart_id.series[0]}” by “{by}” are not known to exclude each other: "
            "draw a trend or a ranking of them"
        )
    kept = [f for f in figures if f.period in totals]
    named = split(kept, lambda f: value_of(f, by))
    order = sorted(named, key=lambda v: (-max(f.value for f in named[v]), v))
    top = order[: chart_id.number("top", NAMED)]
    groups = [
        Group(
            words.value_word(v, by, record, language),
            tuple(_share(f, totals[f.period], language) for f in _sorted(named[v])),
        )
        for v in top
    ]
    if len(order) > len(top) or _leaves_rest(named, totals):
        groups.append(_rest({v: named[v] for v in top}, totals, language))
    return _chart(record, chart_id, language, by, groups, True, [], percent=True)


def _sorted(figures: Sequence[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda f: f.period.start)


def _leaves_rest(named: dict[str, list[Figure]], totals: dict[Period, Figure]) -> bool:
    sums: dict[Period, float] = dict.fromkeys(totals, 0)
    for figure in (f for figures in named.values() for f in figures):
        sums[figure.period] += figure.value
    return any(totals[p].value > value for p, value in sums.items())


def _share(figure: Figure, total: Figure, language: str) -> Mark:
    _ = translator(language)
    value = figure.value / total.value * 100
    how = _(
        "{part} of {whole}",
        part=figure.format(language, "exact"),
        whole=total.with_unit(language, "exact"),
    )
    text = numbers.percent(value, language)
    label = dates.short(figure.period, language)
    return Mark(label, middle(figure.period), value, text, text, (figure, total), derived=how)


def _rest(named: dict[str, list[Figure]], totals: dict[Period, Figure], language: str) -> Group:
    """What the total holds beyond the named parts, period by period."""
    _ = translator(language)
    marks = []
    for period, total in sorted(totals.items()):
        parts = [f for figures in named.values() for f in figures if f.period == period]
        value = 100 - sum(f.value for f in parts) / total.value * 100
        text = numbers.percent(max(value, 0), language)
        how = _("the published total less the parts shown")
        label = dates.short(period, language)
        marks.append(
            Mark(label, middle(period), max(value, 0), text, text, (total, *parts), derived=how)
        )
    return Group(_("All others"), tuple(marks), rest=True)


def _chart(
    record: Record,
    chart_id: ChartId,
    language: str,
    by: str,
    groups: Sequence[Group],
    stacked: bool,
    more: Sequence[str],
    percent: bool = False,
) -> Chart:
    _ = translator(language)
    breaks = break_lines(record, groups, language)
    chart = compose(
        record,
        chart_id,
        language,
        groups,
        by=by,
        subtitle_more=more,
        finding=findings.of_shares(groups, language),
        breaks=breaks,
        notes=notes_of(record, groups, language),
        style="lines",
        stacked=stacked,
        label_heading=_("Period"),
    )
    if not percent:
        return chart
    return _as_percent(chart, record, language)


def _as_percent(chart: Chart, record: Record, language: str) -> Chart:
    """Words for counts that were turned into shares: percent of what."""
    _ = translator(language)
    unit = record.series[chart.series[0]].unit.word(2, language)
    label = _("percent of {unit}", unit=unit)
    figures = [mark.figures[0] for mark in chart.marks]
    subtitle = words.subtitle(label, figures, language)
    return replace(chart, unit_label=label, subtitle=subtitle, percent=True)
