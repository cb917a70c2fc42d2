"""Measuring and placing text, and the Dutch of everything that charts say."""

from __future__ import annotations

import ast
import itertools
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import charts
from charts.layout import shapes
from charts.layout.text import shorten, spread, width, wrap
from languages import catalogue

FOLDER = Path(charts.__file__).parent


def test_widths_are_those_of_arial() -> None:
    assert width("Meldingen", 16) == 73.828125
    assert width("Meldingen", 16, bold=True) > width("Meldingen", 16)


@given(st.text(max_size=200), st.floats(40, 400))
def test_wrapped_lines_fit_and_lose_nothing(text: str, room: float) -> None:
    lines = wrap(text, 12, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, 12) <= room or len(line) == 1 for line in lines)


@given(st.text(min_size=1, max_size=80), st.floats(30, 200))
def test_shortened_text_fits(text: str, room: float) -> None:
    assert width(shorten(text, 12, room), 12) <= room + 12


@given(st.lists(st.floats(0, 300), min_size=1, max_size=8))
def test_spread_labels_do_not_meet(wanted: list[float]) -> None:
    placed = sorted(spread(wanted, [20.0] * len(wanted), 0, 300))
    assert all(b - a >= 20 - 1e-6 for a, b in itertools.pairwise(placed))
    assert placed[0] >= 10 - 1e-6 and placed[-1] <= 290 + 1e-6


def said() -> set[str]:
    """Every sentence that the charts pass to a translator."""
    found = set()
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", "") or getattr(
                getattr(node.func, "func", None), "id", ""
            )
            if name in ("_", "translator") and isinstance(node.args[0], ast.Constant):
                found.add(str(node.args[0].value))
    return found - {"en", "nl"}


def test_everything_charts_say_is_said_in_dutch_too() -> None:
    assert said() - set(catalogue("nl")) == set()


def test_countries_have_shapes() -> None:
    codes = set(shapes.areas()) | set(shapes.points())
    assert {"NLD", "USA", "IND", "MLT", "SGP", "XKX", "REU"} <= codes
    left, bottom, right, top = shapes.extent()
    for ring in (ring for rings in shapes.areas().values() for ring in rings):
        assert max(x for x, _ in ring) - min(x for x, _ in ring) < 0.75 * (right - left)
    assert bottom < 0 < top
