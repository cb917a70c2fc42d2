"""A number that only goes on with another time: "In 2020 it was 77 per cent, in 2021 41 per cent".

It names neither publisher nor subject, for the number before it did. It agrees where that number
was right, where its own words name nothing but its time, and where the same figure of that time
has its value; it is never called wrong.
"""

from __future__ import annotations

import re

from claims.around.period_named import MEDIUM, STRONG
from claims.judge.findings import Finding, none
from claims.judge.scoped import left_over
from claims.judge.verdicts import agreement
from claims.link.candidates import Candidate, Question
from claims.link.linking import Linker
from claims.link.scope import scope_of
from claims.link.series_slot import figure_for
from data_sources.record.record import Record
from languages.reading import either

_PLAIN = re.compile(rf"(?:{either('clauses.going_on')})", re.IGNORECASE)


def judge_going_on(
    record: Record, linker: Linker, question: Question, last: Finding | None
) -> Finding:
    """The verdict on a number that goes on with the last one of its kind: an agreement, or none."""
    candidate = going_on(linker, question, last)
    if candidate is None:
        return none("no_series")
    said = agreement(record, question.reading.quantity, candidate, [])
    return said if said is not None and said.verdict.agrees else none("no_series")


def going_on(linker: Linker, question: Question, last: Finding | None) -> Candidate | None:
    """The last figure at the number's own time, where the number says no more than when."""
    if last is None or last.candidate is None or last.figure is None or not last.verdict.agrees:
        return None
    placed, candidate = question.period, last.candidate
    if placed is None or placed.strength < STRONG or candidate.misnomer:
        return None
    if question.unit is not None and question.unit.word != candidate.shelf.series.unit.key:
        return None
    if not _says_only_when(question):
        return None
    figure, fit = figure_for(candidate.slot, placed.mention, candidate.shelf)
    if figure is None or fit < MEDIUM or figure.period == last.figure.period:
        return None
    moved = candidate.but(figure=figure, period=placed, period_fits=fit, unit=question.unit)
    return None if left_over(linker, question, moved) else moved


def _says_only_when(question: Question) -> bool:
    """Whether only a time and plain words stand with the number: "in 2021 the share fell to"."""
    context, reading = question.context, question.reading
    start, end = scope_of(question)
    spans = [(m.span.start, m.span.end) for m in context.periods]
    spans.append((reading.quantity.span.start, reading.end))
    if question.unit is not None:
        spans.append((question.unit.mention.start, question.unit.mention.end))
    return all(
        _PLAIN.fullmatch(word.text) is not None
        for word in context.words
        if start <= word.start < end and not any(a <= word.start < b for a, b in spans)
    )
