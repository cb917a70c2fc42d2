"""Maps: one period, one value a country, in a few classes that the legend names.

A map of counts shows where many people live, and one of a few countries shows nothing: whoever
asks for such a map gets the same figures as bars, with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from charts.builders.build import compose, rate_remark
from charts.builders.ranking import parts_of, ranking
from charts.spec.identity import ChartId
from charts.spec.marks import mark_of
from charts.spec.model import Chart, Group, UnknownChart
from charts.spec.select import BY_PLACE
from charts.words import findings
from charts.words import titles as words
from data_sources.record.figure import Figure
from data_sources.record.record import Record
from languages import dates, translator

FEWEST = 20


def mappable(figures: Sequence[Figure], per: str) -> bool:
    """Whether countries' figures may be coloured on a map.

    That needs enough of them, and that a country's size is taken out: rates, or percentages of
    its own people. A share of what all countries have together is a count in other words.
    """
    if len({f.geography.code for f in figures}) < FEWEST:
        return False
    return bool(per) or all(_of_its_own(figure) for figure in figures)


def _of_its_own(figure: Figure) -> bool:
    return figure.series.unit.kind == "percent" and figure.series.form == "survey"


def world_map(record: Record, chart_id: ChartId, language: str) -> Chart:
    """The countries that have a figure in the period; ``per`` takes their size out."""
    if len(chart_id.series) > 1:
        raise UnknownChart("a map takes one series")
    parts = [
        figure
        for figure in parts_of(record, chart_id.also(by=BY_PLACE))
        if figure.geography.kind == "country"
    ]
    per = chart_id.get("per")
    made = [mark_of(f, language, f.geography.name(language), f.geography.code, per) for f in parts]
    marks = tuple(sorted((m for m in made if m is not None), key=lambda m: (-m.value, m.label)))
    if not marks:
        raise UnknownChart(f"{chart_id}: no country's figure can be shown")
    if not mappable([mark.figures[0] for mark in marks], per):
        return _as_bars(record, chart_id, len(marks), language)
    _ = translator(language)
    count = _("{count} countries and territories have a figure", count=len(marks))
    return compose(
        record,
        chart_id,
        language,
        [Group("", marks)],
        by=BY_PLACE,
        subtitle_more=[count],
        remarks=rate_remark(parts, len(marks), chart_id, language),
        finding=findings.of_ranking(marks, language, dates.period(parts[0].period, language)),
        style="areas",
        label_heading=_("Country"),
        title=words.title(record, chart_id.series, parts, language, BY_PLACE),
    )


def _as_bars(record: Record, chart_id: ChartId, many: int, language: str) -> Chart:
    """The same figures as a ranking, which says why it is no map."""
    _ = translator(language)
    why = _("as bars: a map of counts would show where many people live, not more")
    if many < FEWEST:
        why = _("as bars: a map of so few countries shows nothing")
    bars = ranking(record, replace(chart_id.also(by=BY_PLACE), kind="ranking"), language)
    return replace(bars, remarks=(*bars.remarks, why))
