""" "Fewer than" so many is borne out by a lower figure only, and by no lower bound."""

from __future__ import annotations

import pytest

from claims.judge.agreement import compare
from claims.model import Bound, Kind, Quantity, Span


def quantity(value: float, bound: Bound) -> Quantity:
    return Quantity(Span(0, 1), "", value, Kind.COUNT, 100_000.0, bound, exact_digits=3)


@pytest.mark.parametrize(
    ("bound", "written", "known", "precision", "agrees"),
    [
        (Bound.BELOW, 36_200_000, 36_210_368, "exact", False),
        (Bound.BELOW, 36_200_000, 36_200_000, "exact", False),
        (Bound.BELOW, 36_200_000, 36_199_999, "exact", True),
        (Bound.BELOW, 36_200_000, 32_580_000, "exact", True),
        (Bound.BELOW, 36_200_000, 32_579_000, "exact", False),
        (Bound.AT_MOST, 36_200_000, 36_200_000, "exact", True),
        (Bound.BELOW, 36_200_000, 36_000_000, "at_least", False),
        (Bound.AT_MOST, 36_200_000, 36_000_000, "at_least", False),
        (Bound.AT_LEAST, 36_200_000, 36_210_368, "at_least", True),
    ],
)
def test_an_upper_bound(
    bound: Bound, written: float, known: float, precision: str, agrees: bool
) -> None:
    assert compare(quantity(written, bound), known, precision, 100_000.0).agrees is agrees
