"""A kind of chart that nobody knew, added as the recipe says: shown, told, and in every file."""

from __future__ import annotations

import io
import zipfile

import pytest

import charts.paper.svg
import charts.screen.figure
from briefing import files
from briefing.basket.basket import basket_of
from briefing.items.items import Briefing, briefing_of
from briefing.native.form import Form, form_of
from charts.builders.build import compose
from charts.builders.catalogue import BUILDERS, chart
from charts.builders.ranking import parts_of
from charts.paper.bars import ranking as bars_on_paper
from charts.screen.bars import ranking as bars_on_screen
from charts.spec.identity import ChartId
from charts.spec.marks import mark_of
from charts.spec.model import KINDS, Chart, Group, Kind
from charts.spec.select import value_of
from charts.words import describe, findings
from data_sources.record.record import Record

NAME = "dots:ncmec.reports_by_country?by=geography"


def dots(record: Record, chart_id: ChartId, language: str) -> Chart:
    """A dot a country, from the highest down."""
    made = [
        mark_of(f, language, f.geography.name(language), value_of(f, "geography"))
        for f in parts_of(record, chart_id)[:12]
    ]
    groups = [Group("", tuple(mark for mark in made if mark is not None))]
    finding = findings.of_ranking(groups[0].marks, language)
    return compose(record, chart_id, language, groups, by="geography", finding=finding)


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "dots", Kind(ranked=True))
    monkeypatch.setitem(BUILDERS, "dots", dots)
    monkeypatch.setitem(charts.screen.figure.DRAWERS, "dots", bars_on_screen)
    monkeypatch.setitem(charts.paper.svg.DRAWERS, "dots", bars_on_paper)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_it_is_drawn_and_told_as_what_it_is(record: Record, language: str) -> None:
    made = chart(record, NAME, language)
    assert describe.chart_type(made) == {"en": "Chart", "nl": "Grafiek"}[language]
    assert all(mark.label in describe.description(made) for mark in made.marks[:6])
    assert not made.has_time_axis
    assert not made.breaks
    assert charts.screen.figure.figure(made).data
    assert made.marks[0].label in charts.paper.svg.draw(made)


def test_no_program_draws_it_over_time(record: Record) -> None:
    assert form_of(chart(record, NAME, "en")) == Form.PICTURE


@pytest.fixture
def briefing(record: Record) -> Briefing:
    return briefing_of(record, basket_of((f"chart:{NAME}",)), "en")


@pytest.mark.parametrize("name", files.KINDS)
def test_every_file_holds_it(briefing: Briefing, name: str) -> None:
    content = files.KINDS[name].make(briefing)
    assert content
    if name in ("pptx", "docx"):
        inside = zipfile.ZipFile(io.BytesIO(content)).namelist()
        assert any("/media/" in path for path in inside), "it stands there as a picture"
        assert not any("/charts/chart" in path for path in inside)
