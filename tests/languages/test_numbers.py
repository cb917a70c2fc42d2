"""Numbers in words: honest rounding, and each language's own form."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from languages import LANGUAGES, numbers

WORDS = {"million": 6, "billion": 9, "trillion": 12, "miljoen": 6, "miljard": 9, "biljoen": 12}

counts = st.integers(min_value=0, max_value=10**14)
shares = st.decimals(min_value=0, max_value=100, places=3)
languages = st.sampled_from(LANGUAGES)


def read(text: str, language: str) -> Decimal:
    """What a reader takes a short number to be."""
    figure, _, word = text.partition(" ")
    return parse_decimal(figure, locale=language).scaleb(WORDS.get(word, 0))


@given(counts, languages)
def test_exact_reads_back_as_the_same_number(value: int, language: str) -> None:
    assert read(numbers.exact(value, language), language) == value


@given(counts, languages)
def test_short_never_claims_a_threshold_not_reached(value: int, language: str) -> None:
    said = read(numbers.short(value, language), language)
    if said <= value:
        return
    # Rounded up: then not onto a rounder number. All coarser places keep their digits.
    place = Decimal(10) ** (said.adjusted() - numbers.SIGNIFICANT + 2)
    below = [(x / place).to_integral_value(ROUND_FLOOR) for x in (said, Decimal(value))]
    assert below[0] == below[1]


@given(counts, languages)
def test_short_is_close(value: int, language: str) -> None:
    said = read(numbers.short(value, language), language)
    assert abs(said - value) <= Decimal(value) / 100


@given(counts, counts, languages)
def test_short_keeps_the_order(one: int, other: int, language: str) -> None:
    low, high = sorted((one, other))
    assert read(numbers.short(low, language), language) <= read(
        numbers.short(high, language), language
    )


@given(counts, languages)
def test_short_of_a_negative_is_its_mirror(value: int, language: str) -> None:
    if value:
        assert numbers.short(-value, language) == "-" + numbers.short(value, language)


@given(counts)
def test_languages_say_the_same_number(value: int) -> None:
    said = {read(numbers.short(value, language), language) for language in LANGUAGES}
    assert len(said) == 1


@given(shares, languages, st.integers(min_value=0, max_value=2))
def test_percent_reaches_a_hundred_only_at_a_hundred(
    value: Decimal, language: str, decimals: int
) -> None:
    said = read(numbers.percent(float(value), language, decimals).rstrip("%"), language)
    assert (said == 100) == (value == 100)
    assert (said == 0) == (value == 0)


@given(shares, languages)
def test_percent_is_close(value: Decimal, language: str) -> None:
    said = read(numbers.percent(float(value), language).rstrip("%"), language)
    assert abs(said - value) <= Decimal("0.1")


@pytest.mark.parametrize(
    ("value", "english", "dutch"),
    [
        (36_210_368, "36.2 million", "36,2 miljoen"),
        (36_961_000, "36.9 million", "36,9 miljoen"),
        (999_999, "999,999", "999.999"),
        (1_000_000, "1 million", "1 miljoen"),
        (999_999_999, "999.9 million", "999,9 miljoen"),
        (12_850_000_000, "12.8 billion", "12,8 miljard"),
        (2_000_000_000_000, "2 trillion", "2 biljoen"),
        (105_653_162, "105.7 million", "105,7 miljoen"),
        (0, "0", "0"),
        (2.6, "2.6", "2,6"),
    ],
)
def test_short_forms(value: float, english: str, dutch: str) -> None:
    assert numbers.short(value, "en") == english
    assert numbers.short(value, "nl") == dutch


@pytest.mark.parametrize(
    ("value", "english", "dutch"),
    [
        (53.1, "53.1%", "53,1%"),
        (99.96, "99.9%", "99,9%"),
        (0.31, "0.31%", "0,31%"),
        (62, "62%", "62%"),
    ],
)
def test_percent_forms(value: float, english: str, dutch: str) -> None:
    assert numbers.percent(value, "en") == english
    assert numbers.percent(value, "nl") == dutch


def test_lists() -> None:
    assert numbers.sentence_list(["a", "b", "c"], "en") == "a, b and c"
    assert numbers.sentence_list(["a", "b"], "nl") == "a en b"
    assert numbers.sentence_list(["a"], "nl") == "a"
    assert numbers.sentence_list([], "nl") == ""
