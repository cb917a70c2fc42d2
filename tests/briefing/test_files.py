"""The command line, and files that are whole or not there."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from briefing import files
from briefing.__main__ import main
from briefing.basket.basket import basket_of, dumps
from briefing.basket.link import encode
from tests.briefing.conftest import ONE, MakeBriefing

STARTS = {
    "pptx": b"PK",
    "docx": b"PK",
    "xlsx": b"PK",
    "images": b"PK",
    "questions": b"PK",
    "questions-pdf": b"%PDF",
    "pdf": b"%PDF",
    "onepager": b"%PDF",
    "html": b"<!doctype html>",
}


@pytest.mark.parametrize("kind", files.KINDS)
def test_every_format_from_the_command_line(kind: str, tmp_path: Path) -> None:
    output = tmp_path / "file"
    given = ["--items", *ONE, "--language", "nl", "--format", kind, "--output", str(output)]
    assert main(given) == 0
    assert output.read_bytes().startswith(STARTS[kind])
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_saved_basket_and_a_link(tmp_path: Path) -> None:
    basket = basket_of(ONE, "Dinsdag")
    (tmp_path / "basket.json").write_text(dumps(basket), "utf-8")
    common = ["--format", "docx", "--output", str(tmp_path / "a.docx")]
    assert main(["--basket", str(tmp_path / "basket.json"), *common]) == 0
    assert main(["--link", encode(basket), *common]) == 0
    address = f"https://example.org/briefing?lang=nl&basket={encode(basket)}"
    assert main(["--link", address, *common]) == 0
    assert main(["check", str(tmp_path / "a.docx")]) == 0


@pytest.mark.parametrize(
    "given",
    [
        ["--items", "nonsense"],
        ["--items", "chart:trend:gone.series"],
        ["--basket", "no-such-file.json"],
        ["--link", "!!!"],
    ],
)
def test_what_cannot_be_made_leaves_no_file(
    given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "a.docx"
    assert main([*given, "--format", "docx", "--output", str(output)]) == 2
    assert capsys.readouterr().err.strip()
    assert not list(tmp_path.iterdir())


def test_items_that_are_gone_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "a.xlsx"
    given = ["--items", *ONE, "point:gone", "--format", "xlsx", "--output", str(output)]
    assert main(given) == 0
    assert "point:gone" in capsys.readouterr().err


def test_check_of_a_missing_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "no-such-file.docx"]) == 2
    assert "no-such-file" in capsys.readouterr().err


def test_a_failed_write_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        files.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["a.bin"]


def test_images_have_both_grounds_and_the_sources(make_briefing: MakeBriefing) -> None:
    content = files.images(make_briefing((*ONE, "point:nl-hosting")))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        assert sum(name.endswith(".png") for name in names) == 2
        assert sum(name.endswith(".svg") for name in names) == 2
        png = package.read(next(name for name in names if name.endswith(".png")))
    assert int.from_bytes(png[16:20], "big") == 2400


@pytest.mark.parametrize("title", ["", "שלום", "../../etc/passwd", "a" * 300, "CON", "é ü"])
def test_file_names_are_harmless(make_briefing: MakeBriefing, title: str) -> None:
    name = files.file_name(make_briefing(ONE, "nl", title), files.KINDS["pptx"])
    assert name.endswith("-nl.pptx")
    assert name.startswith("2026-11-24-")
    assert "/" not in name
    assert len(name) < 100
    assert name.isascii()
