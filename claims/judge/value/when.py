"""The times that a number found by its value may be of, and whether a figure is of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.around.context import SentenceContext
from claims.around.period_named import (
    IN_ORDER,
    MEDIUM,
    STRONG,
    WEAK,
    Placed,
    is_compared_with,
    is_set_beside,
    shift,
    speaks_of_now,
    without_those_of_others,
)
from claims.around.surroundings import before, dated, moved, periods_around
from claims.link.candidates import Question
from claims.link.indexed.values import Hit
from claims.link.series_slot import figure_for
from claims.model import PeriodMention


class Times(NamedTuple):
    """The times that a number may be of, in the order in which they are tried, and how surely."""

    named: tuple[tuple[list[PeriodMention], int], ...]
    days: Sequence[PeriodMention] = ()
    may_be_now: bool = False


def period_of(question: Question, times: Times, hit: Hit) -> Placed | None:
    """The period of the figure as the text names it: in the clause, the sentence, or before."""
    for mentions, strength in times.named:
        found = _first(hit, mentions, strength)
        if found is not None:
            return found
    found = _on_a_day(hit, times.days)
    return found or (_latest(question, hit) if times.may_be_now else None)


def times_of(question: Question, telling: bool) -> Times:
    context, reading = question.context, question.reading
    clause = context.clause_span(reading)
    low, high = context.neighbours(reading)
    start, end = max(clause[0], low), min(clause[1], high)
    own = [m for m in context.periods if start <= m.span.start < end
           and not is_compared_with(context, m)]  # fmt: skip
    here = [m for m in dated(context.periods) if not is_compared_with(context, m)]
    here = without_those_of_others(context, reading, here)
    earlier = periods_around(context)
    for mention in own:
        if mention.kind == "relative" and mention.shift:
            ahead = [m for m in here if m.span.start < mention.span.start]
            bases = ahead or earlier or ([] if mention.shift > 0 else here)
            return Times(((moved(mention, bases), MEDIUM),))
    placed = question.period
    if placed is not None and placed.strength == IN_ORDER:
        return Times((([placed.mention], STRONG),))
    if placed is not None and placed.strength == STRONG and placed.mention in dated(own):
        return Times((([placed.mention], STRONG),))  # "from A in 2022 to B in 2023"
    if reading.role and placed is not None and placed.strength == STRONG and len(here) == 2:
        return Times((([placed.mention], STRONG),))  # "from A to B between 2022 and 2023"
    if dated(own):
        return Times(((dated(own), STRONG),))
    if not here and speaks_of_now(context):
        return Times((), may_be_now=True)
    wide = earlier if telling else _nearest(context)
    if reading.role == "from":  # "rose from 2,641 to 6,253": that of the year before
        back = [shift(m, -1) for m in (here or wide)]
        return Times(((here + back + (wide if telling else []), MEDIUM),))
    named = [(here, STRONG if len(here) == 1 else MEDIUM)]
    shifts = [m for m in context.periods if m.kind == "relative" and m.shift
              and m.span.start < high]  # fmt: skip
    if shifts:
        named.append((moved(shifts[0], here + earlier), MEDIUM))
    if not any(m.span.start < reading.place for m in here):
        named.append((wide if telling or not here else [], MEDIUM))
    days = [m for m in context.periods if m.kind == "day" and m.start is not None]
    return Times(tuple(named), days, not here and not days)


def _nearest(context: SentenceContext) -> list[PeriodMention]:
    """The periods of the last sentence that names any."""
    for earlier in before(context):
        own = [m for m in dated(earlier.periods) if not is_set_beside(earlier, m)]
        if own:
            return own
    return []


def _on_a_day(hit: Hit, days: Sequence[PeriodMention]) -> Placed | None:
    """A vote, a raid: a figure of the very day that is named."""
    period = hit.figure.period
    for day in days:
        if period.days <= 5 and day.start and period.start <= day.start <= period.end:
            return Placed(day, STRONG)
    return None


def _latest(question: Question, hit: Hit) -> Placed | None:
    """ "Now": the latest figure of the series, when the sentence names no other time."""
    now = next((m for m in question.context.periods if m.kind == "relative" and not m.shift), None)
    single = len(hit.slot.figures) == 1 and not periods_around(question.context)
    if (now is None and not single) or hit.slot.latest() is not hit.figure:
        return None
    span = now.span if now is not None else question.reading.quantity.span
    period = hit.figure.period
    text = now.text if now is not None else ""
    return Placed(PeriodMention(span, text, period.start, period.end, period.kind), WEAK)


def _first(hit: Hit, mentions: list[PeriodMention], strength: int) -> Placed | None:
    for mention in mentions:
        figure, fit = figure_for(hit.slot, mention, hit.shelf)
        if figure is not None and fit and figure.period == hit.figure.period:
            return Placed(mention, min(strength, fit))
    return None
