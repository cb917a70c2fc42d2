"""Rates worked out from totals: "58,500 a day" of a year's count. The verdict says that it is."""

from __future__ import annotations

from dataclasses import replace

from claims.around.period_named import MEDIUM
from claims.judge.agreement import compare
from claims.judge.findings import LEAST, Finding, none
from claims.judge.scoped import left_over
from claims.link.candidates import Question
from claims.link.linking import Linker
from claims.link.scope import RATE, restrictions
from claims.model import Bound, Reason, Verdict

# Days in what the words of the scope table name.
DAYS = {
    "per_day": 1.0, "per_week": 7.0, "per_month": 365.25 / 12, "per_hour": 1 / 24,
    "per_minute": 1 / 1440, "per_second": 1 / 86400, "per_quarter": 365.25 / 4,
}  # fmt: skip


def rate_of(question: Question) -> str:
    """The word of the scope table that makes the number a rate ("per_day"), or ''."""
    return next((r.word for r in restrictions(question) if r.kind == RATE and r.word in DAYS), "")


def judge_rate(linker: Linker, question: Question) -> Finding:
    """Whether a number a day, a week, … is what a total of the record comes to."""
    days = DAYS[rate_of(question)]
    quantity = question.reading.quantity
    if quantity.bound is Bound.NONE and quantity.exact_digits <= 3:
        quantity = replace(quantity, bound=Bound.ABOUT)
    for candidate in linker.candidates(question, frozenset({"count"})):
        figure = candidate.figure
        if figure is None or candidate.score < LEAST or candidate.misnomer:
            continue
        if candidate.period_fits < MEDIUM or not candidate.publisher_known:
            continue
        if any(r.kind != RATE for r in left_over(linker, question, candidate)):
            continue
        rate = float(figure.value) / figure.period.days * days
        if compare(quantity, rate).agrees:
            shown = f"{rate:.4g}" if rate < 100 else f"{rate:.0f}"
            reason = Reason.of("rate_computed", figure=figure.id, rate=shown)
            return Finding(Verdict.MATCHES_ROUNDED, (reason,), candidate, figure)
    return none("no_series")
