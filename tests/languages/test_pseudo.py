"""A third language, made out of English by a program, is a folder and columns, and nothing else.

It is added to a copy of the repository, and every page, chart, point, file, figure page and report
of claims is made in it there, in a process of its own. None crashes; none shows plain English but
for what ``pseudo/allowed.py`` lists with its reasons.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from languages import LANGUAGES, catalogue
from tests.conftest import ROOT
from tests.languages.pseudo import make
from tests.languages.pseudo.drive import ROUTES
from tests.languages.pseudo.plain_words import Finder
from tests.languages.test_messages import all_messages

ROOMS = (
    *("briefing", "charts", "claims", "data_sources", "datasets", "languages", "pages"),
    *("publish", "screen", ".streamlit"),
)
KINDS = ("*.pyc", "__pycache__")
FEWEST_TRIED = 2000


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository, with the pseudo language added."""
    root = tmp_path_factory.mktemp("pseudo") / "repository"
    for room in ROOMS:
        shutil.copytree(ROOT / room, root / room, ignore=shutil.ignore_patterns(*KINDS))
    for package in ("tests", "tests/languages"):
        (root / package).mkdir()
        shutil.copy(ROOT / package / "__init__.py", root / package)
    shutil.copytree(ROOT / "tests/languages/pseudo", root / "tests/languages/pseudo")
    messages = {m for language in LANGUAGES for m in catalogue(language)} | set(all_messages())
    make.add(root, iter(sorted(messages)))
    return root


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=copy, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def report(copy: Path) -> dict[str, Any]:
    """What the drive through everything found."""
    path = copy / "report.json"
    done = run(copy, "tests.languages.pseudo.drive", str(path))
    assert done.returncode == 0, done.stderr[-3000:]
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def test_the_record_is_sound_in_it(copy: Path) -> None:
    done = run(copy, "data_sources", "validate")
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_crashes(report: dict[str, Any]) -> None:
    assert not report["crashes"], "\n".join(
        f"{where}: {error}" for where, error in list(report["crashes"].items())[:10]
    )


def test_nothing_is_plain_english(report: dict[str, Any]) -> None:
    assert not report["plain"], "\n".join(
        f"{words}: {places}" for words, places in list(report["plain"].items())[:40]
    )


def test_everything_was_driven(report: dict[str, Any]) -> None:
    assert set(report["seconds"]) == set(ROUTES)
    assert report["tried"] > FEWEST_TRIED
    assert report["characters"] > 1_000_000


# The language itself, and the finder, on texts with answers written by hand


def test_a_message_is_accented_longer_and_marked() -> None:
    made = make.pseudo("Reports in {year}")
    assert made.startswith("⟦Ŕéþóŕťš íñ {year}")
    assert made.endswith("⟧")
    assert len(made) >= 1.4 * len("Reports in {year}") - 1


@pytest.mark.parametrize(
    "kept", ["{name}", "`python -m briefing`", "https://example.org/a", "](https://a.b)", "<b>"]
)
def test_what_is_no_word_is_kept(kept: str) -> None:
    assert kept in make.pseudo(f"See {kept} here")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("⟦Ŕéþóŕťš⟧ of 2024", ["of"]),
        ("⟦Ŕéþóŕťš⟧: Meta Platforms, 2024", []),
        ("Meta Platform, 2024", ["Meta Platform"]),
        ("Meta Pla…", []),
        ("12 % 3’456 · 2024", []),
        ("mei 2024", ["mei"]),
    ],
)
def test_plain_words_are_found(text: str, found: list[str]) -> None:
    finder = Finder(["Meta Platforms"])
    finder.see(text, "here")
    assert list(finder.found) == found


def test_labels_for_screen_readers_are_looked_at() -> None:
    finder = Finder([])
    finder.see_html('<p aria-label="Close">⟦Ŕ⟧</p><script>var word = 1</script>', "here")
    assert list(finder.found) == ["Close"]
