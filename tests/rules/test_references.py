"""The list of references on made-up publications, with the numbers written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.items.references import Numbered, Reference, of_line, of_source
from data_sources.record import citations
from data_sources.record.model import Publisher, Source

DESK = Publisher("desk", "The Desk", "", "hotline", "NLD", "https://desk.example")
PAPER = Publisher("paper", "The Paper", "", "press", "NLD", "https://paper.example")


def source(key: str, title: str, url: str) -> Source:
    return Source(key, DESK, title, url, "2024", date(2026, 11, 1), "")


YEAR = source("a", "Year report 2024", "https://www.desk.example/year.pdf")
YEAR_AGAIN = source("b", "Report of the year 2024", "https://desk.example/year.pdf#page=9")
NEWS = source("c", "News of March", "https://desk.example/news")
NEWS_OF_MAY = source("d", "News of May", "https://desk.example/news")
ACT = source("e", "Act 12", "https://law.example/act/12")
STEP = "Act 12, as published. https://law.example/act/12"


def test_one_file_has_one_number_and_a_page_of_many_publications_has_many() -> None:
    every = [of_source(one, "en") for one in (YEAR, NEWS, YEAR_AGAIN, NEWS_OF_MAY)]
    numbered = Numbered(every)
    assert [numbered.of([one]) for one in every] == [[1], [2], [1], [3]]
    assert len(numbered.lines) == 3
    assert numbered.of(every) == [1, 2, 3]


def test_a_law_that_is_a_source_too_stands_there_once_and_in_full() -> None:
    step, act = of_line(STEP), of_source(ACT, "en")
    numbered = Numbered([step, act])
    assert numbered.lines == [act.line]
    assert numbered.of([step]) == numbered.of([act]) == [1]
    file = source("f", "Act 13", "https://law.example/act13.pdf")
    as_step = of_line("Act 13. https://law.example/act13.pdf")
    assert Numbered([as_step, of_source(file, "en")]).lines == [of_source(file, "en").line]


def numbers(*references: Reference) -> list[int]:
    """The number of each in the list of all of them."""
    numbered = Numbered(references)
    return [place for one in references for place in numbered.of([one])]


@pytest.mark.parametrize(
    ("title", "url", "publisher", "same"),
    [
        # one page: only the same title of the same publisher is the same publication
        ("News of March", "https://desk.example/news", DESK, True),
        ("News: of – march!", "http://www.desk.example/news/#top", DESK, True),
        ("News of March", "https://desk.example/news", PAPER, False),
        ("News of March", "https://desk.example/news?page=2", DESK, False),
        ("News of March", "", DESK, False),
        ("News of Marchpane", "https://desk.example/news", DESK, False),
    ],
)
def test_a_page_holds_many_publications(
    title: str, url: str, publisher: Publisher, same: bool
) -> None:
    other = replace(source("z", title, url), publisher=publisher)
    found = numbers(of_source(NEWS, "en"), of_source(other, "en"))
    assert found == ([1, 1] if same else [1, 2])


@pytest.mark.parametrize(
    ("address", "one_file"),
    [
        *(("https://desk.example/a.pdf", True), ("https://desk.example/A.PDF", True)),
        *(("https://desk.example/a.xls", True), ("https://desk.example/a.xlsx", True)),
        *(("https://desk.example/a.csv", True), ("https://desk.example/a.zip", True)),
        *(("https://desk.example/a.doc", True), ("https://desk.example/a.docx", True)),
        *(("https://law.example/eli/reg/2021/1232", True), ("https://law.example/CELEX:1", True)),
        *(("https://desk.example/pdf", False), ("https://desk.example/a.pdf.html", False)),
        ("https://desk.example/a.html", False),
    ],
)
def test_a_file_or_an_act_is_one_publication_whatever_it_is_called(
    address: str, one_file: bool
) -> None:
    one, other = source("a", "One title", address), source("b", "Another", address)
    found = numbers(of_source(one, "en"), of_source(other, "en"))
    assert found == ([1, 1] if one_file else [1, 2])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Act 12. https://law.example/act/12", "The act (https://law.example/act/12).", True),
        ("Act 12. https://law.example/act/12", "Act 12. https://law.example/act/13", False),
        ("Ring 0800 1.", "Ring 0800 1.", True),
        ("Ring 0800 1.", "Ring 0800 2.", False),
    ],
)
def test_what_is_no_source_is_known_by_its_address_or_else_its_words(
    one: str, other: str, same: bool
) -> None:
    assert numbers(of_line(one), of_line(other)) == ([1, 1] if same else [1, 2])
    assert Numbered([of_line(one), of_line(other)]).lines[0] == one


def test_the_source_that_a_law_stands_for_is_the_first_of_its_address() -> None:
    """A line without an address stands for itself, beside a source that has none either."""
    first, second = source("a", "Act 12", ACT.url), source("b", "Recital of act 12", ACT.url)
    every = [of_line(STEP), of_source(second, "en"), of_source(first, "en")]
    assert numbers(*every) == [1, 1, 2]
    bare = source("c", "Talk with the desk", "")
    assert numbers(of_line("Ring 0800 1."), of_source(bare, "en")) == [1, 2]
    assert "Recital" in Numbered(every).lines[0]


REPORTED = replace(
    YEAR,
    titles={"nl": "Jaarverslag 2024"},
    notes={"en": "as reported by The Paper", "nl": "zoals gemeld door The Paper"},
)


def test_a_note_stands_outside_the_title_in_the_readers_language() -> None:
    """In every form in which a publication is named; a title of its own keeps its language."""
    english = "The Desk, “Year report 2024” [as reported by The Paper], 2024."
    dutch = "The Desk, “Jaarverslag 2024” [zoals gemeld door The Paper], 2024."
    assert citations.reference(REPORTED, "en").startswith(english)
    assert citations.reference(REPORTED, "nl").startswith(dutch)
    assert citations.reference(NEWS, "nl").startswith("The Desk, “News of March”, 2024.")
    assert REPORTED.named("nl") == "Jaarverslag 2024 [zoals gemeld door The Paper]"
    assert NEWS.named("nl") == "News of March"
    item = citations.csl(REPORTED, "nl")
    assert (item["title"], item["note"]) == ("Jaarverslag 2024", "zoals gemeld door The Paper")
    assert "note" not in citations.csl(NEWS, "nl")
    entry = citations.bibtex(REPORTED, "nl")
    assert "title = {{Jaarverslag 2024}}" in entry
    assert "note = {zoals gemeld door The Paper}" in entry
    assert "note" not in citations.bibtex(NEWS, "nl")


def test_two_states_of_one_page_are_two_and_in_every_language_the_same_two() -> None:
    """What a note tells apart has two numbers; words in Dutch tell nothing apart."""
    page = replace(NEWS, notes={"en": "as captured in May", "nl": "zoals vastgelegd in mei"})
    named = replace(NEWS, titles={"nl": "Nieuws van maart"})
    for language in ("en", "nl"):
        assert numbers(*(of_source(one, language) for one in (NEWS, page, named))) == [1, 2, 1]
