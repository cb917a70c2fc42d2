"""The platforms page: who reports, who hardly does, concentration, two counts of the same."""

from __future__ import annotations

import pytest

from data_sources.record import measures
from data_sources.record.record import Record
from tests.pages.conftest import OpenPage, alts, html_of

LISTED, TOTAL = "ncmec.reports_by_platform", "ncmec.reports_esp"
BOTH_SIDES = "ncmec_vs_provider.cybertip_reports"

VIEWS = {"senders": 3, "hardly": 3, "concentration": 3, "two-counts": 2}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("part", VIEWS)
def test_every_view_opens_with_its_charts(open_page: OpenPage, language: str, part: str) -> None:
    app = open_page("platforms", language, look=part)
    assert not app.exception
    assert not app.info
    assert [t.value for t in app.title] == ["Platforms"]
    assert len(alts(app)) == VIEWS[part]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_ranking_is_shown_twice(open_page: OpenPage, record: Record, language: str) -> None:
    shown = alts(open_page("platforms", language, look="senders"))
    assert len(shown) == len(set(shown)) == 3
    # Who asks for the year that the page opens with gets its ranking in the same length.
    latest = measures.years_by_service(record, LISTED)[0]
    asked = alts(open_page("platforms", language, look="senders", year=latest))
    assert asked[0] == asked[2]


def test_shares_are_the_record_s(open_page: OpenPage, record: Record) -> None:
    found = measures.senders(record, LISTED, TOTAL, record.latest(TOTAL).period)
    html = html_of(open_page("platforms", "nl"))
    assert found.named(("Facebook", "Instagram", "WhatsApp")).format("nl") in html


def test_concentration_has_a_row_for_every_year(open_page: OpenPage, record: Record) -> None:
    html = html_of(open_page("platforms", "en", look="concentration"))
    for year in measures.years(record, LISTED):
        found = measures.senders(record, LISTED, TOTAL, year)
        assert found.whole.format("en", "exact") in html
        assert found.top(5).format("en") in html


def test_both_counts_stand_side_by_side(open_page: OpenPage, record: Record) -> None:
    own, received = measures.both_sides(record, BOTH_SIDES, "NCMEC", "2024")[0]
    html = html_of(open_page("platforms", "en", look="two-counts", sides_year="2024"))
    assert own.format("en", "exact") in html
    assert received.format("en", "exact") in html


def test_nothing_picked_is_said(open_page: OpenPage) -> None:
    app = open_page("platforms", "en", look="senders")
    app.multiselect(key="compared").set_value([]).run()
    assert not app.exception
    assert len(app.info) == 1
    assert len(alts(app)) == 2, "the lead chart and the largest senders"


def test_a_name_from_the_address_that_is_no_company_is_passed_over(open_page: OpenPage) -> None:
    app = open_page("platforms", "en", look="senders", compared="Apple|<script>|nobody")
    assert app.multiselect(key="compared").value == ["Apple"]
