"""A language is told by its folder, and what the folder lacks is named with file and key."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from languages import DEFAULT_LANGUAGE, LANGUAGE_NAMES, LANGUAGES, grammar
from languages.grammar import HERE, LanguageError, faults_of, found, names, right_to_left


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """A copy of the languages, with a third one that is Dutch under another code."""
    here = tmp_path / "languages"
    for name in ("en", "nl"):  # whatever other languages there are
        shutil.copytree(HERE / name, here / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(here / "nl", here / "fy")
    return here


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_folders_tell_the_languages(folders: Path) -> None:
    assert found(folders) == ("en", "fy", "nl")
    (folders / "notes").mkdir()
    shutil.copy(folders / "nl" / "language.toml", folders / "notes")
    assert found(folders) == ("en", "fy", "nl"), "a folder that is no code of a language"
    assert LANGUAGES[0] == DEFAULT_LANGUAGE
    assert LANGUAGE_NAMES["nl"] == "Nederlands"


def test_a_file_that_cannot_be_read_costs_only_the_name(folders: Path) -> None:
    (folders / "fy" / "language.toml").write_text("name = ", encoding="utf-8")
    assert names(("en", "fy"), folders) == {"en": "English", "fy": "fy"}
    assert not right_to_left("fy", folders)
    assert [file for file, _key, _reason in faults_of("fy", folders)] == [
        "languages/fy/language.toml"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_languages_lack_nothing(language: str) -> None:
    assert list(faults_of(language)) == []


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('decimal = ","', "", "numbers.decimal"),
        ('quarter = "{number}e kwartaal van {year}"', "", "dates.quarter"),
        ("[ages]", "[age]", "ages"),
        ('home = "NLD"', "", "home"),
        ('home = "NLD"', "home = 1", "home"),
        ('day = "op {period}"\nother = "in {period}"', "", "dates.during.other"),
    ],
)
def test_a_key_that_is_missing_is_named(folders: Path, old: str, new: str, key: str) -> None:
    replace(folders / "fy" / "language.toml", old, new)
    assert [(file, at) for file, at, _reason in faults_of("fy", folders)] == [
        ("languages/fy/language.toml", key)
    ]


def test_what_is_free_may_be_left_out(folders: Path) -> None:
    replace(folders / "fy" / "language.toml", 'quarter = "in het {period}"\n', "")
    replace(folders / "fy" / "language.toml", 'pointed = ["wees", "wezen"]\n', "")
    assert list(faults_of("fy", folders)) == []


def test_a_template_that_is_missing_is_named(folders: Path) -> None:
    (folders / "fy" / "points" / "encryption.j2").unlink()
    ((file, _key, reason),) = faults_of("fy", folders)
    assert file == "languages/fy/points/encryption.j2"
    assert "en/points/encryption.j2" in reason


def test_a_list_of_words_that_is_not_whole_is_named(folders: Path) -> None:
    replace(folders / "fy" / "terms.csv", ",why,", ",reason,")
    (folders / "fy" / "term_exceptions.csv").unlink()
    assert [file for file, _key, _reason in faults_of("fy", folders)] == [
        "languages/fy/terms.csv",
        "languages/fy/term_exceptions.csv",
    ]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LanguageError, match=r"languages/xx/language\.toml"):
        grammar("xx")


def test_words_that_agree_with_a_number() -> None:
    assert grammar("en").agreeing(1) == {"were": "was"}
    assert grammar("en").agreeing(0) == {"were": "were"}
    assert grammar("nl").agreeing(2) == {"pointed": "wezen"}


def test_names_of_places_that_take_an_article() -> None:
    assert grammar("en").with_article("Netherlands") == "the Netherlands"
    assert grammar("en").with_article("France") == "France"
    assert grammar("nl").with_article("Verenigd Koninkrijk") == "het Verenigd Koninkrijk"
    assert grammar("nl").with_article("Verenigde Staten") == "de Verenigde Staten"


def test_a_language_from_right_to_left_says_so(folders: Path) -> None:
    replace(folders / "fy" / "language.toml", 'direction = "ltr"', 'direction = "rtl"')
    assert right_to_left("fy", folders)
    assert not right_to_left("nl", folders)


def test_how_a_language_is_written_is_read_once(
    folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page that says what went wrong asks for it, while everybody waits."""
    assert not right_to_left("fy", folders)
    monkeypatch.setattr(sys.modules[right_to_left.__module__], "_read", None)
    assert not right_to_left("fy", folders)
