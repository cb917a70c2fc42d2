"""The app as a whole: each page in each language, and what a reader sees when the record is bad."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from languages import LANGUAGES
from publish.address.app_pages import ENTRIES
from publish.site import current
from screen import blocks, frame
from screen.session.navigation import PAGES
from tests.conftest import ROOT

# From a place without a folder pages/, which would have AppTest run the files there bare.
SCRIPT = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from screen.app import run; run()"


def open_page(name: str, language: str) -> AppTest:
    at = AppTest.from_string(SCRIPT, default_timeout=90)
    at.query_params["lang"] = language
    at.run()
    return at if name == "overview" else at.switch_page(str(PAGES / f"{name}.py")).run()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_every_page_runs_and_answers(name: str, language: str) -> None:
    at = open_page(name, language)
    assert not at.exception
    assert at.title and at.title[0].value
    pieces = " ".join(str(item.proto) for item in at.get("html"))
    assert "otr-question" in pieces or "otr-lead" in pieces
    assert "otr-footer" in pieces
    assert 'alt=""' not in pieces, "a chart without words for those who do not see it"


def test_the_first_screen_goes_out_before_the_rest_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []

    shown: list[str] = []
    drawn = blocks.chart_block

    def noted(*args: Any, **options: Any) -> Any:
        shown.append(args[2])
        return drawn(*args, **options)

    monkeypatch.setattr(blocks, "chart_block", noted)
    monkeypatch.setattr(frame, "time", SimpleNamespace(sleep=lambda s: sent.extend(shown)))
    at = AppTest.from_string(SCRIPT, default_timeout=90)
    at.query_params["lang"] = "en"
    at.run()
    assert sent == ["lead"]
    at.run()
    assert sent == ["lead"], "who has the app already is not kept waiting"


@pytest.mark.parametrize("shown", ["bars", "all", "europe", "map"])
def test_a_view_of_a_page_stands_beside_the_bar(shown: str) -> None:
    """Not only alone: a key that the bar has too ends the page, and its reader sees nothing."""
    at = AppTest.from_string(SCRIPT, default_timeout=90)
    at.query_params["lang"], at.query_params["shown"] = "en", shown
    at.run()
    at = at.switch_page(str(PAGES / "countries.py")).run()
    assert not at.exception


def test_what_stands_around_a_page_has_keys_that_no_page_has() -> None:
    """A page's keys are names in its address, and free to be chosen."""
    around = [ROOT / "screen" / name for name in ("app.py", "bar.py", "session/kept.py")]
    named = [re.findall(r'st\.container\([^)]*\bkey="([^"]*)"', _of(path)) for path in around]
    assert all(named)
    assert [key for keys in named for key in keys if not key.startswith("frame-")] == []
    others = [*PAGES.glob("*.py"), *(ROOT / "screen").rglob("*.py")]
    assert [path.name for path in others if path not in around and '"frame-' in _of(path)] == []


def _of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_page_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [entry.title for entry in ENTRIES if f"| {entry.title} |" not in readme] == []


@pytest.fixture
def faulty(package: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A running app whose record has been damaged before its start."""
    monkeypatch.setattr(current, "DATASETS", package)
    monkeypatch.setattr(current, "_CURRENT", current._Current())
    return package


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_faulty_record_is_named_and_nothing_is_shown(faulty: Path, language: str) -> None:
    path = faulty / "observations/ncmec_totals.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    number = next(i for i, line in enumerate(lines) if ",reports,exact," in line)
    lines[number] = lines[number].replace(",reports,exact,", ",bananas,exact,")
    path.write_text("".join(lines), encoding="utf-8")
    at = open_page("overview", language)
    assert not at.exception
    assert at.error
    assert f"observations/ncmec_totals.csv:{number + 1}: unit" in at.code[0].value
    assert "otr-chart" not in " ".join(str(item.proto) for item in at.get("html"))


def test_a_missing_table_is_named(faulty: Path) -> None:
    (faulty / "sources.csv").unlink()
    at = open_page("cybertipline", "en")
    assert not at.exception
    assert "sources.csv" in at.code[0].value


def test_the_last_sound_record_stays(faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current, "PATIENCE", 120.0)  # a busy machine reads slowly
    monkeypatch.setattr(current, "LONGEST", 240.0)
    first = current.the_record()
    descriptor = faulty / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8")
    descriptor.unlink()
    here = f'"version": "{first.version}"'
    assert here in text
    descriptor.write_text(text.replace(here, '"version": "x"'), encoding="utf-8")
    assert current.the_record() is first
    descriptor.write_text(text.replace(here, '"version": "99.0.9"'), encoding="utf-8")
    assert current.the_record().version == "99.0.9"
