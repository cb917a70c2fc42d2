"""Shares that no publisher printed: "a third of all reports", worked out from part and whole."""

from __future__ import annotations

from dataclasses import replace

from claims.judge.agreement import compare
from claims.judge.findings import LEAST, Finding, none
from claims.link.candidates import Candidate, Question
from claims.link.linking import Linker
from claims.link.period_named import MEDIUM
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
        for whole in wholes(record, candidate.figure):
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
    sure = sure and candidate.slot.series in _SURE_PARTS
    part = candidate.figure
    if part and sure and candidate.score >= 4.0 and abs(share - quantity.value) > 3:
        reason = Reason.of("share_differs", figure=part.id, whole=whole.id, share=f"{share:.1f}")
        return Finding(Verdict.DIFFERS, (reason,), candidate, part, (whole,), total=whole)
    return none("not_sure")


# A share is called wrong only for parts that a sentence names by name.
_SURE_PARTS = frozenset(
    {"ncmec.reports_by_platform", "ncmec.reports_by_country", "iwf.urls_by_hosting_country"}
)


def _share_found(candidate: Candidate, whole: Figure) -> Finding:
    assert candidate.figure is not None
    reason = Reason.of("share_fits", figure=candidate.figure.id, whole=whole.id)
    return Finding(
        Verdict.MATCHES_ROUNDED, (reason,), candidate, candidate.figure, (whole,), total=whole
    )


# Parts whose whole is another series of the same publisher, counted in the same way.
WHOLES = {
    "ncmec.reports_by_platform": ("ncmec.reports_total", "ncmec.reports_esp"),
    "ncmec.reports_by_country": ("ncmec.reports_total",),
    "ncmec.reports_by_category": ("ncmec.reports_total",),
    "ncmec.reports_by_user_location": ("ncmec.reports_total",),
    "ncmec.reports_esp": ("ncmec.reports_total",),
    "ncmec.reports_public": ("ncmec.reports_total",),
    "ncmec.reports_eu": ("ncmec.reports_total",),
    "ncmec.files_by_type": ("ncmec.files_total",),
    "ncmec.genai_reports": ("ncmec.reports_total",),
    "ncmec.genai_reports_amazon": ("ncmec.genai_reports",),
    "iwf.urls_by_hosting_country": ("iwf.reports_confirmed",),
    "iwf.eu_hosted_urls": ("iwf.reports_confirmed",),
    "iwf.reports_confirmed": ("iwf.reports_assessed",),
    "iwf.self_generated_reports": ("iwf.reports_confirmed",),
    "iwf.severity_count": ("iwf.reports_confirmed",),
    "iwf.sex_count": ("iwf.reports_confirmed",),
    "iwf.ai_reports_actionable": ("iwf.reports_confirmed",),
    "iwf.commercial_urls": ("iwf.reports_confirmed",),
}


def wholes(record: Record, part: Figure) -> list[Figure]:
    """The figures that a part is a share of, in its own period."""
    found = []
    for series in WHOLES.get(part.series.key, ()):
        if series in record.series:
            found += record.find(series, "World", "", part.period)
    return [f for f in found if f.value and float(f.value) >= float(part.value)]
