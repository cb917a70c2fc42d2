"""Every sentence a reader can meet exists in every language, with the same names to fill in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from languages import LANGUAGES, catalogue, translator
from tests.conftest import ROOT

ROOMS = ("screen", "pages", "charts", "briefing", "claims", "publish", "data_sources")
FIELDS = re.compile(r"\{(\w+)")
TEMPLATE_CALL = re.compile(r"""_\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")


def messages_of(path: Path) -> Iterator[str]:
    """The first argument of each call of ``_`` that is a constant text."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and node.args):
            continue
        # ``_("…")``, ``reader._("…")`` and ``translator(language)("…")``
        called = node.func.func if isinstance(node.func, ast.Call) else node.func
        name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
        first = node.args[0]
        translates = name == ("translator" if called is not node.func else "_")
        if translates and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def all_messages() -> dict[str, str]:
    """Message to the file it stands in."""
    found: dict[str, str] = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for message in messages_of(path):
                found.setdefault(message, str(path.relative_to(ROOT)))
        for path in sorted((ROOT / room).rglob("*.html")):
            for match in TEMPLATE_CALL.finditer(path.read_text(encoding="utf-8")):
                found.setdefault(match[1] or match[2], str(path.relative_to(ROOT)))
    return found


MESSAGES = all_messages()
TRANSLATED = [language for language in LANGUAGES if language != "en"]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: str) -> None:
    known = catalogue(language)
    missing = {message: place for message, place in MESSAGES.items() if message not in known}
    assert not missing


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_fill_in_the_same_names(language: str) -> None:
    wrong = [
        message
        for message, text in catalogue(language).items()
        if set(FIELDS.findall(message)) != set(FIELDS.findall(text))
    ]
    assert not wrong


def test_there_are_messages() -> None:
    assert len(MESSAGES) > 200


@pytest.mark.parametrize(("language", "said"), [("en", "1,029,000 rows"), ("nl", "1.029.000 rows")])
def test_how_many_is_written_as_the_language_writes_it(language: str, said: str) -> None:
    assert translator(language)("{count} rows", count=1_029_000) == said
    assert translator(language)("{count} rows", count=999) == "999 rows"
    assert translator(language)("rows of {year}", year=2021) == "rows of 2021"
