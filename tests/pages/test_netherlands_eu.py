"""The Netherlands and the EU: figures, hosting, law and polls."""

from __future__ import annotations

from datetime import date

import pytest

from data_sources.record import events
from data_sources.record.record import Record
from tests.pages.conftest import OpenPage, alts, html_of

PARTS = {"netherlands": 3, "hosting": 2, "law": 1, "eu": 3, "opinion": 1}
TITLES = {"en": "Netherlands and EU", "nl": "Nederland en EU"}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_with_its_charts(open_page: OpenPage, language: str, part: str) -> None:
    app = open_page("netherlands_eu", language, part=part)
    assert not app.exception
    assert not app.info
    assert [t.value for t in app.title] == [TITLES[language]]
    assert len(alts(app)) == PARTS[part]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_cards_show_the_record(open_page: OpenPage, record: Record, language: str) -> None:
    html = html_of(open_page("netherlands_eu", language))
    assert record.latest("offlimits.reports", "NLD", kind="year").with_unit(language) in html
    share = record.latest("iwf.share_by_hosting_country", "NLD", kind="year")
    assert share.format(language) in html


def test_every_step_of_the_chosen_law_is_listed(open_page: OpenPage, record: Record) -> None:
    html = html_of(open_page("netherlands_eu", "nl", part="law", law="NLD"))
    for step in events.steps(record, ["NLD"]):
        assert step.words("nl")[1] in html
    assert events.steps(record, ["USA"])[0].words("nl")[1] not in html


def test_no_jurisdiction_is_said(open_page: OpenPage) -> None:
    app = open_page("netherlands_eu", "en", part="law")
    app.multiselect(key="law").set_value([]).run()
    assert not app.exception
    assert len(app.info) == 1


def test_steps_lie_behind_or_ahead_of_a_day(record: Record) -> None:
    today = date(2026, 11, 24)
    last = events.latest(record, today, ["EU"])
    coming = events.upcoming(record, today, ["EU"])
    assert last is not None
    assert last.date <= "2026-11-24" < coming[0].date
    assert events.latest(record, date(1990, 1, 1)) is None
