"""The hotlines page: what is found and confirmed, and where it is hosted."""

from __future__ import annotations

import pytest

from data_sources.record.record import Record
from tests.pages.conftest import OpenPage, alts, html_of

VIEWS = {"iwf": 2, "severity": 4, "self-generated": 4, "hosting": 4, "inhope": 4, "offlimits": 3}
TITLES = {"en": "Hotlines and hosting", "nl": "Meldpunten en hosting"}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("part", VIEWS)
def test_every_view_opens_with_its_charts(open_page: OpenPage, language: str, part: str) -> None:
    app = open_page("hotlines", language, hotline=part)
    assert not app.exception
    assert not app.info
    assert [t.value for t in app.title] == [TITLES[language]]
    assert len(alts(app)) == VIEWS[part]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_cards_show_the_record(open_page: OpenPage, record: Record, language: str) -> None:
    html = html_of(open_page("hotlines", language))
    assert record.latest("iwf.reports_confirmed", kind="year").format(language) in html
    assert record.latest("inhope.records").format(language) in html
    assert record.latest("offlimits.reports", "NLD").format(language) in html


def test_dutch_readers_see_the_dutch_hotline_first(open_page: OpenPage) -> None:
    app = open_page("hotlines", "nl")
    assert app.button_group(key="hotline").value in ("offlimits", ["offlimits"])


def test_the_term_is_explained_where_it_is_used(open_page: OpenPage) -> None:
    html = html_of(open_page("hotlines", "en", hotline="self-generated"))
    assert "misleading" in html


def test_no_country_picked_is_said(open_page: OpenPage) -> None:
    app = open_page("hotlines", "en", hotline="hosting")
    app.multiselect(key="hosts").set_value([]).run()
    assert not app.exception
    assert len(app.info) == 1
