"""Anybody's documents: read whole where they are whole, refused in one line where they are not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document as Word
from openpyxl import Workbook
from openpyxl.comments import Comment
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from briefing import __main__ as command
from briefing.documents import package as limits
from briefing.documents.document import read_here
from briefing.documents.package import UnreadableFile, Why
from briefing.documents.passages import Place
from briefing.documents.pdfs.pages import can_read_pdf
from briefing.documents.reading import Joined, read
from data_sources.record.record import Record

SENTENCE = "In 2023 NCMEC received 36.2 million reports to the CyberTipline."
WRONG = "In 2023 NCMEC received 47.3 million reports to the CyberTipline."


def word(*paragraphs: str) -> bytes:
    document, held = Word(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Reports", "12,345"
    document.sections[0].header.paragraphs[0].text = "Draft of 3 May"
    document.save(held)
    return held.getvalue()


def deck() -> bytes:
    made, held = Presentation(), io.BytesIO()
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = SENTENCE
    data = CategoryChartData()
    data.categories = ["2022", "2023"]
    data.add_series("Reports", (32059029, 36210368))
    box = [Inches(n) for n in (1, 2, 5, 3)]
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *box, data)
    slide.notes_slide.notes_text_frame.text = "Say 12 of 30."
    made.save(held)
    return held.getvalue()


def book() -> bytes:
    made, held = Workbook(), io.BytesIO()
    sheet = made.active
    sheet.title = "Reports"
    sheet.append(["Year", "Reports"])
    sheet.append([2023, 36210368])
    sheet["B2"].comment = Comment("read again", "reader")
    made.save(held)
    return held.getvalue()


def test_a_word_file_is_read_with_tables_and_edges() -> None:
    found = {(p.place.kind, p.text) for p in read(word(SENTENCE)).passages}
    assert {
        ("paragraph", SENTENCE),
        ("table", "Reports\t12,345"),
        ("edge", "Draft of 3 May"),
    } <= found


def test_what_is_deleted_or_hidden_is_not_visible() -> None:
    document, held = Word(), io.BytesIO()
    paragraph = document.add_paragraph("seen ")
    paragraph.add_run("unseen 5").font.hidden = True
    document.save(held)
    assert [p.text for p in read(held.getvalue()).passages] == ["seen"]


def test_a_deck_is_read_with_charts_and_notes() -> None:
    found = [(p.place, p.text) for p in read(deck()).passages]
    assert (Place("slide", 1), SENTENCE) in found
    assert (Place("slide chart", 1), "Reports\t2022\t32059029\t2023\t36210368") in found
    assert (Place("notes", 1), "Say 12 of 30.") in found


def test_a_workbook_is_read_row_by_row_with_comments() -> None:
    found = [(p.place, p.text) for p in read(book()).passages]
    assert (Place("row", 2, "Reports"), "2023\t36210368") in found
    assert (Place("sheet", 0, "Reports"), "read again") in found


def test_every_sign_is_led_back_to_its_place() -> None:
    passages = read(word("first", SENTENCE)).passages
    joined = Joined(passages)
    assert joined.place_of(joined.text.index("36.2")) == Place("paragraph", 2)
    assert joined.place_of(0) == Place("paragraph", 1)


@pytest.mark.parametrize(("text", "status"), [(SENTENCE, 0), (WRONG, 1)])
def test_a_document_of_others_is_checked_as_claims(
    text: str,
    status: int,
    record: Record,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(command, "_record", lambda _directory: record)
    path = tmp_path / "foreign.docx"
    path.write_bytes(word("A draft.", text))
    assert command.main(["check", str(path), "--language", "en"]) == status
    said = capsys.readouterr().out
    assert "not made here" in said and "paragraph 2: " in said
    assert ("differs" in said) == bool(status)


# what is refused


def zipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name, data)
    return held.getvalue()


def replaced(content: bytes, name: str, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        return zipped({n: whole.read(n) for n in whole.namelist()} | {name: data})


MAIN = "word/document.xml"
BILLION = b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a whole"),
        (b"plain text", "not a whole"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "encrypted or in an old format"),
        (zipped({"a.txt": b"x"}), "no docx, pptx, xlsx or PDF"),
        (replaced(word("x"), "word/vbaProject.bin", b"x"), "carries macros"),
        (replaced(word("x"), MAIN, BILLION), "DOCTYPE"),
        (replaced(word("x"), MAIN, BILLION.decode().encode("utf-16")), "DOCTYPE"),
        (replaced(word("x"), MAIN, b"<a>" * 5000 + b"</a>" * 5000), "nested too deeply"),
        (replaced(word("x"), MAIN, b"<a>" + b" " * 15_000_000 + b"</a>"), "expands too far"),
        (replaced(word("x"), MAIN, b"<a>" + b" " * 25_000_000 + b"</a>"), "expands too far"),
        (replaced(word("x"), MAIN, b"<a>"), "damaged"),
        (word("x")[:-40], "not a whole"),
    ],
    ids=range(12),
)
def test_what_cannot_be_read_is_refused_in_one_line(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as caught:
        read(content)
    assert "\n" not in str(caught.value)


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PARTS", 3)
    with pytest.raises(UnreadableFile, match="3 are read at most"):
        read_here(word("x"))


def test_parts_that_are_too_much_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_TOTAL", 1000)
    with pytest.raises(UnreadableFile, match="expands too far"):
        read_here(word("x"))


def test_a_size_that_is_a_lie_is_not_believed() -> None:
    content = bytearray(replaced(word("x"), MAIN, b"<a>" + b" " * 15_000_000 + b"</a>"))
    size = (15_000_007).to_bytes(4, "little")
    while size in content:
        place = content.index(size)
        content[place : place + 4] = (100).to_bytes(4, "little")
    with pytest.raises(UnreadableFile):
        read(bytes(content))


def test_a_long_document_is_read_in_part_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.documents.document.MOST_PASSAGES", 2)
    document = read_here(word("one", "two", "three"))
    assert not document.whole and len(document.passages) == 2


needs_pdf = pytest.mark.skipif(not can_read_pdf(), reason="the desk's packages are not installed")


@needs_pdf
@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"\x80 obj" * 99])
def test_a_damaged_pdf_is_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="PDF") as caught:
        read(content)
    assert "\n" not in str(caught.value)


def pdf_of_one_page(said: bytes, content: bytes) -> bytes:
    """A page that draws its content; ``said`` is what its stream says of itself."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 900] /Contents 4 0 R >>",
        b"<< %b /Length %d >>\nstream\n%b\nendstream" % (said, len(content), content),
    ]
    out = b"%PDF-1.4\n"
    for number, text in enumerate(objects, 1):
        out += b"%d 0 obj\n" % number + text + b"\nendobj\n"
    return out + b"trailer << /Root 1 0 R /Size 5 >>\n"


@needs_pdf
def test_a_pdf_bomb_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    import zlib

    packed = zlib.compress(zlib.compress(b"0 " * 50_000_000))
    out = pdf_of_one_page(b"/Filter [/FlateDecode /FlateDecode]", packed)
    monkeypatch.setattr("briefing.documents.apart.SECONDS", 8)
    with pytest.raises(UnreadableFile):
        read(out)


DRAWN = b"10 10 m 200 700 l S"
PICTURE = b"q 90 0 0 90 9 9 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q"


@needs_pdf
@pytest.mark.parametrize(
    ("content", "why"), [(b"", Why.NO_TEXT), (DRAWN, Why.NO_TEXT), (PICTURE, Why.PICTURES)]
)
def test_only_pictures_is_said_where_there_are_pictures(content: bytes, why: Why) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(pdf_of_one_page(b"", content))
    assert caught.value.why is why


def test_without_the_desks_packages_a_pdf_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefing.documents.pdfs.pages.find_spec", lambda _name: None)
    with pytest.raises(UnreadableFile, match=r"requirements-desk\.txt"):
        read(b"%PDF-1.7\n")


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
TO = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def bare_word(body: str) -> bytes:
    text = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": text.encode()})


def related(kind: str, target: str) -> bytes:
    one = f'<Relationship Id="r1" Type="x/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{RELATIONS}">{one}</Relationships>'.encode()


def bare_book(rows: str) -> bytes:
    sheet = '<sheet name="a" r:id="r1"/>'
    main = f'<workbook xmlns="{SHEET}" xmlns:r="{TO}"><sheets>{sheet}</sheets></workbook>'
    return zipped(
        {
            "xl/workbook.xml": main.encode(),
            "xl/_rels/workbook.xml.rels": related("worksheet", "s1.xml"),
            "xl/s1.xml": f'<worksheet xmlns="{SHEET}">{rows}</worksheet>'.encode(),
            "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}"><si><t>x</t></si></sst>'.encode(),
        }
    )


def test_a_box_in_a_box_in_a_box_is_read_once() -> None:
    """Read again at each depth, one of forty-five would be read longer than anybody lives."""
    inner = "<w:p><w:r><w:t>5 reports</w:t></w:r></w:p>"
    for _depth in range(45):
        inner = f"<w:p><w:r><w:txbxContent>{inner}</w:txbxContent></w:r></w:p>"
    assert [p.text for p in read(bare_word(inner)).passages] == ["5 reports"]


def test_the_copy_of_a_box_for_old_programs_is_not_read() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    body = f"<w:p><w:r>{box.format('new')}<Fallback>{box.format('old')}</Fallback></w:r></w:p>"
    assert [p.text for p in read(bare_word(body)).passages] == ["new"]


@pytest.mark.parametrize("number", ["9" * 5000, "\u00b2", "\u0663", "-1", "x", ""])
def test_a_number_that_no_workbook_has_is_no_fault(number: str) -> None:
    row = f'<row r="{number}"><c><v>36</v></c><c t="s"><v>{number}</v></c></row>'
    (passage,) = read(bare_book(row)).passages
    assert (passage.text, passage.place.number) == ("36", 0)


def test_a_slide_named_without_end_is_not_read_without_end() -> None:
    slides = '<p:sldId r:id="r1"/>' * 5000
    main = f'<p:presentation xmlns:p="{SLIDE}" xmlns:r="{TO}">{slides}</p:presentation>'
    deck = zipped(
        {
            "ppt/presentation.xml": main.encode(),
            "ppt/_rels/presentation.xml.rels": related("slide", "s1.xml"),
            "ppt/s1.xml": b"<s><p><r><t>5 reports</t></r></p></s>",
        }
    )
    with pytest.raises(UnreadableFile, match="named too often") as refused:
        read(deck)
    assert refused.value.why is limits.Why.TOO_MUCH
