"""The command line, and files that are whole or not there."""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from briefing import files
from briefing.__main__ import main
from briefing.basket.basket import basket_of, dumps
from briefing.basket.link import encode
from briefing.items.items import Briefing, Gone
from data_sources.package import whole_files
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
        ["--link", ""],
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


BROKEN = "figure:iwf.reports_confirmed||World|2024"


def failing_at(broken: str) -> files.Kind:
    """A kind of file that cannot be made with one item, and names the others and what is gone."""

    def make(briefing: Briefing) -> bytes:
        names = [item.id for item in briefing.items]
        if broken in names or broken == "all":
            raise ValueError("no place for it")
        left = [f"{gone.item}: {gone.told(briefing.language)}" for gone in briefing.gone]
        return "\n".join([*names, *left]).encode()

    return files.Kind("trial", ".txt", "text/plain", "Trial", make)


def test_an_item_that_cannot_be_made_is_left_out_and_named(make_briefing: MakeBriefing) -> None:
    briefing = make_briefing((*ONE, BROKEN, "point:nl-hosting"), "en")
    made = files.make_in(failing_at(BROKEN), briefing, None).decode().splitlines()
    assert made == [
        *(*ONE, "point:nl-hosting"),
        f"{BROKEN}: could not be made into this file, left out.",
    ]


def test_what_fails_with_every_item_is_not_hidden(make_briefing: MakeBriefing) -> None:
    with pytest.raises(ValueError, match="no place"):
        files.make_in(failing_at("all"), make_briefing((*ONE, BROKEN), "en"), None)


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pptx", "html", "pdf", "onepager", "images"])
def test_every_file_says_what_was_left_out(kind: str, make_briefing: MakeBriefing) -> None:
    briefing = make_briefing(ONE, "nl")
    gone = (Gone("figure:x", "Zeventien", "", unmade=True), Gone("figure:y", "Achttien", ""))
    made = files.make_in(files.KINDS[kind], replace(briefing, gone=gone), None)
    text = text_of(kind, made)
    for title, missing in zip(("Zeventien", "Achttien"), gone, strict=True):
        assert title in text
        assert missing.told("nl") in text


def text_of(kind: str, content: bytes) -> str:
    """All the text of a made file, in one line."""
    if kind == "html":
        return " ".join(html.unescape(re.sub(r"<[^>]+>|&quot;", " ", content.decode())).split())
    if kind in ("pdf", "onepager"):
        with pdfplumber.open(io.BytesIO(content)) as document:
            found = " ".join(page.extract_text() or "" for page in document.pages)
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [n for n in package.namelist() if n.endswith((".xml", ".txt"))]
            found = " ".join(package.read(name).decode() for name in parts)
        found = re.sub(r"<[^>]+>", " ", found)
    return " ".join(found.split())


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

    monkeypatch.setattr(whole_files.os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        whole_files.write_whole(path, b"new")
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


@pytest.mark.parametrize(
    "title", ["", "שלום", "../../etc/passwd", "a" * 300, "CON", "é ü", "\u202eא:b*c?|d", "测" * 300]
)
def test_file_names_are_harmless(make_briefing: MakeBriefing, title: str) -> None:
    name = files.file_name(make_briefing(ONE, "nl", title), files.KINDS["pptx"])
    assert name.endswith("-nl.pptx")
    assert name.startswith("2026-11-24-")
    assert "/" not in name
    assert len(name) < 100
    assert not set(name) & set('/\\:*?"<>| \u202e')


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Één café – naïef!", "een-cafe-naief"),
        ("Хостинг в Нидерландах", "хостинг-в-нидерландах"),
        ("🔥 Δοκιμή 测试 שלום", "δοκιμή-测试-שלום"),
        ("हिन्दी में", "हिन्दी-में"),
        ("İstanbul ①\ufe0f", "istanbul-1"),
        ("🔥🔥", "briefing"),
    ],
)
def test_a_file_is_named_by_its_title_in_whatever_script(title: str, stem: str) -> None:
    assert files.slug(title) == stem


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The template or basket that was asked for, not the output, and not as a damaged one."""
    output, none = tmp_path / "a.docx", str(tmp_path / "none.docx")
    common = ["--format", "docx", "--output", str(output)]
    for given in (["--items", "point:nl-hosting", "--template", none], ["--basket", none]):
        assert main([*given, *common]) == 2
        assert capsys.readouterr().err.startswith(f"{none}: ")
    assert not output.exists()
