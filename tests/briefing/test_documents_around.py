"""What lies around the text of a file is read too, or it is said that it was not."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from openpyxl import Workbook

from briefing.check import check
from briefing.documents import compare
from briefing.documents.office_parts.charts import chart_passages, printed
from briefing.documents.package import Package
from briefing.documents.passages import Passage, Place
from briefing.documents.pdfs.pages import can_read_pdf
from briefing.documents.reading import read
from briefing.documents.unread import unread_in
from briefing.files import KINDS
from data_sources.record.record import Record
from tests.briefing.conftest import MakeBriefing
from tests.briefing.test_check_text import edited
from tests.briefing.test_documents import (
    RELATIONS,
    SLIDE,
    TO,
    WORD,
    bare_book,
    bare_word,
    deck,
    word,
    zipped,
)
from tests.briefing.test_documents_as_seen import saved

FIGURE = "figure:iwf.reports_confirmed||World|2024"
CHART = "chart:trend:ncmec.reports_total"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/main"
TEXT = "NCMEC received 63.2 million reports in 2023."
STRICT = "http://purl.oclc.org/ooxml"


def relations(*of: tuple[str, str], external: bool = False) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    rows = "".join(
        f'<Relationship Id="r{number}" Type="x/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target) in enumerate(of, 1)
    )
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'.encode()


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """A file with further parts; those that it has already are others then."""
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        held = {name: whole.read(name) for name in whole.namelist()}
    return zipped(held | parts)


def texts(content: bytes) -> list[str]:
    return [passage.text for passage in read(content).passages]


def slide(*of: tuple[str, str], **parts: bytes) -> bytes:
    main = f'<p:presentation xmlns:p="{SLIDE}" xmlns:r="{TO}"><p:sldId r:id="r1"/></p:presentation>'
    return zipped(
        {
            "ppt/presentation.xml": main.encode(),
            "ppt/_rels/presentation.xml.rels": relations(("slide", "s1.xml")),
            "ppt/s1.xml": b"<s><p><r><t>On the slide</t></r></p></s>",
            "ppt/_rels/s1.xml.rels": relations(*of),
            **{f"ppt/{name}.xml": data for name, data in parts.items()},
        }
    )


# Word


def test_a_text_box_in_a_cell_is_read() -> None:
    box = f"<w:r><w:txbxContent><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:txbxContent></w:r>"
    row = f"<w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r>{box}</w:p></w:tc></w:tr>"
    found = read(bare_word(f"<w:tbl>{row}</w:tbl>")).passages
    assert [(p.place.kind, p.text) for p in found] == [("table", "Cell"), ("paragraph", TEXT)]


def test_a_cell_that_something_is_wrapped_around_is_read() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = f"{cell.format('Reports')}<w:customXml>{cell.format('7')}</w:customXml>"
    row += f"<w:del>{cell.format('gone')}</w:del>"
    assert texts(bare_word(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")) == ["Reports\t7"]


def test_words_drawn_as_a_picture_are_read() -> None:
    body = f'<w:p><w:r><w:pict><shape><textpath string="{TEXT}"/></shape></w:pict></w:r></w:p>'
    assert texts(bare_word(body)) == [TEXT]


@pytest.mark.parametrize(
    ("style", "seen"),
    [("Away", []), ("Below", []), ("Back", [TEXT]), ("Plain", [TEXT]), ("Nowhere", [TEXT])],
)
@pytest.mark.parametrize("of", ["paragraph", "run"])
def test_what_a_style_hides_is_not_seen(style: str, seen: list[str], of: str) -> None:
    one = '<w:style w:styleId="{}">{}</w:style>'
    vanish = "<w:rPr><w:vanish{}/></w:rPr>"
    styles = (
        one.format("Away", vanish.format(""))
        + one.format("Below", '<w:basedOn w:val="Away"/>')
        + one.format("Back", '<w:basedOn w:val="Away"/>' + vanish.format(' w:val="0"'))
        + one.format("Plain", '<w:basedOn w:val="Plain"/>')
    )
    if of == "paragraph":
        head = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        body = f"<w:p>{head}<w:r><w:t>{TEXT}</w:t></w:r></w:p>"
    else:
        head = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
        body = f"<w:p><w:r>{head}<w:t>{TEXT}</w:t></w:r></w:p>"
    content = with_parts(
        bare_word(body),
        **{
            "word/_rels/document.xml.rels": relations(("styles", "styles.xml")),
            "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'.encode(),
        },
    )
    assert texts(content) == seen


@pytest.mark.parametrize("external", [True, False])
def test_a_picture_in_a_header_or_elsewhere_on_the_net_is_said_not_to_be_read(
    external: bool,
) -> None:
    header = f'<w:hdr xmlns:w="{WORD}"/>'.encode()
    content = with_parts(
        bare_word("<w:p><w:r><w:t>x</w:t></w:r></w:p>"),
        **{
            "word/_rels/document.xml.rels": relations(("header", "header1.xml")),
            "word/header1.xml": header,
            "word/_rels/header1.xml.rels": relations(("image", "x.png"), external=external),
        },
    )
    assert unread_in(read(content), "en") == [
        "Pictures were not read, nor charts that are pictures."
    ]


# the package


def test_the_first_part_may_have_any_name() -> None:
    text = f'<w:document xmlns:w="{WORD}"><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:document>'
    parts = {
        "_rels/.rels": relations(("officeDocument", "word/document2.xml")),
        "word/document2.xml": text.encode(),
    }
    assert read(zipped(parts)).kind == "docx" and texts(zipped(parts)) == [TEXT]


@pytest.mark.parametrize(
    "content", [word(TEXT), deck(), bare_book('<row r="1"><c><v>7</v></c></row>')]
)
def test_the_strict_variant_of_the_format_is_read_as_the_usual_one(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    usual = re.compile(rb"http://schemas\.openxmlformats\.org/(?!package)(\w+)/2006/")
    strict = {name: usual.sub(STRICT.encode() + rb"/\1/", data) for name, data in parts.items()}
    assert strict != parts
    assert texts(zipped(strict)) == texts(content) != []


# slides


def test_comments_on_a_slide_are_read() -> None:
    old = b"<cmLst><cm><text>Old comment: 7</text></cm></cmLst>"
    new = b"<cmLst><cm><txBody><p><r><t>New comment: 8</t></r></p></txBody></cm></cmLst>"
    content = slide(("comments", "c1.xml"), ("comments", "c2.xml"), c1=old, c2=new)
    found = [(p.place.words("en"), p.text) for p in read(content).passages]
    assert found[1:] == [
        ("comment on slide 1", "Old comment: 7"),
        ("comment on slide 1", "New comment: 8"),
    ]


def test_a_diagram_is_read_and_what_only_its_drawing_has() -> None:
    said = "<d><p><r><t>{}</t></r></p></d>"
    content = slide(
        ("diagramData", "data1.xml"),
        ("diagramDrawing", "drawing1.xml"),
        data1=said.format("36 million").encode(),
        drawing1=(said.format("36 million") + said.format("63 million"))
        .replace("</d><d>", "")
        .encode(),
    )
    assert texts(content) == ["On the slide", "36 million", "63 million"]


def test_a_picture_on_the_master_and_a_video_are_said_not_to_be_read() -> None:
    content = slide(("slideLayout", "l1.xml"), ("video", "v.mp4"), l1=b"<l/>")
    content = with_parts(content, **{"ppt/_rels/l1.xml.rels": relations(("image", "x.png"))})
    assert unread_in(read(content), "en") == [
        "Pictures were not read, nor charts that are pictures.",
        "Video and sound were not read.",
    ]


def test_what_is_read_aloud_is_read() -> None:
    picture = f'<s><pic><nvPicPr><cNvPr id="1" descr="{TEXT}"/></nvPicPr></pic></s>'
    content = with_parts(slide(), **{"ppt/s1.xml": picture.encode()})
    (passage,) = read(content).passages
    assert (passage.place, passage.text) == (Place("slide alternative", 1), TEXT)


# charts


def chart(inside: str) -> list[str]:
    text = f"<chart>{inside}</chart>".encode()
    package = Package(zipped({"c.xml": text}))
    return [p.text for p in chart_passages(package, "c.xml", Place("chart", 1))]


def test_labels_out_of_cells_and_the_points_of_newer_charts_are_read() -> None:
    points = '<pt idx="0"><v>46,210,368</v></pt><pt idx="1"><v>7</v></pt>'
    assert chart(f"<dlblRangeCache>{points}</dlblRangeCache>") == ["46,210,368\t7"]
    assert chart("<data><lvl><pt idx='0'>46210368</pt></lvl></data>") == ["46210368"]


def test_the_sizes_of_bubbles_and_categories_of_two_levels_are_read() -> None:
    value = "<{0}><numCache><pt idx='0'><v>{1}</v></pt></numCache></{0}>"
    series = "<ser>" + "".join(
        value.format(*pair) for pair in (("xVal", 1), ("yVal", 2), ("bubbleSize", 3))
    )
    assert chart(series + "</ser>") == ["\t1\t2", "3"]
    levels = (
        "<cat><lvl><pt idx='0'><v>Q1</v></pt></lvl><lvl><pt idx='0'><v>2024</v></pt></lvl></cat>"
    )
    assert chart(f"<ser>{levels}{value.format('val', 5)}</ser>") == ["\tQ1 2024\t5"]


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ('"46.2 million"', ["46.2 million"]),
        ('#,##0.0,," million";-#,##0,," million"', []),
        ("#,##0", []),
        ('0"%"', []),
    ],
)
def test_a_format_that_prints_a_number_of_its_own_is_read(pattern: str, said: list[str]) -> None:
    assert list(printed([pattern])) == said


# workbooks


def test_a_number_that_a_cells_format_prints_is_read() -> None:
    book = Workbook()
    book.active.append([36210368])
    book.active["A1"].number_format = '"46,210,368"'
    assert texts(saved(book)) == ["36210368 46,210,368"]


def test_what_is_printed_above_a_sheet_and_on_its_tab_is_read() -> None:
    book = Workbook()
    book.active.append(["x"])
    book.active.title = "46,210,368 in 2023"
    book.active.oddHeader.center.text = TEXT
    found = [(p.place.kind, p.text) for p in read(saved(book)).passages]
    assert found == [("row", "x"), ("sheet", TEXT), ("tab", "46,210,368 in 2023")]


@pytest.mark.parametrize(
    ("drawing", "seen", "left"),
    [
        (f"<xml><textbox><div>{TEXT}</div></textbox></xml>", [TEXT], []),
        ("<xml><br></xml>", [], ["Files that are embedded in this one were not read."]),
    ],
)
def test_old_boxes_on_a_sheet_are_read_or_said_not_to_be(
    drawing: str, seen: list[str], left: list[str]
) -> None:
    content = with_parts(
        bare_book('<row r="1"><c><v>7</v></c></row>'),
        **{
            "xl/_rels/s1.xml.rels": relations(("vmlDrawing", "d.vml")),
            "xl/d.vml": drawing.encode(),
        },
    )
    assert texts(content) == ["7", *seen] and unread_in(read(content), "en") == left


@pytest.mark.parametrize("kind", ["chartEx", "diagramData"])
def test_other_drawings_of_a_sheet_are_read(kind: str) -> None:
    inside = {
        "chartEx": b"<c><data><pt>46210368</pt></data></c>",
        "diagramData": b"<d><p><r><t>46210368</t></r></p></d>",
    }
    content = with_parts(
        bare_book('<row r="1"><c><v>7</v></c></row>'),
        **{
            "xl/_rels/s1.xml.rels": relations(("drawing", "d.xml")),
            "xl/d.xml": f'<d xmlns="{DRAWN}"/>'.encode(),
            "xl/_rels/d.xml.rels": relations((kind, "x.xml")),
            "xl/x.xml": inside[kind],
        },
    )
    assert texts(content) == ["7", "46210368"]


# files of ours


@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_an_edited_alternative_text_is_named(
    make_briefing: MakeBriefing, record: Record, kind: str
) -> None:
    content = KINDS[kind].make(make_briefing((CHART,)))
    assert "All of them are as they were." in check(content, record).lines("en")[1]
    parts = {"docx": r"word/document\.xml", "pptx": r"ppt/slides/slide\d+\.xml"}[kind]
    changed = edited(content, parts, "CyberTipline. 21.4 million", "CyberTipline. 41.2 million")
    report = check(changed, record)
    assert [(edit.was, edit.now) for edit in report.edits] == [("21.4", "41.2")]
    assert "alternative text" in report.edits[0].explain("en", {}) and not report.sound


def test_an_alternative_text_that_another_program_drops_is_no_edit(
    make_briefing: MakeBriefing, record: Record
) -> None:
    content = KINDS["pptx"].make(make_briefing((CHART,)))
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    for name in [name for name in parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]:
        parts[name] = re.sub(rb' descr="[^"]*"', b"", parts[name])
    report = check(zipped(parts), record)
    assert report.sound and report.edits == ()


def test_a_file_that_does_not_list_alternative_texts_says_so(
    make_briefing: MakeBriefing, record: Record
) -> None:
    content = KINDS["pptx"].make(make_briefing((CHART,)))
    older = edited(content, r"customXml/item\d+\.xml", ' listed="2"', "")
    older = edited(older, r"customXml/item\d+\.xml", 'kind="slide alternative"', 'kind="text"')
    with zipfile.ZipFile(io.BytesIO(older)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    for name in [name for name in parts if re.fullmatch(r"customXml/item\d+\.xml", name)]:
        parts[name] = re.sub(rb'<passage kind="text".*?</passage>', b"", parts[name])
    report = check(zipped(parts), record)
    assert report.edits == () and report.added == ()
    lines = report.lines("en")
    assert "as they were" not in lines[1] and "Alternative texts of pictures" in lines[-1]


def test_what_was_added_with_a_number_is_shown(make_briefing: MakeBriefing, record: Record) -> None:
    from pptx import Presentation

    made = Presentation(io.BytesIO(KINDS["pptx"].make(make_briefing((FIGURE,)))))
    for text in ("46,210,368", "no number"):
        made.slides[1].shapes.add_textbox(0, 0, 9, 9).text_frame.text = text
    lines = check(saved(made), record).lines("en")
    assert "Passages added since it was made: 2." in lines
    assert [line for line in lines if line.startswith("Added")] == ["Added, slide 2: “46,210,368”."]


# PDF


@pytest.mark.skipif(not can_read_pdf(), reason="the desk's packages are not installed")
def test_what_was_written_over_a_pdf_is_read() -> None:
    note = f"<</Type/Annot/Subtype/FreeText/Rect[9 9 99 99]/Contents({TEXT})>>"
    link = "<</Type/Annot/Subtype/Link/Rect[9 9 99 99]/Contents(99 links)>>"
    field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(n)/Rect[9 9 99 99]/V(12 fields)>>"
    stream = "BT /F1 12 Tf 20 100 Td (In 2023) Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R"
        f"/Resources<</Font<</F1 5 0 R>>>>/Annots[{note}{link}{field}]>>",
        f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    content, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{text}\nendobj\n"
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(content)
    content += f"xref\n0 6\n0000000000 65535 f \n{rows}"
    content += f"trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    found = read(content.encode("latin-1")).passages
    assert [(p.place.words("en"), p.text) for p in found] == [
        ("page 1", "In 2023"),
        ("note or field on page 1", TEXT),
        ("note or field on page 1", "12 fields"),
    ]


def test_a_passage_listed_twice_is_still_matched_once() -> None:
    one = Passage(Place("alternative"), TEXT)
    assert compare.compared([one], [one, one]).added == (one,)
