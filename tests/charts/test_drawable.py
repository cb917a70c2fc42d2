"""Every series of the record can be shown, in every language, on paper of two widths."""

from __future__ import annotations

import pytest

from charts.builders.catalogue import chart, charts_for
from charts.paper import svg
from charts.screen import figure as plotly_figure
from charts.words import describe
from charts.words.table import frame, text_rows
from data_sources.record.record import Record
from languages import LANGUAGES
from tests.charts.conftest import KINDS_OF_CHART
from tests.charts.layout import faults


def test_every_series_has_a_chart_in_every_language(record: Record) -> None:
    for key in record.series:
        for language in LANGUAGES:
            made = chart(record, charts_for(record, key)[0], language)
            assert made.marks and made.title and made.finding and made.source_line, key


def test_every_offered_chart_can_be_drawn(record: Record) -> None:
    for key in record.series:
        for name in charts_for(record, key):
            assert chart(record, name, "en").id == name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [svg.WIDTH, svg.PHONE])
def test_no_text_runs_over_another_or_out_of_the_picture(
    record: Record, language: str, width: int
) -> None:
    found = {}
    for key in record.series:
        made = chart(record, charts_for(record, key)[0], language)
        wrong = faults(svg.draw(made, width))
        if wrong:
            found[made.id] = wrong
    assert not found


@pytest.mark.parametrize("name", KINDS_OF_CHART)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_drawn_told_and_tabled(record: Record, name: str, language: str) -> None:
    made = chart(record, name, language)
    for theme in ("light", "dark", "auto"):
        assert not faults(svg.draw(made, theme=theme))
        assert plotly_figure.figure(made, theme).layout.height > 100
    assert made.title in describe.alt(made)
    assert len(frame(made)) == len(text_rows(made)) == len(made.marks)


def test_usual_pictures_are_small(record: Record) -> None:
    for key in record.series:
        made = chart(record, charts_for(record, key)[0], "nl")
        limit = 45_000 if made.kind == "map" else 25_000
        assert len(svg.draw(made, svg.PHONE, theme="auto")) < limit, key


def test_a_map_is_lower_on_a_phone_and_nothing_else_changes(record: Record) -> None:
    made = chart(record, "map:ncmec.reports_by_country", "en")
    wide, phone = (plotly_figure.figure(made, phone=on) for on in (False, True))
    assert phone.layout.height < wide.layout.height
    assert phone.data == wide.data
    bars = chart(record, "ranking:ncmec.reports_by_country?by=geography", "en")
    assert plotly_figure.figure(bars, phone=True) == plotly_figure.figure(bars)


def test_a_series_of_many_countries_is_not_shown_as_one_of_them(record: Record) -> None:
    assert charts_for(record, "ncmec.reports_by_country")[0].startswith("map:")
    for series in ("ncmec.reports_total", "offlimits.reports"):
        assert charts_for(record, series)[0].startswith("trend:")
