"""The workbook read back: numbers are numbers and the record's own, and nothing is a formula."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter

from briefing.basket.basket import basket_of
from briefing.docx import file as docx_file
from briefing.items.items import Briefing, briefing_of
from briefing.pptx import file as pptx_file
from briefing.xlsx import file as xlsx_file
from briefing.xlsx import native
from briefing.xlsx.file import Year, dated, sheet_name
from charts.builders.catalogue import chart
from charts.spec.model import Chart, Group, Mark
from charts.words.table import frame, numeric_columns
from data_sources.record.record import Record
from tests.briefing.conftest import DAY, ONE, MakeBriefing
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
    assert len(book.worksheets) > len(briefing.items)
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
        sheets = [n for n in package.namelist() if n.startswith("xl/worksheets/sheet")]
        assert len(sheets) > 1
        for name in sheets:
            assert not re.search(rb"<f[ >]", package.read(name))


def test_every_source_and_series_is_there(book: Any, briefing: Briefing) -> None:
    sources, definitions = book.worksheets[-2:]
    titles = {row[1] for row in sources.iter_rows(min_row=2, values_only=True)}
    assert {s.named(briefing.language) for s in briefing.sources} <= titles
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


def test_years_are_numbers_and_days_are_dates(book: Any, briefing: Briefing) -> None:
    sources = book.worksheets[-2]
    read = [row[4] for row in sources.iter_rows(min_row=2, values_only=True) if row[4]]
    assert read and all(isinstance(day, datetime) for day in read)
    by_year = [
        sheet
        for item, sheet in zip(briefing.items, book.worksheets[1:], strict=False)
        if item.id == ONE[0].partition(":")[2] or item.id == ONE[0]
    ]
    cell = by_year[0]["A6"]
    assert isinstance(cell.value, int) and 1990 < cell.value < 2100
    assert cell.number_format == "0"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("2024", Year(2024)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2023-02-29", "2023-02-29"),
        ("1024", "1024"),
        ("first half of 2024", "first half of 2024"),
        ("2024-02", "2024-02"),
    ],
)
def test_what_is_a_year_or_a_day(text: str, what: object) -> None:
    assert dated(text) == what and type(dated(text)) is type(what)


def a_chart(record: Record, name: str, **other: Any) -> Chart:
    return replace(chart(record, name, "en"), **other)


def of(name: str, **values: float) -> Group:
    return Group(name, tuple(Mark(k[1:], k[1:], v, "", "") for k, v in values.items()))


def test_a_native_chart_lines_up_its_periods(record: Record) -> None:
    """A year that one group lacks is empty there, and not the next year's number."""
    groups = (of("a", y2019=5.0, y2021=7.0), of("b", y2020=1.0, y2021=2.0))
    made = native.block(a_chart(record, "trend:ncmec.reports_total", groups=groups))
    assert made == native.Block(
        ("2019", "2020", "2021"),
        ("a", "b"),
        ((5.0, None), (None, 1.0), (7.0, 2.0)),
        ((False, False),) * 3,
    )


def test_a_native_ranking_has_the_first_twenty(record: Record) -> None:
    group = of("", **{f"p{k}": float(k) for k in range(1, 30)})
    name = "ranking:ncmec.reports_by_platform?by=platform"
    made = native.block(a_chart(record, name, groups=(group,)))
    assert made is not None
    assert made.labels == tuple(str(k) for k in range(29, 9, -1))
    assert made.values[0] == (29.0,)


@pytest.mark.parametrize(
    ("groups", "other"),
    [
        ((of("a", y2019=5.0),), {}),
        (tuple(of(str(k), y2019=1.0, y2020=2.0) for k in range(5)), {}),
        ((of("a", y2019=1.0, y2020=2.0),), {"own_scales": True}),
        ((of("a", y2019=1.0, y2020=2.0),), {"kind": "timeline"}),
        ((), {}),
    ],
)
def test_no_native_chart_where_it_would_mislead(
    record: Record, groups: tuple[Group, ...], other: dict[str, Any]
) -> None:
    assert (
        native.block(a_chart(record, "trend:ncmec.reports_total", groups=groups, **other)) is None
    )


def test_parts_of_a_whole_are_stacked(record: Record) -> None:
    groups = tuple(of(str(k), y2019=10.0, y2020=20.0) for k in range(4))
    shares = a_chart(
        record, "trend:ncmec.reports_total", groups=groups, kind="shares", stacked=True
    )
    made = native.block(shares)
    assert made is not None and made.names == ("0", "1", "2", "3")
    name = "chart:shares:discord.accounts_reported_to_ncmec?by=type"
    content = xlsx_file.make(briefing_of(record, basket_of([name]), "en", DAY))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        drawn = package.read("xl/charts/chart1.xml")
    assert b'<c:grouping val="stacked"/>' in drawn and drawn.count(b"<c:ser>") == 2


def test_each_item_that_can_has_a_native_chart(made: bytes, briefing: Briefing) -> None:
    held = [(i.chart, native.block(i.chart)) for i in briefing.items if i.chart]
    wanted = sum(
        len(made.names) if chart.kind == native.APART else 1 for chart, made in held if made
    )
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        drawn = [n for n in package.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", n)]
    assert wanted and len(drawn) == wanted


MULTIPLES = "chart:multiples:ncmec.reports_by_category?by=category"


def _charts(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [n for n in package.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", n)]
        return [package.read(name).decode() for name in names]


def test_small_multiples_are_a_chart_a_part_on_one_scale(record: Record) -> None:
    """And on scales of their own only where the chart has them."""
    groups = (of("pears", y2019=5.0, y2020=700.0), of("plums", y2020=1.0, y2021=1530.0))
    ends = {}
    for own in (False, True):
        shown = a_chart(record, MULTIPLES[6:], groups=groups, own_scales=own)
        held = io.BytesIO()
        written = xlsxwriter.Workbook(held)
        sheet = written.add_worksheet("a")
        assert native.put(written, sheet, 0, shown, (None, None, None), (20, 20, 20))
        written.close()
        drawn = _charts(held.getvalue())
        assert [one.count("<c:ser>") for one in drawn] == [1, 1]
        assert ["pears" in one for one in drawn] == [True, False]
        ends[own] = [re.findall(r'<c:max val="([0-9.]+)"', one) for one in drawn]
    assert ends == {False: [["2000.0"], ["2000.0"]], True: [[], []]}


@pytest.mark.parametrize(
    ("value", "end"), [(1530, 2000), (700, 700), (701, 750), (0.3, 0.3), (0, 0), (5, 5), (99, 100)]
)
def test_the_end_of_a_scale(value: float, end: float) -> None:
    assert native.rounded_up(value) == pytest.approx(end)


def test_a_sheet_without_a_chart_says_why(record: Record) -> None:
    names = ["chart:timeline:law", MULTIPLES]
    content = xlsx_file.make(briefing_of(record, basket_of(names), "nl", DAY))
    steps, small = openpyxl.load_workbook(io.BytesIO(content)).worksheets[1:3]
    said = [cell for row in steps.iter_rows(values_only=True) for cell in row if cell]
    assert any(str(cell).startswith("Op dit blad staat geen grafiek") for cell in said)
    assert not any("geen grafiek" in str(c) for r in small.iter_rows(values_only=True) for c in r)


def test_shapes_have_names_and_texts_in_the_language_of_the_file(record: Record) -> None:
    names = [MULTIPLES, "chart:trend:ncmec.reports_total", "chart:timeline:law"]
    made = briefing_of(record, basket_of(names), "nl", DAY)
    kinds = {}
    for make in (xlsx_file.make, docx_file.make, pptx_file.make):
        with zipfile.ZipFile(io.BytesIO(make(made))) as package:
            drawn = [package.read(n).decode() for n in package.namelist() if _SHAPES.search(n)]
        shapes = re.findall(r"<(?:p:cNvPr|wp:docPr|xdr:cNvPr) [^>]*>", "".join(drawn))
        assert shapes
        kinds[make.__module__] = shapes
    called = {re.sub(r"[ 0-9]+$", "", attribute("name", s)) for own in kinds.values() for s in own}
    assert {"Grafiek", "Titel", "Dianummer", "Bron"} <= called
    assert not called & {"Chart", "Title", "Slide number", "Source", "Text", "Chart rId", "Picture"}
    (book,) = (own for module, own in kinds.items() if "xlsx" in module)
    texts = [attribute("descr", shape) for shape in book]
    assert all(texts) and len(set(texts)) == len(texts)


_SHAPES = re.compile(r"ppt/(slides|notesSlides)/\w+\.xml|word/document\.xml|xl/drawings/\w+\.xml")


def attribute(name: str, tag: str) -> str:
    found = re.search(rf' {name}="([^"]*)"', tag)
    return found[1] if found else ""


@pytest.mark.parametrize(
    "text", ["a" * 30 + "' b", "'", "tab\tbell\x07", "HISTORY", "x" * 31 + "'"]
)
def test_excel_takes_every_name(text: str) -> None:
    name = sheet_name(text, set())
    assert 0 < len(name) <= 31 and name.isprintable()
    assert name[0] != "'" and name[-1] != "'" and name.casefold() != "history"


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


def test_a_question_that_is_wanted_nowhere_is_not_among_the_definitions(record: Record) -> None:
    basket = basket_of(ONE)
    critic = record.series["ncmec.reports_total"].text("en").critic
    for place, told in (("notes", True), ("nowhere", False)):
        content = xlsx_file.make(
            briefing_of(record, basket.place(ONE[0], "slide", place), "en", DAY)
        )
        book = openpyxl.load_workbook(io.BytesIO(content))
        texts = {row[2] for row in book["Definitions"].iter_rows(values_only=True)}
        assert (critic in texts) is told, place
