"""What begins with an underscore is known to its own module alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = ("data_sources", "languages", "charts", "briefing", "claims", "screen", "publish", "pages")


def is_private(name: str) -> bool:
    """``_`` alone is the translator's name."""
    return name.startswith("_") and not name.endswith("__") and name != "_"


def defined_in(tree: ast.Module) -> set[str]:
    """The private names that a module gives to functions, classes, constants and fields."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case ast.Attribute(attr=name, ctx=ast.Store(), value=ast.Name(id="self")):
                found.add(name)
    return {name for name in found if is_private(name)}


def reached(tree: ast.Module, ours: set[str]) -> Iterator[str]:
    """Private names of our other modules that this one imports or takes from an object."""
    own = defined_in(tree)
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module)) if module.partition(".")[0] in ROOMS:
                names = [alias.name for alias in node.names if is_private(alias.name)]
                yield from (f"line {node.lineno}: {name} of {module}" for name in names)
            case ast.Attribute(value=ast.Name(id="self" | "cls")):
                pass
            case ast.Attribute(attr=name) if name in ours and name not in own:
                yield f"line {node.lineno}: {ast.unparse(node)}"


def trees() -> dict[Path, ast.Module]:
    paths = (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def test_nothing_private_is_reached_from_outside_its_module() -> None:
    found = trees()
    ours = {name for tree in found.values() for name in defined_in(tree)}
    wrong = [
        f"{path.relative_to(ROOT)}: {place}"
        for path, tree in found.items()
        for place in reached(tree, ours)
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("from charts.layout.text import _inner", True),
        ("from charts.layout import text\ntext._inner()", True),
        ("def _inner() -> None: ...\n_inner()", False),
        ("class A:\n    def _inner(self) -> None:\n        self._inner()", False),
        ("reader._('Words')", False),
        ("from functools import _elsewhere", False),
    ],
)
def test_what_counts_as_reaching(code: str, told: bool) -> None:
    assert bool(list(reached(ast.parse(code), {"_inner"}))) is told


def test_nothing_imports_a_page() -> None:
    """Pages import everything; nothing imports them."""
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "pages")
        or (
            isinstance(node, ast.Import)
            and any(alias.name.split(".")[0] == "pages" for alias in node.names)
        )
    ]
    assert not wrong
