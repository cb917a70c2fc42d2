"""The workbook read back: numbers are numbers and the record's own, and nothing is a formula."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest

from briefing.items.items import Briefing
from briefing.xlsx import file as xlsx_file
from briefing.xlsx.file import sheet_name
from charts.words.table import frame, numeric_columns
from tests.briefing.conftest import ONE, MakeBriefing
from tests.briefing.schema_order import missing_parts

openpyxl = pytest.importorskip("openpyxl")
_MADE: dict[str, bytes] = {}


@pytest.fixture
def made(briefing: Briefing) -> bytes:
    key = f"{briefing.language}{len(briefing.items)}"
    if key not in _MADE:
        _MADE[key] = xlsx_file.make(briefing)
    return _MADE[key]


@pytest.fixture
def book(made: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made))


def test_a_sheet_an_item_then_sources_and_definitions(book: Any, briefing: Briefing) -> None:
    assert len(book.sheetnames) == len(briefing.items) + 3
    for item, sheet in zip(briefing.items, book.worksheets[1:], strict=False):
        assert sheet["A1"].value == item.title
        assert sheet["A3"].value == item.source_line
        assert sheet.freeze_panes == "B6"
    for sheet in book.worksheets[-2:]:
        assert sheet.freeze_panes == "B2"


def test_numbers_are_those_of_the_screen(book: Any, briefing: Briefing) -> None:
    for item, sheet in zip(briefing.items, book.worksheets[1:], strict=False):
        if item.chart is None:
            held = [sheet.cell(row, 4).value for row in range(6, 6 + len(item.figures))]
            assert held == pytest.approx([figure.value for figure in item.figures])
            continue
        table = frame(item.chart)
        for name in numeric_columns(item.chart):
            column = list(table.columns).index(name) + 1
            cells = [sheet.cell(row, column).value for row in range(6, 6 + len(table))]
            assert cells == pytest.approx(list(table[name]))
            assert all(isinstance(cell, int | float) for cell in cells)


def test_nothing_is_a_formula(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert not re.search(rb"<f[ >]", package.read(name))


def test_every_source_and_series_is_there(book: Any, briefing: Briefing) -> None:
    sources, definitions = book.worksheets[-2:]
    titles = {row[1] for row in sources.iter_rows(min_row=2, values_only=True)}
    assert {source.title for source in briefing.sources} <= titles
    names = {row[0] for row in definitions.iter_rows(min_row=2, values_only=True)}
    assert {f.series.name(briefing.language) for f in briefing.figures} <= names


def test_no_part_is_missing(made: bytes) -> None:
    assert not missing_parts(made)


@pytest.mark.parametrize("title", ["=cmd()", "@SUM(A1)", "+1", "-1", "😀" * 40, "a/b\\c:d*e?f[g]h"])
def test_hard_titles_stay_text(make_briefing: MakeBriefing, title: str) -> None:
    first = make_briefing(ONE, "en", title)
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file.make(first)))
    cell = book.worksheets[0]["A1"]
    assert cell.data_type == "s"
    assert title in cell.value


def test_sheet_names() -> None:
    taken = {"sources"}
    names = []
    for text in ("Sources", "sources", "a" * 40, "a" * 41, "[x]:*?/\\", "'quoted'", "", "History"):
        names.append(sheet_name(text, taken))
        taken.add(names[-1].casefold())
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert name.casefold() != "history"
