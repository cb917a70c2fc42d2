"""Where labels of breaks stand over a plot: beside their day, apart, in rows, never cut.

Three breaks of ``hot.reports`` in July 2023, between 6,300 and 9,000, so that each matters. Where
a day stands is said by the test, in pixels; a label is as wide as its letters and 6 pixels more,
and wants a room in which the wider letters of a reader's own font would stand too.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from charts.layout.any_font import width
from charts.layout.flag_rows import MOST_ROWS, Band, Place, band
from charts.layout.packing import GAP
from charts.spec.model import Chart
from tests.rules.conftest import Drawn

SIZE = 11
ONE, OTHER = "Counted", "Reported"
W1, W2 = width(ONE, SIZE), width(OTHER, SIZE)


def room_of(text: float) -> float:
    """The least room that takes a text so wide beside its line, in any font."""
    return text + GAP


ROOM = room_of(W1)


def laid(
    chart: Chart, spots: list[tuple[str, float]], room: float = 1000, low: float = 0
) -> tuple[Place | None, ...]:
    """The places of labels over these pixels, in the order in which they are given."""
    return banded(chart, spots, room, low).places


def banded(chart: Chart, spots: list[tuple[str, float]], room: float, low: float = 0) -> Band:
    days = [date(2023, 7, 1 + k) for k in range(len(spots))]
    at = {day: pixel for day, (_label, pixel) in zip(days, spots, strict=True)}
    model = chart.breaks[1]
    lines = [
        replace(model, position=day, label=label)
        for day, (label, _pixel) in zip(days, spots, strict=True)
    ]
    return band(replace(chart, breaks=tuple(lines), notes=()), at.__getitem__, room, SIZE, low)


@pytest.fixture
def chart(drawn: Drawn) -> Chart:
    return drawn("trend:hot.reports")


@pytest.mark.parametrize(
    ("at", "low", "room", "leftwards"),
    [
        (0, 0, 1000, False),
        (1000, 0, 1000, True),
        (500, 0, 500 + ROOM + 1, False),
        (500, 0, 500 + ROOM - 1, True),
        (500, 500 - ROOM - 1, 501, True),
        (500, 500 - ROOM + 1, 501, None),
    ],
)
def test_a_label_stands_to_the_right_else_to_the_left_else_nowhere(
    chart: Chart, at: float, low: float, room: float, leftwards: bool | None
) -> None:
    (found,) = laid(chart, [(ONE, at)], room, low)
    assert found == (None if leftwards is None else Place(0, leftwards, (ONE,)))


@pytest.mark.parametrize(("more", "row"), [(0, 0), (-1, 1)])
def test_two_labels_of_a_row_are_six_pixels_apart(chart: Chart, more: float, row: int) -> None:
    first, second = laid(chart, [(ONE, 0), (OTHER, W1 + 2 * GAP + more)])
    assert (first, second) == (Place(0, False, (ONE,)), Place(row, False, (OTHER,)))


@pytest.mark.parametrize(("more", "leftwards"), [(0, False), (1, True)])
def test_one_that_runs_to_the_left_takes_the_room_before_its_day(
    chart: Chart, more: float, leftwards: bool
) -> None:
    """A pixel nearer the second runs to the left too, which saves a row."""
    free = 1000 - W1 - GAP  # where the label of the last day begins
    first, second = laid(chart, [(ONE, 1000), (OTHER, free - GAP - (W2 + GAP) + more)])
    assert (first, second) == (Place(0, True, (ONE,)), Place(0, leftwards, (OTHER,)))


def test_one_line_to_the_left_comes_before_two_to_the_right(chart: Chart) -> None:
    label = f"{ONE} {OTHER}"
    space = room_of(max(W1, W2)) + 1
    (found,) = laid(chart, [(label, 500)], 500 + space)
    assert found == Place(0, True, (label,))
    (found,) = laid(chart, [(label, 0)], space)
    assert found == Place(0, False, (ONE, OTHER))
    (found,) = laid(chart, [(f"{label} {ONE}", 0)], space)
    assert found is None, "no third line"


def test_a_word_is_parted_at_its_hyphen_and_nowhere_else(chart: Chart) -> None:
    space = room_of(max(W1, W2) + width("-", SIZE)) + 1
    (found,) = laid(chart, [(f"{ONE}-{OTHER}", 0)], space)
    assert found == Place(0, False, (f"{ONE}-", OTHER))
    (found,) = laid(chart, [(f"{ONE}{OTHER}", 0)], space)
    assert found is None


def test_rows_are_taken_from_the_top_and_there_are_four(chart: Chart) -> None:
    room = room_of(W2) + 1
    two = (f"{ONE} {OTHER}", 0.0)
    found = banded(chart, [("a", 0), ("b", 0), two], room)
    assert [place.row for place in found.places if place] == [0, 1, 2]
    assert found.rows == MOST_ROWS == 4
    found = banded(chart, [("a", 0), ("b", 0), ("c", 0), two], room)
    assert [place.row for place in found.places if place] == [0, 1, 2]
    assert found.places[3] is None and found.rows == 3
    found = banded(chart, [two, ("a", 0), ("b", 0)], room)
    assert [place.row for place in found.places if place] == [0, 2, 3]


def test_what_is_listed_says_its_year_once(chart: Chart) -> None:
    found = banded(chart, [("Form of 2023", 0), (ONE, 0), (ONE, 0)], 1)
    assert found.places == (None, None, None) and found.rows == 0
    assert found.listed == [
        "▼\u00a0Form of 2023",
        f"▼\u00a0{ONE} (2 July 2023, 3 July 2023)",
    ]
    assert Band().listed == [] and Band().rows == 0
