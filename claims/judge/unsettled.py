"""Numbers that get no verdict: why, and which figures a reader may choose from."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from claims.around.period_named import of_an_unknown_year
from claims.around.surroundings import before, periods_around
from claims.judge.findings import Finding, weigh
from claims.link.candidates import Question
from claims.link.publisher_named import names_a_source
from claims.model import Claim, Reason, Verdict
from data_sources.record.figure import Figure

# Below this a number without a noun of ours is a counter, a list mark, an hour: noise.
SMALL = 100

# From this on a number is shown without a noun too, when one of so many sentences before it is
# about this field.
LARGE = 1_000
NEAR = 4

# Reasons that say nothing of what the text lacks; a better one is looked for.
_VAGUE = frozenset({"no_series", "not_sure"})


def explained(question: Question, finding: Finding) -> Finding:
    """The finding, or what the text lacks for a verdict: a publisher, a period, a date of its own.

    "Last year" is of an unknown year in a text that does not say when it was written: whatever was
    found, no verdict.
    """
    unknown = of_an_unknown_year(question.context, question.reading)
    if unknown is not None and (
        finding.verdict is not Verdict.NOT_IN_RECORD or finding.reasons[0].code in _VAGUE
    ):
        near = finding.near or ((finding.figure,) if finding.figure is not None else ())
        reason = Reason.of("unknown_year", words=unknown.text)
        return Finding(Verdict.NOT_IN_RECORD, (reason,), near=near)
    if finding.verdict is not Verdict.NOT_IN_RECORD or finding.reasons[0].code not in _VAGUE:
        return finding
    if not _publisher_named(question):
        return replace(finding, reasons=(Reason.of("no_publisher"),))
    context = question.context
    if question.period is None and not context.periods and not periods_around(context):
        return replace(finding, reasons=(Reason.of("no_period"),))
    return finding


def _publisher_named(question: Question) -> bool:
    for context in (question.context, *before(question.context)):
        names = frozenset(m.word for m in context.publishers)
        if names_a_source((names, names)):
            return True
    return bool(question.context.publishers)


def is_noise(question: Question) -> bool:
    """A number without a verdict that nobody means as a figure."""
    quantity = question.reading.quantity
    if quantity.is_percent or question.is_change or abs(quantity.value) >= SMALL:
        return not question.reading.whole
    return question.unit is None or not question.unit.beside


def concerns(question: Question) -> bool:
    """Whether a number without a verdict is about this field, and so deserves a card."""
    context = question.context
    if context.is_of_the_field:
        return not is_noise(question)
    told = any(earlier.is_of_the_field for earlier in islice(before(context), NEAR))
    quantity = question.reading.quantity
    counted = quantity.is_percent or question.is_change or question.unit is not None
    return told and (counted or abs(quantity.value) >= LARGE) and not is_noise(question)


def choose(claim: Claim, figure: Figure) -> Claim:
    """The claim as it stands when the reader says that this is the figure meant.

    `figure` is one of `claim.near`. The verdict is on the number alone, and says who chose.
    """
    outcome = weigh(claim.quantity, figure, [])
    if outcome.agrees:
        verdict = Verdict.MATCHES if outcome.exact else Verdict.MATCHES_ROUNDED
        code = "same" if outcome.exact else "rounds"
    else:
        verdict, code = Verdict.DIFFERS, "differs"
    reasons = (Reason.of("chosen"), Reason.of(code, figure=figure.id))
    near = tuple(other for other in claim.near if other.id != figure.id)
    return replace(claim, verdict=verdict, reasons=reasons, figure=figure, near=near)
