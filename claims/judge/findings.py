"""A verdict in the making, and how a written number is held beside a figure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.judge.agreement import Outcome, compare, last_digit
from claims.link.candidates import Candidate
from claims.link.nouns import PERSONS
from claims.model import Bound, Kind, Quantity, Reason, Verdict
from claims.weights import weights
from data_sources.record.figure import Change, Figure
from data_sources.record.model import Explanation
from data_sources.record.record import Record

_ENOUGH = weights("enough")

# How far below the best a candidate may score and still be what was meant, when its value fits.
REACH = _ENOUGH["reach"]

CLOSE = _ENOUGH["close"]

LEAST = _ENOUGH["least"]

# From this score on nothing is missing from the sentence itself.
SURE = _ENOUGH["sure"]


@dataclass(frozen=True)
class Finding:
    """A verdict before it is put in a claim."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    candidate: Candidate | None = None
    figure: Figure | None = None
    near: tuple[Figure, ...] = ()
    change: Change | None = None
    total: Figure | None = None
    either: bool = False  # two publishers tell the same number; which is meant, the words say

    @property
    def sure(self) -> bool:
        """Whether publisher, period and subject all stand near the number."""
        candidate = self.candidate
        return candidate is not None and candidate.score >= SURE and not candidate.misnomer


def none(code: str, **values: object) -> Finding:
    return Finding(Verdict.NOT_IN_RECORD, (Reason.of(code, **values),))


_FAR_OFF = Outcome(False)
_FAR = 2.5  # however a number is hedged or rounded, it is nearer than that


def _one_in(figure: Figure) -> bool:
    return figure.series.unit.key == "one_in"


def weigh(quantity: Quantity, figure: Figure, others: list[float]) -> Outcome:
    """Whether a written number and a figure say the same; `others`: its other readings."""
    if quantity.kind is Kind.COUNT and quantity.high is None and not others:
        # Most figures are of another size altogether; this is asked of thousands of them.
        known, written = figure.observation.value, quantity.value
        if known > 0 and not known / _FAR <= written <= known * _FAR and not _one_in(figure):
            return _FAR_OFF
    if _one_in(figure):
        return compare(quantity, 100.0 / float(figure.value)) if figure.value else _FAR_OFF
    precision = figure.observation.precision
    plain = quantity.bound is Bound.NONE and quantity.high is None and not quantity.fraction
    if plain and precision == "exact" and quantity.kind in (Kind.COUNT, Kind.PERCENT):
        off = abs(quantity.value - float(figure.value))
        if not others and off > quantity.step + 1.0:
            return _FAR_OFF
    percent = figure.series.unit.kind == "percent"
    step = last_digit(figure.value, precision)
    step = min(step, 1.0) if percent and abs(figure.value) < 1000 else step
    value = float(figure.value)
    signed = percent and figure.series.form == "change"  # a fall is below nought there
    if quantity.kind in (Kind.CHANGE, Kind.DIFFERENCE) and not signed:
        value = abs(value) if quantity.value > 0 else -abs(value)
    outcome = compare(quantity, value, precision, step)
    if not outcome.agrees and any(abs(o - value) < 1e-6 for o in others):
        return Outcome(True, exact=True)
    return outcome


def is_turned(quantity: Quantity, figure: Figure) -> bool:
    """Whether a change is as large as the record's, and goes the other way."""
    turned = replace(quantity, value=-quantity.value)
    return quantity.kind is Kind.CHANGE and weigh(turned, figure, []).agrees


def is_survey(candidate: Candidate) -> bool:
    return candidate.shelf.series.form in ("survey", "estimate")


def explained(record: Record, figure: Figure) -> list[Explanation]:
    """The known causes of this very figure's level."""
    return list(record.explanations_of(figure))


def misnaming(quantity: Quantity, noun: str) -> Verdict:
    """What a number is that the sentence says of something else than what is counted.

    A count of another thing is not borne out, "cases" neither; nor is a share of people that is
    one of things. A share of what is called by another word is, with a remark.
    """
    if not noun or (quantity.is_percent and noun not in PERSONS):
        return Verdict.MATCHES_BUT
    return Verdict.OTHER_THING
