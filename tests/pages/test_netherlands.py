"""The Netherlands: hotline, police, hosting and surveys."""

from __future__ import annotations

import pytest

from data_sources.record.record import Record
from tests.pages.conftest import OpenPage, alts, html_of

PARTS = {"netherlands": 2, "police": 3, "hosting": 3, "surveys": 2}
"""The charts of a part, the lead chart of the page among them."""
TITLES = {"en": "The Netherlands", "nl": "Nederland"}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_with_its_charts(open_page: OpenPage, language: str, part: str) -> None:
    app = open_page("netherlands", language, part=part)
    assert not app.exception
    assert not app.info
    assert [t.value for t in app.title] == [TITLES[language]]
    assert len(alts(app)) == PARTS[part]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_it_shows_the_record(open_page: OpenPage, record: Record, language: str) -> None:
    html = html_of(open_page("netherlands", language))
    assert record.latest("offlimits.reports", "NLD", kind="year").with_unit(language) in html
    share = record.latest("iwf.share_by_hosting_country", "NLD", kind="year")
    assert share.format(language) in html
