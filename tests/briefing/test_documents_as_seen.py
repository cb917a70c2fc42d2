"""What a reader sees of a document is what is read, and what is not read is said."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
from docx import Document as Word
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

from briefing import __main__ as command
from briefing.check import check
from briefing.documents.document import read_here
from briefing.documents.package import UnreadableFile, Why
from briefing.documents.passages import Passage, Place
from briefing.documents.pdfs.lines import text_of
from briefing.documents.reading import Joined, read
from briefing.documents.unread import unread_in
from briefing.files import KINDS
from data_sources.record.record import Record
from tests.briefing.conftest import MakeBriefing
from tests.briefing.test_check_text import edited
from tests.briefing.test_documents import replaced, word, zipped

FIGURE = "figure:iwf.reports_confirmed||World|2024"


def saved(made: object) -> bytes:
    held = io.BytesIO()
    made.save(held)  # type: ignore[attr-defined]
    return held.getvalue()


def seen(content: bytes) -> list[str]:
    return [passage.seen for passage in read(content).passages]


# workbooks


def book() -> Workbook:
    made = Workbook()
    sheet = made.active
    sheet.append(["", "Checked", "Share", "2023"])
    sheet.append(["Netherlands", date(2024, 6, 3), 0.294, 36.25])
    sheet.append(["Bulgaria", None, None, 1234567])
    sheet["B2"].number_format, sheet["C2"].number_format = "dd-mm-yyyy", "0.0%"
    sheet["D2"].number_format = '#,##0.0" thousand"'
    return made


def test_a_row_of_a_sheet_is_read_as_it_is_shown() -> None:
    assert seen(saved(book())) == [
        "\tChecked\tShare\t2023",
        "Netherlands\t2024-06-03\t29.4%\t36.2",
        "Bulgaria\t\t\t1234567",
    ]


def test_files_are_compared_by_what_is_stored() -> None:
    stored = [passage.text for passage in read(saved(book())).passages]
    assert stored[1] == "Netherlands\t45446\t0.294\t36.25"


@pytest.mark.parametrize("cell", ['r="XFD1"', 'r="ZZZZ9"', 'r="é1"', ""])
def test_a_cell_far_out_makes_no_row_without_end(cell: str) -> None:
    content = edited(saved(book()), r"xl/worksheets/sheet1\.xml", 'r="D3"', cell)
    (last,) = seen(content)[-1:]
    assert last.endswith("1234567") and len(last) < 200


# Word


def with_field(instruction: str, result: str, *, simple: bool = False) -> bytes:
    document = Word()
    paragraph = document.add_paragraph("Page ")
    if simple:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), instruction)
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = result
        run.append(text)
        field.append(run)
        paragraph._p.append(field)
        return saved(document)
    for kind in ("begin", "asked", "separate", "result", "end"):
        run = paragraph.add_run(result if kind == "result" else "")
        if kind == "asked":
            asked = OxmlElement("w:instrText")
            asked.text = instruction
            run._r.append(asked)
        elif kind != "result":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
    return saved(document)


@pytest.mark.parametrize("simple", [False, True])
@pytest.mark.parametrize("instruction", [" PAGE ", "NUMPAGES \\* Arabic"])
def test_the_number_of_a_page_is_the_same_whoever_saved_it(instruction: str, simple: bool) -> None:
    of = [with_field(instruction, result, simple=simple) for result in ("1", "17")]
    assert seen(of[0]) == seen(of[1]) == ["Page 1"]


def test_the_result_of_another_field_is_text() -> None:
    assert seen(with_field(" REF figure ", "36.2 million")) == ["Page 36.2 million"]


def test_a_hyphen_that_does_not_break_is_read() -> None:
    document = Word()
    paragraph = document.add_paragraph("In 2024")
    paragraph.add_run()._r.append(OxmlElement("w:noBreakHyphen"))
    paragraph.add_run("25")
    assert seen(saved(document)) == ["In 2024-25"]


def test_cells_stay_in_their_columns() -> None:
    document = Word()
    table = document.add_table(3, 3)
    for row, texts in enumerate([["", "2023", "2024"], ["All", "", "7"], ["x", "", "8"]]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(2, 0).merge(table.cell(2, 1))
    assert seen(saved(document)) == ["\t2023\t2024", "All\t\t7", "x\t\t8"]


def test_a_row_of_an_earlier_version_is_still_the_same() -> None:
    """Its passages do not tell the empty cells; no reader has changed anything."""
    from briefing.documents.compare import compared

    made = [Passage(Place("table", 1), "All\t7")]
    assert compared(made, [Passage(Place("table", 1), "\tAll\t\t7")]).edits == ()


# what is not read


def with_picture() -> bytes:
    from PIL import Image

    held, made = io.BytesIO(), Presentation()
    Image.new("RGB", (8, 8), "red").save(held, "PNG")
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = "Text"
    slide.shapes.add_picture(io.BytesIO(held.getvalue()), 0, 0)
    return saved(made)


def with_chunk() -> bytes:
    document = Word()
    document.add_paragraph("See below.")
    html = b"<p>In 2023 NCMEC received 63.2 million reports.</p>"
    part = Part(PackURI("/word/chunk1.html"), "text/html", html, document.part.package)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    chunk = OxmlElement("w:altChunk")
    chunk.set(qn("r:id"), document.part.relate_to(part, kind))
    document.element.body.insert(1, chunk)
    return saved(document)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (with_picture, "Pictures were not read"),
        (with_chunk, "embedded in this one were not read"),
        (lambda: saved(Word()), "No text was found"),
        (lambda: saved(Workbook()), "No text was found"),
    ],
)
def test_what_is_not_read_is_said(content: Callable[[], bytes], said: str) -> None:
    assert [line for line in unread_in(read(content()), "en") if said in line]
    assert len(unread_in(read(content()), "nl")) == len(unread_in(read(content()), "en"))


def test_of_a_plain_document_nothing_is_left() -> None:
    assert unread_in(read(word("All of it.")), "en") == []


def test_a_picture_put_on_a_slide_takes_the_assurance_away(
    make_briefing: MakeBriefing, record: Record
) -> None:
    from PIL import Image

    held = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(held, "PNG")
    whole = KINDS["pptx"].make(make_briefing((FIGURE,)))
    assert "All of them are as they were." in check(whole, record).lines("en")[1]
    deck = Presentation(io.BytesIO(whole))
    deck.slides[1].shapes.add_picture(io.BytesIO(held.getvalue()), 0, 0)
    lines = check(saved(deck), record).lines("en")
    assert "as they were" not in lines[1] and "picture nothing is said" in lines[1]


def test_sheets_of_macros_are_refused() -> None:
    with pytest.raises(UnreadableFile) as error:
        read_here(replaced(word("x"), "xl/macrosheets/sheet1.xml", b"<x/>"))
    assert error.value.why is Why.MACROS


def test_what_cannot_be_read_is_said_in_the_language_asked_for(
    record: Record,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(command, "_record", lambda _directory: record)
    path = tmp_path / "none.docx"
    path.write_bytes(zipped({"a.txt": b"x"}))
    assert command.main(["check", str(path), "--language", "nl"]) == command.WRONG
    assert Why.DAMAGED.value not in (said := capsys.readouterr().err) and "beschadigd" in said


# slides


def test_what_stands_behind_a_slide_is_read_once() -> None:
    made = Presentation()
    layout = made.slide_layouts[5]
    box = layout.shapes._spTree
    shape = made.slides.add_slide(made.slide_layouts[6]).shapes.add_textbox(0, 0, Inches(1), 9)
    shape.text_frame.text = "On every slide: 63.2 million"
    box.append(deepcopy(shape._element))
    shape._element.getparent().remove(shape._element)
    for text in ("One", "Two"):
        made.slides.add_slide(layout).shapes.title.text = text
    document = read(saved(made))
    assert [p.text for p in document.passages] == ["One", "On every slide: 63.2 million", "Two"]
    assert document.passages[1].place == Place("slide", 2)


# pages of a PDF, on made-up words


class Page:
    """As much of a page as its lines are read from: words at places, in points."""

    bbox = (0.0, 0.0, 600.0, 800.0)

    def __init__(self, words: list[tuple[float, float, str]]) -> None:
        self.words = words

    def extract_words(self) -> list[dict[str, object]]:
        return [
            {"x0": x, "x1": x + 6 * len(text), "top": y, "bottom": y + 10, "text": text}
            for x, y, text in self.words
        ]

    def crop(self, box: tuple[float, float, float, float]) -> Page:
        left, top, right, bottom = box
        return Page([w for w in self.words if left <= w[0] < right and top <= w[1] < bottom])

    def extract_text_lines(self, return_chars: bool) -> list[dict[str, object]]:
        heights = sorted({y for _x, y, _text in self.words})
        return [
            {
                "top": y,
                "bottom": y + 10,
                "text": " ".join(text for _x, at, text in sorted(self.words) if at == y),
            }
            for y in heights
        ]


def prose(x: float, y: float, *lines: str) -> list[tuple[float, float, str]]:
    placed = []
    for number, line in enumerate(lines):
        at = x
        for piece in line.split():
            placed.append((at, y + 12 * number, piece))
            at += 6 * (len(piece) + 1)
    return placed


LEFT = [
    "In 2023 they received 36.2",
    "million reports, which is more",
    "than in the year before",
] * 3
RIGHT = [
    "and in the year after it was",
    "fewer, because of the way",
    "in which they are now counted",
] * 3


@pytest.mark.parametrize("lower", [0.0, 5.0], ids=["on one height", "not on one height"])
def test_columns_are_read_one_after_the_other(lower: float) -> None:
    page = Page(
        prose(
            40, 40, "A heading that goes over the whole width of both of the columns here at once"
        )
        + prose(40, 80, *LEFT)
        + prose(320, 80 + lower, *RIGHT)
    )
    text = text_of(page)
    assert text.startswith("A heading that goes")
    assert "received 36.2\nmillion reports" in text
    assert text.index(LEFT[-1]) < text.index(RIGHT[0])


def test_a_table_is_no_columns() -> None:
    rows = [(f"Reports of the country {n}", f"{n},345 reports at the publisher") for n in range(9)]
    page = Page(
        [
            w
            for n, (a, b) in enumerate(rows)
            for w in prose(40, 80 + 12 * n, a) + prose(320, 80 + 12 * n, b)
        ]
    )
    assert text_of(page).split("\n")[0] == "Reports of the country 0 0,345 reports at the publisher"


def test_a_wider_gap_begins_a_paragraph() -> None:
    page = Page(prose(40, 80, "One line", "and another") + prose(40, 130, "A paragraph"))
    assert text_of(page) == "One line\nand another\n\nA paragraph"


def test_a_place_is_found_in_what_is_seen() -> None:
    passages = [Passage(Place("row", 1), "a\t0.5", "a\t50%"), Passage(Place("row", 2), "b\t1")]
    joined = Joined(passages)
    assert joined.text == "a\t50%\nb\t1"
    assert joined.place_of(joined.text.index("b")) == Place("row", 2)


def test_the_heading_of_the_next_sheet_is_no_caption_of_this_one() -> None:
    rows = [
        ("NCMEC", "CyberTipline reports (NCMEC)"),
        ("NCMEC", "Year\tReports"),
        ("NCMEC", "2022\t32059029"),
        ("NCMEC", "2023\t36210368"),
        ("IWF", "Share of addresses by hosting country"),
    ]
    joined = Joined([Passage(Place("row", n, sheet), text) for n, (sheet, text) in enumerate(rows)])
    before, after = joined.text.split("36210368")
    assert "2022\t32059029\n2023" in before
    assert after.startswith("\n\n\n\n") and joined.place_of(len(joined.text) - 1).detail == "IWF"
