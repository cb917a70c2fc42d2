"""Whether a change as written is as large as the one between two figures: at both sides of each
limit, with the numbers worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from claims.judge.change_size import agrees, is_cut_off, is_roughly, may_be_rounding
from claims.model import Bound, Kind, Quantity
from data_sources.record.figure import Change
from data_sources.record.record import Record
from tests.rules.test_agreement import quantity


def pair(made: Record, first: float, second: float, precision: str = "exact") -> Change:
    """A change of the made-up record's kind, from one value to another."""
    one = made.figure("hot.reports", "2019")
    told = replace(one.observation, precision=precision)
    values = (replace(told, value=value) for value in (first, second))
    return Change(*(replace(one, observation=o) for o in values), ())  # type: ignore[arg-type]


def times(value: float, bound: Bound = Bound.NONE) -> Quantity:
    return quantity(value, bound=bound, kind=Kind.RATIO)


ABOUT, LEAST, MOST, NEARLY, BELOW = (
    Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST, Bound.NEARLY, Bound.BELOW,
)  # fmt: skip

# Written, then of 100,000: the lowest and highest that agree, and the next on either side.
TIMES: list[tuple[Quantity, int, int]] = [
    (times(0.5), 45_000, 55_000),  # half of it
    (times(0.5, LEAST), 25_000, 50_000),  # "more than halved" ends below the half
    (times(0.5, NEARLY), 50_000, 57_500),
    (times(2), 180_000, 239_999),  # "doubled" is said of nearly and of more
    (times(3), 270_000, 359_999),
    (times(2.5), 225_000, 275_000),
    (times(3.5), 300_000, 400_000),
    (times(2, ABOUT), 180_000, 220_000),
    (times(3, ABOUT), 270_000, 330_000),
    (times(4, ABOUT), 350_000, 450_000),
    (times(10, ABOUT), 950_000, 1_050_000),
    (times(4), 350_000, 499_999),  # whole multiples reach up to the next
    (times(9), 850_000, 999_999),
    (times(10), 950_000, 1_049_999),
    (times(20), 1_950_000, 2_099_999),
    (times(4.5), 400_000, 500_000),
    (times(20, ABOUT), 1_900_000, 2_100_000),
    (times(10.5, ABOUT), 997_500, 1_102_500),
    (times(1, LEAST), 99_500, 134_999),
    (times(1.5, LEAST), 149_250, 202_500),
    (times(2, LEAST), 199_000, 269_999),
    (times(10, LEAST), 995_000, 1_999_999),
    (times(5, BELOW), 440_000, 499_999),
    (times(5, NEARLY), 440_000, 510_000),
    (times(5, MOST), 440_000, 510_000),
]


@pytest.mark.parametrize(("written", "lowest", "highest"), TIMES, ids=lambda x: str(x)[:0])
def test_a_multiple(made: Record, written: Quantity, lowest: int, highest: int) -> None:
    for second in (lowest + 1, highest - 1):
        assert agrees(written, pair(made, 100_000, second), False), second
    for second in (lowest - 1, highest + 1):
        assert not agrees(written, pair(made, 100_000, second), False), second


@pytest.mark.parametrize(
    ("written", "second"),
    [(times(2), 180_000), (times(2, LEAST), 199_000), (times(5, NEARLY), 440_000),
     (times(5, BELOW), 440_000), (times(4), 350_000), (times(4.5), 400_000), (times(4.5), 500_000)],
)  # fmt: skip
def test_the_limit_itself_agrees(made: Record, written: Quantity, second: int) -> None:
    assert agrees(written, pair(made, 100_000, second), False)


@pytest.mark.parametrize(
    ("written", "second"),
    [(times(2), 240_000), (times(10, LEAST), 2_000_000), (times(5, BELOW), 500_000),
     (times(4), 500_000)],
)  # fmt: skip
def test_the_limit_itself_is_more(made: Record, written: Quantity, second: int) -> None:
    assert not agrees(written, pair(made, 100_000, second), False)


def test_twice_more_may_be_three_times(made: Record) -> None:
    threefold = pair(made, 100_000, 310_000)
    assert agrees(times(2), threefold, True)
    assert not agrees(times(2), threefold, False)
    assert not agrees(times(1), threefold, True)


def test_nothing_is_a_multiple_of_nought(made: Record) -> None:
    assert not agrees(times(2), pair(made, 0, 5), False)
    assert not agrees(quantity(100, kind=Kind.CHANGE), pair(made, 0, 5), False)


def change(value: float, step: float = 1.0, digits: int = 3, **more: object) -> Quantity:
    return quantity(value, step, digits, kind=Kind.CHANGE, **more)  # type: ignore[arg-type]


THIRD = (-100 / 3, 1.0, 1)


CHANGES: list[tuple[str, Quantity, float, float, bool]] = [
    ("up", change(50), 100, 150, True),
    ("up, by another number", change(50), 100, 160, False),
    ("up, and it fell", change(50), 100, 50, False),
    ("down", change(-50), 100, 50, True),
    ("down, and it rose", change(-50), 100, 150, False),
    ("points, of shares", change(5, points=True), 20, 25, True),
    ("percent, of shares", change(25), 20, 25, True),
    ("points are no percent", change(25, points=True), 20, 25, False),
    ("a third less is said of 36% too", change(*THIRD, fraction=True), 100, 64, True),
    ("33% is not", change(*THIRD), 100, 64, False),
    ("a fraction with a bound of its own", change(*THIRD, fraction=True, bound=MOST),
     100, 64, False),
    # 1,004 to 1,016 is 1.2%; of 1,000 to 1,020, as a writer rounds them, it is 2%.
    ("from rounded figures", change(2, digits=1), 1_004, 1_016, True),
    ("from the figures themselves", change(1.2, step=0.1), 1_004, 1_016, True),
    ("so many digits come of no rounded figures", change(2, step=0.001, digits=4), 1_004, 1_016,
     False),
    ("three may", change(2, step=0.01, digits=3), 1_004, 1_016, True),
    ("points are taken as they are", change(20, points=True), 1_004, 1_016, False),
    ("a difference", quantity(5, kind=Kind.DIFFERENCE), 100, 105, True),
    ("another difference", quantity(5, kind=Kind.DIFFERENCE), 100, 107, False),
    ("a difference of one digit is as near as a count", quantity(3e6, 1e6, 1, kind=Kind.DIFFERENCE),
     100, 3_400_100, False),
    ("a difference downwards", quantity(-5, kind=Kind.DIFFERENCE), 100, 95, True),
    ("a difference, the other way", quantity(5, kind=Kind.DIFFERENCE), 100, 95, False),
    ("a difference, the other way too", quantity(-5, kind=Kind.DIFFERENCE), 100, 105, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("_what", "written", "first", "second", "right"), CHANGES, ids=[row[0] for row in CHANGES]
)
def test_a_change(
    made: Record, _what: str, written: Quantity, first: float, second: float, right: bool
) -> None:
    assert agrees(written, pair(made, first, second), False) is right


# 4,700 may be 4,650 to 4,750, and 67,000 may be 66,500 to 67,500: that is 14 times as much (of the
# highest the lowest) to 14.516 times, and 61,750 to 62,850 more.
@pytest.mark.parametrize(
    ("written", "low", "high", "beside"),
    [
        (change, 1_299.6, 1_352.1, 0.2),
        (times, 13.51, 15.0, 0.1),
        (lambda value: quantity(value, kind=Kind.DIFFERENCE), 61_749.6, 62_850.4, 0.2),
    ],
    ids=["percent", "times", "difference"],
)
def test_a_change_between_figures_as_they_were_before_rounding(
    made: Record, written: Callable[[float], Quantity], low: float, high: float, beside: float
) -> None:
    rounded = pair(made, 4_700, 67_000, "rounded")
    for value in (low, (low + high) / 2, high):
        assert may_be_rounding(written(value), rounded, False), value
    for value in (low - beside, high + beside):
        assert not may_be_rounding(written(value), rounded, False), value


def test_points_before_rounding_are_the_difference_of_shares(made: Record) -> None:
    """Of 20, which may be 15 to 25, and 35, which may be 34.5 to 35.5: 9.5 to 20.5 points."""
    shares = pair(made, 20, 35, "rounded")
    found = [may_be_rounding(change(v, points=True), shares, False) for v in (8.9, 9.1, 20.9, 21.1)]
    assert found == [False, True, True, False]


def test_only_of_a_multiple_so_many_times_more_is_one_more(made: Record) -> None:
    rounded = pair(made, 4_700, 67_000, "rounded")
    assert may_be_rounding(times(12.6), rounded, True)
    assert not may_be_rounding(times(12.6), rounded, False)
    assert not may_be_rounding(times(12.4), rounded, True)
    assert not may_be_rounding(change(1_298.6), rounded, True)


def test_an_exact_figure_was_no_other_before(made: Record) -> None:
    """4,700 to 67,000 is 14.26 times as much."""
    exact = pair(made, 4_700, 67_000)
    assert may_be_rounding(quantity(14.3, 0.1, kind=Kind.RATIO), exact, False)
    assert not may_be_rounding(quantity(14.5, 0.1, kind=Kind.RATIO), exact, False)


@pytest.mark.parametrize(
    ("written", "first", "second", "cut"),
    [  # 12.95 %, and 12.0 % itself; below it; a fall of 12.95 %; the other way
        (12, 100_000, 112_950, True),
        (12, 100_000, 112_000, True),
        (12, 100_000, 111_990, False),
        (12, 100_000, 113_000, False),
        (-12, 100_000, 87_050, True),
        (-12, 100_000, 112_950, False),
    ],
)
def test_a_percentage_without_its_last_digits(
    made: Record, written: float, first: float, second: float, cut: bool
) -> None:
    said = quantity(written, 1, 2, kind=Kind.CHANGE)
    assert is_cut_off(said, pair(made, first, second)) is cut


@pytest.mark.parametrize(
    ("said", "second", "roughly"),
    [  # of 100,000
        (times(2), 170_000, True),
        (times(2), 169_000, False),
        (times(2), 230_000, True),
        (times(2), 231_000, False),
        (times(2, LEAST), 292_000, True),
        (times(2, LEAST), 199_000, False),
        (times(0.5), 57_500, True),
        (times(0.5), 58_000, False),
        (times(0.5, LEAST), 20_000, True),
        (times(0.5, LEAST), 51_000, False),
        (times(2, BELOW), 190_000, False),
        (times(2), 50_000, False),
    ],
)
def test_a_multiple_that_is_neither_as_written_nor_wrong(
    made: Record, said: Quantity, second: float, roughly: bool
) -> None:
    assert is_roughly(said, pair(made, 100_000, second)) is roughly
