"""What the cells of a chart's table are put in order by."""

from __future__ import annotations

from charts.builders.catalogue import chart as named_chart
from charts.words import table
from data_sources.record.record import Record


def columns(record: Record, chart_id: str, language: str) -> dict[str, list[str | None]]:
    chart = named_chart(record, chart_id, language)
    rows = zip(*table.order_keys(chart), strict=True)
    return dict(zip(table.frame(chart).columns, map(list, rows), strict=True))


def test_a_number_is_ordered_as_a_number_whatever_the_language_writes(record: Record) -> None:
    found = columns(record, "trend:ncmec.reports_by_country?geography=NLD", "nl")
    chart = named_chart(record, "trend:ncmec.reports_by_country?geography=NLD", "nl")
    assert [float(key or "") for key in found["Waarde"]] == [mark.value for mark in chart.marks]
    assert any("." in row[1] for row in table.text_rows(chart))  # thousands, as Dutch writes them


def test_a_period_is_ordered_by_its_first_day(record: Record) -> None:
    found = columns(record, "trend:ncmec.reports_by_country?geography=NLD", "en")
    assert found["Period"][0] == "2019-01-01"
    assert found["Unit"] == [None] * len(found["Unit"])


def test_a_step_in_law_is_ordered_by_its_day(record: Record) -> None:
    chart = named_chart(record, "timeline:law", "nl")
    days = [row[0] for row in table.order_keys(chart)]
    assert days == sorted(days, key=str)
    assert days[0] and days[0][:4].isdigit()
