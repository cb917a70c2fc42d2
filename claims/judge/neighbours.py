"""A change between the numbers that stand beside it: "39,670 in 2021, 57,012 in 2022: up 44%".

A change without two years is held against what the numbers next to it were tied to: the two
nearest of one slot, else the nearest and the same slot a year before. What does not fit stays
without a verdict: a neighbour is a guess, and a guess calls nothing wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from claims.around.period_named import is_compared_with, moved
from claims.around.surroundings import before, dated
from claims.judge.change_size import agrees
from claims.judge.changes import agreed, between
from claims.judge.findings import Finding, none
from claims.link.candidates import Candidate, Question
from data_sources.record.figure import Figure
from data_sources.record.record import Record

Tied = tuple[int, Finding]  # where a number stands, and what it was tied to

FAR = 2  # sentences back


def judge_by_neighbours(record: Record, question: Question, tied: dict[int, list[Tied]]) -> Finding:
    """The verdict on a change by the numbers around it; none when nothing fits."""
    for candidate, *figures in _pairs(question, tied):
        first, second = sorted(figures, key=lambda figure: figure.period.start)
        if not _when_it_says(question, first, second):
            continue
        change = between(record, first, second)
        if change is not None and agrees(
            question.reading.quantity, change, question.reading.times_more
        ):
            return agreed(record, candidate, change)
    return none("no_two_periods")


def _when_it_says(question: Question, first: Figure, second: Figure) -> bool:
    """Whether each time that its own clause names is one that the change lies between, or both are.

    "3,003 in 2023. That is 30% less than in 2024" is not the change from 2022. What a clause
    compares with is where the change begins. Of more than two times any two may be meant.
    """
    start, end = question.segment
    named = [m for m in dated(question.context.periods) if start <= m.span.start < end]
    times = {(m.start, m.end) for m in named}
    begun, reached = ((f.period.start, f.period.end) for f in (first, second))
    compared = {(m.start, m.end) for m in named if is_compared_with(question.context, m)}
    own = {begun, reached}
    return (times <= own or own <= times) and compared <= {begun}


def _pairs(
    question: Question, tied: dict[int, list[Tied]]
) -> Iterator[tuple[Candidate, Figure, Figure]]:
    nearest = list(_nearest(question, tied))
    for index, (candidate, figure) in enumerate(nearest):
        # Between two slots, or a figure and itself, there is no change.
        yield from ((candidate, other, figure) for _, other in nearest[index + 1 : index + 3])
    for candidate, figure in nearest[:2]:
        a_year_before = moved(figure.period.start, -1), moved(figure.period.end, -1)
        earlier = candidate.slot.by_dates.get(a_year_before)
        if earlier is not None:
            yield candidate, earlier, figure


def _nearest(question: Question, tied: dict[int, list[Tied]]) -> Iterator[tuple[Candidate, Figure]]:
    """What numbers of this sentence are tied to by distance, then of those before, last first."""
    place = question.reading.place
    here = sorted(tied[question.context.sentence.start], key=lambda item: abs(item[0] - place))
    earlier = (reversed(tied.get(at.sentence.start, [])) for at in before(question.context))
    for _, finding in chain(here, *islice(earlier, FAR)):
        if finding.candidate and finding.figure:
            yield finding.candidate, finding.figure
