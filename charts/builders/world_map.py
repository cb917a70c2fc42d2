"""Maps: one period, one value a country, in a few classes that the legend names."""

from __future__ import annotations

from charts.builders.build import compose, rate_remark
from charts.builders.ranking import parts_of
from charts.spec.identity import ChartId
from charts.spec.marks import mark_of
from charts.spec.model import Chart, Group, UnknownChart
from charts.spec.select import BY_PLACE
from charts.words import findings
from charts.words import titles as words
from data_sources.record.record import Record
from languages import dates, translator

FEWEST = 2


def world_map(record: Record, chart_id: ChartId, language: str) -> Chart:
    """The countries that have a figure in the period; ``per`` takes their size out."""
    if len(chart_id.series) > 1:
        raise UnknownChart("a map takes one series")
    parts = [
        figure
        for figure in parts_of(record, chart_id.also(by=BY_PLACE))
        if figure.geography.kind == "country"
    ]
    if len(parts) < FEWEST:
        raise UnknownChart(f"{chart_id}: a map needs figures of at least {FEWEST} countries")
    made = [
        mark_of(f, language, f.geography.name(language), f.geography.code, chart_id.get("per"))
        for f in parts
    ]
    marks = tuple(sorted((m for m in made if m is not None), key=lambda m: (-m.value, m.label)))
    _ = translator(language)
    if not marks:
        raise UnknownChart(f"{chart_id}: no country's number of people is known")
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
