"""The sources page: every publication, how well its figures are known, and all citations."""

from __future__ import annotations

from datetime import date

import pytest

from data_sources.record import search
from data_sources.record.record import Record
from tests.pages.conftest import OpenPage

TITLES = {"en": "Sources", "nl": "Bronnen"}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_publication_is_listed(open_page: OpenPage, record: Record, language: str) -> None:
    app = open_page("sources", language)
    assert not app.exception
    assert [t.value for t in app.title] == [TITLES[language]]
    assert len(app.dataframe[0].value) == len(record.sources)


def test_figures_are_counted_once_by_level(record: Record) -> None:
    uses = search.source_uses(record)
    assert sum(use.figures for use in uses) == len(record.observations)
    assert all(sum(use.levels.values()) == use.figures for use in uses)


def test_an_age_counts_from_the_end_of_what_is_known(record: Record) -> None:
    use = next(u for u in search.source_uses(record) if len(u.source.published) == 4)
    year = int(use.source.published)
    assert use.days_old(date(year + 1, 12, 31)) in (365, 366)
    assert use.days_old(date(year, 1, 1)) == 0


def test_filters_narrow_and_an_empty_list_is_said(open_page: OpenPage, record: Record) -> None:
    app = open_page("sources", "en", publisher="iwf")
    own = [s for s in record.sources.values() if s.publisher.key == "iwf"]
    assert len(app.dataframe[0].value) == len(own)
    nothing = open_page("sources", "nl", q="xyzzy")
    assert not nothing.exception
    assert len(nothing.info) == 1


def test_one_publication_is_cited(open_page: OpenPage, record: Record) -> None:
    key = next(iter(record.sources))
    app = open_page("sources", "en", source=key)
    assert not app.exception
    assert record.sources[key].title in app.code[0].value


def test_an_unknown_publication_leaves_a_working_page(open_page: OpenPage) -> None:
    app = open_page("sources", "en", source="nobody", known="?")
    assert not app.exception
    assert not app.code
