"""A number said to be the highest, the lowest or the first: held against the figures beside it.

It agrees only where the record has nothing beyond it, among what the words range over (the years
of its own slot, the places or companies of its own period), and where what is compared may be
compared. Otherwise the number is told to be right, and what lies beyond it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from claims.around.extremes_said import (
    COMPANIES,
    PLACES,
    YEARS,
    Extreme,
    of_a_change,
)
from claims.judge.findings import Finding, none
from claims.judge.scoped import ranks_said
from claims.link.candidates import Candidate, Question
from claims.link.indexed.figures import SILENT, Slot
from claims.link.scope import scope_of
from claims.model import Reason, Verdict
from data_sources.record.figure import Figure, NotComparable
from data_sources.record.record import Record

_COUNTRY = "country"
_OF_PLACES = frozenset({"state", "country", "region"})  # keys of a breakdown by place
_OF_COMPANIES = frozenset({"platform", "company", "service", "provider"})
_FEWEST_BESIDE = 2  # of fewer there is no list in which it may stand first
_WORKED_OUT = frozenset({"sum_fits", "share_fits", "rate_computed", "interval_computed"})


def held_to_its_rank(record: Record, question: Question, finding: Finding) -> Finding:
    """The finding, or no agreement when what is said of its rank is not so, or cannot be told."""
    if not finding.verdict.agrees:
        return finding
    if question.is_change:
        steepest = of_a_change(question.context, *scope_of(question))
        return finding if steepest is None else _unsure(finding, steepest)
    for said in ranks_said(question):
        told = _told(record, question, finding, said)
        if told is not None:
            return told
    return finding


def _told(record: Record, question: Question, finding: Finding, said: Extreme) -> Finding | None:
    """Why the finding does not stand; None when the record bears it out."""
    candidate, figure = finding.candidate, finding.figure
    if candidate is None or figure is None:
        return _unsure(finding, said)
    peers = _peers(record, question, candidate.slot, candidate, figure)
    over = said.over or _left_open(peers)
    if said.majority and not said.over and not peers:
        return None  # "most reports came from companies": more than half of them
    if said.vague or finding.reasons[0].code in _WORKED_OUT:
        return _unsure(finding, said)
    told = None
    if YEARS in over:
        told = _among_years(record, question, candidate, figure, finding, said)
    if told is None and over & {PLACES, COMPANIES}:
        told = _among_peers(peers, over, figure, finding, said)
    return told


def _left_open(peers: dict[str, list[Figure]]) -> frozenset[str]:
    """What a bare "highest" ranges over: a part stands among the other parts, a whole in time."""
    return frozenset(peers) or frozenset({YEARS})


def _among_years(
    record: Record, question: Question, candidate: Candidate, figure: Figure, finding: Finding,
    said: Extreme,
) -> Finding | None:  # fmt: skip
    others = [
        f for f in candidate.slot.figures
        if f.id != figure.id and f.period.same_length(figure.period)
        and f.period.kind == figure.period.kind
        and (said.since is None or f.period.start.year >= said.since)
    ]  # fmt: skip
    if said.until_then or said.first:
        others = [f for f in others if f.period.end < figure.period.start]
    value = question.reading.quantity.value if said.first else float(figure.value)
    beyond = [f for f in others if _beyond(said)(float(f.value), value)]
    if said.first:
        beyond += [f for f in others if float(f.value) == value]
    earlier = [f for f in others if f.period.end < figure.period.start]
    apart = [f for f in beyond if not _comparable(record, f, figure)]
    apart += [f for f in earlier if record.breaks_between(f, figure)]
    if len(beyond) >= said.rank:
        return _contradicted(finding, figure, said, beyond, apart)
    ranked = len(beyond) == said.rank - 1
    if ranked and not apart and _without_gaps([*earlier, figure], said.since):
        return None
    if ranked and len(others) >= _FEWEST_BESIDE:
        return _as_far_as_known(finding, figure, said)
    return _unsure(finding, said)


def _among_peers(
    peers: dict[str, list[Figure]], over: frozenset[str], figure: Figure, finding: Finding,
    said: Extreme,
) -> Finding | None:  # fmt: skip
    for kind in sorted(over & {PLACES, COMPANIES}):
        others = peers.get(kind, [])
        beyond = [f for f in others if _beyond(said)(float(f.value), float(figure.value))]
        if len(beyond) >= said.rank:
            return _contradicted(finding, figure, said, beyond, [])
        if len(others) < _FEWEST_BESIDE or len(beyond) != said.rank - 1:
            return _unsure(finding, said)
    return None


def _beyond(said: Extreme) -> Callable[[float, float], bool]:
    return operator.lt if said.lowest else operator.gt


def _without_gaps(figures: list[Figure], since: int | None) -> bool:
    """Whether each period from the first to the last, or from a year on, has its figure."""
    if len(figures) < _FEWEST_BESIDE or (since and figures[0].period.start.year > since):
        return False
    return all(
        (after.period.start - before.period.end).days == 1 for before, after in pairwise(figures)
    )


def _comparable(record: Record, one: Figure, other: Figure) -> bool:
    first, second = sorted((one, other), key=lambda f: f.period.start)
    try:
        record.change(first, second)
    except NotComparable:
        return False
    return True


def _peers(
    record: Record, question: Question, slot: Slot, candidate: Candidate, figure: Figure
) -> dict[str, list[Figure]]:
    """The same thing of other places, and of other companies, in the same period."""
    found = {}
    slots = candidate.shelf.slots
    parts = {k: v for k, v in slot.breakdown.items() if k not in SILENT}
    if record.geographies[slot.geography].kind == _COUNTRY:
        within = _regions(record, question)
        others = [
            s for s in slots
            if s.breakdown == slot.breakdown and s.geography != slot.geography
            and record.geographies[s.geography].kind == _COUNTRY
            and (within is None or s.geography in within)
        ]  # fmt: skip
        found[PLACES] = _of_the_same_time(others, figure)
    for kind, keys in ((PLACES, _OF_PLACES), (COMPANIES, _OF_COMPANIES)):
        if len(parts) == 1 and set(parts) <= keys:
            others = [s for s in slots if s is not slot and s.geography == slot.geography
                      and {k for k in s.breakdown if k not in SILENT} == set(parts)]  # fmt: skip
            found[kind] = _of_the_same_time(others, figure)
    return {kind: figures for kind, figures in found.items() if figures}


def _of_the_same_time(slots: list[Slot], figure: Figure) -> list[Figure]:
    found = (s.current.get(figure.period.code) for s in slots)
    return [f for f in found if f is not None]


def _regions(record: Record, question: Question) -> frozenset[str] | None:
    """The countries of the region that the sentence names: "the most in Europe"."""
    named = [m.word for m in question.context.mentions
             if m.kind == "place" and m.word in record.geographies
             and record.geographies[m.word].kind not in (_COUNTRY, "world")]  # fmt: skip
    return record.members.get(named[0], frozenset()) if named else None


def _contradicted(
    finding: Finding, figure: Figure, said: Extreme, beyond: list[Figure], apart: list[Figure]
) -> Finding:
    """The number is right and its rank is not: with the figure that is farthest beyond."""
    most = (min if said.lowest else max)(beyond, key=lambda f: float(f.value))
    code = "beyond_a_break" if most in apart else "not_the_extreme"
    return _of_the_figure(finding, none(code, words=said.text, figure=figure.id, named=most.id))


def _unsure(finding: Finding, said: Extreme) -> Finding:
    """Nothing in the record contradicts it, and nothing bears it out."""
    figure = finding.figure
    told = none("rank_unknown", words=said.text, figure=figure.id if figure else "")
    return _of_the_figure(finding, told)


def _as_far_as_known(finding: Finding, figure: Figure, said: Extreme) -> Finding:
    """None of the years that the record has lies beyond it; of the others nothing is known."""
    reason = Reason.of("rank_of_known", words=said.text, figure=figure.id)
    return replace(finding, verdict=Verdict.MATCHES_BUT, reasons=(reason, *finding.reasons))


def _of_the_figure(finding: Finding, told: Finding) -> Finding:
    """What is told, with the figure that the number is right of, and what is shown beside it."""
    return replace(told, candidate=finding.candidate, figure=finding.figure)
