"""A file cites what it shows, once, and says whose a title is wherever a source stands by it."""

from __future__ import annotations

import io
import re
from html import unescape

import pdfplumber
import pytest
from docx import Document
from pptx import Presentation

from briefing.basket.basket import Basket, Entry, basket_of
from briefing.docx import file as docx_file
from briefing.items import steps
from briefing.items.items import Briefing, briefing_of
from briefing.items.questions import sheet
from briefing.pdf import file as pdf_file
from briefing.pdf import one_page
from briefing.pptx import file as pptx_file
from briefing.presenter import presenter
from charts.paper import svg
from charts.words.findings import of_ranking
from data_sources.record.record import Record
from languages import LANGUAGES, translator
from tests.briefing.conftest import DAY, MakeBriefing

LAW = "chart:timeline:law?steps=all"
TREND = "chart:trend:ncmec.reports_total"
OWN = "Everything is fine"


def text_of(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as read:
        return "\n".join(page.extract_text() for page in read.pages)


def word(briefing: Briefing) -> list[str]:
    return [p.text for p in Document(io.BytesIO(docx_file.make(briefing))).paragraphs]


@pytest.mark.parametrize("most", [1, 3, 25])
def test_a_timeline_cites_its_latest_steps_only(record: Record, most: int) -> None:
    briefing = briefing_of(record, basket_of([LAW]), "en", DAY)
    (item,) = steps.citing_latest(briefing, most).items
    assert item.chart is not None
    every = steps.marks(item.chart)
    shown, hidden = {m.url for m in every[-most:]}, {m.url for m in every[:-most]}
    assert item.references
    assert all(line.endswith(tuple(shown - {""})) for line in item.references)
    assert not [line for line in item.references if line.endswith(tuple(hidden - shown - {""}))]


def test_files_list_no_source_of_a_step_that_they_do_not_show(record: Record) -> None:
    briefing = briefing_of(record, basket_of([LAW]), "en", DAY)
    (item,) = briefing.items
    assert item.chart is not None
    every = steps.marks(item.chart)
    late = {mark.url for mark in every[-docx_file.MOST_STEPS :]}
    early = [m.url for m in every if m.url and not any(url.startswith(m.url) for url in late)]
    assert early
    listed = "\n".join(word(briefing))
    assert not [url for url in early if f"{url}\n" in f"{listed}\n"]
    presented = unescape(presenter.document(briefing))
    assert not [url for url in early if f"{url}</li>" in presented]
    assert every[-1].url in listed
    assert every[-1].url in presented


def test_a_slide_says_how_many_steps_it_leaves_out(record: Record) -> None:
    briefing = briefing_of(record, basket_of([LAW]), "en", DAY)
    made = presenter.document(briefing)
    assert re.search(r"The \d latest of \d+ steps", made)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_says_whose_a_title_is(record: Record, language: str) -> None:
    mark = translator(language)("Title by the maker of this briefing.")
    for name in (TREND, LAW):
        basket = Basket((Entry(name, OWN),))
        briefing = briefing_of(record, basket, language, DAY)
        assert any(line.startswith(f"{OWN}. {mark}") for line in word(briefing))
        assert text_of(pdf_file.make(briefing)).count(mark) == 2
        assert mark in text_of(one_page.make(briefing))
        ours = briefing_of(record, basket_of([name]), language, DAY)
        assert mark not in text_of(pdf_file.make(ours))


def test_a_question_of_the_record_is_not_said_to_be_the_readers(record: Record) -> None:
    briefing = briefing_of(record, Basket((Entry(TREND, OWN),)), "en", DAY)
    assert [item.whose for item in briefing.items] == ["Title by the maker of this briefing."]
    assert [item.whose for item in sheet(briefing).items] == [""]


def test_a_slide_has_its_source_once(record: Record) -> None:
    briefing = briefing_of(record, basket_of([TREND]), "en", DAY)
    slide = re.findall(r'<section class="slide".*?</section>', presenter.document(briefing), re.S)
    seen = re.sub(r"<desc.*?</desc>", "", slide[1], flags=re.DOTALL)
    assert unescape(seen).count("Compiled by On the Record.") == 1


@pytest.mark.parametrize(("language", "start"), [("en", "At least "), ("nl", "Minstens ")])
def test_a_lone_lower_bound_begins_as_a_sentence(record: Record, language: str, start: str) -> None:
    briefing = briefing_of(record, basket_of(["chart:ranking:arachnid.images_processed"]), language)
    chart = briefing.items[0].chart
    assert chart is not None
    assert of_ranking(chart.marks, language).startswith(start)
    assert briefing.items[0].title.startswith(start)


def test_a_picture_on_paper_leaves_its_source_to_the_line_beside_it(
    make_briefing: MakeBriefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands there with its numbers; a picture that travels alone keeps it."""
    briefing = make_briefing(("chart:map:ncmec.reports_by_country?per=million",), "en")
    drawn: list[str] = []
    convert = docx_file.png.convert

    def noted(picture: str, scale: float) -> bytes:
        drawn.append(picture)
        return convert(picture, scale)

    monkeypatch.setattr(docx_file.png, "convert", noted)
    document = Document(io.BytesIO(docx_file.make(briefing)))
    drawn.append(pdf_file.content(briefing)["items"][0]["svg"])
    assert len(drawn) == 2
    assert not [picture for picture in drawn if "Compiled by" in seen_in(picture)]
    lines = [p.text for p in document.paragraphs]
    named = next(k for k, line in enumerate(lines) if line.startswith("Source") and "[1]" in line)
    assert lines[named - 1].startswith("Chart ")
    chart = briefing.items[0].chart
    assert chart is not None
    assert "Compiled by" in seen_in(svg.draw(chart))


def seen_in(picture: str) -> str:
    """What is written on a picture; not its description."""
    return " ".join(re.findall(r"<text[^>]*>([^<]*)", picture))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_says_whose_it_is_wherever_a_source_stands_by_it(
    record: Record, language: str
) -> None:
    """Without a title of the reader's own nothing else would say so."""
    basket = basket_of([TREND]).retitle(TREND, "", OWN)
    briefing = briefing_of(record, basket, language, DAY)
    whose = translator(language)("Note by the maker of this briefing")
    slides = Presentation(io.BytesIO(pptx_file.make(briefing))).slides
    shown = " ".join(s.text_frame.text for page in slides for s in page.shapes if s.has_text_frame)
    for said in (
        " ".join(word(briefing)),
        text_of(pdf_file.make(briefing)),
        text_of(one_page.make(briefing)),
        unescape(re.sub("<[^>]+>", " ", presenter.document(briefing))),
        shown,
    ):
        plain = " ".join(said.split())
        assert re.search(rf"{whose}:? {OWN}", plain)
