""" "The first half of 2024 exceeded the whole of 2023": two figures and no number."""

from __future__ import annotations

from claims.judge.findings import LEAST, REACH, Finding, none
from claims.link.candidates import Candidate, Question
from claims.link.linking import Linker
from claims.link.series_slot import figure_for
from claims.model import PeriodMention, Reason, Verdict
from data_sources.record.figure import Figure
from data_sources.record.model import AT_LEAST
from data_sources.record.record import Record

_ALIKE = frozenset({"reports", "urls"})  # units of one kind of thing, counted at two places


def judge_excess(record: Record, linker: Linker, question: Question) -> Finding:
    """ "The first half of 2024 exceeded the whole of 2023": two figures and no number."""
    pair = _first_and_second_named(question)
    if pair is None:
        return none("no_two_periods")
    found = [c for c in linker.candidates(question, frozenset({"count"})) if c.score >= LEAST]
    found = [c for c in found if c.publisher_known]
    best = max((c.score for c in found), default=0.0)
    near = [c for c in found if c.score >= best - REACH]
    for candidate in near:
        more, less = (figure_for(candidate.slot, p, candidate.shelf)[0] for p in pair)
        if more is not None and less is not None and more is not less:
            return _excess(record, candidate, more, less)
    return _excess_across(near, pair)


def _first_and_second_named(question: Question) -> tuple[PeriodMention, PeriodMention] | None:
    place = question.reading.place
    dated = [m for m in question.context.periods if m.start is not None and m.end is not None]
    before = [m for m in dated if m.span.end <= place]
    after = [m for m in dated if m.span.start >= place]
    return (before[-1], after[0]) if before and after else None


def _excess(record: Record, candidate: Candidate, more: Figure, less: Figure) -> Finding:
    exceeds = float(more.value) > float(less.value)
    if (less if exceeds else more).observation.precision == AT_LEAST:
        return none("more_unknown", figure=(less if exceeds else more).id)
    first, second = sorted((more, less), key=lambda figure: figure.period.start)
    verdict, reason = Verdict.MATCHES, Reason.of("exceeds", first=less.id, figure=more.id)
    if not exceeds:
        verdict, reason = (
            Verdict.DIFFERS,
            Reason.of("does_not_exceed", first=less.id, figure=more.id),
        )
    elif record.breaks_between(first, second):
        verdict, reason = (
            Verdict.MATCHES_BUT,
            Reason.of("way_over_a_break", first=first.id, figure=second.id),
        )
    elif not more.period.same_length(less.period):
        verdict, reason = (
            Verdict.MATCHES_BUT,
            Reason.of("lengths_differ", first=less.id, figure=more.id),
        )
    return Finding(verdict, (reason,), candidate, more, (less,))


def _excess_across(near: list[Candidate], pair: tuple[PeriodMention, PeriodMention]) -> Finding:
    """No series has both periods: two of one collection may still contradict the sentence."""
    more = [(c, f) for c in near if (f := figure_for(c.slot, pair[0], c.shelf)[0]) is not None]
    less = [(c, f) for c in near if (f := figure_for(c.slot, pair[1], c.shelf)[0]) is not None]
    for candidate, high in more:
        for _, low in less:
            units = {high.unit, low.unit}
            alike = high.series.collection == low.series.collection and units <= _ALIKE
            if alike and float(high.value) < float(low.value):
                reason = Reason.of("near_series_contradict", first=low.id, figure=high.id)
                beside = _other_comparisons(near)
                return Finding(Verdict.DIFFERS, (reason,), candidate, high, (low, *beside))
    return none("no_two_periods")


def _other_comparisons(near: list[Candidate]) -> tuple[Figure, ...]:
    """What the publisher did compare: a one-off series with exactly two periods."""
    return tuple(
        figure
        for candidate in near
        if candidate.shelf.series.form == "fact" and len(candidate.slot.figures) == 2
        for figure in candidate.slot.figures
    )[:2]
