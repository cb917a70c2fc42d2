"""How numbers, hedges, parts and multiples are read: each answer written by hand."""

from __future__ import annotations

import pytest

from claims.model import Bound, Kind
from claims.read.fractions import comparisons, fractions, multiples
from claims.read.hedges import bound_before, change_direction, is_from
from claims.read.mentions import Closed, Reading
from claims.read.numbers import digit_numbers, small_number, word_numbers

FREE = Closed([])


@pytest.mark.parametrize(
    ("before", "bound", "hedge"),
    [
        ("it had ", Bound.NONE, ""),
        ("more than ", Bound.AT_LEAST, "more than "),
        ("meer dan de ", Bound.AT_LEAST, "meer dan de "),
        ("it had over ", Bound.AT_LEAST, "over "),
        ("ruim ", Bound.AT_LEAST, "ruim "),
        ("> ", Bound.AT_LEAST, "> "),
        ("\u2265", Bound.AT_LEAST, "\u2265"),
        ("no fewer than ", Bound.AT_LEAST, "no fewer than "),
        ("not less than ", Bound.AT_LEAST, "not less than "),
        ("niet minder dan ", Bound.AT_LEAST, "niet minder dan "),
        ("not more than ", Bound.AT_MOST, "not more than "),
        ("no more than ", Bound.AT_MOST, "no more than "),
        ("niet meer dan ", Bound.AT_MOST, "niet meer dan "),
        ("fewer than ", Bound.AT_MOST, "fewer than "),
        ("up to ", Bound.AT_MOST, "up to "),
        ("went up to ", Bound.NONE, ""),
        ("< ", Bound.AT_MOST, "< "),
        ("\u2264 ", Bound.AT_MOST, "\u2264 "),
        ("hooguit een ", Bound.AT_MOST, "hooguit een "),
        ("nearly ", Bound.NEARLY, "nearly "),
        ("just under ", Bound.NEARLY, "just under "),
        ("bijna ", Bound.NEARLY, "bijna "),
        ("about a ", Bound.ABOUT, "about a "),
        ("zo'n ", Bound.ABOUT, "zo'n "),
        ("~", Bound.ABOUT, "~"),
        ("\u2248 ", Bound.ABOUT, "\u2248 "),
        # a comparison with another number, and no bound
        ("a third less than the ", Bound.NONE, ""),
        ("63% meer dan de ", Bound.NONE, ""),
        ("six times more than ", Bound.NONE, ""),
        ("much more than ", Bound.NONE, ""),
        ("63% over ", Bound.AT_LEAST, "over "),
        # too far before the number
        ("more than we had ever seen there: ", Bound.NONE, ""),
    ],
)
def test_a_hedge_stands_straight_before_the_number(before: str, bound: Bound, hedge: str) -> None:
    text = before + "400 reports"
    assert bound_before(text, len(before)) == (bound, len(before) - len(hedge))


def test_a_hedge_is_found_far_into_a_text_and_at_its_start() -> None:
    text = "x" * 500 + " no fewer than 400"
    assert bound_before(text, text.index("400")) == (Bound.AT_LEAST, text.index("no fewer"))
    assert bound_before("400", 0) == (Bound.NONE, 0)


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("from 32 to 36", "32", True),
        ("from 32 to 36", "36", False),
        ("up from 32 last year", "32", True),
        ("down from 32 last year", "32", True),
        ("van 32 naar 36", "32", True),
        ("een daling van 24 procent", "24", False),
        ("from 32. It went to 36", "32", False),
        ("it was 32 to 36", "32", False),
    ],
)
def test_from_is_told_by_the_to_that_follows(text: str, number: str, expected: bool) -> None:
    assert is_from(text, text.index(number)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it rose by 12% again", 1),
        ("it fell by 12% again", -1),
        ("a rise of 12%", 1),
        ("een daling van 12%", -1),
        ("het steeg met 12%", 1),
        ("reports 12% higher", 1),
        ("12% more reports", 1),
        ("12% fewer reports", -1),
        ("a 12% year-on-year drop", -1),
        ("12% more likely", 0),
        ("12% meer vaak", 0),
        ("nam met 12% toe", 1),
        ("liep met 12% terug", -1),
        ("liep in 2024 met 12% op", 1),
        ("liep. Met 12% terug", 0),
        ("liep met 12% weg", 0),
        ("the fall in reports between 2023 and 2024, 12%, is", -1),
        ("the growth of reports \u2013 12% \u2013 is", 1),
        ("rose to 12%", 0),
        ("steeg naar 12%", 0),
        ("rose from 12% to 13%", 0),
        ("fell; 12%", 0),
        ("fell. 12%", 0),
        ("it is 12%", 0),
        ("down 12%", -1),
        ("up 12%", 1),
        ("up on that whole day 12%", 0),
        ("more of this and that 12%", 0),
        ("more, that is 12%", 1),
        ("rose in that whole year 12%", 0),
        ("rose in that whole year by 12%", 1),
        ("rose that year 12%", 1),
        ("rose, of which 12%", 0),
        ("fell, waarvan 12%", 0),
        ("fell and then rose by 12%", 1),
        ("rose and then fell by 12%", -1),
    ],
)
def test_a_direction_stands_round_its_number(text: str, expected: int) -> None:
    start = text.index("12%")
    assert change_direction(text, start, start + 3, 0) == expected


def test_a_direction_is_not_looked_for_before_the_edge() -> None:
    text = "it rose by 12%"
    start = text.index("12%")
    assert change_direction(text, start, start + 3, 0) == 1
    assert change_direction(text, start, start + 3, text.index("by")) == 0
    parted = "nam met 12% toe"
    assert change_direction(parted, 8, 11, 0) == 1
    assert change_direction(parted, 8, 11, 4) == 0


def test_a_direction_is_looked_for_at_most_ninety_characters_back() -> None:
    far = "it rose " + "x" * 85 + " by 12%"
    start = far.index("12%")
    assert change_direction(far, start, start + 3, 0) == 0


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


Written = tuple[str, str, float, float, int]


@pytest.mark.parametrize(
    ("text", "language", "value", "step", "digits"),
    [
        ("36,210,368 reports", "en", 36_210_368, 1, 8),
        ("36.210.368 meldingen", "nl", 36_210_368, 1, 8),
        ("36 210 368 reports", "en", 36_210_368, 1, 8),
        ("36\u00a0210 reports", "en", 36_210, 10, 4),
        ("36'210 reports", "en", 36_210, 10, 4),
        ("36.2 million", "en", 36.2e6, 1e5, 3),
        ("36,2 miljoen", "nl", 36.2e6, 1e5, 3),
        ("36,2 million", "en", 36.2e6, 1e5, 3),
        ("36.20 million", "en", 36.2e6, 1e4, 3),
        ("36 million", "en", 36e6, 1e6, 2),
        ("30 million", "en", 30e6, 1e6, 1),
        ("36m reports", "en", 36e6, 1e6, 2),
        ("36M reports", "en", 36e6, 1e6, 2),
        ("36 m reports", "en", 36e6, 1e6, 2),
        ("36 mn", "en", 36e6, 1e6, 2),
        ("36bn", "en", 36e9, 1e9, 2),
        ("36k", "en", 36e3, 1e3, 2),
        ("36 thousand", "en", 36e3, 1e3, 2),
        ("3 hundred", "en", 300, 100, 1),
        ("1,20,000", "en", 120_000, 10_000, 2),
        ("2 lakh", "en", 2e5, 1e5, 1),
        ("2 crore", "en", 2e7, 1e7, 1),
        ("3 trillion", "en", 3e12, 1e12, 1),
        ("3 biljoen", "nl", 3e12, 1e12, 1),
        ("12,000 reports", "en", 12_000, 1_000, 2),
        ("90 reports", "en", 90, 1, 1),
        ("100 reports", "en", 100, 100, 1),
        ("99 reports", "en", 99, 1, 2),
        ("0.5 of it", "en", 0.5, 0.1, 1),
        ("0,500 van", "nl", 0.5, 0.001, 1),
        ("0 reports", "en", 0, 1, 1),
        ("1.234,5 meldingen", "nl", 1_234.5, 0.1, 5),
        ("1,234.5 reports", "en", 1_234.5, 0.1, 5),
        ("1.234.567,8", "en", 1_234_567.8, 0.1, 8),
        ("10,000,000,000,000 pages", "en", 1e13, 1e12, 1),  # never coarser than a trillion
    ],
)
def test_a_number_in_digits(
    text: str, language: str, value: float, step: float, digits: int
) -> None:
    (number,) = digit_numbers(text, language)
    assert number.value == pytest.approx(value)
    assert number.step == pytest.approx(step)
    assert number.digits == digits
    assert number.start == 0
    assert not number.words


@pytest.mark.parametrize(
    ("text", "language", "other"),
    [
        ("1,234 reports", "en", 1.234),
        ("1.234 reports", "en", 1_234.0),
        ("1.234 meldingen", "nl", 1.234),
        ("1,234 million", "en", 1.234e6),
        ("12.34 reports", "en", None),
        ("1,234,567 reports", "en", None),
        ("0.234 reports", "en", None),
    ],
)
def test_the_other_languages_reading(text: str, language: str, other: float | None) -> None:
    (number,) = digit_numbers(text, language)
    assert number.other == (None if other is None else pytest.approx(other))


@pytest.mark.parametrize(
    ("text", "bare", "scaled"),
    [("2023 was", True, False), ("2,023 was", False, False), ("20 million", False, True)],
)
def test_bare_digits_may_be_a_year(text: str, bare: bool, scaled: bool) -> None:
    (number,) = digit_numbers(text, "en")
    assert (number.bare, number.scaled) == (bare, scaled)


@pytest.mark.parametrize(
    "text", ["GPT4", "COVID-19", "A/2023", "v2.", "x_3", "@12", "#12", "&12", "=12", "12th", "12_"]
)
def test_digits_that_are_part_of_a_word(text: str) -> None:
    assert digit_numbers(text, "en") == []


@pytest.mark.parametrize("text", ["reports:12", "a,12", "-12", "(12)", "12-13", "2. 12"])
def test_digits_beside_signs_are_numbers(text: str) -> None:
    assert 12 in [number.value for number in digit_numbers(text, "en")]


def test_digits_in_a_row_of_hyphens_are_none() -> None:
    assert [n.value for n in digit_numbers("1-2-3", "en")] == [1, 3]


def test_an_endless_number_is_none() -> None:
    assert digit_numbers("1" * 25, "en") == []
    assert len(digit_numbers("1" * 24, "en")) == 1


@pytest.mark.parametrize(
    ("text", "language", "value", "step", "digits"),
    [
        ("thirty-six million reports", "en", 36e6, 1e6, 2),
        ("zesendertig miljoen meldingen", "nl", 36e6, 1e6, 2),
        ("half a million reports", "en", 5e5, 1e5, 1),
        ("een half miljoen meldingen", "nl", 5e5, 1e5, 1),
        ("anderhalf miljoen", "nl", 1.5e6, 1e5, 1),
        ("tweeënhalf miljoen", "nl", 2.5e6, 1e5, 1),
        ("one and a half million", "en", 1.5e6, 1e5, 1),
        ("two and a half billion", "en", 2.5e9, 1e8, 1),
        ("a million", "en", 1e6, 1e6, 1),
        ("a thousand", "en", 1e3, 1e3, 1),
        ("half a hundred thousand", "en", 5e4, 1e4, 1),
        ("one thousand", "en", 1e3, 1e3, 1),
        ("twenty", "en", 20, 1, 1),
        ("twenty-one", "en", 21, 1, 2),
        ("two hundred and five", "en", 205, 1, 3),
        ("two hundred", "en", 200, 100, 1),
        ("twaalf", "nl", 12, 1, 2),
        ("zero reports", "en", 0, 1, 1),
        ("nul meldingen", "nl", 0, 1, 1),
    ],
)
def test_a_number_in_words(
    text: str, language: str, value: float, step: float, digits: int
) -> None:
    (number,) = word_numbers(text, language)
    assert (number.value, number.step, number.digits) == (value, step, digits)
    assert number.words
    assert number.scaled is (value >= 1000)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("millions of reports", "en", []),
        ("hundred of them", "en", []),
        ("een melding", "nl", []),
        ("one report", "en", []),
        ("en twaalf en", "nl", [12]),
    ],
)
def test_words_that_are_no_number_are_left(text: str, language: str, values: list[float]) -> None:
    assert [number.value for number in word_numbers(text, language)] == values


def test_where_a_number_in_words_stands() -> None:
    text = "some een twaalf of them"
    (number,) = word_numbers(text, "nl")
    assert text[number.start : number.end] == "twaalf"
    (half,) = word_numbers("it had half a million", "en")
    assert (half.start, half.end) == (7, 21)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("8", 8), ("three", 3), ("Drie", 3), (" twaalf ", 12), ("a", 1), ("een", 1), ("één", 1),
        ("one", 1), ("an", 1), ("apple", None), ("", None),
    ],
)  # fmt: skip
def test_a_small_number(word: str, value: int | None) -> None:
    assert small_number(word) == value
