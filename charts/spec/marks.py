"""Marks, breaks and notes made from figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from charts.spec.model import Group, Line, Mark, Note
from data_sources.record.figure import Figure, parted
from data_sources.record.period import Period
from data_sources.record.record import Record
from languages import dates, numbers


def middle(period: Period) -> date:
    """The day in the middle: a year's mark stands between its first and its last day."""
    return period.start + timedelta(days=period.days // 2)


def mark_of(
    figure: Figure, language: str, label: str, position: date | str, per: str = ""
) -> Mark | None:
    """A figure as a mark; ``None`` when it has no rate and one was asked for."""
    if not per:
        text = figure.format(language)
        exact = figure.with_unit(language, "exact")
        return Mark(label, position, figure.value, text, exact, (figure,))
    rate = figure.record.rate(figure, per)
    if rate is None:
        return None
    text, exact = rate.format(language), rate.with_unit(language, "exact")
    return Mark(label, position, rate.value, text, exact, rate.figures, rate)


def period_marks(figures: Sequence[Figure], language: str, per: str = "") -> tuple[Mark, ...]:
    """Marks on a time axis, oldest first."""
    made = (
        mark_of(f, language, dates.short(f.period, language), middle(f.period), per)
        for f in sorted(figures, key=lambda f: (f.period.start, f.period.end))
    )
    return tuple(mark for mark in made if mark is not None)


def derived_mark(
    label: str,
    position: date | str,
    value: float,
    unit: str,
    how: str,
    figures: Iterable[Figure],
    language: str,
) -> Mark:
    """A number worked out from published ones, with all the figures that it rests on."""
    text = numbers.short(value, language)
    exact = f"{numbers.exact(value, language)} {unit}"
    return Mark(label, position, value, text, exact, tuple(figures), derived=how)


def break_lines(record: Record, groups: Sequence[Group], language: str) -> tuple[Line, ...]:
    """The breaks of the charted series between the first and the last mark, each once."""
    found: dict[tuple[date, str], Line] = {}
    for key, span in _spans(groups).items():
        for item in record.breaks(key):
            if not item.within(span):
                continue
            slot = (item.date, item.label[language])
            known = found.get(slot)
            series = (*(known.series if known else ()), key)
            why = item.why[language]
            found[slot] = Line(item.date, item.label[language], why, item.url, series)
    return tuple(found[slot] for slot in sorted(found))


def _spans(groups: Sequence[Group]) -> dict[str, Period]:
    """For each series the time from the start of its first mark to the end of its last."""
    spans: dict[str, Period] = {}
    for figure in (f for group in groups for mark in group.marks for f in mark.figures[:1]):
        key, own = figure.series.key, figure.period
        known = spans.get(key, own)
        spans[key] = Period(min(known.start, own.start), max(known.end, own.end))
    return spans


def notes_of(record: Record, groups: Sequence[Group], language: str) -> tuple[Note, ...]:
    """The explanations of the record that belong to a mark of the chart, at that mark."""
    found: dict[tuple[int, int, str], Note] = {}
    for g, group in enumerate(groups):
        for m, mark in enumerate(group.marks):
            if mark.figure is None:
                continue
            for item in record.explanations_of(mark.figure):
                label = item.label[language]
                found[g, m, label] = Note(g, m, label, item.text[language])
    return tuple(found.values())


def crossed(first: Mark, second: Mark, breaks: Sequence[Line]) -> tuple[Line, ...]:
    """The breaks that lie between two marks of a group: no line may join them.

    The rule is the one of :meth:`Record.breaks_between`, for breaks that a chart makes itself too.
    """
    if not first.figures or not second.figures:
        return ()
    one, two = first.figures[0], second.figures[0]
    return tuple(line for line in breaks if parted(one, two, line.position, line.series))


def joined(first: Mark, second: Mark, breaks: Sequence[Line]) -> bool:
    """Whether a line may run between two neighbouring marks: no break and no period missing."""
    if crossed(first, second, breaks):
        return False
    if not first.figures or not second.figures:
        return True
    one, two = first.figures[0].period, second.figures[0].period
    return (two.start - one.end).days <= 1


def segments(group: Group, breaks: Sequence[Line]) -> list[list[int]]:
    """Runs of marks that a line may join, as places in the group."""
    runs: list[list[int]] = []
    for place, mark in enumerate(group.marks):
        if runs and joined(group.marks[place - 1], mark, breaks):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs
