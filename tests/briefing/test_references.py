"""The list of references on made-up publications, with the numbers written by hand."""

from __future__ import annotations

from datetime import date

from briefing.items.references import Numbered, of_line, of_source
from data_sources.record.model import Publisher, Source
from tests.briefing.conftest import MakeBriefing

DESK = Publisher("desk", "The Desk", "", "hotline", "NLD", "https://desk.example")


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


def test_no_note_of_a_break_is_a_reference(make_briefing: MakeBriefing) -> None:
    briefing = make_briefing(("point:counting-changed", "chart:timeline:law"), "nl")
    notes = [line.why["nl"] for line in briefing.record.all_breaks if line.why["nl"]]
    assert notes
    assert not [n for n in notes for line in briefing.references if n in line]
