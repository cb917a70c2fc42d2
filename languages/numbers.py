"""Numbers as each language writes them: 36.2 million, 36,2 miljoen.

A rounded number never rounds up past a threshold it has not reached: 99.96 percent is written
99.9, not 100, and 36,961,000 is written 36.9 million, not 37 million.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from languages.grammar import MODEL, grammar

SIGNIFICANT = 3
_ALL_DIGITS = "#,##0.##########"


def decimal(value: float) -> Decimal:
    """The number as a person wrote it: 0.1 is 0.1, not its binary neighbour."""
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


@lru_cache(maxsize=4096)
def exact(value: float, language: str) -> str:
    """All digits, grouped: 36,210,368 or 36.210.368."""
    return exact_decimal(decimal(value), language)


@lru_cache(maxsize=8192)
def short(value: float, language: str, digits: int = SIGNIFICANT) -> str:
    """From a million on with a word, three significant digits and at least one decimal."""
    number = decimal(value)
    for power, word in grammar(language).scales.items():
        scale = Decimal(10) ** power
        if abs(number) >= scale:
            scaled = number / scale
            rounded = round_honestly(scaled, max(digits, scaled.adjusted() + 2))
            return f"{exact_decimal(rounded, language)} {word}"
    return exact(value, language)


def round_honestly(number: Decimal, digits: int) -> Decimal:
    """Round to significant digits, half to even, but never up onto a rounder number.

    When rounding away from zero carries into a higher place (36.96 to 37.0, 999.9 to 1,000),
    the number would claim a threshold that it has not reached: it is cut off instead.
    """
    if not number:
        return number
    place = Decimal(1).scaleb(number.adjusted() - digits + 1)
    rounded = number.quantize(place, ROUND_HALF_EVEN)
    carried = abs(rounded) > abs(number) and (rounded / place) % 10 == 0
    return number.quantize(place, ROUND_DOWN) if carried else rounded


def exact_decimal(number: Decimal, language: str) -> str:
    """A decimal without trailing zeros, grouped."""
    return written(number.normalize(), _ALL_DIGITS, language)


def written(number: Decimal, pattern: str, language: str) -> str:
    """A number under a pattern like ``#,##0.00``, with the language's own signs."""
    words = grammar(language)
    signs = str.maketrans({".": words.decimal, ",": words.group})
    return format_decimal(number, pattern, locale=MODEL).translate(signs)


@lru_cache(maxsize=8192)
def percent(value: float, language: str, decimals: int = 1) -> str:
    """``value`` is in percent: 62 gives 62%. At most ``decimals`` places, rounded honestly."""
    number = decimal(value)
    digits = max(1, number.adjusted() + 1 + decimals) if abs(number) >= 1 else decimals + 1
    return percent_text(exact_decimal(round_honestly(number, digits), language), language)


def percent_text(number: str, language: str) -> str:
    """A written number as a percentage: 62 gives 62%."""
    return grammar(language).numbers["percent"].format(n=number)


def sentence_list(items: list[str], language: str) -> str:
    """``a, b and c`` in the language's own form."""
    word = grammar(language).numbers["and"]
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"
