"""A chart alone in the files of an office: drawn there from its numbers, with all it needs."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import openpyxl
import pytest
from docx import Document
from pptx import Presentation

from briefing.one_chart import made, offers
from charts.builders.catalogue import chart
from data_sources.record.record import Record
from languages import LANGUAGES
from tests.charts.conftest import COUNTRIES, TOTAL


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_and_powerpoint_draw_it_from_its_numbers(record: Record, language: str) -> None:
    shown = chart(record, TOTAL, language)
    text = "\n".join(p.text for p in Document(io.BytesIO(made(shown, "docx"))).paragraphs)
    assert shown.warning in text and shown.breaks[0].why in text
    assert shown.sources[0].url in text
    for name in ("docx", "pptx"):
        with zipfile.ZipFile(io.BytesIO(made(shown, name))) as package:
            parts = package.namelist()
        assert len([p for p in parts if re.search(r"/charts/chart\d+\.xml$", p)]) == 1, name
        assert not [p for p in parts if re.search(r"/media/.*\.png$", p)], name
    deck = Presentation(io.BytesIO(made(shown, "pptx")))
    values = [
        v
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart
        for series in shape.chart.plots[0].series
        for v in series.values
        if v is not None
    ]
    assert sorted(values) == sorted(mark.value for mark in shown.marks)


def test_the_workbook_draws_it_and_prints_on_a4(record: Record) -> None:
    shown = chart(record, TOTAL, "en")
    book = openpyxl.load_workbook(io.BytesIO(made(shown, "xlsx")))
    sheet = book.worksheets[1]
    header = [cell.value for cell in sheet[5]]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    held = [row[header.index("Value")] for row in rows][: len(shown.marks)]
    assert held == [mark.value for mark in shown.marks]
    periods = [row[header.index("Period")] for row in rows][: len(shown.marks)]
    assert periods == [int(mark.label) for mark in shown.marks]
    assert len(sheet._charts) == 1
    assert {s.page_setup.orientation for s in book.worksheets} == {"landscape"}
    sources = book["Sources"]
    assert sources["A2"].value == shown.sources[0].publisher.name
    assert isinstance(sources["E2"].value, datetime)


@pytest.mark.parametrize("name", [TOTAL, COUNTRIES, "timeline:law"])
def test_every_chart_is_offered_in_them_and_the_same_each_time(record: Record, name: str) -> None:
    shown = chart(record, name, "nl")
    offered = {item.key: item for item in offers(shown)}
    assert list(offered)[:4] == ["zip", "xlsx", "docx", "pptx"]
    for key in ("xlsx", "docx", "pptx"):
        assert offered[key].file_name.endswith(f".{key}")
        assert offered[key].make() == made(shown, key), key


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx"])
def test_no_clock_is_in_a_file(record: Record, kind: str) -> None:
    """The same briefing gives the same bytes, those of the workbook behind a chart too."""
    content = made(chart(record, TOTAL, "en"), kind)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        books = [package.read(n) for n in package.namelist() if n.endswith(".xlsx")]
    assert bool(books) is (kind != "xlsx")
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book)) as inside:
            assert {info.date_time for info in inside.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert inside.read("docProps/core.xml").count(b"T00:00:00Z") == 2
