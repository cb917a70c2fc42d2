"""What an item says is what the chart, the figure or the point says."""

from __future__ import annotations

import pytest

from briefing.items.items import Briefing, Item, references, resolve
from briefing.points.points import point
from charts.builders.catalogue import chart
from data_sources.record.citations import reference
from data_sources.record.record import Record
from tests.briefing.conftest import TWENTY


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_chart_item_is_the_chart_of_the_screen(record: Record, language: str) -> None:
    item = resolve(record, "chart:trend:ncmec.reports_total", language)
    drawn = chart(record, "trend:ncmec.reports_total", language)
    assert item.chart is drawn
    assert item.title == drawn.finding.rstrip(".")
    assert (item.caveat, item.source_line) == (drawn.warning, drawn.source_line)
    assert item.figures == drawn.figures
    text = record.series["ncmec.reports_total"].text(language)
    assert (item.question, item.answer) == (text.critic, text.answer)


def test_a_figure_item_states_number_period_and_definition(record: Record) -> None:
    item = resolve(record, "figure:ncmec.reports_total||World|2023", "en")
    assert "36.2 million reports in 2023" in item.title
    assert any("36,210,368" in text for _label, text in item.text)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_point_item_carries_its_sceptic(record: Record, language: str) -> None:
    item = resolve(record, "point:nl-hosting", language)
    said = point(record, "nl-hosting", language)
    assert (item.question, item.answer, item.caveat) == (said.question, said.answer, said.caveat)
    texts = [text for _label, text in item.text]
    assert set(texts) == {*said.texts.values(), *said.requests.values()}
    for voice, request in said.requests.items():
        asked = texts.index(request)
        assert texts[asked - 1] == said.texts[voice], "the facts come first, then the request"
        assert item.text[asked][0] != item.text[asked - 1][0], "a request is marked as one"


@pytest.mark.parametrize("name", TWENTY)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_item_is_complete(record: Record, name: str, language: str) -> None:
    item: Item = resolve(record, name, language)
    assert item.title
    assert item.caveat
    assert item.source_line
    assert references(item)
    assert "{" not in " ".join([item.title, item.subject, item.detail, item.caveat])


def test_references_are_numbered_once_for_all_items(briefing: Briefing) -> None:
    every = briefing.references
    assert len(set(every)) == len(every)
    for item in briefing.items:
        numbers = briefing.numbers_of(item)
        cited = {every[number - 1] for number in numbers}
        assert {reference(s, item.language) for s in item.sources} <= cited
