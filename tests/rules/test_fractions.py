"""How parts, multiples and comparisons are read: each answer written by hand."""

from __future__ import annotations

import pytest

from claims.model import Bound, Kind
from claims.read.fractions import comparisons, fractions, multiples
from claims.read.mentions import Closed, Reading

FREE = Closed([])


def parts(text: str) -> list[tuple[str, float]]:
    return [(r.quantity.text, round(r.quantity.value, 2)) for r in fractions(text, FREE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half of the reports", [("half", 50.0)]),
        ("de helft van alles", [("de helft", 50.0)]),
        ("more than half of them", [("more than half", 50.0)]),
        ("a third of them", [("a third", 33.33)]),
        ("two thirds of them", [("two thirds", 66.67)]),
        ("two-thirds of them", [("two-thirds", 66.67)]),
        ("three quarters", [("three quarters", 75.0)]),
        ("drie kwart van hen", [("drie kwart", 75.0)]),
        ("driekwart van hen", [("driekwart", 75.0)]),
        ("een vijfde", [("een vijfde", 20.0)]),
        ("a tenth", [("a tenth", 10.0)]),
        ("one in eight children", [("one in eight", 12.5)]),
        ("1 in 8 children", [("1 in 8", 12.5)]),
        ("one out of every four", [("one out of every four", 25.0)]),
        ("twee op de drie", [("twee op de drie", 66.67)]),
        ("twee van de drie", [("twee van de drie", 66.67)]),
        ("3/4 of them", [("3/4", 75.0)]),
        ("1/100 of them", [("1/100", 1.0)]),
        # none
        ("three of five countries", []),
        ("the first half of 2025", []),
        ("every half hour", []),
        ("half a million", []),
        ("half year", []),
        ("a half-year report", []),
        ("het halfjaar", []),
        ("one and a half", []),
        ("five in four", []),
        ("four in four", []),
        ("one in one", []),
        ("0 in 8", []),
        ("1 in 8 million", []),
        ("1 in 8%", []),
        ("the a third", []),
        ("one out of 30 countries", []),
        ("one out of 20 countries", [("one out of 20", 5.0)]),
        ("one of 20 countries", []),
        ("one out of 21 countries", []),
        ("one OUT OF EVERY four", [("one OUT OF EVERY four", 25.0)]),
        ("one in pears", []),
        ("1/2/3", []),
        ("2023/24", []),
        ("apples in pears", []),
    ],
)
def test_a_part_in_words(text: str, expected: list[tuple[str, float]]) -> None:
    assert parts(text) == expected


def test_what_a_part_carries() -> None:
    text = "In 2024 nearly a third of them"
    (reading,) = fractions(text, FREE)
    quantity = reading.quantity
    assert (quantity.kind, quantity.bound, quantity.fraction) == (Kind.PERCENT, Bound.NEARLY, True)
    assert (quantity.step, quantity.exact_digits, quantity.high) == (1.0, 1, None)
    assert not quantity.points
    assert (quantity.span.start, quantity.span.end) == (8, 22)
    assert (reading.place, reading.end) == (15, 22)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("it fell by half", Kind.CHANGE, -50.0),
        ("it rose by a third", Kind.CHANGE, 33.33),
        ("a third more", Kind.CHANGE, 33.33),
        ("a third less than before", Kind.CHANGE, -33.33),
        ("it was a third", Kind.PERCENT, 33.33),
        ("met de helft", Kind.PERCENT, 50.0),
        ("it rose by one in eight", Kind.PERCENT, 12.5),
        ("it rose; a third", Kind.PERCENT, 33.33),
    ],
)
def test_a_part_may_be_a_change(text: str, kind: Kind, value: float) -> None:
    (reading,) = fractions(text, FREE)
    assert (reading.quantity.kind, round(reading.quantity.value, 2)) == (kind, value)


def test_places_that_are_taken_are_left_alone() -> None:
    text = "a third and twice as many, then half"
    assert len(fractions(text, FREE)) == 2
    assert [r.quantity.text for r in fractions(text, Closed([(0, 7)]))] == ["half"]
    assert len(multiples(text, FREE)) == 1
    assert multiples(text, Closed([(text.index("twice"), text.index("twice") + 5)])) == []
    again = "doubled, then tripled"
    assert [r.quantity.value for r in multiples(again, Closed([(0, 7)]))] == [3.0]


def one(text: str) -> Reading:
    (reading,) = multiples(text, FREE)
    return reading


@pytest.mark.parametrize(
    ("text", "factor", "times_more"),
    [
        ("it doubled", 2, False),
        ("more than doubled", 2, False),
        ("verdubbelde", 2, False),
        ("a tripling", 3, False),
        ("verdrievoudigd", 3, False),
        ("quadrupled", 4, False),
        ("verviervoudigde", 4, False),
        ("quintupled", 5, False),
        ("vervijfvoudigd", 5, False),
        ("verzesvoudigd", 6, False),
        ("verzevenvoudigd", 7, False),
        ("verachtvoudigd", 8, False),
        ("vertienvoudigd", 10, False),
        ("it halved", 0.5, False),
        ("gehalveerd", 0.5, False),
        ("een halvering", 0.5, False),
        ("twice as many", 2, False),
        ("tweemaal", 2, False),
        ("dubbel zoveel", 2, False),
        ("sixfold", 6, False),
        ("a 3-fold rise", 3, False),
        ("zesvoudig", 6, False),
        ("six times as many", 6, False),
        ("two times as many", 2, False),
        ("6 times as many", 6, False),
        ("2.5 times as many", 2.5, False),
        ("2,5 keer zoveel", 2.5, False),
        ("three times more", 3, True),
        ("three times higher", 3, True),
        ("drie keer meer", 3, True),
        ("drie maal hoger", 3, True),
        ("four times fewer", 0.25, False),
        ("vier keer minder", 0.25, False),
        ("99999 times as many", 99_999, False),
    ],
)
def test_a_multiple(text: str, factor: float, times_more: bool) -> None:
    reading = one(text)
    assert reading.quantity.value == factor
    assert reading.quantity.kind is Kind.RATIO
    assert reading.times_more is times_more
    assert (reading.quantity.step, reading.quantity.exact_digits) == (1.0, 1)


@pytest.mark.parametrize(
    "text", ["one times as many", "many times as many", "onefold", "0 times as many", "blackfold"]
)
def test_no_multiple(text: str) -> None:
    assert multiples(text, FREE) == []


def test_what_a_multiple_carries() -> None:
    text = "It more than doubled in 2024"
    reading = one(text)
    assert (reading.quantity.bound, reading.quantity.text) == (Bound.AT_LEAST, "more than doubled")
    assert (reading.quantity.span.start, reading.quantity.span.end) == (3, 20)
    assert (reading.place, reading.end) == (13, 20)
    assert one("six times as many").quantity.text == "six times as"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024 exceeded the total of 2023", True),
        ("dit overtrof het totaal van heel 2023", True),
        ("it was more than the total of 2023", True),
        ("het was groter dan die in heel 2023", True),
        ("it exceeded 36 million", False),
        ("it exceeded the 36 million of 2023", False),
        ("it exceeded expectations", False),
    ],
)
def test_a_comparison_without_a_number(text: str, found: bool) -> None:
    readings = comparisons(text)
    assert bool(readings) is found
    for reading in readings:
        quantity = reading.quantity
        assert reading.exceeds
        assert (quantity.value, quantity.kind, quantity.bound) == (
            1.0,
            Kind.RATIO,
            Bound.AT_LEAST,
        )
        assert (
            text[reading.place : reading.end]
            == quantity.text
            == text[quantity.span.start : quantity.span.end]
        )
        assert quantity.step == 1.0
