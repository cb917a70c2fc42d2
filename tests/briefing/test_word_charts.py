"""Charts that Word draws itself: their numbers, what stands on them, their colours, their check."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from pptx.chart.chart import Chart as Native
from pptx.oxml import parse_xml

from briefing.basket.basket import basket_of
from briefing.check import check
from briefing.documents.passages import Place
from briefing.docx import file as docx_file
from briefing.edits import EDITED, UNREAD
from briefing.files import KINDS
from briefing.house.template import let_in
from briefing.items.items import briefing_of
from briefing.native.form import NATIVE, Form, form_of
from briefing.native.ground import periods_of
from charts.layout.colours import LIGHT, PALETTE
from charts.spec.marks import crossed
from charts.spec.model import Chart
from data_sources.record.record import Record
from tests.briefing import letters, templates
from tests.briefing.conftest import DAY, ONE, TWENTY, MakeBriefing
from tests.briefing.schema_order import misplaced, missing_parts

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
OF_IWF = ("chart:trend:iwf.reports_confirmed",)
BOOK = re.compile(r"word/embeddings/.*\.xlsx|ppt/embeddings/.*\.xlsx")


@pytest.fixture(scope="module")
def made(record: Record) -> bytes:
    return docx_file.make(briefing_of(record, basket_of(TWENTY), "en", DAY))


def parts(content: bytes, pattern: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {n: package.read(n) for n in package.namelist() if re.fullmatch(pattern, n)}


def charts_in(content: bytes) -> Iterator[tuple[Any, Any]]:
    """The charts in the order of the text: each as python-pptx knows it, and its part."""
    document = Document(io.BytesIO(content))
    for node in document.element.body.iter(qn("a:graphicData")):
        if not node.get("uri", "").endswith("/chart"):
            continue
        part = document.part.related_parts[node[0].get(qn("r:id"))]
        yield Native(parse_xml(part.blob), None), part


def numbers(native: Any) -> list[float]:
    return [v for plot in native.plots for s in plot.series for v in s.values if v is not None]


def drawn_values(chart: Chart) -> list[float]:
    return [mark.value for group in chart.groups for mark in group.marks]


def test_every_chart_that_a_deck_draws_is_drawn_by_word_and_holds_its_numbers(
    made: bytes, make_briefing: MakeBriefing
) -> None:
    shown = [i.chart for i in make_briefing(TWENTY).items if i.chart is not None]
    native = [chart for chart in shown if form_of(chart) in NATIVE]
    assert {form_of(chart) for chart in shown} >= {Form.MAP, Form.STEPS, *NATIVE}
    found = [numbers(one) for one, _part in charts_in(made)]
    for chart in native:
        several = len(chart.groups) if form_of(chart) == Form.PANELS else 1
        held = [value for _k in range(several) for value in found.pop(0)]
        assert sorted(held) == pytest.approx(sorted(drawn_values(chart))), chart.title
    assert not found
    document = Document(io.BytesIO(made))
    maps = sum(form_of(chart) in (Form.MAP, Form.PICTURE) for chart in shown)
    assert len(list(document.element.body.iter(qn("pic:pic")))) == maps


def test_the_workbook_behind_a_chart_holds_the_same(made: bytes) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    charts = list(charts_in(made))[:4]
    assert charts
    for native, part in charts:
        books = [r.target_part for r in part.rels.values() if r.reltype.endswith("/package")]
        assert len(books) == 1
        rows = openpyxl.load_workbook(io.BytesIO(books[0].blob)).active.iter_rows(
            min_row=2, min_col=2, values_only=True
        )
        held = [cell for row in rows for cell in row if cell is not None]
        assert sorted(held) == pytest.approx(sorted(numbers(native)))


def test_no_line_crosses_a_break(make_briefing: MakeBriefing) -> None:
    briefing = make_briefing(OF_IWF)
    drawn = briefing.items[0].chart
    assert drawn is not None and len(drawn.breaks) > 1
    ((native, _part),) = charts_in(docx_file.make(briefing))
    (group,) = drawn.groups
    by_period = {mark.figures[0].period: mark for mark in group.marks}
    periods = periods_of(drawn.groups)
    series = list(native.plots[0].series)
    assert len(series) > 1
    for one in series:
        marks = [by_period[p] for p, v in zip(periods, one.values, strict=True) if v is not None]
        pairs = pairwise(marks)
        assert not any(crossed(a, b, drawn.breaks) for a, b in pairs)
    assert native._chartSpace.chart.find(qn_c("dispBlanksAs")).get("val") == "gap"


def qn_c(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/drawingml/2006/chart}}{name}"


@pytest.mark.parametrize("items", [ONE, OF_IWF])
def test_every_break_stands_on_the_chart_in_words(
    make_briefing: MakeBriefing, items: tuple[str, ...]
) -> None:
    """As a label on the chart, or as a number whose words stand under it."""
    briefing = make_briefing(items)
    drawn = briefing.items[0].chart
    assert drawn is not None and drawn.breaks
    content = docx_file.make(briefing)
    (shapes,) = parts(content, r"word/drawings/drawing\d+\.xml").values()
    on_it = ["".join(p.itertext()) for p in etree.fromstring(shapes).iter(f"{A}p")]
    under = "\n".join(p.text for p in Document(io.BytesIO(content)).paragraphs)
    for line in drawn.breaks:
        said = re.search(rf"(\d+): {re.escape(line.label)}", under)
        assert line.label in on_it or (said and said[1] in on_it), line.label
        assert line.why in under


def test_what_a_chart_counts_stands_in_it_and_it_is_described(made: bytes) -> None:
    titles = [
        native.chart_title.text_frame.text if native.has_title else ""
        for native, _part in charts_in(made)
    ]
    assert titles[0] == "Reports · worldwide · 1998–2025"
    props = Document(io.BytesIO(made)).element.body.iter(qn("wp:docPr"))
    assert all(p.get("descr") and p.get("title") for p in props)


def test_a_lower_bound_is_said_under_the_chart(made: bytes, make_briefing: MakeBriefing) -> None:
    from charts.words import inexact

    said = [
        inexact.told(item.chart)
        for item in make_briefing(TWENTY).items
        if item.chart is not None and form_of(item.chart) in NATIVE and inexact.told(item.chart)
    ]
    assert said
    text = "\n".join(p.text for p in Document(io.BytesIO(made)).paragraphs)
    assert all(one in text for one in said)


def test_colours_and_font_are_the_themes(made: bytes) -> None:
    ours = {tone.lstrip("#").upper() for tone in (*PALETTE, LIGHT.ink, LIGHT.muted, LIGHT.grid)}
    drawn = parts(made, r"word/(charts/chart|drawings/drawing)\d+\.xml")
    assert len(drawn) > 10
    for content in drawn.values():
        root = etree.fromstring(content)
        assert not ours & {node.get("val") for node in root.iter(f"{A}srgbClr")}
        assert {node.get("typeface") for node in root.iter(f"{A}latin")} <= {"+mn-lt"}
    (theme,) = parts(made, r"word/theme/theme\d+\.xml").values()
    accent = etree.fromstring(theme).find(f".//{A}accent1/{A}srgbClr")
    assert accent is not None and accent.get("val") == PALETTE[0].lstrip("#").upper()


@pytest.mark.parametrize("letter", letters.KINDS, ids=lambda made: made.__name__)
def test_in_an_organisations_template(letter: Any, make_briefing: MakeBriefing) -> None:
    content = docx_file.make(make_briefing((*ONE, *OF_IWF), "nl"), let_in(letter()))
    assert not missing_parts(content)
    assert not misplaced(content)
    document = Document(io.BytesIO(content))
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    sizes = [(int(n.get("cx")), int(n.get("cy"))) for n in document.element.body.iter(
        qn("wp:extent"))]  # fmt: skip
    assert len(sizes) == 2
    assert all(0 < wide <= room and 0 < high < section.page_height for wide, high in sizes)


def test_the_schemas_take_it_and_it_can_be_saved_again(made: bytes) -> None:
    assert not misplaced(made)
    assert not missing_parts(made)
    held = io.BytesIO()
    Document(io.BytesIO(made)).save(held)
    assert not missing_parts(held.getvalue())
    assert len(parts(held.getvalue(), BOOK.pattern)) == len(list(charts_in(made)))


def with_cell(content: bytes, old: str, new: str) -> bytes:
    """The file in whose charts' workbooks a number is another one; the drawing stays."""
    count = 0

    def in_sheet(name: str, data: bytes) -> bytes:
        nonlocal count
        if name.startswith("xl/worksheets/"):
            count += data.count(f"<v>{old}</v>".encode())
            data = data.replace(f"<v>{old}</v>".encode(), f"<v>{new}</v>".encode())
        return data

    def in_file(name: str, data: bytes) -> bytes:
        return templates.repacked(data, in_sheet) if BOOK.fullmatch(name) else data

    changed = templates.repacked(content, in_file)
    assert count
    return changed


PLACES = {"docx": Place("chart data", 1), "pptx": Place("slide chart data", 2)}


@pytest.mark.parametrize("kind", list(PLACES))
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_number_changed_in_the_workbook_behind_a_chart_is_named(
    make_briefing: MakeBriefing, record: Record, kind: str, language: str
) -> None:
    content = KINDS[kind].make(make_briefing(ONE, language))
    assert check(content, record).sound
    report = check(with_cell(content, "36210368", "26210368"), record)
    (edit,) = report.edits
    assert (edit.kind, edit.was, edit.now) == (EDITED, "36210368", "26210368")
    assert edit.place == PLACES[kind]
    assert edit.figures == ("ncmec.reports_total||World|2023",)
    said = {"en": "the data of ", "nl": "de gegevens van "}[language]
    assert said in "\n".join(report.lines(language))


def test_a_number_changed_in_the_drawing_alone_is_named_once(
    make_briefing: MakeBriefing, record: Record
) -> None:
    def drawing(name: str, data: bytes) -> bytes:
        if not re.fullmatch(r"word/charts/chart\d+\.xml", name):
            return data
        return data.replace(b"36210368", b"26210368")

    content = templates.repacked(docx_file.make(make_briefing(ONE)), drawing)
    (edit,) = check(content, record).edits
    assert (edit.kind, edit.was, edit.now) == (EDITED, "36210368", "26210368")
    assert edit.place == Place("chart", 1)


def test_both_changed_are_both_named(make_briefing: MakeBriefing, record: Record) -> None:
    def drawing(name: str, data: bytes) -> bytes:
        return data.replace(b"36210368", b"26210368") if "charts/chart" in name else data

    content = with_cell(docx_file.make(make_briefing(ONE)), "36210368", "16210368")
    edits = check(templates.repacked(content, drawing), record).edits
    assert {(e.place.kind, e.was, e.now) for e in edits} == {
        ("chart", "36210368", "26210368"),
        ("chart data", "36210368", "16210368"),
    }


def test_a_break_renamed_on_the_chart_is_named(make_briefing: MakeBriefing, record: Record) -> None:
    def shapes(name: str, data: bytes) -> bytes:
        return (
            data.replace(b"Reports may be bundled", b"Nothing changed")
            if "drawings" in name
            else data
        )

    content = templates.repacked(docx_file.make(make_briefing(ONE)), shapes)
    report = check(content, record)
    assert not report.sound
    assert {edit.place.kind for edit in report.edits} == {"chart"}


def test_a_workbook_that_cannot_be_read_is_not_called_unchanged(
    make_briefing: MakeBriefing, record: Record
) -> None:
    def broken(name: str, data: bytes) -> bytes:
        return b"no workbook" if BOOK.fullmatch(name) else data

    report = check(templates.repacked(docx_file.make(make_briefing(ONE)), broken), record)
    assert [edit.kind for edit in report.edits] == [UNREAD]
    lines = "\n".join(report.lines("en"))
    assert "Not read: the data of chart 1." in lines and "as they were" not in lines


def test_libreoffice_draws_the_chart_with_what_stands_on_it(
    make_briefing: MakeBriefing, tmp_path: Path
) -> None:
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        pytest.skip("LibreOffice or pdftotext is not here")
    (tmp_path / "nota.docx").write_bytes(docx_file.make(make_briefing(ONE)))
    where = tmp_path.joinpath("profile").as_uri()
    for command in (
        [office, f"-env:UserInstallation={where}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(tmp_path / "nota.docx")],
        [reader, "-layout", str(tmp_path / "nota.pdf"), str(tmp_path / "nota.txt")],
    ):  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    text = (tmp_path / "nota.txt").read_text(encoding="utf-8")
    assert "30 million" in text and "Reports may be bundled" in text
    assert "Reports · worldwide · 1998–2025" in text
