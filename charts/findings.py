"""The finding of a chart in a sentence, from its own marks, and never across a break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from charts.marks import crossed
from charts.model import Group, Line, Mark
from data_sources.figure import Change, NotComparable
from locales import numbers, translator

NAMED = 3


def of_trend(groups: Sequence[Group], breaks: Sequence[Line], language: str) -> str:
    """The latest number and what lies between it and the one before, or why nothing may."""
    filled = [group for group in groups if group.marks and not group.rest]
    if len(filled) > 1:
        return of_several(filled, language)
    marks = filled[0].marks if filled else ()
    if not marks:
        return ""
    latest = _stated(marks[-1], language)
    if len(marks) == 1:
        return f"{latest}."
    return latest + _since(marks[-2], marks[-1], breaks, language)


def _stated(mark: Mark, language: str) -> str:
    """ "36.2 million reports in 2023"."""
    _ = translator(language)
    return _("{number} in {period}", number=with_unit(mark, language), period=when(mark, language))


def when(mark: Mark, language: str) -> str:
    return mark.figure.period_label(language) if mark.figure else mark.label


def with_unit(mark: Mark, language: str) -> str:
    """The mark's number in words with its unit."""
    if mark.rate:
        return mark.rate.with_unit(language)
    return mark.figure.with_unit(language) if mark.figure else mark.exact


def _since(before: Mark, last: Mark, breaks: Sequence[Line], language: str) -> str:
    _ = translator(language)
    period, crossing = when(before, language), crossed(before, last, breaks)
    if crossing:
        label = crossing[-1].label
        return _("; not comparable with {period} ({label}).", period=period, label=label)
    change = _change(before, last)
    if change is None:
        return "."
    if change.direction == "level":
        return _(", as many as in {period}.", period=period)
    if change.percent is None and not change.in_points:
        return _("; in {period} it was {number}.", period=period, number=before.text)
    size = change.format(language)[1:]
    if change.direction == "up":
        return _(", {size} more than in {period}.", size=size, period=period)
    return _(", {size} less than in {period}.", size=size, period=period)


def _change(before: Mark, last: Mark) -> Change | None:
    """The change, when both marks are published figures that may be compared."""
    if before.figure is None or last.figure is None or last.rate:
        return None
    try:
        return last.figure.record.change(before.figure, last.figure)
    except NotComparable:
        return None


def of_several(groups: Sequence[Group], language: str) -> str:
    """Who stands highest in the latest period that most of the lines have."""
    _ = translator(language)
    counts = Counter(mark.position for group in groups for mark in group.marks)
    latest = max(p for p, count in counts.items() if count * 2 >= max(counts.values()))
    there = [(g.name, m) for g in groups for m in g.marks if m.position == latest]
    ordered = sorted(there, key=lambda pair: -pair[1].value)
    named = [f"{name}, {_amount(mark, language)}" for name, mark in ordered[:NAMED]]
    period = when(ordered[0][1], language)
    return _("Highest in {period}: {names}.", period=period, names="; ".join(named))


def _amount(mark: Mark, language: str) -> str:
    return mark.text if mark.derived else with_unit(mark, language)


def of_ranking(marks: Sequence[Mark], language: str, period: str = "") -> str:
    """The first few, with their numbers, and the period that they are of."""
    _ = translator(language)
    own = [mark for mark in marks if not mark.derived]
    if len(own) == 1:
        return f"{own[0].label}: {_amount(own[0], language)}" + (f", {period}." if period else ".")
    named = "; ".join(f"{m.label}, {_amount(m, language)}" for m in own[:NAMED])
    if period:
        return _("Highest in {period}: {names}.", period=period, names=named)
    return _("Highest: {names}.", names=named)


def of_shares(groups: Sequence[Group], language: str) -> str:
    """The largest parts in the latest period."""
    _ = translator(language)
    latest = max(mark.position for group in groups for mark in group.marks)
    there = [(g.name, m) for g in groups for m in g.marks if m.position == latest and not g.rest]
    ordered = sorted(there, key=lambda pair: -pair[1].value)[:NAMED]
    if not ordered:
        return ""
    said = numbers.sentence_list([f"{mark.text} {name}" for name, mark in ordered], language)
    return _("In {period}: {shares}.", period=when(ordered[0][1], language), shares=said)
