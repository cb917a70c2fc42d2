"""The page on AI material: five counts kept apart, and what the jump is made of."""

from __future__ import annotations

import pytest

from data_sources.record.record import Record
from tests.pages.conftest import OpenPage, alts, html_of

PARTS = {"iwf": 2, "ncmec": 3, "nudify": 1, "surveys": 1}
COUNTS = ("all", "realistic", "webpages", "videos", "october")
TITLES = {"en": "AI material", "nl": "AI-materiaal"}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_with_its_charts(open_page: OpenPage, language: str, part: str) -> None:
    app = open_page("ai_material", language, ai=part)
    assert not app.exception
    assert not app.info
    assert [t.value for t in app.title] == [TITLES[language]]
    assert len(alts(app)) == PARTS[part]


@pytest.mark.parametrize("count", COUNTS)
def test_the_five_counts_stand_alone(open_page: OpenPage, count: str) -> None:
    app = open_page("ai_material", "en", count=count)
    assert not app.exception
    assert len(alts(app)) == 2


@pytest.mark.parametrize("language", ["en", "nl"])
def test_cards_show_the_record(open_page: OpenPage, record: Record, language: str) -> None:
    html = html_of(open_page("ai_material", language))
    assert record.latest("ncmec.genai_reports_misuse").format(language) in html
    assert record.figure("iwf.ai_reports_realistic", "2025").with_unit(language) in html


def test_the_revised_figure_shows_its_older_values(open_page: OpenPage, record: Record) -> None:
    html = html_of(open_page("ai_material", "en", ai="ncmec"))
    old = record.find("ncmec.genai_reports", period="2025", standing=("superseded",))
    assert all(figure.with_unit("en") in html for figure in old)
    assert "revised since" in html


def test_a_value_that_is_no_part_leaves_a_working_page(open_page: OpenPage) -> None:
    app = open_page("ai_material", "en", ai="<b>x</b>", count="7")
    assert not app.exception
    assert len(alts(app)) == 2
