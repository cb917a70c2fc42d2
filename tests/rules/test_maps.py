"""When countries' figures may be coloured on a map, and when they are shown as bars instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from charts.builders import world_map
from charts.builders.catalogue import chart, charts_for
from charts.spec.model import UnknownChart
from charts.words.table import frame
from data_sources.record.record import Record

COUNTS = "map:hot.by_country?period=2024"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if two countries were enough, for the made-up record has four."""
    monkeypatch.setattr(world_map, "FEWEST", 2)


@pytest.mark.usefixtures("few")
def test_counts_are_shown_as_bars_with_the_reason(made: Record) -> None:
    shown = chart(replace(made), COUNTS, "en")
    assert shown.kind == "ranking"
    assert "a map of counts would show where many people live" in shown.remarks[-1]
    assert [mark.value for mark in shown.marks] == [500, 300, 200, 60]


@pytest.mark.usefixtures("few")
def test_rates_are_shown_as_a_map(made: Record) -> None:
    made = replace(made)  # of its own: charts are kept with their record
    shown = chart(made, f"{COUNTS}&per=million", "en")
    # 500 reports of 10 million users, 300 of 5 million; two countries have no known users.
    assert [(m.position, m.value) for m in shown.marks] == [("BEL", 60), ("NLD", 50)]
    assert shown.kind == "map"
    assert "map:hot.by_country?per=million" in charts_for(made, "hot.by_country")
    assert "map:hot.by_country" not in charts_for(made, "hot.by_country")


@pytest.mark.usefixtures("few")
def test_a_chart_of_ones_own_is_a_map_of_rates(made: Record) -> None:
    asked = "explore:hot.by_country?since=2024&until=2024&form=map&per=million"
    shown = chart(replace(made), asked, "en")
    assert shown.kind == "map" and len(shown.marks) == 2


def test_a_few_countries_are_no_map(made: Record) -> None:
    shown = chart(made, f"{COUNTS}&per=million", "en")
    assert shown.kind == "ranking" and "so few countries" in shown.remarks[-1]


def test_an_area_holds_its_countries_alone_and_no_rest_of_the_world(made: Record) -> None:
    record = replace(made, members={"Europe": frozenset({"NLD", "BEL", "DEU"})})
    shown = chart(record, "ranking:hot.by_country?by=geography&period=2024&area=Europe&top=2", "en")
    assert [mark.label for mark in shown.marks] == ["Netherlands", "Belgium"]
    assert "Europe" in shown.subtitle and "the 2 highest of 3" in shown.subtitle
    assert len(frame(shown)) == 2


def test_an_unknown_area_says_what_there_is(made: Record) -> None:
    record = replace(made, members={"Europe": frozenset({"NLD"})})
    with pytest.raises(UnknownChart, match="“area=Mars” is not known: there is Europe"):
        chart(record, "ranking:hot.by_country?by=geography&area=Mars", "en")
