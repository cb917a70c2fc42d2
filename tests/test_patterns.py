"""No text, however it was chosen, keeps a pattern busy for ever: while one is tried, nothing else
of the server runs."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys

import pytest

from tests.backtracking import Automaton
from tests.conftest import ROOT

ROOMS = ("briefing", "charts", "claims", "data_sources", "languages", "publish", "screen")
COLLECT = """
import importlib, inspect, json, pkgutil, re, sys, traceback
import re._compiler
made, compile = {}, re._compiler.compile
OURS = tuple(f"{sys.argv[1]}{room}/" for room in sys.argv[2:])  # and no package beside them

def noted(pattern, flags=0):
    asked = [f for f in traceback.extract_stack()[:-1] if "/re/" not in f.filename][-1]
    if isinstance(pattern, str) and asked.filename.startswith(OURS):
        made[pattern, int(flags)] = f"{asked.filename.removeprefix(sys.argv[1])}:{asked.lineno}"
    return compile(pattern, flags)

re._compiler.compile = noted
for room in sys.argv[2:]:
    for found in pkgutil.walk_packages([room], f"{room}."):
        if not found.name.endswith("__main__"):
            try:
                importlib.import_module(found.name)
            except ImportError:
                pass  # a room whose packages are not here
from claims import check
check("In 2024 NCMEC received 20.5 million reports.")
print(json.dumps([[p, f, where] for (p, f), where in made.items()]))
"""


def compiled() -> list[tuple[str, int, str]]:
    """Each pattern that a module makes as it is loaded, with its flags and its place."""
    done = subprocess.run(
        [sys.executable, "-c", COLLECT, f"{ROOT}/", *ROOMS],
        cwd=ROOT, capture_output=True, check=True, text=True,
    )  # fmt: skip
    return [(p, f, where) for p, f, where in json.loads(done.stdout.splitlines()[-1])]


def written() -> list[tuple[str, int, str]]:
    """Each pattern that stands as a text in a call of ``re``."""
    found = []
    for path in (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if _asks_re(node):
                pattern = node.args[0].value  # type: ignore[attr-defined]
                found.append((pattern, 0, f"{path.relative_to(ROOT)}:{node.lineno}"))  # type: ignore[attr-defined]
    return found


def _asks_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr != "escape"
        and bool(node.args)
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    )


def test_no_pattern_is_tried_in_exponentially_many_ways() -> None:
    made = [*compiled(), *written()]
    assert len(made) > 200 and any("claims/read/numbers" in where for _p, _f, where in made)
    slow = [f"{where}: {p[:120]}" for p, f, where in made if Automaton(p, f).is_exponential()]
    assert not slow


@pytest.mark.parametrize(
    "pattern",
    [
        *("(a+)+b", "(a|a)*b", "(a|aa)+$", "(a*)*", "(.*,)*x", r"(\w+\s?)*x", "(?i:Ax|ax)+$"),
        *("(?:~0?[0-9]{1,4}[.])*", "(?:zeven|tien|zeventien)+x", "(?:a{1,40}){1,40}b"),
    ],
)
def test_what_is_exponential_is_told(pattern: str) -> None:
    assert Automaton(pattern).is_exponential()


@pytest.mark.parametrize(
    "pattern",
    [
        *("(?>a+)+b", "a+b+", "(a+,)+", "(?:ab)*", "(a{1,3},)*", r"(\w+\s)*x", "a*+a*+b"),
        *("(?:~(?:0[0-9]{0,4}|[1-9][0-9]{0,3})[.])*", "(?>(?:zeven|tien|zeventien)+)x"),
    ],
)
def test_what_is_not_exponential_is_not_suspected(pattern: str) -> None:
    assert not Automaton(pattern).is_exponential()
    assert re.compile(pattern)
