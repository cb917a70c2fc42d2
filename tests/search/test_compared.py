"""A query for countries beside each other, or for a rate, leads to that chart."""

from __future__ import annotations

import pytest

from charts.layout.beside import beside, by_border, chart_beside
from charts.layout.shapes import neighbours
from data_sources.record.record import Record
from publish.search.compared import compared
from publish.search.hits import find

SERIES = "ncmec.reports_by_country"
RANKED = f"ranking:{SERIES}?by=geography"


@pytest.mark.parametrize(
    ("language", "query", "chart"),
    [
        ("en", "netherlands per million", f"trend:{SERIES}?geography=NLD,DEU,BEL&per=million"),
        ("nl", "Nederlandse meldingen per 100.000 kinderen naast België", "NLD,BEL&per=children"),
        ("en", "compare Germany with France", f"trend:{SERIES}?geography=DEU,FRA"),
        ("en", "polish and czech reports per capita", "POL,CZE&per=million"),
        ("nl", "per miljoen internetgebruikers", f"{RANKED}&per=million&top=15"),
        (
            "en",
            "Dutch reports of 2023 per million beside Germany and Belgium",
            f"{RANKED}&only=NLD|DEU|BEL&period=2023&per=million",
        ),
        ("en", "côte d'ivoire vs united kingdom", "CIV,GBR"),
    ],
)
def test_countries_or_a_rate_make_a_chart(
    record: Record, language: str, query: str, chart: str
) -> None:
    found = compared(record, language, query)
    assert found is not None and found.chart.endswith(chart)
    first = find(record, language, query, 8).hits[0]
    assert first.kind == "chart" and first.page and first.app


@pytest.mark.parametrize(
    "query",
    [
        "netherlands",  # its page and its sheet
        "germany reports 2023",  # one figure
        "hosting netherlands germany",  # not what is counted by country of the report
        "netherlands germany survey per million",
        "netherlands 2022 2023 per million",
        "",
    ],
)
def test_what_asks_for_something_else_makes_none(record: Record, query: str) -> None:
    assert compared(record, "en", query) is None


def test_a_year_without_such_figures_is_said(record: Record) -> None:
    found = find(record, "en", "netherlands 2024 per million", 8)
    assert "2024" in found.remarks[0] and found.hits[0].kind == "chart"
    assert not find(record, "en", "netherlands 2023 per million", 8).remarks


def test_neighbours_share_a_border_and_a_region(record: Record) -> None:
    assert neighbours("NLD") == {"DEU", "BEL"}
    assert {"BRA", "ESP"} <= neighbours("FRA") and not neighbours("JPN")
    assert "BRA" not in beside(record, SERIES, "FRA")
    assert set(beside(record, SERIES, "NLD")) == {"DEU", "BEL"}
    assert by_border("NLD", ("DEU",)) and not by_border("JPN", ("KOR",))


def test_an_island_stands_beside_others_of_its_region(record: Record) -> None:
    others = beside(record, SERIES, "ISL")
    assert others and "ISL" not in others
    assert all(code in record.members["Europe"] for code in others)
    assert chart_beside(record, SERIES, "ISL", "million").startswith("trend:")
    assert beside(record, SERIES, "nowhere") == ()
