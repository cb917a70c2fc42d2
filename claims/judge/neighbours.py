"""A change between the numbers that stand beside it: "39,670 in 2021, 57,012 in 2022: up 44%".

A change without two years is held against what the numbers next to it were tied to: the two
nearest of one slot, else the nearest and the same slot a year before. What does not fit stays
without a verdict: a neighbour is a guess, and a guess calls nothing wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.around.period_named import is_compared_with, shift
from claims.around.surroundings import before, dated
from claims.judge.change_size import agrees
from claims.judge.changes import agreed, between
from claims.judge.findings import Finding, none
from claims.link.candidates import Candidate, Question
from claims.link.series_slot import figure_for
from claims.model import PeriodMention
from data_sources.record.figure import Figure
from data_sources.record.record import Record

Tied = tuple[int, Finding]  # where a number stands, and what it was tied to

FAR = 2  # sentences back


def judge_by_neighbours(record: Record, question: Question, tied: dict[int, list[Tied]]) -> Finding:
    """The verdict on a change by the numbers around it; none when nothing fits."""
    for candidate, first, second in _pairs(question, tied):
        if first.period.start > second.period.start:
            first, second = second, first
        if not _when_it_says(question, first, second):
            continue
        change = between(record, first, second)
        if change is not None and agrees(
            question.reading.quantity, change, question.reading.times_more
        ):
            return agreed(record, candidate, change)
    return none("no_two_periods")


def _when_it_says(question: Question, first: Figure, second: Figure) -> bool:
    """Whether each time that its own clause names is one that the change lies between.

    "3,003 in 2023. That is 30% less than in 2024" is not the change from 2022. What a clause
    compares with is where the change begins. Of more than two times it is not known which are
    meant.
    """
    start, end = question.segment
    named = [m for m in dated(question.context.periods) if start <= m.span.start < end]
    times = {(m.start, m.end) for m in named}
    if len(times) > 2:
        return True
    begun, reached = ((f.period.start, f.period.end) for f in (first, second))
    compared = {(m.start, m.end) for m in named if is_compared_with(question.context, m)}
    return times <= {begun, reached} and compared <= {begun}


def _pairs(
    question: Question, tied: dict[int, list[Tied]]
) -> Iterator[tuple[Candidate, Figure, Figure]]:
    nearest = list(_nearest(question, tied))
    for index, finding in enumerate(nearest):
        for other in nearest[index + 1 : index + 3]:
            if _one_slot(finding, other):
                assert finding.candidate and finding.figure and other.figure
                yield finding.candidate, other.figure, finding.figure
    for finding in nearest[:2]:
        candidate, figure = finding.candidate, finding.figure
        if candidate is None or figure is None:
            continue
        start = PeriodMention(question.reading.quantity.span, "", figure.period.start,
                              figure.period.end, figure.period.kind)  # fmt: skip
        earlier = figure_for(candidate.slot, shift(start, -1), candidate.shelf)[0]
        if earlier is not None and earlier.period.start < figure.period.start:
            yield candidate, earlier, figure


def _nearest(question: Question, tied: dict[int, list[Tied]]) -> Iterator[Finding]:
    """Tied numbers of this sentence by distance, then those of the sentences before, last first."""
    place = question.reading.place
    here = tied.get(question.context.sentence.start, [])
    yield from (f for _, f in sorted(here, key=lambda item: abs(item[0] - place)))
    for steps, earlier in enumerate(before(question.context)):
        if steps >= FAR:
            break
        yield from (f for _, f in reversed(tied.get(earlier.sentence.start, [])))


def _one_slot(one: Finding, other: Finding) -> bool:
    if one.candidate is None or other.candidate is None or not (one.figure and other.figure):
        return False
    same = one.candidate.slot is other.candidate.slot
    return same and one.figure.period != other.figure.period
