"""The page that checks a text: marks, verdicts in words, figures beside, files to take away."""

from __future__ import annotations

import io
import json

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from briefing.basket.basket import basket_of
from briefing.files import KINDS
from briefing.items.items import briefing_of
from claims import check, with_chosen
from claims.report import marking
from claims.report.docx import as_docx
from claims.report.report import as_json
from claims.report.wording import summary, verdict_words, why
from data_sources.record.record import Record
from languages import LANGUAGES
from screen.look.markup import escape_markdown
from tests.test_app import open_page


def page(language: str) -> AppTest:
    return open_page("claims", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_checked(language: str, record: Record) -> None:
    at = page(language)
    assert not at.exception
    at.text_area(key="claim_text").set_value(marking.EXAMPLE[language])
    at.button[0].click().run()
    assert not at.exception
    claims = check(marking.EXAMPLE[language], record=record)
    assert len(claims) >= 2
    headings = [item.value for item in at.subheader]
    assert len(headings) == len(claims)


def test_markup_in_a_text_stays_text(record: Record) -> None:
    at = page("en")
    text = "<script>alert(1)</script> In 2023 NCMEC received 36.2 million reports."
    at.text_area(key="claim_text").set_value(text)
    at.button[0].click().run()
    assert not at.exception
    marked = [item for item in at.get("html") if "otr-marked" in str(item.proto)]
    assert marked and "<script>alert" not in str(marked[0].proto)


def test_pieces_make_up_the_text_again(record: Record) -> None:
    text = marking.EXAMPLE["en"]
    pieces = marking.pieces(text, check(text, record=record))
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.number for piece in pieces if piece.number] == ["1", "2", "3"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_as_files(language: str, record: Record) -> None:
    text = marking.EXAMPLE[language]
    claims = check(text, record=record)
    document = Document(io.BytesIO(as_docx(text, claims, language, record)))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for claim in claims:
        assert why(claim, language) in words
    data = json.loads(as_json(claims, language, record))
    assert [item["verdict"] for item in data["claims"]] == [c.verdict.value for c in claims]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_chosen_on_a_card_holds_on_the_whole_page(language: str, record: Record) -> None:
    text = {
        "en": "In 2023 Germany received 205,728 reports of child sexual abuse material.",
        "nl": "In 2023 kreeg Duitsland 205.728 meldingen van seksueel kindermisbruik.",
    }[language]
    (claim,) = check(text, record=record)
    (settled,) = with_chosen(check(text, record=record), {0: claim.near[0].id})
    at = page(language)
    at.text_area(key="claim_text").set_value(text)
    at.button[0].click().run()
    before = escape_markdown(summary([claim], language))
    assert any(before in item.value for item in at.markdown)
    at.radio[-1].set_value(claim.near[0].id).run()
    assert not at.exception
    assert any(escape_markdown(summary([settled], language)) in item.value for item in at.markdown)
    assert any(verdict_words(settled, language) in item.value for item in at.subheader)
    marked = next(str(item.proto) for item in at.get("html") if "otr-marked" in str(item.proto))
    assert settled.verdict.name.lower() in marked and "not_in_record" not in marked
    at.radio[-1].set_value("none").run()
    assert any(before in item.value for item in at.markdown)


def test_a_text_without_claims_says_so() -> None:
    at = page("en")
    at.text_area(key="claim_text").set_value("The match ended 3-2 before 41,000 people.")
    at.button[0].click().run()
    assert not at.exception
    assert any("No number" in item.value for item in at.info)


def test_a_figure_of_the_dsa_has_its_chart() -> None:
    at = page("en")
    text = "The DSA database counted 50,606 statements with the keyword child sexual abuse material"
    at.text_area(key="claim_text").set_value(f"{text} in December 2025.")
    at.button[0].click().run()
    at.toggle[0].set_value(True).run(timeout=60)
    assert not at.exception
    assert "otr-chart" in " ".join(str(item.proto) for item in at.get("html"))


def test_the_page_says_what_was_not_read() -> None:
    at = page("en")
    numbers = ", ".join(str(number) for number in range(100, 170))
    at.text_area(key="claim_text").set_value(f"NCMEC reports: {numbers}.")
    at.button[0].click().run()
    assert not at.exception
    assert any("passed over" in item.value for item in at.info)


def given_document(content: bytes, name: str, language: str = "en") -> AppTest:
    """The page after a reader gave it a document."""
    at = page(language)
    at.file_uploader(key="claim_document").set_value((name, content, "application/octet-stream"))
    return at.run()


def shown(at: AppTest) -> str:
    return " ".join([*(str(item.proto) for item in at.get("html")), *(i.value for i in at.info)])


def test_a_document_of_others_is_checked_with_places() -> None:
    document, held = Document(), io.BytesIO()
    document.add_paragraph("In 2023 NCMEC received 47.3 million reports to the CyberTipline.")
    document.save(held)
    at = given_document(held.getvalue(), "draft.docx")
    assert not at.exception
    assert [item for item in at.subheader if "differs" in item.value]
    assert "paragraph 1" in shown(at) and "not made here" in shown(at)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_that_cannot_be_read_is_said_in_one_line(language: str) -> None:
    at = given_document(b"nonsense", "draft.docx", language)
    assert not at.exception and len(at.info) == 1 and not at.subheader


def test_a_document_of_ours_is_compared_with_what_was_made(record: Record) -> None:
    briefing = briefing_of(record, basket_of(("figure:iwf.reports_confirmed||World|2024",)), "en")
    at = given_document(KINDS["pptx"].make(briefing), "ours.pptx")
    assert not at.exception
    assert "All of them are as they were." in shown(at)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Netherlands hosts most of the world's abuse material."),
        ("nl", "Nederland host het meeste materiaal ter wereld."),
    ],
)
def test_a_sentence_without_a_number_is_led_to_its_page(language: str, text: str) -> None:
    at = page(language)
    at.text_area(key="claim_text").set_value(text)
    at.button[0].click().run()
    assert not at.exception
    assert f"{language}/claims/netherlands-hosts-most/" in shown(at)


def test_what_has_changed_is_a_list_that_numbers_itself(record: Record) -> None:
    items = ("figure:iwf.reports_confirmed||World|2024", "chart:trend:ncmec.reports_total")
    briefing = briefing_of(record, basket_of(items), "en")
    at = given_document(KINDS["pptx"].make(briefing), "ours.pptx")
    (found,) = [
        str(e.proto) for e in at.get("html") if "No figure of it has changed" in str(e.proto)
    ]
    assert "<ol" in found and found.count("<li>") == 2
    assert "<li>1." not in found
