"""A file that would be read for ever is cut off, and what reads it does not outlast it."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefing import making_apart
from briefing.basket.basket import Basket, basket_of
from briefing.documents import apart, reading
from briefing.documents.apart import asked, spent
from briefing.documents.package import UnreadableFile, Why
from briefing.documents.pictures.picture import Picture
from briefing.documents.reading import read
from briefing.files import KINDS, make_in
from briefing.house.template import Lack, Template, Unsuitable, let_in
from briefing.items.items import briefing_of
from briefing.making_apart import make_apart
from briefing.template_apart import template_apart
from data_sources.record.load import the_record
from tests.briefing import letters, templates
from tests.briefing.pictures import encoded, halves
from tests.briefing.test_documents import word

DAY = date(2026, 11, 27)
ONE = ("chart:trend:ncmec.reports_total",)
LIMIT = 1.0
"""Seconds in these tests: whatever takes longer is ended, and each of these takes for ever."""
FOR_EVER = {
    "busy": "while True: pass",
    "asleep": "import time; time.sleep(3600)",
    "talking": "import sys\nwhile True: sys.stdout.write('x' * 4096)",
    "not reading": "import sys, time; sys.stdin.close(); time.sleep(3600)",
}


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", LIMIT)


def worker(folder: Path, code: str) -> Path:
    """A process that does what a file might make of the one that reads it."""
    path = folder / "worker.py"
    path.write_text(
        f"import os\nopen({str(folder / 'pid')!r}, 'w').write(str(os.getpid()))\n{code}"
    )
    return path


def runs(folder: Path) -> bool:
    """Whether the process is still there."""
    written = folder / "pid"
    return written.exists() and Path(f"/proc/{written.read_text()}").exists()


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("code", FOR_EVER.values(), ids=list(FOR_EVER))
def test_what_would_be_read_for_ever_is_ended(tmp_path: Path, code: str) -> None:
    before = spent()
    with pytest.raises(UnreadableFile, match="was stopped") as caught:
        asked(worker(tmp_path, code), b"x" * 5_000_000)
    assert caught.value.why is Why.TOO_MUCH
    assert not runs(tmp_path)
    assert spent() - before >= LIMIT, "whoever sent it has not paid for it"


@pytest.mark.parametrize("code", ["os.abort()", "raise SystemExit(3)", "print('[1, 2]')"])
def test_a_reader_that_dies_is_a_file_that_cannot_be_read(tmp_path: Path, code: str) -> None:
    with pytest.raises(UnreadableFile):
        asked(worker(tmp_path, code), b"")


def test_no_process_is_there_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart.sys, "executable", "/nowhere/python")
    with pytest.raises(UnreadableFile) as caught:
        read(word("x"))
    assert caught.value.why is Why.NO_ROOM


@pytest.mark.usefixtures("short")
def test_so_many_at_once_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = [apart._FREE.acquire(blocking=False) for _place in range(apart.AT_ONCE)]
    assert all(taken)
    try:
        with pytest.raises(UnreadableFile) as caught:
            read(word("x"))
        assert caught.value.why is Why.NO_ROOM
    finally:
        for _place in taken:
            apart._FREE.release()
    monkeypatch.setattr(apart, "SECONDS", 40.0)
    assert read(word("x")).passages[0].text == "x"


@pytest.mark.usefixtures("short")
def test_after_a_file_that_was_cut_off_the_next_one_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = reading.WORKER
    for _time in range(apart.AT_ONCE + 1):
        monkeypatch.setattr(reading, "WORKER", worker(tmp_path, FOR_EVER["busy"]))
        with pytest.raises(UnreadableFile):
            read(word("x"))
    monkeypatch.setattr(apart, "SECONDS", 40.0)
    monkeypatch.setattr(reading, "WORKER", ours)
    assert read(word("5 reports")).passages[0].text == "5 reports"


def test_a_template_is_tried_out_apart() -> None:
    """The same template, and the same refusals, as in this process."""
    template = template_apart("questions", letters.small())
    assert template.kind == "document" and template.content[:2] == b"PK"
    with pytest.raises(Unsuitable) as caught:
        template_apart("pptx", letters.plain())
    assert caught.value.lack is Lack.NO_DECK
    with pytest.raises(UnreadableFile) as refused:
        template_apart("docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 100)
    assert refused.value.why is Why.ENCRYPTED


def test_a_file_in_a_template_is_made_apart_as_it_is_made_here() -> None:
    """The same words, the reader's too, and the same refusal."""
    basket = with_own_words(basket_of(ONE))
    for kind, template in (("docx", letters.small()), ("pptx", templates.standard())):
        let = template_apart(kind, template)
        for language in ("en", "nl"):
            briefing = briefing_of(the_record(), basket, language, DAY)
            here = words_in(make_in(KINDS[kind], briefing, let))
            assert words_in(make_apart(KINDS[kind], briefing, let)) == here
            assert "A title of mine" in here and "a note of mine" in here


def test_a_readers_own_picture_goes_along() -> None:
    picture = Picture(encoded(halves(), "PNG"), "png", 300, 200)
    basket = basket_of(ONE).add("own:picture:1").show("own:picture:1", picture.name)
    basket = basket.retitle("own:picture:1", "", "Two halves", "en")
    held = {picture.name: picture}
    briefing = briefing_of(the_record(), basket, "en", DAY, held)
    made = make_apart(KINDS["docx"], briefing, template_apart("docx", letters.small()))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        parts = [package.read(name) for name in package.namelist() if "/media/" in name]
    assert picture.content in parts


def test_files_in_our_own_look_are_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making_apart, "WORKER", Path("/nowhere"))
    briefing = briefing_of(the_record(), basket_of(ONE), "en", DAY)
    assert make_apart(KINDS["docx"], briefing, None)[:2] == b"PK"
    assert make_apart(KINDS["xlsx"], briefing, Template("deck", b"x"))[:2] == b"PK"


def test_a_template_whose_every_slide_costs_seconds_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """36 kB, let in; in this process twenty slides took a minute that nothing could end."""
    costly = Template("deck", let_in(templates.crowded(1200)).content)
    keys = sorted(the_record().series)[:20]
    basket = basket_of([f"chart:trend:{key}" for key in keys])
    briefing = briefing_of(the_record(), basket, "en", DAY)
    monkeypatch.setattr(apart, "SECONDS", 4.0)
    before, here = spent(), time.thread_time()
    with pytest.raises(UnreadableFile, match="was stopped") as caught:
        make_apart(KINDS["pptx"], briefing, costly)
    assert caught.value.why is Why.TOO_MUCH
    assert spent() - before >= 4.0 and time.thread_time() - here < 2.0


def test_what_cannot_be_made_in_is_told() -> None:
    briefing = briefing_of(the_record(), basket_of(ONE), "en", DAY)
    with pytest.raises(UnreadableFile, match="this template"):
        make_apart(KINDS["docx"], briefing, Template("document", b"no package"))


def with_own_words(basket: Basket) -> Basket:
    return basket.retitle(basket.items[0], "A title of mine", "a note of mine", "en")


def words_in(content: bytes) -> str:
    """All text of an Office file, in the order of its parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = sorted(name for name in package.namelist() if name.endswith(".xml"))
        parts = [ElementTree.fromstring(package.read(name)) for name in names]
    return "\n".join(text for part in parts for text in part.itertext())
