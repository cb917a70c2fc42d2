"""What belongs together stays on one page or slide, and what is too long for one is not lost."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from docx import Document
from pptx import Presentation

from briefing.basket.basket import Basket, Entry, basket_of
from briefing.docx import file as docx_file
from briefing.files import KINDS
from briefing.house.template import let_in
from briefing.items.items import Briefing, briefing_of
from briefing.native.box import Box
from briefing.native.flags import plan
from briefing.points.points import POINTS
from briefing.pptx import panel
from briefing.pptx.paper import Words, fit_title, height_of
from data_sources.record.record import Record
from tests.briefing import letters
from tests.briefing.conftest import DAY, ONE, MakeBriefing

ASKED = {"en": "What a sceptic will say:", "nl": "Wat een criticus zal zeggen:"}
ANSWERED = {"en": "The answer:", "nl": "Het antwoord:"}


def with_appendix(record: Record, language: str) -> Briefing:
    """So many questions at its end that they take more than a slide and more than a page."""
    basket = basket_of([f"point:{name}" for name in list(POINTS)[:14]])
    entries = tuple(replace(each, answer_at="appendix") for each in basket.entries)
    return briefing_of(record, replace(basket, entries=entries), language, DAY)


def boxes(content: bytes) -> Iterator[list[str]]:
    """The paragraphs of each box of text of a deck, slide by slide."""
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield [paragraph.text for paragraph in shape.text_frame.paragraphs]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_an_answer_is_on_the_slide_of_its_question(record: Record, language: str) -> None:
    briefing = with_appendix(record, language)
    found = 0
    for box in boxes(KINDS["pptx"].make(briefing)):
        for place, text in enumerate(box):
            if text.startswith(ASKED[language]):
                assert box[place + 1].startswith(ANSWERED[language]), text
                found += 1
    assert found == sum(label + ":" == ASKED[language] for label, _t in briefing.items[-1].text) > 9


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_page_of_word_parts_the_questions_of_an_appendix(record: Record, language: str) -> None:
    made = docx_file.make(with_appendix(record, language))
    paragraphs = Document(io.BytesIO(made)).paragraphs
    found = [k for k, p in enumerate(paragraphs) if p.text.startswith(ASKED[language])]
    assert len(found) > 9
    for place in found:
        asked, told = paragraphs[place].paragraph_format, paragraphs[place + 1].paragraph_format
        assert paragraphs[place + 1].text.startswith(ANSWERED[language])
        assert asked.keep_with_next and asked.keep_together and told.keep_together


def test_a_heading_stays_with_what_it_is_over_in_any_template(make_briefing: MakeBriefing) -> None:
    """An organisation's own styles mostly do not say so, and a chart is a high paragraph."""
    document = Document()
    for style in document.styles:
        for node in style.element.iter("{*}keepNext", "{*}keepLines"):
            node.getparent().remove(node)
    template = let_in(letters.saved(document))
    briefing = make_briefing(ONE)
    titles = {briefing.items[0].title}
    content = docx_file.make(briefing, template)
    headings = [
        p
        for p in Document(io.BytesIO(content)).paragraphs
        if p.text in titles and p._p.find(".//{*}bookmarkStart") is not None
    ]
    assert headings
    for heading in headings:
        assert heading.paragraph_format.keep_with_next and heading.paragraph_format.keep_together


@pytest.mark.parametrize("kind", ["text", "question"])
def test_a_long_paragraph_of_the_readers_own_is_whole_on_the_slides(
    record: Record, kind: str
) -> None:
    words = [f"word{k}" for k in range(500)]
    basket = Basket(entries=(Entry(f"own:{kind}:1", "Long", " ".join(words)),))
    content = KINDS["pptx"].make(briefing_of(record, basket, "en", DAY))
    said = " ".join(text for box in boxes(content) for text in box)
    assert [word for word in said.split() if word.startswith("word")] == words


def test_pieces_of_a_paragraph_fit_and_keep_its_words() -> None:
    whole = Words(" ".join(f"word{k}" for k in range(200)), head="Asked:")
    room = Box(0, 0, 300, 60)
    pieces = whole.pieces(12, room)
    assert len(pieces) > 3 and [piece.head for piece in pieces] == ["Asked:"] + [""] * (
        len(pieces) - 1
    )
    assert " ".join(piece.text for piece in pieces) == whole.text
    assert all(height_of([piece], 12, room.width) <= room.height for piece in pieces)
    assert Words("short").pieces(12, room) == [Words("short")]


def test_no_heading_stands_beside_a_chart_with_nothing_under_it(
    make_briefing: MakeBriefing,
) -> None:
    (item,) = make_briefing(ONE).items
    assert item.chart is not None
    planned = plan(item.chart, Box(0, 0, 600, 300))
    first, every = panel._first(item), panel._explained(item, planned)
    heading = panel._headed(item, every)[0]
    seen = set()
    for high in range(10, 400, 3):
        box = Box(0, 0, 240, high)
        said, _rest = panel._shortened(item, first, every, None, box)
        seen.add(len(said))
        assert said[-1] != heading
        assert said == first or panel._fits(said, box)
    assert len(seen) > 2


def test_a_title_that_was_cut_is_as_large_as_what_is_left_of_it_allows() -> None:
    room = Box(0, 0, 400, 90)
    short = "Reports went down from 1.5 million to 400,000"
    size, kept = fit_title(f"{short}; {'and more of the same ' * 12}", room, 26, 14)
    assert [word.text for word in kept] == [f"{short}; …"]
    assert size == fit_title(f"{short}; …", room, 26, 14)[0] > 20
