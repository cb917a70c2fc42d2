"""What no publisher printed, worked out from counts of the record: shares, and rates.

"A third of all reports" is a part and its whole; "58,500 a day" is a year's count spread over its
days. The verdict says that it was worked out.
"""

from __future__ import annotations

from dataclasses import replace

from claims.around.period_named import MEDIUM
from claims.judge.agreement import compare
from claims.judge.findings import LEAST, Finding, none
from claims.judge.scoped import left_over, withheld
from claims.link.candidates import Candidate, Question
from claims.link.linking import Linker
from claims.link.scope import RATE, restrictions
from claims.model import Bound, Reason, Verdict
from claims.weights import weights
from data_sources.record.figure import Figure
from data_sources.record.record import Record


def judge_share(record: Record, linker: Linker, question: Question) -> Finding:
    """A share that no publisher printed: a part and its whole, both of the record."""
    quantity = question.reading.quantity
    as_count = replace(question, unit=None)
    found = [
        c
        for c in linker.candidates(as_count, frozenset({"count"}))
        if c.figure is not None and c.score >= LEAST
    ]
    tried = []
    for candidate in found[:12]:
        if candidate.figure is None:
            continue
        for whole in record.wholes_of(candidate.figure):
            share = 100.0 * float(candidate.figure.value) / float(whole.value)
            tried.append((candidate, whole, share))
            if compare(quantity, share).agrees:
                return _share_found(candidate, whole)
    if not tried:
        return none("no_series")
    candidate, whole, share = tried[0]
    sure = (
        candidate.publisher_known
        and not candidate.carried
        and candidate.period_fits >= MEDIUM
        and candidate is found[0]
    )
    sure = sure and _named_in_full(record, candidate.slot.series)
    part = candidate.figure
    if (
        part
        and sure
        and candidate.score >= weights("enough")["share_to_differ"]
        and abs(share - quantity.value) > 3
    ):
        reason = Reason.of("share_differs", figure=part.id, whole=whole.id, share=f"{share:.1f}")
        return Finding(Verdict.DIFFERS, (reason,), candidate, part, (whole,), total=whole)
    return none("not_sure")


def _share_found(candidate: Candidate, whole: Figure) -> Finding:
    assert candidate.figure is not None
    reason = Reason.of("share_fits", figure=candidate.figure.id, whole=whole.id)
    return Finding(
        Verdict.MATCHES_ROUNDED, (reason,), candidate, candidate.figure, (whole,), total=whole
    )


def _named_in_full(record: Record, series: str) -> bool:
    """A share is called wrong only for parts that a sentence names by name."""
    return any(share.part == series and share.by_name for share in record.shares)


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
    held = none("no_series")
    for candidate in linker.candidates(question, frozenset({"count"})):
        figure = candidate.figure
        if figure is None or candidate.score < LEAST or candidate.misnomer:
            continue
        if candidate.period_fits < MEDIUM or not candidate.publisher_known:
            continue
        rate = float(figure.value) / figure.period.days * days
        if compare(quantity, rate).agrees:
            left = [r for r in left_over(linker, question, candidate) if r.kind != RATE]
            if left:
                held = withheld(question, figure, left)
                continue
            shown = f"{rate:.4g}" if rate < 100 else f"{rate:.0f}"
            reason = Reason.of("rate_computed", figure=figure.id, rate=shown)
            return Finding(Verdict.MATCHES_ROUNDED, (reason,), candidate, figure)
    return held
