"""Words from data and from an address stay words, in every output."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from briefing.xlsx import native
from charts.files.downloads import csv
from charts.layout.safe import plotly_text, safe_cell, xml
from charts.paper import svg
from charts.screen import figure as plotly_figure
from charts.spec.model import Chart, Group
from charts.words.table import frame
from data_sources.record.record import Record


@given(st.text())
def test_no_text_cell_can_be_a_formula(text: str) -> None:
    made = safe_cell(text)
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r", "\0"))


@given(st.one_of(st.integers(), st.floats(allow_nan=False), st.none(), st.booleans()))
def test_numbers_are_left_alone(value: object) -> None:
    assert safe_cell(value) is value


@given(st.text())
def test_any_text_makes_well_formed_xml(text: str) -> None:
    root = ElementTree.fromstring(f'<a b="{xml(text)}">{xml(text)}</a>')
    assert root.tag == "a"


@given(st.text())
def test_plotly_finds_no_markup(text: str) -> None:
    made = plotly_text(text)
    assert "<" not in made and ">" not in made and "%{" not in made


def test_hostile_words_in_a_picture(hostile: Chart) -> None:
    for width in (svg.WIDTH, svg.PHONE):
        picture = svg.draw(hostile, width)
        root = ElementTree.fromstring(picture)
        assert "script" not in {child.tag.rpartition("}")[2] for child in root.iter()}


def test_hostile_words_on_the_screen(hostile: Chart) -> None:
    text = plotly_figure.figure(hostile).to_json()
    assert "<script" not in json.loads(json.dumps(text)).replace("\\u003c", "<")


def test_hostile_words_in_files(hostile: Chart) -> None:
    assert next(iter(frame(hostile).columns)).startswith("=")
    assert csv(hostile).decode().startswith("'=HYPERLINK(1)")


def test_hostile_words_in_a_workbook(hostile: Chart) -> None:
    marks = tuple(replace(m, label=f"=CMD({k})") for k, m in enumerate(hostile.groups[0].marks))
    named = replace(hostile, groups=(Group("=HYPERLINK(1)", marks),))
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    assert native.put(book, book.add_worksheet(), 0, named, (None, None, None), [20, 20])
    book.close()
    with zipfile.ZipFile(written) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
        words = package.read("xl/sharedStrings.xml")
    assert b"'=HYPERLINK(1)" in words and b"'=CMD(0)" in words


def test_nothing_on_the_screen_is_fetched(record: Record) -> None:
    from charts.builders.catalogue import chart

    made = chart(record, "map:ncmec.reports_by_country?per=million", "en")
    figure = plotly_figure.figure(made)
    assert {trace.type for trace in figure.data} == {"scatter"}
    assert "geo" not in figure.to_dict()["layout"]
    assert "http" not in figure.to_json()
    assert "http" not in svg.draw(made).replace("http://www.w3.org/2000/svg", "")
