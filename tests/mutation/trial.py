"""Whether tests notice a fault: each mutant in a process of its own, forked and so quick.

The forking process has imported everything but the project. A child reads the project with the
faulty text in place of one module's, runs the tests that concern it, and ends. No file is
changed.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.util
import os
import resource
import signal
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

SECONDS = 60
"""Of processor time: on a busy machine a fault is not found because there was no time."""
OWN = ("data_sources", "charts", "languages", "briefing", "claims", "publish", "screen", "tests")
SURVIVED, NO_TESTS = 0, 5
OPTIONS = ["-x", "-q", "-p", "no:cacheprovider", "--assert=plain", "--no-header"]


def name_of(path: str) -> str:
    """A module's name by the path of its file."""
    parts = Path(path).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


class _Faulty(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Gives one module another text than the one in its file."""

    def __init__(self, path: str, code: str) -> None:
        self.package = Path(path).stem == "__init__"
        self.name = name_of(path)
        self.path, self.code = path, code

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(
            name,
            self.get_filename(name),
            loader=self,
            submodule_search_locations=[str(Path(self.path).parent)] if self.package else None,
        )

    def get_filename(self, fullname: str) -> str:
        return str(Path(self.path).resolve())

    def get_data(self, path: str | bytes) -> bytes:
        return self.code.encode()


def outcome(path: str, code: str, tests: Sequence[str], seconds: int = SECONDS) -> str:
    """``killed``, ``survived``, ``too slow`` (a mutant that hangs) or ``no tests``."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        _run(path, code, tests)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if run_out(ended):
        return "too slow"
    return {SURVIVED: "survived", NO_TESTS: "no tests"}.get(ended, "killed")


def run_out(ended: int) -> bool:
    """Whether a process was ended because its time was over."""
    return ended in (-signal.SIGKILL, -signal.SIGXCPU)


def hush() -> None:
    """What the tests print is of no use, but to who looks for what is wrong with a module's."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    if not os.environ.get("MUTATION_TOLD"):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)


def _run(path: str, code: str, tests: Sequence[str], report: str = "") -> None:
    """In the child: never returns."""
    ended: int = 1
    try:
        hush()
        sys.meta_path.insert(0, _Faulty(path, code))
        ended = int(pytest.main([*OPTIONS, *tests]))
        if report:
            Path(report).write_text("\n".join(_foreign()), encoding="utf-8")
    except BaseException:
        ended = 1
    finally:
        os._exit(ended)


def warm_up(path: str, code: str, tests: Sequence[str], report: Path) -> bool:
    """Whether the tests pass on the sound module. Imports here what they needed from outside."""
    child = os.fork()
    if not child:
        _run(path, code, tests, str(report))
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if report.exists():
        for name in report.read_text(encoding="utf-8").split("\n"):
            _import(name)
    return ended == SURVIVED


def _import(name: str) -> None:
    try:
        importlib.import_module(name)
    except Exception:  # a module that can only be imported as part of another
        return


def _foreign() -> list[str]:
    places = [p for p in sys.path if "site-packages" in p or "/lib/python" in p]
    found = []
    for name, module in list(sys.modules.items()):
        file = str(getattr(module, "__file__", "") or "")
        if name.partition(".")[0] not in OWN and any(file.startswith(p) for p in places):
            found.append(name)
    return found
