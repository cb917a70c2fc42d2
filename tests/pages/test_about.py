"""The page about the product: help lines first, words, method and changes."""

from __future__ import annotations

import pytest

from data_sources.record.record import Record
from languages import LANGUAGES
from screen.look.terms import terms_on_page
from tests.pages.conftest import OpenPage, html_of

PARTS = ("help", "reading", "words", "who", "changes", "licence")
TITLES = {"en": "About", "nl": "Over deze site"}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens(open_page: OpenPage, language: str, part: str) -> None:
    app = open_page("about", language, part=part)
    assert not app.exception
    assert not app.info
    assert [t.value for t in app.title] == [TITLES[language]]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_help_lines_of_all_countries_the_netherlands_first(
    open_page: OpenPage, record: Record, language: str
) -> None:
    html = html_of(open_page("about", language))
    assert all(line.name in html and line.url in html for line in record.help_lines)
    places = [record.geography(c).name(language) for c in ("NLD", "EU27", "AUS", "USA")]
    found = [html.index(f"<h3>{place}</h3>") for place in places]
    assert found == sorted(found)


def test_both_languages_have_the_same_terms(open_page: OpenPage) -> None:
    shown = {language: terms_on_page(language) for language in LANGUAGES}
    assert {len(terms) for terms in shown.values()} == {8}
    for language, terms in shown.items():
        html = html_of(open_page("about", language, part="words"))
        assert all(term.say in html and term.why in html for term in terms)


def test_changes_can_be_looked_through(open_page: OpenPage) -> None:
    everything = open_page("about", "en", part="changes").dataframe[0].value
    some = open_page("about", "en", part="changes", change="standing").dataframe[0].value
    assert 0 < len(some) < len(everything)
    assert len(open_page("about", "en", part="changes", change="xyzzy").info) == 1
