"""Figures by value: which of them a number stands for, rounded as it was written."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from claims.judge.agreement import compare
from claims.model import Bound, Kind, Quantity
from claims.read.quantities import read
from data_sources.record.figure import Figure

MOST_NUMBERS = 3
SMALL = 100
YEARS = range(1980, 2051)
UNSAID = (1.0, 1e6, 1e9)
"""What "21.4" may be short for, or on its way to: itself, a million times, a thousand million."""
REACH = 0.13
"""How far from the number a value may lie, in parts of it, to be looked at more closely."""


_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])")


def closed_up(text: str) -> str:
    """The text with the spaces taken out of its numbers: in a query, "36 210 368" is one."""
    return _SPACED.sub(lambda match: re.sub(r"\s", "", match.group()), text)


def numbers_in(text: str, language: str) -> list[Quantity]:
    """The numbers of a query that stand for a value, in either language's form.

    A year and a small number without percent or scale are words like others.
    """
    found = [reading.quantity for reading in read(text, language, [])]
    return [item for item in found if not _is_word(item)][:MOST_NUMBERS]


def _is_word(quantity: Quantity) -> bool:
    bare = re.fullmatch(r"\d+", quantity.text.strip()) is not None
    return bare and (quantity.value < SMALL or quantity.value in YEARS)


def in_words(quantity: Quantity) -> bool:
    """Whether it is a fraction without a digit: "two in three"."""
    return quantity.fraction and not any(sign.isdigit() for sign in quantity.text)


def is_year(word: str) -> bool:
    """Whether a word of a query is most likely a year."""
    return word.isdecimal() and len(word) == 4 and int(word) in YEARS


ROUNDED = 0.7
"""How well a figure fits a number that it is only when it is rounded."""


class Values:
    """Figures in the order of their values, each with its place in the index."""

    def __init__(self, figures: Iterable[tuple[int, Figure]]) -> None:
        self._sorted = sorted(
            ((_value(figure), place, figure) for place, figure in figures), key=lambda item: item[0]
        )
        self._values = [value for value, _place, _figure in self._sorted]

    def matching(self, quantity: Quantity) -> dict[int, float]:
        """The places of all figures that agree with a number, and how well: 1 is to the digit."""
        found: dict[int, float] = {}
        for times in UNSAID if _may_be_short(quantity) else UNSAID[:1]:
            asked = replace(
                quantity, value=quantity.value * times, step=quantity.step * times, text=""
            )
            for place, well in self._agreeing(asked):
                found[place] = max(well, found.get(place, 0.0))
        return found

    def _agreeing(self, quantity: Quantity) -> Iterable[tuple[int, float]]:
        low, high = quantity.value, quantity.high or quantity.value
        low -= max(quantity.step, REACH * abs(low))
        high += max(quantity.step, REACH * abs(high))
        for at in range(bisect_left(self._values, low), bisect_right(self._values, high)):
            value, place, figure = self._sorted[at]
            if not _same_kind(quantity, figure):
                continue
            outcome = compare(quantity, value, figure.observation.precision)
            if outcome.agrees:
                yield (
                    place,
                    1.0 if outcome.exact else ROUNDED if quantity.bound is Bound.NONE else 0.5,
                )


def _value(figure: Figure) -> float:
    """The value as it is compared: "1 in 8" is 12.5 percent."""
    value = float(figure.value)
    return 100 / value if figure.unit == "one_in" and value else value


def _same_kind(quantity: Quantity, figure: Figure) -> bool:
    """A percentage is no count. A bare "51.6" may be either."""
    share = figure.series.unit.kind == "percent" or figure.unit == "one_in"
    if quantity.kind is Kind.PERCENT:
        return share
    return not share or (figure.unit != "one_in" and quantity.step < 1)


def _may_be_short(quantity: Quantity) -> bool:
    return quantity.kind is Kind.COUNT and quantity.step < 1 and quantity.high is None
