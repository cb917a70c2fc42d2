"""What runs on one system only: texts are opened as UTF-8 whatever the system's own encoding is,
and a module that another system lacks is asked for where that is expected.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = ("data_sources", "charts", "claims", "briefing", "publish", "screen", "pages", "languages")
SOME_LACK = {"fcntl", "grp", "msvcrt", "pwd", "resource", "termios"}
SOME_LACK_OF_OS = {"fork", "getuid", "killpg", "O_DIRECTORY", "O_NOFOLLOW", "sched_getaffinity"}
NO_FILES = {"site"}
"""What is opened and is no file."""
AWARE = ("os.name", "ImportError", "getattr(os,", "sys.platform")
"""How a function says that it knows of systems that lack something."""


def modules() -> list[Path]:
    own = [ROOT / "dashboard.py", ROOT / "run.py"]
    return sorted([*own, *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))])


def opened_without_encoding(source: str) -> Iterator[int]:
    """The lines on which a text is read or written in the system's own encoding."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and _opens_text(call):
            yield call.lineno


def _opens_text(call: ast.Call) -> bool:
    """Whether it opens a text and says nothing of its encoding."""
    whole = ast.unparse(call.func)
    name = whole.rpartition(".")[2]
    if any(keyword.arg == "encoding" for keyword in call.keywords):
        return False
    if name in ("read_text", "write_text"):
        return len(call.args) == (name == "write_text")
    if name != "open" or call.keywords or whole.partition(".")[0] in NO_FILES:
        return False
    modes = call.args[1:2] if whole == "open" else call.args[:1]
    if not modes:
        return whole == "open" or not call.args
    mode = modes[0].value if isinstance(modes[0], ast.Constant) else None
    return isinstance(mode, str) and re.fullmatch(r"[rwax]\+?t?", mode) is not None


def unaware(source: str) -> Iterator[int]:
    """The lines with what some systems lack, in a function or module that does not say so."""
    tree = ast.parse(source)
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    holders = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            lacking = SOME_LACK & {name.name for name in node.names}
        elif isinstance(node, ast.Attribute) and ast.unparse(node.value) == "os":
            lacking = SOME_LACK_OF_OS & {node.attr}
        else:
            continue
        around = [h for h in holders if h.lineno <= node.lineno <= (h.end_lineno or 0)]
        said = ast.unparse(around[-1]) if around else source
        if lacking and not any(word in said for word in AWARE):
            yield node.lineno


@pytest.mark.parametrize("find", [opened_without_encoding, unaware])
def test_no_module_is_of_one_system(find: Callable[[str], Iterator[int]]) -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{line}"
        for path in modules()
        for line in find(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("p.read_text()", 1),
        ("p.write_text(text)", 1),
        ("p.open()", 1),
        ("p.open('a')", 1),
        ("open(p, 'w')", 1),
        ("p.read_text(encoding='utf-8')", 0),
        ("p.write_text(text, encoding='utf-8')", 0),
        ("p.open('rb')", 0),
        ("open(p, 'wb')", 0),
        ("archive.open(name)", 0),
    ],
)
def test_a_text_without_encoding_is_found(source: str, count: int) -> None:
    assert len(list(opened_without_encoding(source))) == count


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("def f():\n    import fcntl\n", 1),
        ("def f():\n    if os.name == 'nt':\n        return\n    import fcntl\n", 0),
        ("try:\n    import fcntl\nexcept ImportError:\n    fcntl = None\n", 0),
        ("def f():\n    return len(os.sched_getaffinity(0))\n", 1),
        ("import json\n", 0),
    ],
)
def test_what_some_systems_lack_is_found(source: str, count: int) -> None:
    assert len(list(unaware(source))) == count


def test_the_bytes_of_a_clone_are_those_of_the_repository() -> None:
    rules = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "* -text" in rules
