"""Changes and shares: "rose by 12%", "doubled", "from 32 to 36 million", "a third".

They are computed from the record with its own `change`, which knows the breaks; where a publisher
prints the change itself, that row is asked too.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claims.around.context import SentenceContext
from claims.around.period_named import MEDIUM, STRONG, WEAK, carried, shift
from claims.judge.change_size import agrees, is_cut_off, may_be_rounding
from claims.judge.exceeds import judge_excess
from claims.judge.findings import LEAST, REACH, Finding, none
from claims.judge.verdicts import decide
from claims.judge.withheld import hedged
from claims.link.candidates import Candidate, Question
from claims.link.fixed import change_is_fixed
from claims.link.linking import Linker
from claims.link.series_slot import figure_for
from claims.model import Kind, PeriodMention, Quantity, Reason, Verdict
from claims.weights import weights
from data_sources.record.figure import Change, Figure, NotComparable
from data_sources.record.record import Record
from languages.reading import either

_ENOUGH = weights("enough")


def judge_change(record: Record, linker: Linker, question: Question) -> Finding:
    """The verdict on a change: first as the publisher printed it, else computed."""
    quantity = question.reading.quantity
    if question.reading.exceeds:
        return judge_excess(record, linker, question)
    asked = _of_the_year_reached(question)
    printed = [c for c in linker.candidates(asked, frozenset({"change"})) if c.score >= LEAST]
    said = (
        decide(record, linker, asked, printed, [])
        if printed and quantity.kind is not Kind.RATIO
        else none("no_series")
    )
    if _between_other_years(question, said):
        said = none("no_series")
    if said.verdict.agrees or said.verdict is Verdict.OUTDATED:
        return said
    computed = _computed(record, linker, question)
    if computed.verdict is not Verdict.NOT_IN_RECORD:
        return computed
    if computed.change is not None:  # two rounded counts bear it out, whatever is printed
        return replace(computed, change=None)
    if said.verdict is not Verdict.NOT_IN_RECORD and (
        said.candidate is None or said.candidate.period_fits >= MEDIUM
    ):
        return said
    return computed


def _between_other_years(question: Question, said: Finding) -> bool:
    """ "By 1,325% between 2022 and 2024", of what is printed as the change from 2023 to 2024."""
    pair, figure = _pair_of_periods(question), said.figure
    if pair is None or figure is None or figure.period.kind != "year":
        return False
    return pair[0].span != pair[1].span and not _is_a_year_on(pair[0], pair[1])


def _of_the_year_reached(question: Question) -> Question:
    """ "In 2024 …, 218% up on the year before": a publisher prints that as the change of 2024."""
    placed = question.period
    if placed is None:
        return question
    pair = _pair_of_periods(question)
    if pair is not None and pair[0].span != pair[1].span and (
        pair[0].span == placed.mention.span or _is_a_year_on(*pair[:2])
    ):  # fmt: skip
        # "In 2024 …, 25% more than in 2023": the year it is compared with is not the change's.
        return replace(question, period=placed._replace(mention=pair[1]), found={})
    relative = (m for m in question.context.periods if m.kind == "relative" and m.shift)
    base = next((m for m in relative if m.span == placed.mention.span), None)
    if base is None:
        return question
    reached = placed._replace(mention=shift(placed.mention, -base.shift))
    return replace(question, period=reached, found={})


def _is_a_year_on(first: PeriodMention, second: PeriodMention) -> bool:
    return bool(first.start and second.start) and shift(first, 1).start == second.start


def _computed(record: Record, linker: Linker, question: Question) -> Finding:
    quantity = question.reading.quantity
    pair = _pair_of_periods(question)
    if pair is None:
        return none("no_two_periods")
    kinds = frozenset({"percent"}) if quantity.points else frozenset({"count"})
    found = [c for c in linker.candidates(question, kinds) if c.score >= LEAST and not c.misnomer]
    if not found:
        return none("no_series")
    best = max(c.score for c in found)
    tried: list[tuple[Candidate, Change]] = []
    for candidate in found:
        if candidate.score < best - REACH:
            continue
        change = _change(record, candidate, pair[0], pair[1])
        if change is None:
            continue
        tried.append((candidate, change))
        if agrees(
            quantity, change, question.reading.times_more
        ) and candidate.score >= best - _reach(quantity):
            return agreed(record, candidate, change)
    if not tried:
        return none("no_two_periods")
    candidate, change = tried[0]
    sure = (
        candidate.publisher_known
        and not candidate.carried
        and candidate.score >= max(_ENOUGH["to_differ"], best - _ENOUGH["change_below_best"])
        and pair[2] >= STRONG
        and change_is_fixed(question, candidate, linker.accounts.of(candidate.slot))
    )
    if (
        hedged(quantity)  # "more than three times": said of much, and never called wrong
        or not sure
        or any(agrees(quantity, c, question.reading.times_more) for _, c in tried)
    ):
        return none("not_sure", figure=change.second.id)
    if may_be_rounding(quantity, change, question.reading.times_more):
        return replace(none("not_sure", figure=change.second.id), change=change)
    if is_cut_off(quantity, change):  # many a publisher prints so: neither right nor wrong
        return none("not_sure", figure=change.second.id)
    return Finding(
        Verdict.DIFFERS,
        (_reason("change_differs", change),),
        candidate,
        change.second,
        (change.first,),
        change,
    )


def _reach(quantity: Quantity) -> float:
    return REACH if quantity.exact_digits >= 3 else 1.0


def _pair_of_periods(question: Question) -> tuple[PeriodMention, PeriodMention, int] | None:
    """The two periods a change lies between, and how surely."""
    context = question.context
    dated = _dated(context)
    start, end = question.segment
    near = [m for m in dated if start <= m.span.start < end]
    spans = [
        m
        for m in near or dated
        if m.kind == "span"
        and m.start
        and m.end
        and m.start.year < m.end.year
        and m.start.month == 1
        and m.end.month == 12
    ]
    if spans:
        first, last = spans[0].start, spans[0].end
        assert first and last
        return _year(spans[0], first.year), _year(spans[0], last.year), STRONG
    since = next((m for m in near if m.kind == "since"), None)
    fixed = [m for m in dated if m.kind != "since"]
    if since is not None and since.start and fixed:
        return _year(since, since.start.year), fixed[0], WEAK
    for group, strength in ((near, STRONG), (fixed, MEDIUM)):
        found = _two(group)
        if found is not None:
            return (*found, strength)
    compared = _compared_with(context, near)
    if compared is not None:
        later = carried(context)
        if later is None or not later.mention.start or not compared.start:
            return None
        if later.mention.start <= compared.start:
            return None
        return compared, later.mention, min(later.strength, MEDIUM)
    several = sorted({(m.start, m.end): m for m in fixed if m.start and m.end}.items())
    if len(several) > 2:  # "three times that of 2024 and six times that of 2023"
        ends = question.reading.end
        after = next((m for m in near if m.span.start >= ends and m.start), None)
        begun, then = after and after.start, fixed[0].start
        if after and begun and then and begun < then:
            return after, fixed[0], WEAK
    placed = question.period
    if placed is None or placed.mention.kind not in ("year", "half", "quarter", "month"):
        return None
    # "In 2023 it rose by 12%": on the year before.
    return shift(placed.mention, -1), placed.mention, min(placed.strength, MEDIUM)


_THAN = re.compile(rf"\b(?:{either('times.compared_with')})\s$", re.IGNORECASE)


def _compared_with(context: SentenceContext, near: list[PeriodMention]) -> PeriodMention | None:
    """The 2022 of "28% more than in 2022": where a change starts, when it is named alone."""
    if len(near) != 1:
        return None
    before = context.sentence.text[: near[0].span.start - context.sentence.start]
    return near[0] if _THAN.search(before[-40:]) else None


def _dated(context: SentenceContext) -> list[PeriodMention]:
    """The periods with a date; "a year later" gets that of the one before it, a year on."""
    dated: list[PeriodMention] = []
    for mention in context.periods:
        if mention.kind == "relative" and mention.shift and dated:
            moved = shift(dated[-1], mention.shift)
            dated.append(replace(moved, span=mention.span, text=mention.text))
        elif mention.start is not None and mention.kind != "day":
            dated.append(mention)
    return dated


def _two(group: list[PeriodMention]) -> tuple[PeriodMention, PeriodMention] | None:
    distinct = sorted({(m.start, m.end): m for m in group if m.start and m.end}.items())
    if len(distinct) != 2:
        return None
    return distinct[0][1], distinct[1][1]


def _year(mention: PeriodMention, year: int) -> PeriodMention:
    from datetime import date

    return replace(mention, start=date(year, 1, 1), end=date(year, 12, 31), kind="year")


def _change(
    record: Record, candidate: Candidate, first: PeriodMention, second: PeriodMention
) -> Change | None:
    earlier, fit = figure_for(candidate.slot, first, candidate.shelf)
    later, fit_later = figure_for(candidate.slot, second, candidate.shelf)
    if earlier is None or later is None or earlier is later or min(fit, fit_later) < STRONG:
        return None
    return between(record, earlier, later)


def between(record: Record, earlier: Figure, later: Figure) -> Change | None:
    """The change between two figures, breaks or not; None where none may be given or is known."""
    try:
        return record.change(earlier, later, across_breaks=True)
    except NotComparable as error:
        return Change(earlier, later) if error.reason == "length" else None


def agreed(record: Record, candidate: Candidate, change: Change) -> Finding:
    """The finding that a change is right, with what changes its meaning."""
    reason = _warning(record, change)
    if reason is not None:
        return Finding(
            Verdict.MATCHES_BUT, (reason,), candidate, change.second, (change.first,), change
        )
    return Finding(
        Verdict.MATCHES_ROUNDED,
        (_reason("change_fits", change),),
        candidate,
        change.second,
        (change.first,),
        change,
    )


def _reason(code: str, change: Change) -> Reason:
    return Reason.of(code, first=change.first.id, figure=change.second.id)


def _warning(record: Record, change: Change) -> Reason | None:
    """What changes the meaning of a change: other lengths, a break, one cause behind the jump."""
    if not change.first.period.same_length(change.second.period):
        return _reason("lengths_differ", change)
    if change.breaks:
        return _reason("break_between", change)
    if record.explanations_between(change.first, change.second):
        return _reason("explained_change", change)
    return None
