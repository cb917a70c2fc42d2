"""A file that would be read for ever is cut off, and what reads it does not outlast it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.documents import apart, reading
from briefing.documents.apart import asked, spent
from briefing.documents.package import UnreadableFile, Why
from briefing.documents.reading import read
from briefing.house.template import Lack, Unsuitable
from briefing.template_apart import template_apart
from tests.briefing import letters
from tests.briefing.test_documents import word

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
