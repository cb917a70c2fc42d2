"""Labels over a chart of a deck: rows and sides worked out by hand.

A letter is ten pixels wide here, so that a label of five letters takes fifty. Days are pixels.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from briefing.pptx import packing
from briefing.pptx.packing import MOST_TRIED, Packing
from charts.layout.flag_rows import Flag

FIRST = date(2020, 1, 1)
FIVE, TEN = "five.", "ten ten te"
Spot = tuple[int, str]


@pytest.fixture(autouse=True)
def _ten_a_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    def wide(text: str, size: float) -> float:
        assert size == 9
        return 10 * len(text) - 16  # to which the packing adds 16

    monkeypatch.setattr(packing, "width", wide)


def packed(*spots: Spot, room: float = 400, low: float = 0) -> Packing:
    items = [Flag("break", FIRST + timedelta(days=at), label, "") for at, label in spots]
    return packing.pack(items, lambda day: float((day - FIRST).days), room, 9, low)


@pytest.mark.parametrize(
    ("at", "label", "room", "leftwards"),
    [
        (100, FIVE, 400, False),
        (350, FIVE, 400, False),
        (351, FIVE, 400, True),
        # neither side has room: the one with more of it, the left where both have as much
        (30, TEN, 100, False),
        (49, TEN, 100, False),
        (50, TEN, 100, True),
    ],
)
def test_the_side_of_one_label(at: int, label: str, room: float, leftwards: bool) -> None:
    assert packed((at, label), room=room) == Packing(1, ((0, leftwards),))


def test_without_labels_there_are_no_rows() -> None:
    assert packed() == Packing(0, ())


@pytest.mark.parametrize(("at", "rows"), [(60, 1), (56, 1), (55, 2)])
def test_labels_of_a_row_keep_six_pixels_apart(at: int, rows: int) -> None:
    found = packed((0, FIVE), (at, FIVE))
    assert found == Packing(rows, ((0, False), (rows - 1, False)))


@pytest.mark.parametrize(
    ("low", "places"),
    [(-50, ((0, True), (0, False))), (-49, ((0, False), (1, False)))],
)
def test_a_row_is_saved_by_the_other_side_where_that_has_room(
    low: float, places: tuple[tuple[int, bool], ...]
) -> None:
    assert packed((0, FIVE), (55, FIVE), low=low).places == places


@pytest.mark.parametrize(
    ("first", "second", "places"),
    [
        # the line of the one at 97 would run through the label from 0 to 100: it stands below
        (97, 0, ((1, False), (0, False))),
        (98, 0, ((0, False), (1, False))),
        (3, 0, ((1, False), (0, False))),
        (2, 0, ((0, False), (1, False))),
    ],
)
def test_no_line_runs_through_a_label(
    first: int, second: int, places: tuple[tuple[int, bool], ...]
) -> None:
    assert packed((first, TEN), (second, TEN), room=200) == Packing(2, places)


def test_where_each_crosses_the_other_it_is_counted() -> None:
    """At 0 to the right and at 50 to the left: neither has room on its other side."""
    assert packed((0, TEN), (50, TEN), room=100) == Packing(2, ((0, False), (1, True)), crossed=1)
    # with room to the left for the first, its line still runs through the other, and no longer
    # the other way round
    found = packed((0, TEN), (50, TEN), room=100, low=-100)
    assert found == Packing(2, ((1, True), (0, True)))


def test_a_clear_line_is_worth_a_row() -> None:
    """Three on one spot, and one whose line runs through all of them: it stands below."""
    found = packed((50, FIVE), (0, TEN), (0, TEN), (0, TEN), room=100)
    assert found == Packing(4, ((3, False), (0, False), (1, False), (2, False)))


def test_of_many_labels_only_the_usual_sides_are_tried() -> None:
    """The choice that saves a row of two is still found of six, and no longer of seven."""
    far: list[Spot] = [(60 * k, FIVE) for k in range(2, 7)]
    for more in (MOST_TRIED - 2, MOST_TRIED - 1):
        found = packed((0, FIVE), (55, FIVE), *far[:more], room=800, low=-50)
        assert found.rows == (1 if more == MOST_TRIED - 2 else 2)
