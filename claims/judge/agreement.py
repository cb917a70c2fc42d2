"""Whether a number as written and a figure of the record say the same.

The measure is how precisely the writer wrote: "36.2 million" covers all that rounds to 36.2
million, "36,210,368" only itself, "more than 100 million" what lies a little above.
"""

from __future__ import annotations

from typing import NamedTuple

from claims.model import Bound, Quantity
from claims.weights import weights
from data_sources.record.model import AT_LEAST

EPS = 1e-9
_HOLDS = weights("holds")


class Outcome(NamedTuple):
    """`agrees`; `exact` when digit for digit; `loose` for a bound that is true but far off."""

    agrees: bool
    exact: bool = False
    loose: bool = False
    too_fine: bool = False  # the writer has more digits than the record


def compare(
    quantity: Quantity, value: float, precision: str = "exact", value_step: float = 1.0
) -> Outcome:
    """Hold a written number beside a value of the record.

    `precision` is the observation's own (exact, rounded, at_least, about); `value_step` the size of
    the last digit that the record knows.
    """
    if quantity.high is not None:
        inside = quantity.value - EPS <= value <= quantity.high + EPS
        return Outcome(inside)
    written = quantity.value
    if precision == AT_LEAST and quantity.bound in (Bound.AT_MOST, Bound.BELOW):
        return Outcome(False)  # a figure that may be higher bears out no upper bound
    if (
        precision != "exact"
        and quantity.bound is Bound.BELOW
        and _finer(quantity, value, value_step)
    ):
        return Outcome(False, too_fine=True)  # 291,270, rounded, is no "fewer than 291,273"
    if quantity.bound is Bound.BELOW:  # "fewer than 36.2 million" is wrong of 36,210,368
        return Outcome(_least_below(quantity) <= value < written - EPS)
    if _same(written, value):
        return Outcome(True, exact=True)
    if quantity.fraction:
        return Outcome(_fraction_agrees(quantity, value))
    if precision == AT_LEAST and quantity.bound is Bound.NONE and value < written <= value * 1.1:
        return Outcome(False, too_fine=True)
    if precision != "exact" and _finer(quantity, value, value_step):
        return Outcome(False, too_fine=True)
    return _bounded(quantity, value)


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= max(1e-6, 1e-9 * max(abs(a), abs(b)))


def _finer(quantity: Quantity, value: float, value_step: float) -> bool:
    """The writer's digits go beyond what the record knows, and do not contradict it."""
    return quantity.step < value_step and abs(quantity.value - value) <= value_step / 2 + EPS


def _bounded(quantity: Quantity, value: float) -> Outcome:
    written, step = quantity.value, quantity.step
    tiny = EPS * max(1.0, abs(value))
    near = -step / 2 - tiny <= value - written < step / 2 + (tiny if step <= 1.0 else -tiny)
    if quantity.bound is Bound.NONE:
        if cut_off(quantity, value):
            return Outcome(True)
        return Outcome(near and _close(written, value, 0.04, quantity))
    if quantity.bound is Bound.ABOUT:
        slack = max(step / 2, 0.03 * abs(written)) if quantity.exact_digits <= 1 else step / 2
        if quantity.is_percent and written % 5:
            slack = min(slack, max(step / 2, 1.0))  # who says "about 94%" does not mean 91.7
        return Outcome(
            abs(value - written) <= slack + EPS and _close(written, value, 0.1, quantity)
        )
    if quantity.bound is Bound.AT_LEAST:
        return _at_least(quantity, value)
    if quantity.bound is Bound.NEARLY:
        low = _just_under(quantity)
        return Outcome(
            (low <= value <= written + EPS) or (near and _close(written, value, 0.02, quantity))
        )
    return Outcome(0.9 * written - EPS <= value <= written + EPS)


def _least_below(quantity: Quantity) -> float:
    """The least of which "fewer than" so many is said: far below, nobody would say so."""
    if quantity.fraction:
        return quantity.value - (8.0 if quantity.value >= 50 else 4.0)
    return 0.9 * quantity.value - EPS


def cut_off(quantity: Quantity, value: float) -> bool:
    """The value without its last digits: 255,000 of 255,571, 105.6 million of 105,653,162."""
    fine = quantity.exact_digits >= 3 and not quantity.is_percent
    return fine and quantity.value <= value < quantity.value + quantity.step


def _just_under(quantity: Quantity) -> float:
    """The least of which "nearly 21.5 million" is said: what rounds to it, more for a round number.

    20.5 million is nearly no 21.4 million, and 21.3 million nearly no 22 million.
    """
    written, step, digits = abs(quantity.value), quantity.step, quantity.exact_digits
    if digits > 2:
        return min(_HOLDS["nearly"] * written, written - step / 2)
    round_number = digits < 2 or round(written / step) % 5 == 0
    share = _HOLDS["nearly_one_digit"] if digits < 2 else _HOLDS["nearly_two_digits"]
    return (
        min(share * written, written - step / 2)
        if round_number
        else written - _HOLDS["nearly_steps"] * step
    )


def _at_least(quantity: Quantity, value: float) -> Outcome:
    """ "More than 36 million": at least that, and not so much more that nobody would say so."""
    written, step = quantity.value, quantity.step
    percent = quantity.is_percent
    room = max(step, 0.1 * written if quantity.exact_digits <= 1 else 0.0, 0.5 if percent else 0.0)
    room = min(room, max(0.1 * written, 3.0 if percent else 0.0))
    if written - EPS <= value < written + room + EPS:
        return Outcome(True)
    if abs(value - written) <= step / 2 and quantity.exact_digits >= 3:
        return Outcome(True)
    loose = (
        written < value and quantity.exact_digits <= 1 and value < written + step and not percent
    )
    return Outcome(loose, loose=loose)


def _close(written: float, value: float, share: float, quantity: Quantity) -> bool:
    if quantity.exact_digits >= 2 or quantity.is_percent or abs(written) < 100:
        return True
    return abs(value - written) <= share * abs(written) + EPS


def _fraction_agrees(quantity: Quantity, value: float) -> bool:
    written = quantity.value
    slack = max(0.5, 0.05 * written) if written != 50.0 else 2.0
    far = 8.0 if written >= 50 else 4.0
    rounding = 0.5 if value == int(value) else 0.05  # a printed 33% may be more than a third
    if quantity.bound is Bound.AT_LEAST:
        return written - rounding <= value <= written + far
    if quantity.bound in (Bound.NEARLY, Bound.AT_MOST):
        return written - far <= value <= written + rounding
    if quantity.bound is Bound.ABOUT:
        slack = max(1.5, 0.08 * written)
    return abs(value - written) <= slack


def last_digit(value: float, precision: str) -> float:
    """The size of the last digit the record knows: 100,000 for a rounded 36,200,000."""
    if precision == "exact":
        return 0.0
    if value != int(value):
        text = f"{value:.6f}".rstrip("0")
        return float(10.0 ** -(len(text) - text.index(".") - 1))
    size, whole = 1.0, abs(int(value))
    while whole and whole % int(size * 10) == 0 and size < 1e12:
        size *= 10
    return size
