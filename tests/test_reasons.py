"""Where a check is told to look away, the line says why."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

ROOMS = ("data_sources", "charts", "claims", "briefing", "publish", "screen", "pages", "languages")
AWAY = re.compile(r"#\s*(?:ruff:\s*)?(?:noqa|type:\s*ignore)")
REASONED = re.compile(
    r"#\s*(?:ruff:\s*)?(?:noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|type:\s*ignore\[[\w-]+(?:,\s*[\w-]+)*\])"
    r"\s+[#(-]?\s*[A-Za-z\u201c]"
)


def test_each_says_which_check_and_why() -> None:
    paths = [ROOT / "dashboard.py", ROOT / "run.py"]
    paths += [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    bare = [
        f"{path.relative_to(ROOT).as_posix()}:{number}: {line.strip()}"
        for path in sorted(paths)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if AWAY.search(line) and not REASONED.search(line)
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("line", "sound"),
    [
        ("x = 1  # noqa", False),
        ("x = 1  # noqa: S603", False),
        ("x = 1  # type: ignore", False),
        ("x = 1  # type: ignore[misc]", False),
        ("x = 1  # noqa: S603  our own file", True),
        ("x = 1  # type: ignore[misc]  # it comes without types", True),
        ("# ruff: noqa: E501  (a pattern is read best on one line)", True),
    ],
)
def test_what_a_reason_is(line: str, sound: bool) -> None:
    assert AWAY.search(line)
    assert bool(REASONED.search(line)) is sound
