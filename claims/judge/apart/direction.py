"""A number that something rose, fell or doubled to, or stayed at: held against the figure before.

"Reports fell to 400" says two things, and the number is one of them. It agrees only where the
record's figure before it bears out the other: lies on that side, is as much, or is so many times
as much.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from claims.around.period_named import moved
from claims.judge.agreement import compare
from claims.judge.change_size import agrees, is_roughly
from claims.judge.findings import Finding, none
from claims.link.candidates import Candidate, Question
from claims.link.ways.said import ways_said
from claims.link.ways.way import LEVEL, Way
from claims.model import Reason, Verdict
from claims.weights import weights
from data_sources.record.figure import Change, Figure
from data_sources.record.record import Record

_HOLDS = weights("holds")
_FAR = 120  # signs behind the number in which the year may stand that it came from


def held_to_its_way(record: Record, question: Question, finding: Finding) -> Finding:
    """The finding; no agreement where the record's figure before it says otherwise."""
    if question.is_change or finding.figure is None or finding.candidate is None:
        return finding
    for way in ways_said(question) if finding.verdict.agrees else []:
        finding = _held(record, question, finding, way)
        if not finding.verdict.agrees:
            break
    return finding


def _held(record: Record, question: Question, finding: Finding, way: Way) -> Finding:
    candidate, figure = finding.candidate, finding.figure
    assert candidate is not None and figure is not None
    line = _line(question, candidate, figure, way)
    exact = way.sign == LEVEL or way.times is not None or way.steps > 1
    if not line:
        return finding  # said of another year, of whose way nothing is known
    if len(line) <= way.steps:
        return _unknown(finding, way, exact)
    steps = [(line[i], line[i + 1]) for i in range(len(line) - 1)]
    try:
        changes = [record.change(*step, across_breaks=True) for step in steps]
    except ValueError:  # a lower bound, say: which is more cannot be told
        return _unknown(finding, way, exact)
    borne = [_bears_out(question, change, way) for change in changes]
    if not (any(borne) if way.loosely else all(borne[-way.steps :])):
        wrong = next(
            c for c, fits in zip(reversed(changes), reversed(borne), strict=True) if not fits
        )
        if way.times is not None and is_roughly(way.times.quantity, wrong):
            return _but(finding, Reason.of("way_roughly", words=way.text, named=wrong.first.id))
        told = none("other_way", words=way.text, figure=wrong.second.id, named=wrong.first.id)
        return replace(told, candidate=finding.candidate, figure=figure, near=(wrong.first,))
    if any(change.breaks for change in changes[-way.steps :]):
        return _but(finding, Reason.of("way_over_a_break", first=line[0].id, figure=figure.id))
    if way.near and way.sign == LEVEL:
        reason = Reason.of(
            "about_as_many", words=way.text, named=line[0].id, share=f"{_HOLDS['as_many']:.0%}"
        )
        return replace(finding, reasons=(*finding.reasons, reason))
    return finding


def _bears_out(question: Question, change: Change, way: Way) -> bool:
    """Whether two figures went the way that is said."""
    first, second = float(change.first.value), float(change.second.value)
    if way.times is not None:
        return agrees(way.times.quantity, change, way.times.times_more)
    if way.sign != LEVEL:
        return (second - first) * way.sign > 0
    if way.near:
        return abs(second - first) <= _HOLDS["as_many"] * max(first, second)
    return compare(question.reading.quantity, first).agrees  # as written: rounded alike


def _unknown(finding: Finding, way: Way, exact: bool) -> Finding:
    """ "Fell to" leaves the number right; "as many as" is as good as a second number."""
    assert finding.figure is not None
    if exact:
        told = none("rank_unknown", words=way.text, figure=finding.figure.id)
        return replace(told, candidate=finding.candidate, figure=finding.figure)
    return _but(finding, Reason.of("way_unknown", words=way.text, figure=finding.figure.id))


def _but(finding: Finding, reason: Reason) -> Finding:
    return replace(finding, verdict=Verdict.MATCHES_BUT, reasons=(reason, *finding.reasons))


def _line(question: Question, candidate: Candidate, figure: Figure, way: Way) -> list[Figure]:
    """The figures to set side by side, the earliest first: the one it is said of comes last."""
    alike = [
        f for f in candidate.slot.current.values()
        if f.period.kind == figure.period.kind and f.period.same_length(figure.period)
    ]  # fmt: skip
    last, base = figure, way.base
    if base is not None and base.start is not None and base.start >= figure.period.start:
        return []  # the number is that of the time that is set against another
    own = way.own.start if way.own and way.own.kind == figure.period.kind else None
    if own is not None and own < figure.period.start:  # "after a fall in 2022"
        found = [f for f in alike if f.period.start == own]
        if not found:
            return []
        last = found[0]
    begun = _begun(question, figure, way) if last is figure else None
    if begun is not None:
        return [*(f for f in alike if f.period.start == begun), last]
    steps = max(way.steps, 2 if way.loosely else 1)
    return [*reversed(list(_back(alike, last, steps))), last]


def _back(alike: list[Figure], figure: Figure, steps: int) -> Iterator[Figure]:
    """The figures of the periods just before, the nearest first, up to one that is missing."""
    for _ in range(steps):
        before = next((f for f in alike if (figure.period.start - f.period.end).days == 1), None)
        if before is None:
            return
        yield before
        figure = before


def _begun(question: Question, figure: Figure, way: Way) -> date | None:
    """When the period begins that it is set against, where that is told; None for the last."""
    start, base = figure.period.start, way.base
    if base is not None and base.kind == "relative":
        return moved(start, base.shift) if base.shift < 0 else None
    if base is not None and base.start is not None and base.start < start:
        return base.start
    if way.steps > 1 or way.loosely:
        return None
    if way.years:
        return moved(start, -way.years)
    high = max(way.span.end, question.reading.end) + _FAR
    named = [
        m.start for m in question.context.periods
        if m.start is not None and way.begins <= m.span.start < high
        and m.start < start and m.kind in (figure.period.kind, "since")
    ]  # fmt: skip
    return named[-1] if named else None
