"""The page on DSA statements: most name nothing, and one company decides the rest."""

from __future__ import annotations

import pytest

from data_sources.record.record import Record
from data_sources.record.register import register_record
from tests.pages.conftest import OpenPage, alts, html_of

PARTS = {"keywords": 4, "labels": 3, "platforms": 2}
TITLES = {"en": "DSA statements", "nl": "DSA-motiveringen"}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_with_its_charts(open_page: OpenPage, language: str, part: str) -> None:
    app = open_page("dsa", language, part=part)
    assert not app.exception
    assert not app.info
    assert [t.value for t in app.title] == [TITLES[language]]
    assert len(alts(app)) == PARTS[part]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_cards_show_the_tables(open_page: OpenPage, record: Record, language: str) -> None:
    html = html_of(open_page("dsa", language))
    found = register_record(record)
    assert found.figure("dsa.statements", "2025", "EU27").with_unit(language) in html
    assert found.latest("dsa.keyword_share", "EU27", kind="month").format(language) in html


@pytest.mark.parametrize("panel", ["table", "words", "about", "cite", "share"])
def test_all_panels_of_its_charts_open(open_page: OpenPage, panel: str) -> None:
    app = open_page("dsa", "nl", part="platforms", **{"side-by-side_panel": panel})
    assert not app.exception


def test_bad_values_in_the_address_leave_a_working_page(open_page: OpenPage) -> None:
    app = open_page("dsa", "en", part="labels", label="nothing", year="1066")
    assert not app.exception
    assert len(alts(app)) == 3


def test_no_platform_is_said(open_page: OpenPage) -> None:
    app = open_page("dsa", "en", part="platforms")
    app.multiselect(key="platforms").set_value([]).run()
    assert not app.exception
    assert len(app.info) == 1
