"""Numbers in words: rounded honestly, in each language's own form."""

from __future__ import annotations

from decimal import Decimal

import pytest

from languages import numbers


@pytest.mark.parametrize(
    ("value", "english", "dutch"),
    [
        (0, "0", "0"),
        (7, "7", "7"),
        (1_374, "1,374", "1.374"),
        (2.6, "2.6", "2,6"),
        (0.1, "0.1", "0,1"),
        (-7.5, "-7.5", "-7,5"),
        (999_999, "999,999", "999.999"),
        (1_000_000, "1 million", "1 miljoen"),
        (1_029_000, "1.03 million", "1,03 miljoen"),
        (3_215_000, "3.22 million", "3,22 miljoen"),  # 3.215, half to even
        (3_225_000, "3.22 million", "3,22 miljoen"),
        (36_210_368, "36.2 million", "36,2 miljoen"),
        (36_961_000, "36.9 million", "36,9 miljoen"),  # not yet 37
        (36_970_000, "36.9 million", "36,9 miljoen"),
        (105_653_162, "105.7 million", "105,7 miljoen"),
        (1_999_999, "1.99 million", "1,99 miljoen"),  # not yet 2
        (999_999_999, "999.9 million", "999,9 miljoen"),
        (1_000_000_000, "1 billion", "1 miljard"),
        (12_850_000_000, "12.8 billion", "12,8 miljard"),
        (1_000_000_000_000, "1 trillion", "1 biljoen"),
        (1_234_567_890_123, "1.23 trillion", "1,23 biljoen"),
        (-36_210_368, "-36.2 million", "-36,2 miljoen"),
    ],
)
def test_short(value: float, english: str, dutch: str) -> None:
    assert (numbers.short(value, "en"), numbers.short(value, "nl")) == (english, dutch)


def test_short_with_other_digits() -> None:
    assert numbers.short(36_210_368, "en", 2) == "36.2 million"  # at least one decimal
    assert numbers.short(36_210_368, "en", 5) == "36.21 million"
    assert numbers.short(1_234_567, "en", 5) == "1.2346 million"


@pytest.mark.parametrize(
    ("value", "english", "dutch"),
    [
        (36_210_368, "36,210,368", "36.210.368"),
        (1_500, "1,500", "1.500"),
        (95.1, "95.1", "95,1"),
        (0.123456, "0.123456", "0,123456"),
        (0.25, "0.25", "0,25"),
        (100.0, "100", "100"),
        (1e6, "1,000,000", "1.000.000"),
    ],
)
def test_exact(value: float, english: str, dutch: str) -> None:
    assert (numbers.exact(value, "en"), numbers.exact(value, "nl")) == (english, dutch)


@pytest.mark.parametrize(
    ("value", "decimals", "english"),
    [
        (0, 1, "0%"),
        (62, 1, "62%"),
        (53.14, 1, "53.1%"),
        (53.16, 1, "53.2%"),
        (53.16, 0, "53%"),
        (53.5, 0, "54%"),
        (99.96, 1, "99.9%"),
        (99.6, 0, "99%"),  # not yet a hundred
        (100, 1, "100%"),
        (113.2, 0, "113%"),
        (7.6, 0, "8%"),
        (9.6, 0, "9%"),  # not yet ten
        (1000.26, 1, "1,000.3%"),
        (9.96, 1, "9.9%"),
        (1, 1, "1%"),
        (1.04, 1, "1%"),
        (0.96, 1, "0.96%"),
        (0.31, 1, "0.31%"),
        (0.0314, 1, "0.031%"),
        (0.31, 0, "0.3%"),
        (12.3456, 6, "12.3456%"),
        (-4.14, 1, "-4.1%"),
    ],
)
def test_percent(value: float, decimals: int, english: str) -> None:
    assert numbers.percent(value, "en", decimals) == english
    assert numbers.percent(value, "nl", decimals) == english.translate(
        str.maketrans({",": ".", ".": ","})
    )


def test_percent_has_one_decimal_unless_asked() -> None:
    assert numbers.percent(53.146, "en") == "53.1%"


@pytest.mark.parametrize(
    ("number", "digits", "rounded"),
    [
        ("0", 3, "0"),
        ("36.24", 3, "36.2"),
        ("36.25", 3, "36.2"),
        ("36.35", 3, "36.4"),
        ("36.96", 3, "36.9"),
        ("-36.96", 3, "-36.9"),
        ("999.9", 3, "999"),
        ("37.00", 3, "37.0"),
        ("0.01236", 3, "0.0124"),
        ("1234", 2, "1200"),
    ],
)
def test_rounding_never_reaches_what_was_not_reached(
    number: str, digits: int, rounded: str
) -> None:
    assert numbers.round_honestly(Decimal(number), digits) == Decimal(rounded)


def test_a_binary_neighbour_is_no_number() -> None:
    assert numbers.decimal(0.1) == Decimal("0.1")
    assert numbers.decimal(95.1) - numbers.decimal(91) == Decimal("4.1")
    assert numbers.decimal(7) == Decimal(7)


@pytest.mark.parametrize(
    ("items", "english", "dutch"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a en b"),
        (["a", "b", "c"], "a, b and c", "a, b en c"),
        (["a", "b", "c", "d"], "a, b, c and d", "a, b, c en d"),
    ],
)
def test_lists(items: list[str], english: str, dutch: str) -> None:
    assert numbers.sentence_list(items, "en") == english
    assert numbers.sentence_list(items, "nl") == dutch
