"""Footnotes in Word: real ones, in order, a note an item, and the list at the end as ever."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree

from briefing.basket.basket import Basket, basket_of, dumps, loads
from briefing.basket.link import decode, encode
from briefing.documents.reading import read
from briefing.docx import file as docx_file
from briefing.house.template import let_in
from briefing.items import steps
from briefing.items.items import Briefing, references
from tests.briefing import letters
from tests.briefing.conftest import TWENTY, MakeBriefing
from tests.briefing.schema_order import misplaced, missing_parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OWN = "own:advice:1"


def in_notes(briefing: Briefing) -> Briefing:
    return replace(briefing, basket=briefing.basket.citing("footnotes"))


@pytest.fixture
def cited(make_briefing: MakeBriefing) -> Briefing:
    """Two charts, a law's steps, a text of the reader's own and a point."""
    chosen = (TWENTY[0], TWENTY[1], "chart:timeline:law", OWN, "point:nl-hosting")
    return in_notes(make_briefing(chosen, "nl"))


def part(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def notes_of(content: bytes) -> dict[str, list[str]]:
    """The notes by number: the text of each of their paragraphs."""
    return {
        note.get(f"{W}id"): [
            "".join(t.text for t in line.iter(f"{W}t")).strip() for line in note.iter(f"{W}p")
        ]
        for note in part(content, "word/footnotes.xml")
        if note.get(f"{W}type") is None
    }


def test_each_item_with_sources_has_a_note_with_each_of_them(cited: Briefing) -> None:
    content = docx_file.make(cited)
    shown = steps.citing_latest(cited, docx_file.MOST_STEPS).items
    wanted = [references(item) for item in shown if references(item)]
    assert len(wanted) == 4  # the reader's own text rests on no publication
    assert list(notes_of(content).values()) == wanted
    marks = part(content, "word/document.xml").iter(f"{W}footnoteReference")
    assert [mark.get(f"{W}id") for mark in marks] == ["1", "2", "3", "4"]


def test_the_summary_names_the_notes_of_its_findings_again(cited: Briefing) -> None:
    document = Document(io.BytesIO(docx_file.make(cited)))
    codes = [f.get(f"{W}instr", "") for f in document.element.body.iter(f"{W}fldSimple")]
    named = [found[1] for code in codes if (found := re.search(r"NOTEREF (\w+)", code))]
    assert named == ["note1", "note2", "note3", "note4"]
    there = {node.get(f"{W}name") for node in document.element.body.iter(f"{W}bookmarkStart")}
    assert set(named) <= there


def test_no_number_in_brackets_stands_in_the_text_and_the_list_stays(cited: Briefing) -> None:
    document = Document(io.BytesIO(docx_file.make(cited)))
    text = [p.text for p in document.paragraphs if p.style.name != "Reference"]
    assert not [line for line in text if re.search(r" \[\d", line)]
    listed = [p.text for p in document.paragraphs if p.style.name == "Reference"]
    assert len(listed) == len(steps.citing_latest(cited, docx_file.MOST_STEPS).references)


def test_a_files_marks_are_no_numbers_of_its_sentences(cited: Briefing) -> None:
    texts = [passage.text for passage in read(docx_file.make(cited)).passages]
    title = cited.items[0].title.rstrip(".")
    assert f"{title}." in texts


def test_without_the_choice_there_are_none(make_briefing: MakeBriefing) -> None:
    content = docx_file.make(make_briefing(TWENTY[:1]))
    assert "word/footnotes.xml" not in zipfile.ZipFile(io.BytesIO(content)).namelist()


@pytest.mark.parametrize("make", [letters.letterhead, letters.plain])
def test_in_an_organisations_template(make: Callable[[], bytes], cited: Briefing) -> None:
    content = docx_file.make(cited, let_in(make()))
    assert len(notes_of(content)) == 4
    assert not misplaced(content)
    assert not missing_parts(content)


def test_a_templates_own_notes_go_with_its_text(cited: Briefing) -> None:
    """A briefing with notes is itself the template: nothing of the old ones is left."""
    template = let_in(docx_file.make(cited))
    plain = replace(cited, basket=cited.basket.citing(""))
    assert "footnotes" not in " ".join(
        zipfile.ZipFile(io.BytesIO(docx_file.make(plain, template))).namelist()
    )
    assert len(notes_of(docx_file.make(cited, template))) == 4


def test_an_outside_judge_finds_no_fault(cited: Briefing, tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit", reason="the Open XML validator is not here")
    path = tmp_path / "notes.docx"
    for template in (None, let_in(letters.letterhead())):
        path.write_bytes(docx_file.make(cited, template))
        found = audit.OpenXmlValidator().validate(str(path))
        assert not [str(error) for error in found.errors]


def test_the_choice_stays_with_the_basket() -> None:
    basket = basket_of(TWENTY[:2]).citing("footnotes")
    assert loads(dumps(basket)).cited == decode(encode(basket)).cited == "footnotes"
    assert '"version": 2' in dumps(basket)
    assert basket.citing("#x").cited == Basket().cited == ""
    damaged = dumps(basket).replace('"footnotes"', "[1]")
    assert loads(damaged).cited == ""
