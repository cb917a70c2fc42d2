"""A page that does not come while pages are measured is named, and meets no goal."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.app import browser as measured
from benchmarks.app.browser import Visit
from benchmarks.app.visits import DRAWING, Target, _rows
from benchmarks.servers import free_port


def test_it_is_named_and_tried_once_more(browser: Any, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}/platforms"
    assert measured.visits(browser, nowhere, "h1") == []
    first, second = capsys.readouterr().err.splitlines()
    assert nowhere in first and first.endswith("tried once more")
    assert nowhere in second and second.endswith("left out")


def test_it_meets_no_goal_and_the_others_are_told() -> None:
    both = [Visit(1000.0, 1_000_000), Visit(800.0)]
    bare = Target("bare", "", DRAWING, {False: [both], True: [both]})
    away = Target("away", "", DRAWING, {False: [[]], True: [[], []]})
    late = Target("late", "", DRAWING, {False: [[], [Visit(500.0, 1), Visit(400.0)]], True: [both]})
    rows = {row.what: row for row in _rows([away, late], [bare])}
    assert all(row.met is not True for what, row in rows.items() if what.startswith("away"))
    assert rows["away: first visit, loopback"].met is False
    assert rows["late: first visit, loopback"].ratio == 0.5
