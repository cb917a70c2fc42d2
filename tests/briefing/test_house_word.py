"""A document in an organisation's template: its styles, pages, heads and fields; or why not."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from briefing.documents.package import Package, UnreadableFile
from briefing.docx import file as docx_file
from briefing.docx.house import paper_for
from briefing.files import KINDS, make_in, template_for
from briefing.house.template import Lack, Unsuitable, let_in
from charts.files.word import table
from charts.files.word_paper import new_document
from charts.layout.text import width
from tests.briefing import letters, templates
from tests.briefing.conftest import ONE, MakeBriefing
from tests.briefing.schema_order import misplaced, missing_parts

ITEMS = (
    *ONE,
    "chart:timeline:law?steps=all",
    "point:nl-hosting",
    "figure:iwf.reports_confirmed||World|2024",
)
HEAD = (("from", "Directie Voorbeelden"), ("to", "De minister"), ("file", "2026-0001"))


@pytest.fixture(scope="module", params=letters.KINDS, ids=lambda made: made.__name__)
def template(request: pytest.FixtureRequest) -> bytes:
    return bytes(request.param())


def written(content: bytes, make_briefing: MakeBriefing) -> tuple[bytes, Any]:
    briefing = make_briefing(ITEMS, "nl", "Nota over hosting")
    briefing = replace(briefing, basket=replace(briefing.basket, head=HEAD))
    made = docx_file.make(briefing, let_in(content))
    return made, Document(io.BytesIO(made))


def pages(document: Any) -> list[tuple[int, ...]]:
    return [(s.page_width, s.page_height, s.left_margin, s.right_margin) for s in document.sections]


def text_of(element: Any) -> str:
    return " ".join(node.text or "" for node in element.iter(qn("w:t")))


def test_a_document_in_a_template_is_whole_and_the_templates(
    template: bytes, make_briefing: MakeBriefing
) -> None:
    made, document = written(template, make_briefing)
    before = Document(io.BytesIO(let_in(template).content))
    assert not missing_parts(made)
    assert not misplaced(made)
    assert pages(document) == pages(before)[:1]
    text = text_of(document.element.body)
    assert letters.SAMPLE not in text
    assert "Nota over hosting" in text
    room = document.sections[0].page_width - document.sections[0].left_margin
    room -= document.sections[0].right_margin
    shapes = document.inline_shapes
    assert len(shapes) == 1
    assert shapes[0].width <= room
    for one in document.tables:
        assert sum(column.width for column in one.columns) <= room + 20 * 635
    titles = [p for p in document.paragraphs if p.style.name in ("Heading 2", "Kop 2")]
    assert len(titles) == len(ITEMS)


def test_every_style_is_in_the_file_and_said_once(
    template: bytes, make_briefing: MakeBriefing
) -> None:
    _made, document = written(template, make_briefing)
    identities = [style.style_id for style in document.styles]
    assert len(identities) == len(set(identities))
    used = {node.get(qn("w:val")) for node in document.element.body.iter(qn("w:pStyle"))}
    assert used <= set(identities)


def test_an_outside_judge_finds_no_fault_in_it(
    template: bytes, make_briefing: MakeBriefing, tmp_path: Path
) -> None:
    audit = pytest.importorskip("openxml_audit", reason="the Open XML validator is not here")
    path = tmp_path / "briefing.docx"
    path.write_bytes(written(template, make_briefing)[0])
    found = audit.OpenXmlValidator().validate(str(path))
    assert not [str(error) for error in found.errors]


def test_a_letterhead_stays_and_its_fields_are_filled(make_briefing: MakeBriefing) -> None:
    _made, document = written(letters.letterhead(), make_briefing)
    section = document.sections[0]
    head = text_of(section.header._element)
    assert "Ministerie van Voorbeelden" in head
    assert "Directie Voorbeelden" in head
    assert "2026-0001" in head
    assert "24 november 2026" in head
    assert "[" not in head
    assert len(list(section.header._element.iter(qn("wp:inline")))) == 1
    assert text_of(section.footer._element) == "Postbus 1, Voorbeeldstad"
    body = [p.text for p in document.paragraphs]
    assert "Afzender: Directie Voorbeelden" not in body
    assert "Geadresseerde: De minister" in body
    controls = list(document.element.body.iter(qn("w:sdt")))
    assert [text_of(control) for control in controls] == ["Nota over hosting"]
    assert not list(document.element.body.iter(qn("w:showingPlcHdr")))
    properties = document.core_properties
    assert (properties.title, properties.author) == ("Nota over hosting", "Directie Voorbeelden")


def test_dutch_style_names_and_the_organisations_table(make_briefing: MakeBriefing) -> None:
    _made, document = written(letters.letterhead(), make_briefing)
    names = {p.style.name for p in document.paragraphs}
    assert {"Kop 1", "Kop 2", "Bijschrift"} <= names
    assert not {"Heading 1", "Heading 2", "Caption"} & names
    assert {table.style.name for table in document.tables} == {"Huisstijl tabel"}
    tones = {n.get(qn("w:themeColor")) for n in document.element.body.iter(qn("w:color"))}
    assert "accent1" in tones


def test_a_table_that_cannot_be_read_is_drawn_in_ours() -> None:
    document = Document()
    letters.dark_table(document, ink="224488")
    assert paper_for("nl", let_in(letters.saved(document))).table == ""


def test_a_style_that_is_only_latent_is_made(make_briefing: MakeBriefing) -> None:
    _made, document = written(letters.wide(), make_briefing)
    bullets = [p for p in document.paragraphs if p.style.name == "List Bullet"]
    assert bullets
    heading = document.styles["Heading 1"].element
    assert heading.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val")) == "0"
    assert heading.find(f".//{qn('w:rFonts')}").get(qn("w:asciiTheme")) == "majorHAnsi"
    number = document.styles["List Bullet"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    numbering = document.part.numbering_part.element
    assert number in {n.get(qn("w:numId")) for n in numbering.findall(qn("w:num"))}


def test_older_fields_show_the_briefing_and_leave_no_error() -> None:
    document = Document()
    line = document.sections[0].header.paragraphs[0]
    for code in ("TITLE", "DOCPROPERTY Kenmerk", "DOCPROPERTY Huisstijlversie", "PAGE"):
        line._p.append(
            letters.parse_xml(
                f'<w:fldSimple xmlns:w="{letters.W}" w:instr=" {code} "><w:r><w:t>was {code}'
                "</w:t></w:r></w:fldSimple>"
            )
        )
    values = {"title": "Nota", "file": "12"}
    paper = paper_for("nl", let_in(letters.saved(document)), values)
    head = paper.file.sections[0].header._element
    assert text_of(head) == "Nota 12 was DOCPROPERTY Huisstijlversie was PAGE"
    assert [n.get(qn("w:instr")) for n in head.iter(qn("w:fldSimple"))] == [" PAGE "]


@pytest.mark.parametrize(
    ("made", "lack"),
    [
        (letters.without_headings, Lack.HEADINGS),
        (letters.narrow, Lack.NARROW),
        (letters.pale, Lack.CONTRAST),
        (letters.covered, Lack.PICTURE),
        (templates.dark, Lack.NO_DOCUMENT),
        (lambda: letters.related("http://example.org/x.png", "image"), Lack.ELSEWHERE),
        (lambda: letters.related("file://example/t.dotm", "attachedTemplate"), Lack.ELSEWHERE),
        (lambda: letters.related("javascript:alert(1)", "hyperlink"), Lack.LINK),
        (
            lambda: templates.repacked(
                letters.plain(),
                lambda name, data: data.replace(
                    b"wordprocessingml.template.main+xml",
                    b"ms-word.template.macroEnabledTemplate.main+xml",
                ),
            ),
            Lack.RUNS,
        ),
    ],
)
def test_what_is_unsuitable_is_refused_with_what_it_lacks(
    made: Callable[[], bytes], lack: Lack
) -> None:
    with pytest.raises(Unsuitable) as refused:
        template_for("docx", made())
    assert refused.value.lack == lack
    assert refused.value.explain("nl") != refused.value.explain("en")


def test_a_template_is_for_its_own_kind_of_file(make_briefing: MakeBriefing) -> None:
    for kind, lack in (("pptx", Lack.NO_DECK), ("xlsx", Lack.NO_TEMPLATE)):
        with pytest.raises(Unsuitable) as refused:
            template_for(kind, letters.plain())
        assert refused.value.lack == lack
    with pytest.raises(UnreadableFile):
        template_for("docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 100)
    template = template_for("questions", letters.small())
    sheet = Document(io.BytesIO(make_in(KINDS["questions"], make_briefing(ONE, "nl"), template)))
    assert pages(sheet) == pages(Document(io.BytesIO(letters.small())))


def test_a_template_that_libreoffice_made(make_briefing: MakeBriefing, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    (tmp_path / "letter.docx").write_bytes(let_in(letters.letterhead()).content)
    where = tmp_path.joinpath("profile").as_uri()
    for kind, source in (("odt", "letter.docx"), ("dotx", "letter.odt")):
        subprocess.run(
            [
                *(office, f"-env:UserInstallation={where}", "--headless", "--convert-to", kind),
                *("--outdir", str(tmp_path), str(tmp_path / source)),
            ],
            check=False,
            capture_output=True,
            timeout=180,
        )
    made, document = written((tmp_path / "letter.dotx").read_bytes(), make_briefing)
    assert not missing_parts(made)
    assert not misplaced(made)
    assert "Ministerie van Voorbeelden" in text_of(document.sections[0].header._element)
    assert {"Kop 1", "Kop 2"} <= {p.style.name for p in document.paragraphs}


def test_no_word_of_a_table_is_broken_on_narrow_paper() -> None:
    """By the measure of Arial: the number of a source, the long words, all in their cells."""
    paper = replace(new_document("nl"), width=int(Cm(9)))
    words = ("communicatiegeheim", "organisatie", "Bron", "[12]")
    table(paper, ("Gebeurtenis", "Gelezen", "Bron", "Nr."), [words], (0.7, 0.1, 0.1, 0.1))
    (made,) = paper.file.tables
    widths = [column.width / Pt(1) for column in made.columns]
    assert sum(widths) <= paper.width / Pt(1) + 1
    sizes = {int(node.get(qn("w:val"))) / 2 for node in made._tbl.iter(qn("w:sz"))}
    (size,) = sizes
    assert 7 <= size <= paper.small
    for cells in (row.cells for row in made.rows):
        for cell, wide in zip(cells, widths, strict=True):
            assert width(cell.text, size, bold=True) + 6 <= wide


def test_a_briefing_with_charts_can_be_the_template(make_briefing: MakeBriefing) -> None:
    """Nothing of its charts, nor of their workbooks, is left in what is made in it."""
    old = docx_file.make(make_briefing((*ONE, "chart:trend:iwf.reports_confirmed"), "nl"))
    template = let_in(old)
    assert not [n for n in Package(template.content).names if "embeddings" in n]
    made = docx_file.make(make_briefing(ITEMS[2:], "nl"), template)
    assert not missing_parts(made)
    assert not [n for n in Package(made).names if "chart" in n or "embeddings" in n]


def test_an_embedded_workbook_that_is_no_charts_is_refused() -> None:
    related = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Target="embeddings/sheet.xlsx" Type="http://schemas.'
        b'openxmlformats.org/officeDocument/2006/relationships/package"/></Relationships>'
    )
    content = templates.repacked(
        letters.plain(),
        **{"word/embeddings/sheet.xlsx": b"PK", "word/_rels/header9.xml.rels": related},
    )
    with pytest.raises(Unsuitable) as refused:
        let_in(content)
    assert refused.value.lack == Lack.RUNS
