"""Which languages there are is told by the folders in ``languages/``: no code of one is typed.

A language that is added is then found everywhere, and one that is taken away leaves nothing behind.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from languages import LANGUAGES
from tests.conftest import ROOT

ROOMS = ("data_sources", "charts", "claims", "briefing", "publish", "screen", "pages", "languages")
CODE = re.compile(rf"(?:(?<![\w.-])|(?<=\w_))(?:{'|'.join(LANGUAGES)})(?![\w-])")
"""A code alone, in an address, or at the end of a column's name."""
ALLOWED = {
    ("pages/countries.py", "offlimits.share_hosted_nl"): "the key of a series: hosted there",
    ("pages/netherlands.py", "offlimits.share_hosted_nl"): "the key of a series: hosted there",
    ("pages/netherlands.py", "stop_it_now_nl"): "the key of a series, of that country",
    ("languages/grammar.py", "en"): "the language that messages are written in: the one list",
    (
        "screen/session/undocumented.py",
        '<html lang="en">',
    ): "what stands in Streamlit's own page, and is replaced there",
}


def texts(source: str) -> Iterator[str]:
    """Every text in a module but its docstrings, and the notes that stand under a constant."""
    tree = ast.parse(source)
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node.value


def typed() -> set[tuple[str, str]]:
    """Every text with a code in it, and the file in which it stands."""
    paths = [ROOT / "dashboard.py", *(p for room in ROOMS for p in (ROOT / room).rglob("*.py"))]
    return {
        (path.relative_to(ROOT).as_posix(), text)
        for path in paths
        for text in texts(path.read_text(encoding="utf-8"))
        if CODE.search(text)
    }


def test_no_code_of_a_language_is_typed() -> None:
    assert typed() - ALLOWED.keys() == set()


def test_what_is_allowed_is_there() -> None:
    assert ALLOWED.keys() - typed() == set()


@pytest.mark.parametrize(
    "source",
    [
        'known("nl")',
        "row['name_nl']",
        'f"{here}/nl/figures/"',
        "where = {'en': 1}",
        "def said(language='en'): ...",
    ],
)
def test_a_code_is_found(source: str) -> None:
    assert any(CODE.search(text) for text in texts(source))


@pytest.mark.parametrize(
    "source", ['"""Not in en."""', '"https://offlimits.nl"', '"open"', '"tot en-met"', '"en-GB"']
)
def test_what_is_no_code_is_not(source: str) -> None:
    assert not any(CODE.search(text) for text in texts(source))
