"""The Explore page: what is chosen makes the chart, and stands in the address."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from charts.builders.catalogue import chart
from charts.spec.asked import of_address
from data_sources.record.record import Record
from tests.pages.conftest import OpenPage, alts, html_of
from tests.pages.test_address import address_of

TITLES = {"en": "Explore", "nl": "Verkennen"}
COUNTRIES = "ncmec.reports_by_country"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_it_opens_with_a_chart_and_all_its_numbers(
    open_page: OpenPage, record: Record, language: str
) -> None:
    app = open_page("explore", language)
    assert not app.exception and not app.info
    assert [t.value for t in app.title] == [TITLES[language]]
    assert len(alts(app)) == 1
    total = record.latest("ncmec.reports_total")
    assert total.format(language) in alts(app)[0]
    assert total.format(language, "exact") in html_of(app)
    assert address_of(app) == {"lang": language}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_link_shows_what_it_says(open_page: OpenPage, record: Record, language: str) -> None:
    words = {
        "series": COUNTRIES,
        "places": "NLD|DEU|BEL",
        "since": "2020",
        "mode": "million",
        "form": "bars",
    }
    app = open_page("explore", language, **words)
    assert not app.exception and not app.info
    made = chart(record, of_address(words).chart_id, language)
    html = html_of(app)
    assert all(mark.text in html for mark in made.marks)
    assert address_of(app) == {"lang": language, **words}


def test_what_is_chosen_is_written_and_drawn(open_page: OpenPage, record: Record) -> None:
    app = open_page("explore")
    app.multiselect(key="series").set_value([COUNTRIES]).run()
    app.multiselect(key="places").set_value(["NLD", "DEU"]).run()
    app.selectbox(key="mode").select("index").run()
    app.selectbox(key="since").select("2020").run()
    assert not app.exception and not app.info
    words = {k: v for k, v in address_of(app).items() if k != "lang"}
    assert words == {"series": COUNTRIES, "places": "NLD|DEU", "mode": "index", "since": "2020"}
    made = chart(record, of_address(words).chart_id, "en")
    assert made.finding.rstrip(".") in html_of(app)
    named = parse_qs(urlsplit(plots(app)[0]).query)["id"]
    assert named == [made.id], "what is drawn is what the address says"


def test_another_series_keeps_only_what_it_has(open_page: OpenPage) -> None:
    app = open_page("explore", series=COUNTRIES, places="NLD|DEU", mode="million", form="map")
    app.multiselect(key="series").set_value(["iwf.sex_share"]).run()
    assert not app.exception
    assert app.multiselect(key="places").value == []
    assert address_of(app) == {"lang": "en", "series": "iwf.sex_share"}


def test_what_may_not_stand_together_is_apart_with_the_reason(open_page: OpenPage) -> None:
    app = open_page("explore", series="ncmec.reports_total|ncmec.files_total", since="2020")
    assert not app.exception
    assert "2 charts under one another" in html_of(app)
    assert len(alts(app)) == 1


def test_a_table_stands_in_place_of_the_drawing(open_page: OpenPage) -> None:
    app = open_page("explore", form="table")
    assert not app.exception and not alts(app)
    assert html_of(app).count("<table") == 1


def test_nothing_chosen_and_nothing_found_are_said(open_page: OpenPage) -> None:
    app = open_page("explore", "nl")
    app.multiselect(key="series").set_value([]).run()
    assert not app.exception and len(app.info) == 1
    found = open_page("explore", "nl", series="iwf.sex_share", mode="index")
    assert not found.exception
    assert "Van deze keuze is geen index te maken" in found.info[0].value.replace("\\", "")


@pytest.mark.parametrize(
    "words",
    [
        {"series": "no.such|ncmec.reports_total"},
        {"series": "|".join(["ncmec.reports_total"] * 9)},
        {"places": "XXX", "parts": "a=b", "since": "0", "until": "99999", "mode": "x"},
        {"form": "map", "scale": "own", "periods": "week"},
        {"series": "<script>alert(1)</script>"},
        {"since": "2024", "until": "2001"},
    ],
)
def test_a_wrong_address_leaves_a_working_page(open_page: OpenPage, words: dict[str, str]) -> None:
    app = open_page("explore", **words)
    assert not app.exception
    assert len(alts(app)) == 1


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("cybertipline", {"series": "ncmec.reports_total"}),
        ("countries", {"series": COUNTRIES}),
    ],
)
def test_charts_of_other_pages_open_here(
    open_page: OpenPage, page: str, words: dict[str, str]
) -> None:
    found = links(open_page(page))
    assert found and all("lang=en" in query for query in found)
    name, value = next(iter(words.items()))
    assert any(f"{name}={value}" in query for query in found)


def test_its_own_chart_has_no_link_to_itself(open_page: OpenPage) -> None:
    assert not links(open_page("explore"))


def links(app: AppTest) -> list[str]:
    """What the links to Explore in the blocks of charts ask for."""
    return [
        link.proto.query_string
        for link in app.get("page_link")
        if link.proto.label == "Open in Explore"
    ]


def plots(app: AppTest) -> list[str]:
    """Where the browser finds what it draws the page's charts from."""
    return re.findall(r'data-plot="([^"]+)"', html_of(app))
