"""How numbers in digits and in words are read: each answer written by hand."""

from __future__ import annotations

import pytest

from claims.read.mentions import Closed
from claims.read.numbers import digit_numbers, small_number, word_numbers

FREE = Closed([])


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
