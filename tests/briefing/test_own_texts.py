"""Which texts of a reader's own share a slide: on a page of a size written by hand."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from briefing.basket.basket import Basket, Entry
from briefing.items.items import Item, briefing_of
from briefing.items.own_words import APPENDIX, own_item
from briefing.pptx import file as pptx_file
from briefing.pptx import own_texts
from briefing.pptx.deck import empty_deck
from data_sources.record.record import Record
from tests.briefing.conftest import DAY

pptx = pytest.importorskip("pptx")
CHART = "chart:trend:ncmec.reports_total"
POINTS = (
    "chart:ranking:iwf.urls_by_hosting_country?by=geography",
    "chart:trend:nl_mma.reports",
    "point:nl-hosting",
    "point:nl-hotline",
    "point:eu-gap",
)
LONG = "This is a sentence of some length that goes on for a while. " * 40


def text(number: int, title: str, said: str = "One line.") -> Item:
    return own_item(Entry(f"own:text:{number}", title, said), "en")


def grouped(*items: Item) -> list[list[str]]:
    page = empty_deck("en").page
    return [[item.title for item in one] for one in own_texts.in_slides(items, page)]


def test_short_texts_that_follow_each_other_share_a_slide() -> None:
    a, b, c = text(1, "Situation"), text(2, "Request"), text(3, "Advice")
    chart = replace(text(4, "Chart"), kind="chart")
    stop = own_item(Entry("own:break:5"), "en")
    head = own_item(Entry("own:heading:6", "Part"), "en")
    assert grouped(a, b, chart, c) == [["Situation", "Request"], ["Chart"], ["Advice"]]
    assert grouped(a, stop, b) == [["Situation"], ["Request"]]
    assert grouped(a, head, b, c) == [["Situation"], ["Part"], ["Request", "Advice"]]
    assert grouped() == []


def test_what_does_not_fit_has_a_slide_of_its_own() -> None:
    a, b, long = text(1, "Situation"), text(2, "Request"), text(3, "Advice", LONG)
    assert grouped(a, long, b) == [["Situation"], ["Advice"], ["Request"]]
    wide = text(4, "A title that takes a whole line of the slide, and says something of it")
    assert grouped(a, wide) == [["Situation"], [wide.title]]
    appendix = replace(text(5, "Appendix"), id=APPENDIX)
    assert grouped(a, b, appendix) == [["Situation", "Request"], ["Appendix"]]
    assert grouped(appendix, a) == [["Appendix"], ["Situation"]]


def body_sizes(record: Record, said: str) -> list[float]:
    """Of each slide of a text the size of its type."""
    basket = replace(Basket(), entries=(Entry("own:text:1", "a", said),))
    deck = pptx.Presentation(io.BytesIO(pptx_file.make(briefing_of(record, basket, "en", DAY))))
    bodies = (s for slide in deck.slides for s in slide.shapes if s.name == "a")
    return [shape.text_frame.paragraphs[0].runs[0].font.size.pt for shape in bodies]


def test_a_size_is_smaller_only_where_that_saves_a_slide(record: Record) -> None:
    largest, *_sizes, smallest = own_texts.SIZES
    assert body_sizes(record, "One line.") == [largest]
    seen = {tuple(body_sizes(record, "This is a sentence of some length. " * k)) for k in (40, 80)}
    assert any(len(sizes) == 1 and smallest <= sizes[0] < largest for sizes in seen)


def test_questions_are_packed_and_none_is_parted_from_its_answer(record: Record) -> None:
    """Five of them, of which the last would stand alone on a second slide in the larger size."""
    entries = tuple(Entry(name, "", "", "notes", "appendix") for name in POINTS)
    basket = replace(Basket(), entries=entries)
    deck = pptx.Presentation(io.BytesIO(pptx_file.make(briefing_of(record, basket, "nl", DAY))))
    title = "Bijlage: opmerkingen, vragen en antwoorden"
    bodies = [s.text_frame for slide in deck.slides for s in slide.shapes if s.name == title]
    heads = [[p.runs[0].text.strip() for p in body.paragraphs] for body in bodies]
    assert [len(slide) for slide in heads] == [2 * len(POINTS)]
    assert heads[0] == ["Wat een criticus zal zeggen:", "Het antwoord:"] * len(POINTS)


def test_whose_it_is_stands_once_under_all_of_a_slide(record: Record) -> None:
    entries = (Entry("own:text:1", "Situation", "Said."), Entry("own:request:2", "", "Asked."))
    basket = replace(Basket(), entries=(*entries, Entry(CHART)))
    deck = pptx.Presentation(io.BytesIO(pptx_file.make(briefing_of(record, basket, "en", DAY))))
    assert deck.slides[1].shapes.title.text_frame.text == "Situation · Request"
    said = [s.text_frame.text for s in deck.slides[1].shapes if s.has_text_frame]
    (body,) = (one for one in said if "Said." in one)
    assert body.split("\n") == [
        *("Situation", "Said.", "Request", "Asked.", "Written by the maker of this briefing."),
    ]
