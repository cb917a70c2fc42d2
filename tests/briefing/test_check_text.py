"""What a reader changes in a file of ours is named with its place, and never called unchanged."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from briefing import __main__ as command
from briefing.check import SOURCE, check
from briefing.documents.compare import compared, counts_missing, number_changes
from briefing.documents.passages import Passage, Place
from briefing.documents.pdfs.pages import can_read_pdf
from briefing.edits import EDITED, MISSING, RECOUNTED, REWORDED
from briefing.files import KINDS
from briefing.items.metadata import NAMESPACE
from data_sources.record.record import Record
from tests.briefing.conftest import MakeBriefing

FIGURE = "figure:iwf.reports_confirmed||World|2024"
ITEMS = ("chart:trend:ncmec.reports_total", FIGURE, "point:nl-hosting")
OFFICE = ("pptx", "docx", "xlsx")


def edited(content: bytes, part: str, old: str, new: str, most: int = 0) -> bytes:
    """The file in which parts of that name say something else; all others stay as they were."""
    held, count = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(held, "w") as out:
        for info in whole.infolist():
            data = whole.read(info)
            if re.fullmatch(part, info.filename):
                text = data.decode()
                count += text.count(old)
                data = text.replace(old, new, most or -1).encode()
            out.writestr(info, data)
    assert count, f"“{old}” stands nowhere in {part}"
    return held.getvalue()


TEXTS = {
    "pptx": r"ppt/slides/slide\d+\.xml",
    "docx": r"word/document\.xml",
    "xlsx": r"xl/(sharedStrings|worksheets/sheet\d+)\.xml",
}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("kind", OFFICE)
def test_an_edited_number_is_named_with_its_place(
    make_briefing: MakeBriefing, record: Record, kind: str, language: str
) -> None:
    content = KINDS[kind].make(make_briefing((FIGURE,), language))
    printed = "291273" if kind == "xlsx" else {"en": "291,273", "nl": "291.273"}[language]
    other = printed.replace("91", "19")
    report = check(edited(content, TEXTS[kind], printed, other), record)
    assert not report.sound and not report.changed
    assert {edit.kind for edit in report.edits} == {EDITED}
    assert {(edit.was, edit.now) for edit in report.edits} == {(printed, other)}
    assert all(edit.figures == ("iwf.reports_confirmed||World|2024",) for edit in report.edits)
    lines = "\n".join(report.lines(language))
    place = {
        "pptx": r"(slide|dia) 2",
        "docx": r"(paragraph|alinea|row|rij)",
        "xlsx": r"(row|rij) \d",
    }
    assert re.search(place[kind], lines) and "2024" in lines
    assert "as they were" not in lines and "zoals ze waren" not in lines


def test_a_value_changed_in_a_native_chart_is_named(
    make_briefing: MakeBriefing, record: Record
) -> None:
    content = KINDS["pptx"].make(make_briefing(ITEMS[:1]))
    report = check(edited(content, r"ppt/charts/chart\d+\.xml", "36210368", "26210368"), record)
    (edit,) = report.edits
    assert (edit.kind, edit.was, edit.now) == (EDITED, "36210368", "26210368")
    assert edit.place == Place("slide chart", 2)
    assert edit.figures == ("ncmec.reports_total||World|2023",)


@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_another_unit_is_no_unchanged_figure(
    make_briefing: MakeBriefing, record: Record, kind: str
) -> None:
    content = KINDS[kind].make(make_briefing(ITEMS[:1]))
    report = check(
        edited(content, TEXTS[kind], "21.4 million reports", "21.4 million children"), record
    )
    assert REWORDED in {edit.kind for edit in report.edits} and not report.sound


def test_a_line_taken_out_is_said_to_be_gone(make_briefing: MakeBriefing, record: Record) -> None:
    content = KINDS["docx"].make(make_briefing((FIGURE,)))
    text = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    (line,) = [p for p in re.findall(r"<w:p>.*?</w:p>|<w:p .*?</w:p>", text) if "291,273" in p][:1]
    report = check(edited(content, TEXTS["docx"], line, "", 1), record)
    assert MISSING in {edit.kind for edit in report.edits}
    assert "No longer found" in "\n".join(report.lines("en"))


def test_what_a_reader_adds_is_checked_as_a_claim(
    make_briefing: MakeBriefing,
    record: Record,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from docx import Document

    monkeypatch.setattr(command, "_record", lambda _directory: record)
    document = Document(io.BytesIO(KINDS["docx"].make(make_briefing((FIGURE,)))))
    document.add_paragraph("In 2023 NCMEC received 47.3 million reports to the CyberTipline.")
    path = tmp_path / "added.docx"
    document.save(str(path))
    assert command.main(["check", str(path), "--language", "en"]) == 1
    said = capsys.readouterr().out
    assert "Passages added since it was made: 1." in said
    assert re.search(r"paragraph \d+: 47.3 million: differs", said)


def test_saving_it_again_with_another_program_changes_nothing(
    make_briefing: MakeBriefing, record: Record
) -> None:
    from docx import Document
    from openpyxl import load_workbook
    from pptx import Presentation

    for kind, opened in (("docx", Document), ("pptx", Presentation)):
        held = io.BytesIO()
        opened(io.BytesIO(KINDS[kind].make(make_briefing(ITEMS)))).save(held)
        report = check(held.getvalue(), record)
        assert report.edits == () and report.added == (), kind
    book = load_workbook(io.BytesIO(KINDS["xlsx"].make(make_briefing(ITEMS))))
    assert book is not None  # openpyxl drops the list: such a file is checked as anybody's


def test_a_file_of_an_earlier_version_does_not_say_that_its_text_is_as_it_was(
    make_briefing: MakeBriefing, record: Record
) -> None:
    content = KINDS["docx"].make(make_briefing((FIGURE,)))
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        (name,) = [n for n in whole.namelist() if NAMESPACE.encode() in whole.read(n)][:1]
        old = re.sub(rb"<passage.*?</passage>", b"", whole.read(name), flags=re.DOTALL)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as out, zipfile.ZipFile(io.BytesIO(content)) as whole:
        for info in whole.infolist():
            out.writestr(info, old if info.filename == name else whole.read(info))
    lines = check(held.getvalue(), record).lines("en")
    assert "cannot be told" in lines[1] and "as they were" not in lines[1]


def test_a_source_that_is_gone_is_named(make_briefing: MakeBriefing, record: Record) -> None:
    content = edited(
        KINDS["docx"].make(make_briefing((FIGURE,))),
        r"customXml/item\d+\.xml",
        ' source="',
        ' source="x-',
    )
    assert {item.kind for item in check(content, record).changed} == {SOURCE}


@pytest.mark.skipif(not can_read_pdf(), reason="the desk's packages are not installed")
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("kind", ["pdf", "onepager"])
def test_a_pdf_of_ours_is_read_and_an_edit_of_it_found(
    make_briefing: MakeBriefing, record: Record, kind: str, language: str
) -> None:
    from briefing.pdf import file as pdf_file
    from briefing.pdf import one_page

    briefing = make_briefing((FIGURE, "point:reports-received"), language)
    report = check(KINDS[kind].make(briefing), record)
    assert report.sound and report.kind == "pdf"
    assert "as they were" not in report.lines("en")[1]
    # The same list in a document whose text says something else, as an editor of PDFs leaves it.
    data = (one_page if kind == "onepager" else pdf_file).content(briefing)
    listed = pdf_file.with_list(briefing, data)
    number = listed["items"][0]["number"]
    changed = str(listed["items"]).replace("291", "219")
    assert number and changed != str(listed["items"])
    for item in listed["items"]:
        for key, value in item.items():
            if isinstance(value, str) and key != "svg":
                item[key] = value.replace("291", "219")
        item["title"]["text"] = item["title"]["text"].replace("291", "219")
    template = "onepager.typ" if kind == "onepager" else "full.typ"
    report = check(pdf_file.compiled(template, listed), record)
    assert {edit.kind for edit in report.edits} == {RECOUNTED}


# rules on made-up passages, with answers by hand


def lines(*texts: str) -> list[Passage]:
    return [Passage(Place("paragraph", n), text) for n, text in enumerate(texts, 1)]


def test_what_moved_is_not_changed() -> None:
    result = compared(lines("a 1", "b 2"), lines("b 2", "a 1"))
    assert result.edits == () and result.added == ()


def test_one_of_two_alike_is_missed() -> None:
    result = compared(lines("five: 5", "five: 5"), lines("five: 5"))
    assert [edit.now for edit in result.edits] == [None]


def test_an_edit_is_tied_to_its_line_and_not_to_another() -> None:
    result = compared(lines("reports 12", "images 34"), lines("reports 13", "images 34"))
    assert [(edit.was, edit.now and edit.now.text) for edit in result.edits] == [(0, "reports 13")]


def test_numbers_that_differ_are_paired() -> None:
    assert number_changes("from 1,200 to 3", "from 1,300 to 3") == [("1,200", "1,300")]
    assert number_changes("in 2023: 5", "5") == [("2023", "")]
    assert number_changes("36.2 million", "36.2 billion") == []


def test_a_number_that_stands_elsewhere_too_is_one_too_few() -> None:
    assert counts_missing(["in 2023: 12", "again 12"], "in 2023: 12 and 13") == ["12"]
    assert counts_missing(["1\u202f200"], "and 1 200 there") == []
