"""No number of a series is typed in a template, in digits or in words."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from jinja2 import nodes

from briefing.points.points import FIGURES, POINTS
from briefing.points.templates import environment
from languages import LANGUAGES, language_folder

NAMES_WITH_DIGITS = ("General Comment 25", "Algemeen commentaar nr. 25", "(EU) 2026/1881")
"""Names of documents; nothing else with a digit may stand in a sentence."""

NUMBERS_IN_WORDS = re.compile(
    r"\b(millions?|billions?|thousands?|hundreds?|per ?cent|doubled?|twice|half of|majority|"
    r"thirds|a third of|a quarter of|dozens?|"
    r"miljoen(en)?|miljard(en)?|duizend(en)?|honderd(en)?|procent|verdubbel\w*|de helft van|"
    r"meerderheid|tweederde|een derde van|een kwart van|tientallen)\b",
    re.IGNORECASE,
)

SENTENCES = [(language, name) for language in LANGUAGES for name in POINTS]


def folder_of(name: str) -> Path:
    return FIGURES if name == "figures" else language_folder(name) / "points"


def tree(folder: str, name: str) -> nodes.Template:
    text = (folder_of(folder) / f"{name}.j2").read_text(encoding="utf-8")
    return environment().parse(text)


def typed(language: str, name: str) -> str:
    """The words between the figures, on one line."""
    data = (data.data for data in tree(language, name).find_all(nodes.TemplateData))
    return " ".join(" ".join(data).split())


@pytest.mark.parametrize("folder", ["figures", *LANGUAGES])
def test_every_point_has_its_files_and_no_others(folder: str) -> None:
    assert {path.stem for path in folder_of(folder).glob("*")} == set(POINTS)


@pytest.mark.parametrize(("language", "name"), SENTENCES)
def test_no_digit_is_typed(language: str, name: str) -> None:
    text = typed(language, name)
    for known in NAMES_WITH_DIGITS:
        text = text.replace(known, "")
    assert not re.search(r"\d", text), re.findall(r"\S*\d\S*", text)


@pytest.mark.parametrize(("language", "name"), SENTENCES)
def test_no_number_is_typed_in_words(language: str, name: str) -> None:
    assert not NUMBERS_IN_WORDS.search(typed(language, name))


@pytest.mark.parametrize(("language", "name"), SENTENCES)
def test_sentences_name_no_figure_themselves(language: str, name: str) -> None:
    constants = [c.value for c in tree(language, name).find_all(nodes.Const)]
    assert not [c for c in constants if re.search(r"\d", str(c))]
    assigned = list(tree(language, name).find_all(nodes.Assign))
    assert not assigned, "figures are named in points/figures, once for all languages"


@pytest.mark.parametrize("name", POINTS)
def test_figures_files_hold_no_sentence_and_no_value(name: str) -> None:
    parsed = tree("figures", name)
    assert not "".join(d.data for d in parsed.find_all(nodes.TemplateData)).strip()
    inside = {
        id(const)
        for call in parsed.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "require"
        for const in call.find_all(nodes.Const)
    }
    numbers = [c for c in parsed.find_all(nodes.Const) if isinstance(c.value, int | float)]
    assert all(id(const) in inside for const in numbers), "only a condition may hold a threshold"


def test_dutch_and_english_quotation_marks_are_not_mixed() -> None:
    for name in POINTS:
        assert "“" not in typed("nl", name), name
        assert not re.search(r"‘\w", typed("en", name)), name
        assert not re.search(r"[\"']", typed("nl", name) + typed("en", name)), name


@pytest.mark.parametrize("module", ["points", "evidence", "quoting", "rules"])
def test_no_screen_is_imported(module: str) -> None:
    path = FIGURES.with_name(f"{module}.py")
    found = [
        alias.name if isinstance(node, ast.Import) else node.module or ""
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    ]
    assert not [name for name in found if name.startswith(("streamlit", "pages", "screen"))]
