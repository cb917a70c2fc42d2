"""While an embargo is given it stands on every page that leaves the house."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html import unescape

import pdfplumber
import pytest
from docx import Document

from briefing.basket.basket import basket_of
from briefing.docx import file as docx_file
from briefing.items.items import Briefing, briefing_of
from briefing.pdf import file as pdf_file
from briefing.pdf import one_page
from briefing.presenter.presenter import document
from briefing.xlsx import file as xlsx_file
from data_sources.record.record import Record
from tests.briefing.conftest import DAY, TWENTY

LINE = "Embargo: 1 december 2026 & niet eerder"


@pytest.fixture
def held_back(record: Record) -> Briefing:
    basket = replace(basket_of(TWENTY[:6]), head=(("embargo", LINE.partition(": ")[2]),))
    return briefing_of(record, basket, "nl", DAY)


def test_on_every_page_of_both_pdfs(held_back: Briefing) -> None:
    for made in (pdf_file.make(held_back), one_page.make(held_back)):
        with pdfplumber.open(io.BytesIO(made)) as pdf:
            for page in pdf.pages:
                assert LINE in page.extract_text()


def test_on_every_slide_of_the_presenter(held_back: Briefing) -> None:
    slides = re.findall(r'<section class="slide".*?</section>', document(held_back), re.DOTALL)
    assert len(slides) == len(held_back.items) + 2
    assert all('class="embargo"' in slide and LINE in unescape(slide) for slide in slides)
    plain = replace(held_back, basket=replace(held_back.basket, head=()))
    assert 'class="embargo"' not in document(plain)


def test_in_words_header(held_back: Briefing) -> None:
    document = Document(io.BytesIO(docx_file.make(held_back)))
    assert [p.text for p in document.sections[0].header.paragraphs] == [LINE]


def test_on_every_printed_sheet(held_back: Briefing) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file.make(held_back)))
    heads = {sheet.oddHeader.left.text for sheet in book.worksheets}
    assert heads == {LINE.replace("&", "&&")}


def test_nowhere_without_one(held_back: Briefing) -> None:
    plain = replace(held_back, basket=replace(held_back.basket, head=()))
    with pdfplumber.open(io.BytesIO(one_page.make(plain))) as pdf:
        assert "Embargo" not in pdf.pages[0].extract_text()
    document = Document(io.BytesIO(docx_file.make(plain)))
    assert not document.sections[0].header.paragraphs[0].text
