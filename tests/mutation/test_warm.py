"""A fault is put into what others have imported already; a text that nothing can take is told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

pytest.importorskip("libcst", reason="mutmut is installed beside the environment of the tests")

from tests.mutation.warm import Unreadable, put

SOURCE = """
from dataclasses import dataclass
from functools import cache, cached_property

LEAST = 3
WORDS = ("a", "b")


@dataclass(frozen=True)
class Count:
    value: int
    unit: str = "reports"

    @property
    def doubled(self):
        return self.value * 2

    @cached_property
    def halved(self):
        return self.value / 2

    @staticmethod
    def of(text):
        return Count(int(text))


@cache
def enough(value):
    return value >= LEAST


def first():
    return WORDS[0]
"""


@pytest.fixture
def module(tmp_path: Path) -> Iterator[Any]:
    """A module that somebody has imported names of."""
    name = "faulty_module_of_this_test"
    made = ModuleType(name)
    made.__file__ = str(tmp_path / "module.py")
    sys.modules[name] = made
    exec(SOURCE, vars(made))
    yield made
    del sys.modules[name]


def test_a_sound_text_changes_nothing(module: Any) -> None:
    before = dict(vars(module))
    put(module, SOURCE)
    assert all(vars(module)[name] is value for name, value in before.items() if name[0] != "_")
    assert module.Count.of("4") == module.Count(4) and module.enough(3) and module.first() == "a"


@pytest.mark.parametrize(
    ("sound", "fault", "ask", "before", "after"),
    [
        ("value >= LEAST", "value > LEAST", lambda m: m.enough(3), True, False),
        ("LEAST = 3", "LEAST = 4", lambda m: m.enough(3), True, False),
        ("WORDS[0]", "WORDS[1]", lambda m: m.first(), "a", "b"),
        ('("a", "b")', '("XX", "b")', lambda m: m.first(), "a", "XX"),
        ("self.value * 2", "self.value * 3", lambda m: m.Count(4).doubled, 8, 12),
        ("self.value / 2", "self.value * 2", lambda m: m.Count(4).halved, 2, 8),
        ("int(text)", "-int(text)", lambda m: m.Count.of("4").value, 4, -4),
    ],
)
def test_a_fault_is_there_for_who_holds_the_name_already(
    module: Any, sound: str, fault: str, ask: Any, before: object, after: object
) -> None:
    holder = ModuleType("holder_of_this_test")
    vars(holder).update({name: value for name, value in vars(module).items() if name[0] != "_"})
    sys.modules[holder.__name__] = holder
    try:
        assert ask(holder) == before
        put(module, SOURCE.replace(sound, fault))
        assert ask(holder) == after
    finally:
        del sys.modules[holder.__name__]


def test_a_text_that_cannot_be_read_is_told(module: Any) -> None:
    with pytest.raises(Unreadable):
        put(module, SOURCE.replace("LEAST = 3", "LEAST = MOST"))
