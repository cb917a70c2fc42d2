"""Shares that no publisher printed: "a third of all reports", worked out from part and whole."""

from __future__ import annotations

from dataclasses import replace

from claims.around.period_named import MEDIUM
from claims.judge.agreement import compare
from claims.judge.findings import LEAST, Finding, none
from claims.link.candidates import Candidate, Question
from claims.link.linking import Linker
from claims.model import Reason, Verdict
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
    if part and sure and candidate.score >= 4.0 and abs(share - quantity.value) > 3:
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
