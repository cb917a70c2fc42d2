"""The words by which texts are read: every language's file has the keys, and faults are named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data_sources.__main__ import main
from languages import reading
from languages.grammar import LanguageError

HERE = Path(reading.__file__).parent


def test_the_files_have_no_faults() -> None:
    assert [str(fault) for fault in reading.faults()] == []


def test_pieces_of_all_languages_stand_side_by_side_and_once() -> None:
    about = reading.words("hedges.about")
    assert {r"\babout", r"\bongeveer"} <= set(about)
    assert about.count(r"\bcirca") == 1
    assert r"\bongeveer" not in reading.words("hedges.about", "en")
    assert reading.read_in()[0] == "en"


def test_nothing_fits_where_a_language_has_no_piece() -> None:
    import re

    assert reading.words("changes.parted_verbs", "en") == ()
    assert re.search(reading.either("changes.parted_verbs", "en"), "nam toe") is None


def test_a_key_that_is_missing_says_where() -> None:
    with pytest.raises(LanguageError, match=r"languages/en/reading\.toml: “hedges\.none”"):
        reading.words("hedges.none")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for code in ("en", "nl"):
        (tmp_path / code).mkdir()
        shutil.copy(HERE / code / reading.FILE, tmp_path / code / reading.FILE)
    return tmp_path


def change(folder: Path, old: str, new: str) -> list[reading.ReadingFault]:
    path = folder / "nl" / reading.FILE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return list(reading.faults(folder))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (r"'\bgrofweg'", r"'\b(grofweg'", "is no pattern"),
        (r"'\bgrofweg'", "''", "a text that is not empty"),
        (r"'\bgrofweg'", "'x*'", "fits the empty text"),
        ("than = ['dan']", "thans = ['dan']", "“hedges.thans” is no key"),
        ("than = ['dan']", "than = 'dan'", "“hedges.than” is of another kind"),
        ("than = ['dan']", "", "“hedges.than” is missing"),
        ("than = ['dan']", "than = [dan]", "line"),
    ],
)
def test_a_fault_is_named(folder: Path, old: str, new: str, reason: str) -> None:
    found = change(folder, old, new)
    assert any(reason in fault.reason for fault in found)
    assert {fault.file for fault in found} == {"languages/nl/reading.toml"}


def test_a_fault_says_line_and_column(folder: Path) -> None:
    lines = (folder / "nl" / reading.FILE).read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if r"\bgrofweg" in text)
    (fault,) = change(folder, r"'\bgrofweg'", r"'\b(grofweg'")
    assert (fault.line, fault.column) == (line, lines[line - 1].index(r"\bgrofweg") + 1)
    assert str(fault).startswith(f"languages/nl/reading.toml: line {line}, column {fault.column}: ")


def test_validate_names_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = change(folder, r"'\bgrofweg'", r"'\b(grofweg'")
    monkeypatch.setattr(reading, "faults", lambda: iter(found))
    assert main(["validate"]) == 1
    assert "languages/nl/reading.toml: line" in capsys.readouterr().out
