"""Labels in rows: no two meet, no line runs through one, and no more rows than that takes."""

from __future__ import annotations

import pytest

from charts.layout.packing import Side, Spot, pack, sides

RIGHT, LEFT = Side(False, 50), Side(True, 50)


def rows(*spots: tuple[float, tuple[Side, ...]]) -> list[tuple[int, bool]]:
    packing = pack([Spot(at, own) for at, own in spots])
    assert packing.crossed == 0
    assert packing.rows == max((row + side.lines for row, side in packing.places), default=0)
    return [(row, side.leftwards) for row, side in packing.places]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (0, 56, [(0, False), (0, False)]),  # six apart: one row
        (0, 55, [(0, False), (1, False)]),  # nearer than six: two
        (0, 20, [(0, False), (1, False)]),  # over the second's line: above it
        (20, 0, [(1, False), (0, False)]),
    ],
)
def test_two_to_the_right(first: float, second: float, expected: list[tuple[int, bool]]) -> None:
    assert rows((first, (RIGHT,)), (second, (RIGHT,))) == expected


def test_the_other_side_saves_a_row() -> None:
    assert rows((100, (RIGHT, LEFT)), (110, (RIGHT, LEFT))) == [(0, True), (0, False)]


def test_a_line_may_pass_the_end_of_a_label() -> None:
    assert rows((0, (RIGHT,)), (48, (RIGHT,))) == [(0, False), (1, False)]
    assert rows((48, (RIGHT,)), (0, (RIGHT,))) == [(0, False), (1, False)]
    assert rows((47, (RIGHT,)), (0, (RIGHT,))) == [(1, False), (0, False)]
    assert rows((2, (RIGHT,)), (0, (RIGHT,))) == [(0, False), (1, False)]
    assert rows((3, (RIGHT,)), (0, (RIGHT,))) == [(1, False), (0, False)]
    assert pack([Spot(0, (RIGHT,)), Spot(47, (LEFT,))]).crossed == 1  # each over the other's line
    assert pack([Spot(0, (RIGHT,)), Spot(48, (LEFT,))]).crossed == 0


def test_what_takes_two_lines_takes_two_rows() -> None:
    """The lower one stands under both lines of the upper."""
    tall = Side(False, 50, 2)
    assert rows((0, (tall,)), (20, (RIGHT,))) == [(0, False), (2, False)]
    assert rows((20, (tall,)), (0, (RIGHT,))) == [(1, False), (0, False)]
    assert rows((0, (tall,)), (60, (RIGHT,))) == [(0, False), (0, False)]


def test_of_six_labels_every_choice_is_tried_and_of_more_the_usual_is_taken() -> None:
    """The two that are near fit into one row only where the second thing is tried."""
    near = (100, (RIGHT, LEFT)), (110, (RIGHT, LEFT))
    apart = [(200 + 100 * n, (RIGHT,)) for n in range(5)]
    assert [row for row, _ in rows(*near, *apart[:4])] == [0] * 6
    assert [row for row, _ in rows(*near, *apart)] == [0, 1, 0, 0, 0, 0, 0]


def test_nothing_to_pack() -> None:
    assert pack([]).rows == 0


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (100, [False, True]),
        (40, [False]),
        (50, [False, True]),
        (160, [True]),
        (150, [False, True]),
    ],
)
def test_the_sides_of_a_label(at: float, expected: list[bool]) -> None:
    """It is 50 wide between 0 and 200; what would be cut off is no second choice."""
    assert [side.leftwards for side in sides(at, 50, 0, 200)] == expected


def test_both_sides_are_as_wide() -> None:
    assert sides(100, 50, 0, 200) == (RIGHT, LEFT)


def test_between_two_ends_that_are_too_near_it_goes_where_more_is() -> None:
    assert sides(29, 50, 0, 60) == (Side(False, 50),)
    assert sides(50, 50, 0, 60) == (Side(True, 50),)
