"""A picture of the reader's own as an item: named by a basket, in every file, marked as theirs."""

from __future__ import annotations

import base64
import io
import json
import re
from functools import cache

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from briefing.basket.basket import LARGEST_FILE, Basket, BasketError, dumps, loads
from briefing.basket.link import decode, encode
from briefing.basket.pictures import LARGEST_SAVED, MOST_PICTURES, dumps_whole, parted
from briefing.documents.pictures.picture import Picture, read_picture
from briefing.files import KINDS, make_in
from briefing.items.items import Briefing, briefing_of
from briefing.items.questions import has_questions
from briefing.pdf import file as pdf_file
from briefing.pdf import one_page
from briefing.presenter.presenter import document
from data_sources.record.record import Record
from tests.briefing.conftest import DAY
from tests.briefing.pictures import encoded, halves

ITEM, CHART = "own:picture:1", "chart:trend:ncmec.reports_total"
CAPTION, ALT = "The signing in May", "Two people sign a paper at a table."
WHOSE = {
    "en": "Picture added by the maker of this briefing.",
    "nl": "Afbeelding toegevoegd door de maker van deze briefing.",
}
ELSEWHERE = "This picture is only in the browser where it was added."


@cache
def picture() -> Picture:
    return read_picture(encoded(halves(), "PNG"))


def basket(alt: str = ALT, decorative: bool = False) -> Basket:
    made = Basket().add(CHART).add_own("picture").show(ITEM, picture().name)
    return made.retitle(ITEM, CAPTION, alt, "en").decorate(ITEM, decorative)


def briefing(record: Record, given: Basket, language: str = "en", here: bool = True) -> Briefing:
    pictures = {picture().name: picture()} if here else {}
    return briefing_of(record, given, language, DAY, pictures)


@pytest.mark.parametrize("decorative", [False, True])
def test_a_basket_and_a_link_name_it_and_hold_none_of_it(decorative: bool) -> None:
    given = basket(decorative=decorative)
    assert loads(dumps(given)) == decode(encode(given)) == given
    assert given.pictures == [picture().name]
    assert len(encode(given)) < 400
    assert given.move(ITEM, -1).remove(CHART).pictures == given.pictures
    assert given.remove(ITEM).pictures == []


@pytest.mark.parametrize("name", ["x", "../../etc/passwd", "A" * 64, 7, None, "0" * 65, ["0" * 64]])
def test_what_is_no_name_of_a_picture_is_none(name: object) -> None:
    content = json.loads(dumps(basket()))
    content["items"][1]["picture"] = name
    assert loads(json.dumps(content)).pictures == []


def test_only_a_picture_names_one() -> None:
    content = json.loads(dumps(basket()))
    content["items"][0] |= {"picture": picture().name, "decorative": True}
    first = loads(json.dumps(content)).entries[0]
    assert (first.picture, first.decorative) == ("", False)


def test_a_saved_file_holds_it() -> None:
    text = dumps_whole(basket(), "1.0", {picture().name: picture().content, "0" * 64: b"other"})
    rest, inside = parted(text.encode())
    assert inside == {picture().name: picture().content}
    assert loads(rest) == basket()
    assert json.loads(text)["items"] == json.loads(dumps(basket()))["items"]
    assert dumps_whole(basket().remove(ITEM), "", {picture().name: b"x"}) == dumps(
        basket().remove(ITEM)
    )


def test_a_saved_file_is_bounded() -> None:
    with pytest.raises(BasketError) as caught:
        parted(b" " * (LARGEST_SAVED + 1))
    assert caught.value.reason == "large"
    many = {f"{k:064x}": base64.b64encode(b"x" * 9).decode() for k in range(MOST_PICTURES + 5)}
    content = json.loads(dumps(basket())) | {"pictures": many}
    rest, inside = parted(json.dumps(content).encode())
    assert len(inside) == MOST_PICTURES and loads(rest) == basket()
    heavy = json.dumps(json.loads(dumps(basket())) | {"more": "é" * LARGEST_FILE}).encode()
    with pytest.raises(BasketError):
        loads(parted(heavy)[0])


@pytest.mark.parametrize("language", ["en", "nl"])
def test_an_item_is_marked_as_the_readers_own(record: Record, language: str) -> None:
    item = briefing(record, basket(), language).items[1]
    assert (item.kind, item.title, item.alt) == ("picture", CAPTION, ALT)
    assert item.source_line == WHOSE[language]
    assert not item.sources and not item.figures
    assert not has_questions(briefing(record, basket().remove(CHART), language))


def test_what_lacks_is_said_in_its_place(record: Record) -> None:
    elsewhere = briefing(record, basket(), here=False).items[1]
    assert (elsewhere.kind, elsewhere.lacks) == ("text", ELSEWHERE)
    assert [text for _label, text in elsewhere.text] == [ELSEWHERE, ALT]
    silent = briefing(record, basket(alt=" \n ")).items[1]
    assert silent.picture is None and "once it has a text" in silent.lacks
    empty = Basket().add_own("picture")
    assert briefing(record, empty).items[0].lacks == "No picture has been chosen yet."
    decorative = briefing(record, basket(decorative=True)).items[1]
    assert decorative.picture is picture() and decorative.alt == ""


@pytest.mark.parametrize("decorative", [False, True])
def test_word(record: Record, decorative: bool) -> None:
    made = make_in(KINDS["docx"], briefing(record, basket(decorative=decorative)), None)
    file = Document(io.BytesIO(made))
    props = file.inline_shapes[1]._inline.docPr
    assert props.get("descr") == ("" if decorative else ALT)
    assert ("decorative" in props.xml) is decorative
    held = [part.blob for part in file.part.package.iter_parts() if "/media/" in part.partname]
    assert picture().content in held
    lines = [paragraph.text for paragraph in file.paragraphs]
    assert lines[lines.index(WHOSE["en"]) - 2] == CAPTION


@pytest.mark.parametrize("decorative", [False, True])
def test_slides(record: Record, decorative: bool) -> None:
    made = make_in(KINDS["pptx"], briefing(record, basket(decorative=decorative)), None)
    slide = Presentation(io.BytesIO(made)).slides[2]
    (shape,) = [shape for shape in slide.shapes if shape.shape_type == 13]
    assert shape.image.blob == picture().content
    about = shape._element.xpath(".//p:cNvPr")[0]
    assert about.get("descr") == ("" if decorative else ALT)
    assert bool(about.xpath(".//*[local-name()='decorative']")) is decorative
    words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert WHOSE["en"] in words and not any("Source" in text for text in words)
    notes = slide.notes_slide.notes_text_frame.text
    assert "Sources" not in notes and (ALT in notes) is not decorative


@pytest.mark.parametrize("decorative", [False, True])
def test_both_papers(record: Record, decorative: bool) -> None:
    made = briefing(record, basket(decorative=decorative))
    full = pdf_file.content(made)["items"][1]
    assert full["own"]["silent"] is decorative and full["alt"] == ("" if decorative else ALT)
    assert picture().data_address in full["own"]["svg"] and full["source"] == WHOSE["en"]
    page = one_page.content(made)["items"][1]
    assert page["pictures"] and page["silent"] is decorative and page["source"] == WHOSE["en"]
    # Both are made to the standard of accessible PDF, which refuses a picture without a text.
    assert pdf_file.make(made).startswith(b"%PDF") and one_page.make(made).startswith(b"%PDF")


def test_presenter(record: Record) -> None:
    page = document(briefing(record, basket()))
    found = re.search(r'<img src="([^"]+)" alt="([^"]*)">', page)
    assert found and found.groups() == (picture().data_address, ALT)
    assert f'<p class="source">{WHOSE["en"]}</p>' in page


def test_the_workbook_names_it_only(record: Record) -> None:
    made = make_in(KINDS["xlsx"], briefing(record, basket()), None)
    book = load_workbook(io.BytesIO(made))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert ("–", CAPTION, "", f"{WHOSE['en']}\n{ALT}") in [row[:4] for row in rows]
    assert not book.worksheets[0]._images
