"""The finding of a chart in a sentence, from its own marks, and never across a break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from charts.spec.marks import crossed
from charts.spec.model import Group, Line, Mark
from data_sources.record.figure import Change, NotComparable
from languages import dates, numbers, translator

NAMED = 3


def of_trend(groups: Sequence[Group], breaks: Sequence[Line], language: str) -> str:
    """The latest number and what lies between it and the one before, or why nothing may."""
    filled = [group for group in groups if group.marks and not group.rest]
    if len(filled) > 1:
        return of_several(filled, language, breaks)
    marks = filled[0].marks if filled else ()
    if not marks:
        return ""
    latest = _opened(_stated(marks[-1], language))
    if len(marks) == 1:
        return f"{latest}."
    return latest + _since(marks[-2], marks[-1], breaks, language)


def _stated(mark: Mark, language: str) -> str:
    """ "36.2 million reports in 2023"."""
    _ = translator(language)
    return f"{with_unit(mark, language)} {during(mark, language)}"


def _opened(stated: str) -> str:
    """ "At least 12,000 reports": what begins a finding stands as a title."""
    return stated[:1].upper() + stated[1:]


def when(mark: Mark, language: str) -> str:
    return mark.figure.period_label(language) if mark.figure else mark.label


def named(mark: Mark, language: str) -> str:
    """The period as a noun: "2024", "the first half of 2025"."""
    period = mark.figures[0].period if mark.figures else None
    label = when(mark, language)
    return dates.noun(period, language, label) if period else label


def during(mark: Mark, language: str) -> str:
    """The period with its preposition: "in 2024", "from April to September 2024"."""
    period = mark.figures[0].period if mark.figures else None
    label = when(mark, language)
    return dates.during(period, language, label) if period else dates.at(label, language)


def of_one(mark: Mark, language: str) -> str:
    """What a lone figure is of: its part or place, and its period."""
    said, label = when(mark, language), mark.label
    if label.casefold() == said.casefold():  # a period as a label begins with a capital letter
        return label
    return said if label in said else f"{label}, {said}"


def with_unit(mark: Mark, language: str) -> str:
    """The mark's number in words with its unit."""
    if mark.rate:
        return mark.rate.with_unit(language)
    return mark.figure.with_unit(language) if mark.figure else mark.exact


def _since(before: Mark, last: Mark, breaks: Sequence[Line], language: str) -> str:
    _ = translator(language)
    crossing = crossed(before, last, breaks)
    if crossing:
        period, label = named(before, language), crossing[-1].label
        return _("; not comparable with {period} ({label}).", period=period, label=label)
    then = during(before, language)
    change = _change(before, last)
    if change is None:
        return "."
    if isinstance(change, NotComparable):
        return f"; {_text_of(change, language)}" if change.reason == "part" else "."
    if change.direction == "level":
        return _(", as many as {then}.", then=then)
    unexplained = change.unexplained_jump
    if change.told_by_numbers:
        said = {"number": before.text, "then": then}
        if unexplained:
            return _("; it was {number} {then}, and no cause of the change is recorded.", **said)
        return _("; it was {number} {then}.", **said)
    said = {"size": change.format(language, "short")[1:], "then": then}
    if change.direction == "up":
        if unexplained:
            return _(", {size} more than {then}; no cause is recorded.", **said)
        return _(", {size} more than {then}.", **said)
    if unexplained:
        return _(", {size} less than {then}; no cause is recorded.", **said)
    return _(", {size} less than {then}.", **said)


def _text_of(error: NotComparable, language: str) -> str:
    """Why two figures are not comparable, to go on with in a sentence."""
    text = error.explain(language)
    return text[:1].lower() + text[1:]


def _change(before: Mark, last: Mark) -> Change | NotComparable | None:
    """The change between two published figures, or why it may not be stated.

    A figure that is a change itself is not compared: growth of growth tells nobody anything. Nor
    is one in so many, where more is less.
    """
    if before.figure is None or last.figure is None or last.rate:
        return None
    if last.figure.series.form == "change" or _one_in(last):
        return None
    try:
        return last.figure.record.change(before.figure, last.figure)
    except NotComparable as error:
        return error


def of_several(groups: Sequence[Group], language: str, breaks: Sequence[Line] = ()) -> str:
    """Who stands highest in the latest period of at least half of the lines, and of two; and which
    way that one went, where it may be said: the order alone, a list of one period tells as well.

    Lines of different series are only listed: none is the highest of a kind, nor is one alone.
    """
    _ = translator(language)
    counts = Counter(mark.position for group in groups for mark in group.marks)
    most = max(counts.values())
    latest = max(p for p, count in counts.items() if count * 2 >= most and count >= min(most, 2))
    there = [(g.name, m) for g in groups for m in g.marks if m.position == latest]
    ordered = sorted(there, key=lambda pair: -pair[1].value)
    names = _listed(ordered, ", ", language)
    then = during(ordered[0][1], language)
    series = {mark.figures[0].series.key for _name, mark in there if mark.figures}
    if len(series) > 1 or len(there) == 1 or _one_in(ordered[0][1]):
        return f"{_opened(then)}: {names}."
    names = _listed(ordered, ", ", language, _way(groups, ordered[0][1], breaks, language))
    return _("Highest {then}: {names}.", then=then, names=names)


def _way(groups: Sequence[Group], last: Mark, breaks: Sequence[Line], language: str) -> str:
    """What lies between a mark and the one before it in its line; nothing where a break does."""
    (line,) = (group.marks for group in groups if any(mark is last for mark in group.marks))
    at = next(place for place, mark in enumerate(line) if mark is last)
    if not at or crossed(line[at - 1], last, breaks):
        return ""
    # What parts the names of a list stands in no remark on one of them.
    said = _since(line[at - 1], last, breaks, language).strip(",; .").replace("; ", ", ")
    return f" ({said})" if said else ""


def of_index(groups: Sequence[Group], language: str) -> str:
    """Where each line stands in the latest period that most have, its first one being 100."""
    _ = translator(language)
    counts = Counter(mark.position for group in groups for mark in group.marks)
    latest = max(p for p, count in counts.items() if count * 2 >= max(counts.values()))
    there = [(g.name, m) for g in groups for m in g.marks if m.position == latest]
    ordered = sorted(there, key=lambda pair: -pair[1].value)
    names = "; ".join(f"{name}, {mark.text}" for name, mark in ordered[:NAMED])
    return _(
        "Where {base} is 100, {latest} has: {names}.",
        base=named(groups[0].marks[0], language),
        latest=named(ordered[0][1], language),
        names=names,
    )


def _one_in(mark: Mark) -> bool:
    """One in so many: the higher number is the smaller share, so none is the highest."""
    return any(figure.unit == "one_in" for figure in mark.figures)


def _listed(
    named: Sequence[tuple[str, Mark]], between: str, language: str, of_first: str = ""
) -> str:
    """The first few, each with its number; a unit that is the same for all is said once.

    ``of_first`` is what is said of the first one alone.
    """
    few = named[:NAMED]
    units = {figure.unit for _name, mark in few for figure in mark.figures[:1]}
    once = len(units) == 1 and not any(_one_in(mark) for _name, mark in few)
    said = [
        f"{name}{between}{_number(mark, language) if once and place else _amount(mark, language)}"
        for place, (name, mark) in enumerate(few)
    ]
    return "; ".join([*(first + of_first for first in said[:1]), *said[1:]])


def _number(mark: Mark, language: str) -> str:
    """The number without its unit, but with "about" and "at least"."""
    said = None if mark.derived else mark.rate or mark.figure
    return said.format(language) if said else mark.text


def _amount(mark: Mark, language: str) -> str:
    return mark.text if mark.derived else with_unit(mark, language)


def of_ranking(marks: Sequence[Mark], language: str, period: str = "") -> str:
    """The first few, with their numbers, and the period that they are of."""
    _ = translator(language)
    own = [mark for mark in marks if not mark.derived]
    if not own:
        return ""
    if len(own) == 1:
        stated = _stated(own[0], language)
        same = own[0].label.casefold() == when(own[0], language).casefold()
        return f"{_opened(stated)}." if same else f"{own[0].label}: {stated}."
    names = _listed([(m.label, m) for m in own], ", ", language)
    if any(map(_one_in, own)):
        return f"{names}."
    if period:
        return _("Highest {then}: {names}.", then=during(own[0], language), names=names)
    return _("Highest: {names}.", names=names)


def names_highest(finding: str, language: str) -> bool:
    """Whether a finding names the highest of a kind first, as those of rankings do."""
    _ = translator(language)
    starts = (
        _("Highest {then}: {names}.", then="\n", names=""),
        _("Highest: {names}.", names="\n"),
    )
    return finding.startswith(tuple(text.partition("\n")[0] for text in starts))


def of_questions(marks: Sequence[Mark], language: str) -> str:
    """The span of shares that answer different questions: none of them is the highest of a kind."""
    low, high = min(marks, key=lambda m: m.value), max(marks, key=lambda m: m.value)
    return translator(language)(
        "From {low} to {high}: each share answers a question of its own.",
        low=low.text,
        high=high.text,
    )


def of_list(marks: Sequence[Mark], language: str) -> str:
    """The first few of a list that is not in the order of size."""
    if len(marks) == 1:
        return of_ranking(marks, language)
    return _listed([(m.label, m) for m in marks], ": ", language) + "."


def of_together(
    name: str, whole: str, marks: Sequence[Mark], breaks: Sequence[Line], language: str
) -> str:
    """What some parts together are of a whole in the latest period; nothing of the one before."""
    said = translator(language)(
        "{names} together: {share} of {whole} {then}",
        names=name,
        share=marks[-1].text,
        whole=whole,
        then=during(marks[-1], language),
    )
    return said + (_since(marks[-2], marks[-1], breaks, language) if len(marks) > 1 else ".")


def of_shares(groups: Sequence[Group], language: str) -> str:
    """The largest parts in the latest period."""
    _ = translator(language)
    latest = max(mark.position for group in groups for mark in group.marks)
    there = [(g.name, m) for g in groups for m in g.marks if m.position == latest and not g.rest]
    ordered = sorted(there, key=lambda pair: -pair[1].value)[:NAMED]
    if not ordered:
        return ""
    said = numbers.sentence_list([f"{mark.text} {name}" for name, mark in ordered], language)
    then = during(ordered[0][1], language)
    return f"{_opened(then)}: {said}."
