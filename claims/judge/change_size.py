"""Whether a change as written and a change of the record are of one size."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from claims.judge.agreement import compare, last_digit
from claims.model import Bound, Kind, Quantity
from data_sources.record.figure import Change, Figure


def agrees(quantity: Quantity, change: Change, times_more: bool) -> bool:
    first, second = float(change.first.value), float(change.second.value)
    if not first:
        return False
    if quantity.kind is Kind.RATIO:
        ratio = second / first
        return any(
            _ratio_agrees(quantity.value + extra, quantity.bound, ratio)
            for extra in ((0, 1) if times_more else (0,))
        )
    if quantity.kind is Kind.DIFFERENCE:
        return _difference_agrees(quantity, second - first)
    moved = second - first if quantity.points else (second - first) / first * 100
    if (moved < 0) != (quantity.value < 0):
        return False
    if quantity.fraction and quantity.bound is Bound.NONE:
        quantity = replace(quantity, bound=Bound.ABOUT)  # "a third less" is said of 36% too
    steps = {abs(moved)} | {abs(m) for m in _from_rounded(change, quantity)}
    return any(compare(_unsigned(quantity), value).agrees for value in steps)


_ROUGHLY = 0.15  # so far from a multiple, as a part of it, it is said loosely and not wrongly


def is_roughly(quantity: Quantity, change: Change) -> bool:
    """Whether a multiple is not as written and not against the two figures either.

    "More than doubled" is true of what nearly tripled, and "almost halved" of 57% that is left.
    """
    first, second = float(change.first.value), float(change.second.value)
    if quantity.kind is not Kind.RATIO or not first or quantity.value == 1:
        return False
    ratio, written = second / first, quantity.value
    if (ratio > 1) != (written > 1):
        return False
    if quantity.bound is Bound.AT_LEAST:
        return ratio >= written if written > 1 else ratio <= written
    return quantity.bound is not Bound.BELOW and abs(ratio - written) <= _ROUGHLY * written + 1e-9


def is_cut_off(quantity: Quantity, change: Change) -> bool:
    """Whether a percentage is the record's without its last digits: 12% of 12.95%."""
    first, second = float(change.first.value), float(change.second.value)
    if quantity.kind is not Kind.CHANGE or quantity.points or quantity.fraction or not first:
        return False
    moved, written = (second - first) / first * 100, quantity.value
    more = abs(moved) - abs(written)
    return (moved < 0) == (written < 0) and 0 <= more < quantity.step


def may_be_rounding(quantity: Quantity, change: Change, times_more: bool) -> bool:
    """Whether the change as written may lie between two figures as they were before rounding.

    4,700 may be anything from 4,650 to 4,750: from it to 67,000 is no one percentage. Of what a
    publisher worked out on figures that it then rounded, nothing can be called wrong.
    """
    extra = (0, 1) if times_more and quantity.kind is Kind.RATIO else (0,)
    said = [
        _size(change.first, change.second, quantity, *ends) for ends in product((-1, 1), (-1, 1))
    ]
    low, high = min(said), max(said)
    written = {quantity.value + more for more in extra}
    return any(
        low <= value + quantity.step / 2 and value - quantity.step / 2 <= high for value in written
    )


def _size(first: Figure, second: Figure, quantity: Quantity, down: int, up: int) -> float:
    """The change between the ends of what two figures may have been rounded from."""
    earlier, later = _end(first, down), _end(second, up)
    if quantity.kind is Kind.DIFFERENCE or quantity.points:
        return later - earlier
    if not earlier:
        return 0.0
    ratio = later / earlier
    return ratio if quantity.kind is Kind.RATIO else (ratio - 1) * 100


def _end(figure: Figure, way: int) -> float:
    """A figure and half of the last digit that is known of it; nothing more of an exact one."""
    value = float(figure.value)
    return value + way * last_digit(value, figure.observation.precision) / 2


def _from_rounded(change: Change, quantity: Quantity) -> list[float]:
    """The same change from rounded figures: a writer works from 36.2 million."""
    if quantity.points or quantity.exact_digits > 3:
        return []
    first, second = (
        _three_digits(float(change.first.value)),
        _three_digits(float(change.second.value)),
    )
    return [(second - first) / first * 100] if first else []


def _three_digits(value: float) -> float:
    return float(f"{value:.3g}")


def _unsigned(quantity: Quantity) -> Quantity:
    return replace(quantity, value=abs(quantity.value), kind=Kind.PERCENT)


def _ratio_agrees(written: float, bound: Bound, ratio: float) -> bool:
    if written < 1:  # "more than halved" ends below the half
        low, high = {
            Bound.AT_LEAST: (0.5, 1.0), Bound.NEARLY: (1.0, 1.15), Bound.BELOW: (1.0, 1.35),
        }.get(bound, (0.9, 1.1))  # fmt: skip
        return low * written <= ratio <= high * written
    if written in (2.0, 3.0) and bound is Bound.NONE:
        return written * 0.9 <= ratio < written * 1.2
    slack = 0.1 if written <= 3 else 0.5 / written if written < 10 else 0.05
    if bound is Bound.AT_LEAST:
        return written * 0.995 <= ratio < written * (2.0 if written >= 10 else 1.35)
    if bound is Bound.BELOW:
        return written * 0.88 <= ratio < written
    if bound in (Bound.NEARLY, Bound.AT_MOST):
        return written * 0.88 <= ratio <= written * 1.02
    if written >= 4 and written == int(written) and bound is Bound.NONE:
        return written - 0.5 <= ratio < written + (1.0 if written < 10 else 0.05 * written)
    return written * (1 - slack) <= ratio <= written * (1 + slack)


def _difference_agrees(quantity: Quantity, moved: float) -> bool:
    if (moved < 0) != (quantity.value < 0):
        return False
    plain = replace(quantity, value=abs(quantity.value), kind=Kind.COUNT)
    return compare(plain, abs(moved)).agrees
