"""The Word briefing read back: headings, summary, pictures, figures and references."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from briefing.docx import file as docx_file
from briefing.items import figure_table, steps
from briefing.items.items import Briefing, briefing_of
from briefing.native.form import Form, form_of
from charts.files.word import ranges
from charts.words import describe
from tests.briefing.conftest import ONE, MakeBriefing
from tests.briefing.schema_order import misplaced, missing_parts

_MADE: dict[str, bytes] = {}


@pytest.fixture
def made(briefing: Briefing) -> bytes:
    key = f"{briefing.language}{len(briefing.items)}"
    if key not in _MADE:
        _MADE[key] = docx_file.make(briefing)
    return _MADE[key]


@pytest.fixture
def document(made: bytes) -> Any:
    return Document(io.BytesIO(made))


def styled(document: Any, *styles: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name in styles]


def test_headings_in_order(document: Any, briefing: Briefing) -> None:
    assert styled(document, "Title") == [briefing.title]
    assert len(styled(document, "Heading 1")) == 4
    assert styled(document, "Heading 2") == [item.title for item in briefing.items]


def test_the_summary_says_each_finding(document: Any, briefing: Briefing) -> None:
    lines = styled(document, "List Bullet")
    assert len(lines) == len(briefing.items)
    for item, line in zip(briefing.items, lines, strict=True):
        assert line.startswith(item.title.rstrip("."))
        assert re.search(r"\[\d+", line)


def test_each_item_has_text_source_caveat_and_sceptic(document: Any, briefing: Briefing) -> None:
    text = "\n".join(p.text for p in document.paragraphs)
    for item in steps.citing_latest(briefing, docx_file.MOST_STEPS).items:
        for said in (item.source_line, item.caveat, item.question, item.answer):
            assert said in text
        assert all(words in text for _label, words in item.text)


def test_every_chart_is_described(document: Any, briefing: Briefing) -> None:
    props = list(document.element.body.iter(qn("wp:docPr")))
    drawn = [i.chart for i in briefing.items if i.chart is not None and i.chart.kind != "timeline"]
    said = [p.get("descr") for p in props]
    assert all(said)
    alone = [chart for chart in drawn if form_of(chart) != Form.PANELS]
    assert [text for text in said if text in {describe.alt(chart) for chart in alone}] == [
        describe.alt(chart) for chart in alone
    ]
    small = [chart for chart in drawn if form_of(chart) == Form.PANELS]
    for chart in small:
        assert sum(text.startswith(describe.alt(chart)) for text in said) == 1
    assert len(said) == len(alone) + sum(len(chart.groups) for chart in small)


def test_the_table_holds_the_records_numbers(document: Any, briefing: Briefing) -> None:
    table = document.tables[-1]
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    held = {(row[0], row[1]) for row in rows}
    for item in briefing.items:
        for figure in item.figures[: figure_table.MOST_FIGURES]:
            label, number = figure.label(item.language), figure.with_unit(item.language, "exact")
            assert (label, number) in held
    header = table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
    assert header is not None


def test_references_are_numbered_and_linked(document: Any, briefing: Briefing) -> None:
    lines = styled(document, "Reference")
    shown = steps.citing_latest(briefing, docx_file.MOST_STEPS)
    expected = [f"[{k}]\t{line}" for k, line in enumerate(shown.references, 1)]
    assert lines == expected
    names = {n.get(qn("w:name")) for n in document.element.body.iter(qn("w:bookmarkStart"))}
    links = list(document.element.body.iter(qn("w:hyperlink")))
    assert {link.get(qn("w:anchor")) for link in links} - {None} <= names
    leads = {document.part.rels[k].target_ref for link in links if (k := link.get(qn("r:id")))}
    assert leads and all(lead.startswith("https://") for lead in leads)
    assert leads == set(re.findall(r"https://\S+[^\s.,;:)]", "\n".join(lines)))


def test_word_opens_it_in_its_present_form(document: Any) -> None:
    found = document.settings.element.findall(f"{qn('w:compat')}/{qn('w:compatSetting')}")
    assert [(f.get(qn("w:name")), f.get(qn("w:val"))) for f in found] == [
        ("compatibilityMode", "15")
    ]


def test_charts_are_numbered_by_fields_and_listed(document: Any, briefing: Briefing) -> None:
    drawn = [i.chart for i in briefing.items if i.chart and i.chart.kind != "timeline"]
    word = {"en": "Chart", "nl": "Grafiek"}[briefing.language]
    numbered = [p for p in document.paragraphs if p._p.find(qn("w:fldSimple")) is not None]
    shown = ["".join(n.text for n in p._p.iter(qn("w:t"))) for p in numbered]
    assert shown == [f"{word} {number}. {chart.title}" for number, chart in enumerate(drawn, 1)]
    codes = [f.get(qn("w:instr")).split()[0] for f in document.element.body.iter(qn("w:fldSimple"))]
    assert codes == ["SEQ"] * len(drawn)
    lists = [n.text.split()[0] for n in document.element.body.iter(qn("w:instrText"))]
    assert lists == (["TOC", "TOC"] if len(briefing.items) >= docx_file.LONG else [])
    listed = styled(document, "Contents line")
    if lists:
        assert listed[: len(briefing.items)] == [item.title for item in briefing.items]
        assert len(listed) == len(briefing.items) + len(drawn)


def test_a_question_is_not_parted_from_its_answer(document: Any, briefing: Briefing) -> None:
    asked = {"en": "What a sceptic will say:", "nl": "Wat een criticus zal zeggen:"}
    found = [p for p in document.paragraphs if p.text.startswith(asked[briefing.language])]
    assert len(found) == sum(bool(item.question) for item in briefing.items)
    assert all(p.paragraph_format.keep_with_next for p in found)


def test_language_and_day(document: Any, briefing: Briefing) -> None:
    tag = {"en": "en-GB", "nl": "nl-NL"}[briefing.language]
    langs = {n.get(qn("w:val")) for n in document.styles.element.iter(qn("w:lang"))}
    assert langs == {tag}
    assert styled(document, "Subtitle") == [briefing.made]
    assert briefing.record.version in briefing.made


def test_order_of_the_schema_and_no_part_missing(made: bytes) -> None:
    assert not misplaced(made)
    assert not missing_parts(made)


def test_hard_words_make_a_whole_document(make_briefing: MakeBriefing) -> None:
    words = "שלום <b>&amp;</b> 😀\nsecond line " + "x" * 400
    first = make_briefing(ONE, "nl", words)
    basket = first.basket.retitle(ONE[0], words, words)
    briefing = briefing_of(first.record, basket, "nl", first.made_on)
    content = docx_file.make(briefing)
    document = Document(io.BytesIO(content))
    assert not misplaced(content)
    assert styled(document, "Heading 2") == [briefing.items[0].title]
    assert list(document.element.body.iter(qn("w:bidi")))


def test_ranges() -> None:
    assert ranges([1, 2, 4, 5, 6, 9]) == [(1, 1), (2, 2), (4, 6), (9, 9)]
