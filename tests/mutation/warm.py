"""Many faults tried in processes that have imported and made everything already, and so quick.

The tests of a module are collected and run once without a fault; it is seen which of them come to
which of its functions. Then each fault is put, in a fork of that process, into the functions,
classes and values that everybody holds already, and the tests that come there are run. What a test
says there is so: a fault that it notices is noticed. A fault that nobody notices may have come too
late (something was worked out before), and is tried again from the start: see ``trial``.
"""

from __future__ import annotations

import ast
import gc
import importlib
import os
import re
import resource
import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import FrameType, FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutation.mutants import Mutant
from tests.mutation.trial import OPTIONS, SECONDS, SURVIVED, hush, name_of, run_out

KILLED, NOT_PUT = 1, 2


class Unreadable(Exception):
    """A text of a module that cannot be imported at all."""


def noticed(path: str, source: str, faults: Sequence[Mutant], tests: Sequence[str]) -> list[str]:
    """For each fault ``killed``, ``too slow`` or, where it must be tried again, nothing."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _collect_and_try(_Loop(path, source, faults, writing), tests)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        ends = told.read().split("\n")[:-1]
    os.waitpid(child, 0)
    return ends + [""] * (len(faults) - len(ends))


def _collect_and_try(loop: _Loop, tests: Sequence[str]) -> None:
    """In the child: never returns."""
    try:
        hush()
        pytest.main([*OPTIONS, *tests], plugins=[loop])
    finally:
        os._exit(0)


class _Loop:
    """In place of pytest's own loop over the tests that it collected."""

    def __init__(self, path: str, source: str, faults: Sequence[Mutant], told: int) -> None:
        self.path, self.source, self.faults, self.told = path, source, faults, told

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = session.items
        came: list[set[int]] = []
        if any(_fails(item, after, came, self.path) for item, after in _in_turn(items)):
            return True
        gc.freeze()
        if self._with(self.source, items) != SURVIVED:
            return True  # it cannot be put into this module without harm
        for fault in self.faults:
            there = _function_at(self.source, fault.line)
            asked = [i for i, been in zip(items, came, strict=True) if not there or there in been]
            ended = self._with(fault.code, asked)
            said = "too slow" if run_out(ended) else "killed" if ended == KILLED else ""
            os.write(self.told, f"{said}\n".encode())
        return True

    def _with(self, code: str, items: Sequence[pytest.Item]) -> int:
        child = os.fork()
        if not child:
            _try(importlib.import_module(name_of(self.path)), code, items)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _function_at(source: str, line: int) -> int:
    """The line that a function begins on, of the outermost that holds a line; 0 outside of all."""
    for node in ast.walk(ast.parse(source)):  # the outer before the inner
        if isinstance(node, ast.FunctionDef) and node.lineno <= line <= (node.end_lineno or 0):
            return min([node.lineno, *(d.lineno for d in node.decorator_list)])
    return 0


def _try(module: ModuleType, code: str, items: Sequence[pytest.Item]) -> None:
    ended = NOT_PUT
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        put(module, code)
        ended = KILLED if any(_fails(*turn) for turn in _in_turn(items)) else SURVIVED
    except Unreadable:
        ended = KILLED
    finally:
        os._exit(ended)


def _in_turn(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    """Each with the one after it; what stands for the whole session is kept after the last."""
    return zip(items, [*items[1:], items[0] if len(items) > 1 else None], strict=True)


def _fails(
    item: pytest.Item, after: pytest.Item | None, came: list[set[int]] | None = None, path: str = ""
) -> bool:
    """Whether a test does. To `came` is added which functions of a file it came to."""
    place, been = str(Path(path).resolve()), set[int]()

    def see(frame: FrameType, event: str, _about: Any) -> None:
        if event == "call" and frame.f_code.co_filename == place:
            been.add(frame.f_code.co_firstlineno)

    sys.setprofile(see if came is not None else None)
    reports = runtestprotocol(item, log=False, nextitem=after)
    sys.setprofile(None)
    if came is not None:
        came.append(been)
    return any(report.failed for report in reports)


def put(module: ModuleType, code: str) -> None:
    """Give a module that others have imported already what another text of it says.

    Raises:
        Unreadable: the text cannot be read, by nobody who imports it.
        TypeError: a function of it cannot take the place of the one there is.
    """
    other = ModuleType(module.__name__)
    kept = ("__file__", "__package__", "__spec__", "__path__", "__builtins__")
    vars(other).update({key: value for key, value in vars(module).items() if key in kept})
    try:
        exec(compile(code, str(module.__file__), "exec"), vars(other))
    except Exception as error:
        raise Unreadable(str(error)) from error
    for name, new in list(vars(other).items()):
        old = vars(module).get(name)
        if name.startswith("__") or new is old:
            continue
        if getattr(new, "__module__", None) == module.__name__ and _is_code(new):
            _give(old, new)
        elif _told(new) != _told(old):
            _give_everywhere(name, old, new)


def _told(value: Any) -> Any:
    """What a value is, to tell it from another: a long pattern's own words are cut short."""
    if isinstance(value, re.Pattern):
        return value.pattern, value.flags
    return [_told(one) for one in value] if isinstance(value, (tuple, list)) else repr(value)


def _is_code(thing: Any) -> bool:
    return isinstance(thing, (FunctionType, type)) or hasattr(thing, "cache_clear")


def _give_everywhere(name: str, old: Any, new: Any) -> None:
    for module in list(sys.modules.values()):
        if vars(module).get(name) is old:
            setattr(module, name, new)


def _give(old: Any, new: Any) -> None:
    if isinstance(old, type):
        for name, value in vars(new).items():
            _give_member(old, name, value)
        return
    if hasattr(old, "cache_clear"):
        old.cache_clear()
    for before, after in zip(_functions(old), _functions(new), strict=True):
        before.__code__ = after.__code__
        before.__defaults__, before.__kwdefaults__ = after.__defaults__, after.__kwdefaults__


def _give_member(owner: type, name: str, new: Any) -> None:
    old = vars(owner).get(name)
    functions = list(_functions(new))
    if functions:
        _give(old, new)
    elif isinstance(new, (str, int, float, tuple)) and not name.startswith("__") and new != old:
        setattr(owner, name, new)


def _functions(thing: Any) -> Iterator[FunctionType]:
    """The functions behind a name: of a property up to three."""
    if isinstance(thing, FunctionType):
        yield thing
    if isinstance(thing, property):
        yield from (f for f in (thing.fget, thing.fset, thing.fdel) if isinstance(f, FunctionType))
    inner = getattr(thing, "__func__", None) or getattr(thing, "__wrapped__", None)
    if isinstance(thing, cached_property):
        inner = thing.func
    if inner is not None and not isinstance(thing, FunctionType):
        yield from _functions(inner)
