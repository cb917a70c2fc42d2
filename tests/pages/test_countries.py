"""The countries page: map, ranking, one country, and 2024 apart."""

from __future__ import annotations

import pytest

from data_sources.record import measures
from data_sources.record.record import Record
from tests.pages.conftest import OpenPage, alts, html_of

SERIES = "ncmec.reports_by_country"
VIEWS = ("world", "profile", "2024")
TITLES = {"en": "Countries", "nl": "Landen"}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("part", VIEWS)
def test_every_view_opens_with_its_chart(open_page: OpenPage, language: str, part: str) -> None:
    app = open_page("countries", language, part=part)
    assert not app.exception
    assert not app.info
    assert [t.value for t in app.title] == [TITLES[language]]
    assert len(alts(app)) == 2


@pytest.mark.parametrize(("part", "key"), [("world", "shown"), ("2024", "shown-2024")])
def test_the_same_figures_can_be_seen_as_a_map(open_page: OpenPage, part: str, key: str) -> None:
    bars = open_page("countries", "en", part=part)
    as_map = open_page("countries", "en", part=part, **{key: "map"})
    assert not as_map.exception
    assert not as_map.info
    assert alts(as_map) != alts(bars)
    assert len(alts(as_map)) == 2


def test_dutch_readers_start_at_the_netherlands(open_page: OpenPage, record: Record) -> None:
    app = open_page("countries", "nl")
    assert app.selectbox(key="country").value == "NLD"
    assert record.latest(SERIES, "NLD", kind="year").format("nl") in html_of(app)


def test_other_readers_start_at_the_first_place(open_page: OpenPage, record: Record) -> None:
    app = open_page("countries", "en", part="profile")
    assert app.selectbox(key="country").value == measures.first_place(record, SERIES)


def test_2024_is_shown_apart_and_never_in_the_line(open_page: OpenPage, record: Record) -> None:
    app = open_page("countries", "en", part="profile", country="NLD")
    html = html_of(app)
    for series in ("ncmec.referrals_by_country", "ncmec.gpcep_referrals_by_country"):
        assert record.latest(series, "NLD").format("en") in html
    assert "2024" not in alts(app)[0]


def test_per_million_falls_back_to_a_year_that_has_it_and_says_so(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The shipped record has rates for every year: as if the latest had none yet.
    latest = "2020"
    monkeypatch.setattr(measures, "years_with_rates", lambda *_args: [latest])
    app = open_page("countries", "en", part="world", per="million", year="2023")
    assert not app.exception
    assert latest in app.info[0].value
    assert all(latest in caption.value for caption in app.caption)


def test_a_country_without_2024_is_said(open_page: OpenPage) -> None:
    app = open_page("countries", "en", part="profile", country="VAT")
    assert not app.exception
    assert len(app.info) == 1


def test_an_unknown_country_leaves_a_working_page(open_page: OpenPage, record: Record) -> None:
    app = open_page("countries", "en", part="profile", country="XXX")
    assert not app.exception
    assert app.selectbox(key="country").value == measures.first_place(record, SERIES)
