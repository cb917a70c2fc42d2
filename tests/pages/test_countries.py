"""The countries page: map, ranking, one country, and 2024 apart."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from data_sources.record import measures
from data_sources.record.record import Record
from tests.pages.conftest import OpenPage, alts, html_of

SERIES = "ncmec.reports_by_country"
VIEWS = ("world", "profile", "compare", "hosting", "2024")
TITLES = {"en": "Countries", "nl": "Landen"}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("part", VIEWS)
def test_every_view_opens_with_its_chart(open_page: OpenPage, language: str, part: str) -> None:
    app = open_page("countries", language, part=part)
    assert not app.exception
    assert not app.info
    assert [t.value for t in app.title] == [TITLES[language]]
    # The profile of the reader's own country is the chart that the page opens with.
    assert len(alts(app)) == (1 if part == "profile" and language == "nl" else 2)


@pytest.mark.parametrize("shown", ["europe", "map"])
def test_who_asks_for_a_map_of_counts_gets_that_of_the_rate(
    open_page: OpenPage, shown: str
) -> None:
    rates = open_page("countries", "en", part="world", per="million", shown=shown)
    counts = open_page("countries", "en", part="world", per="count", shown=shown)
    assert not rates.exception and not counts.exception and not rates.info
    for page in (rates, counts):
        assert "map%3Ancmec.reports_by_country" in html_of(page)
        assert "per%3Dmillion" in html_of(page)
    assert "where many people live" in counts.info[0].value
    assert len(alts(rates)) == len(alts(counts)) == 2


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_shows_no_ranking_twice(open_page: OpenPage, language: str) -> None:
    opened = alts(open_page("countries", language, part="world"))
    assert len(opened) == len(set(opened)) == 2
    # Who asks for the ranking that the page opens with gets it in the same length.
    asked = alts(open_page("countries", language, part="world", per="count"))
    assert len(set(asked)) == (1 if language == "en" else 2)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_all_places_are_listed_with_a_file_of_all(
    open_page: OpenPage, record: Record, language: str
) -> None:
    html = html_of(open_page("countries", language, part="world", shown="all"))
    year = measures.years(record, SERIES)[0]
    every = [f for f in record.find(SERIES, period=year) if f.geography.kind == "country"]
    assert len(every) > 200
    for figure in every:
        code, name = figure.geography.code, figure.geography.name(language)
        assert f'<a href="{language}/countries/{code}/" target="_self">{name}</a>' in html
        assert figure.format(language, "exact") in html
    assert "&form=csv" in html


@pytest.mark.parametrize("words", ["nederland", "NLD", " Netherl"])
def test_one_place_can_be_found_by_name_in_each_language(open_page: OpenPage, words: str) -> None:
    app = open_page("countries", "en", part="world", shown="all", find=words)
    rows = html_of(app).split("<tbody>")[-1]
    assert ">Netherlands</a>" in rows and ">Belgium</a>" not in rows


def test_a_place_that_is_not_there_is_said(open_page: OpenPage) -> None:
    app = open_page("countries", "en", part="world", shown="all", find="Atlantis <b>")
    assert not app.exception and "No place of that name" in app.info[0].value


def test_up_to_six_countries_are_compared_over_the_years(open_page: OpenPage) -> None:
    asked = "NLD|DEU|BEL|FRA|POL|ITA|ESP"
    app = open_page("countries", "en", part="compare", compared=asked, compared_per="million")
    assert not app.exception
    assert len(app.multiselect(key="compared").value) == 6
    assert "per=million" in unquote(html_of(app))


def test_who_hosts_stands_side_by_side_with_what_each_is_a_share_of(
    open_page: OpenPage, record: Record
) -> None:
    html = html_of(open_page("countries", "en", part="hosting", host="NLD"))
    for key in (
        "iwf.share_by_hosting_country",
        "inhope.hosting_share",
        "offlimits.share_hosted_nl",
    ):
        assert record.latest(key, "NLD").format("en") in html
        assert record.series[key].text("en").definition in html
    assert "No figure of this country" not in html
    assert "No figure of this country" in html_of(
        open_page("countries", "en", part="hosting", host="BGR")
    )


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
