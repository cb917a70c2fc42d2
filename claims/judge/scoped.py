"""A verdict held against the scope of its clause: a whole must not pass for a part."""

from __future__ import annotations

from dataclasses import replace

from claims.judge.findings import Finding, none
from claims.judge.withheld import held_elsewhere
from claims.link.candidates import Candidate, Question
from claims.link.linking import Linker
from claims.link.scope import RATE, UNKNOWN, Restriction, beside, unexplained
from claims.model import Reason, Verdict
from data_sources.record.figure import Figure

# What these name is a part of the whole, also where the record has no figure of it.
_PARTS = frozenset({"place", "value", "category", "sex"})

# At most so many slots of a publisher are looked through for the part's own figure.
_MOST_PARTS = 4


def scoped(linker: Linker, question: Question, finding: Finding) -> Finding:
    """The finding as it is, or what remains of it when the clause narrows the number further."""
    candidate = finding.candidate
    if candidate is None or finding.verdict is Verdict.NOT_IN_RECORD:
        return finding
    torn = any(not reading.whole for reading in question.context.readings)
    if finding.verdict is Verdict.OUTDATED and candidate.period is None and torn:
        return none("not_sure")  # "2 0 2 3": a time was written, and not read
    left = left_over(linker, question, candidate)
    if finding.verdict is Verdict.DIFFERS:
        elsewhere = not question.is_change and held_elsewhere(linker, question, candidate)
        doubtful = left or elsewhere
        return none("not_sure") if doubtful else finding
    return finding if not left else narrowed(linker, question, candidate, finding, left)


def left_over(linker: Linker, question: Question, candidate: Candidate) -> list[Restriction]:
    """The restrictions that the candidate does not account for."""
    account = linker.accounts.of(candidate.slot)
    return unexplained(question, candidate.slot, candidate.shelf.series, account)


def narrowed(
    linker: Linker, question: Question, candidate: Candidate, finding: Finding,
    left: list[Restriction],
) -> Finding:  # fmt: skip
    """Right for the whole, not for this part; or nothing at all, when it is unclear which part."""
    figure = finding.figure
    text, base = question.context.sentence.text, question.context.sentence.start
    words = ", ".join(dict.fromkeys(text[r.span.start - base : r.span.end - base] for r in left))
    clear = all(r.has_part for r in left) and not candidate.misnomer
    clear = clear and any(beside(r, question) for r in left)
    if figure is None or not clear or not candidate.publisher_known:
        code = "words_unknown" if all(r.kind == UNKNOWN for r in left) else "words_narrow"
        return none(code, words=words, figure=figure.id if figure else "")
    part = candidate.slot.breakdown or candidate.slot.geography not in ("World", "Unknown")
    if part and any(r.kind in ("place", "value") for r in left):
        return none("words_narrow", words=words, figure=figure.id)  # one part said of another
    rate = any(r.kind == RATE for r in left)
    own = None if rate else _part(linker, question, candidate, left)
    whole = not candidate.slot.breakdown and not question.reading.quantity.is_percent
    if own is None and not (whole and (rate or any(r.kind in _PARTS for r in left))):
        return none("words_narrow", words=words, figure=figure.id)
    reasons = [Reason.of("whole_not_part", figure=figure.id, words=words)]
    if own is not None:
        reasons.append(Reason.of("part_is", named=own.id))
    near = (own,) if own is not None else ()
    return replace(finding, verdict=Verdict.WHOLE_NOT_PART, reasons=tuple(reasons), near=near)


def _part(
    linker: Linker, question: Question, candidate: Candidate, left: list[Restriction]
) -> Figure | None:
    """The record's own figure of the part, when exactly one slot accounts for every word."""
    whole = candidate.figure
    assert whole is not None
    found: list[Figure] = []
    for shelf in linker.shelf.series.values():
        if shelf.series.publisher.key != candidate.shelf.series.publisher.key:
            continue
        if shelf.series.unit.key != candidate.shelf.series.unit.key:
            continue
        facets = {r.word for r in left if r.kind in ("place", "value")}
        for slot in shelf.slots_for(facets):
            if facets and not facets & {
                slot.geography,
                *(f"{k}={v}" for k, v in slot.breakdown.items()),
            }:
                continue
            if unexplained(question, slot, shelf.series, linker.accounts.of(slot)):
                continue
            figure = slot.current.get(whole.period.code)
            if figure is not None and figure.id != whole.id:
                found.append(figure)
                if len(found) > _MOST_PARTS:
                    return None
    return found[0] if len(found) == 1 else None
