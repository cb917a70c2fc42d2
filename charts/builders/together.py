"""What some parts of a list come to together, as a share of a published total, year by year.

Where the publisher gave one row to several of them, the row is taken as it is, the chart says so,
and a break lies between it and the years in which they are listed apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from charts.builders.build import compose
from charts.spec.identity import ChartId
from charts.spec.marks import break_lines, middle
from charts.spec.model import Chart, Group, Line, Mark, Note, UnknownChart
from charts.words import findings
from charts.words import titles as words
from data_sources.record import measures
from data_sources.record.measures import Part
from data_sources.record.record import Record
from languages import dates, numbers, translator

SERIES = 2


def together(record: Record, chart_id: ChartId, language: str) -> Chart:
    """One column a year. The id names the list, the total and, in ``only``, the parts.

    Raises UnknownChart, which says what is asked for instead.
    """
    names = tuple(filter(None, chart_id.get("only").split("|")))
    if len(chart_id.series) != SERIES or len(names) < SERIES:
        raise UnknownChart(
            "a chart of parts together needs a series that lists them, a series of their total, "
            "and “only”: two or more parts, joined by |"
        )
    parts = _parts(record, chart_id, names)
    by, series = chart_id.get("by"), chart_id.series
    named = [words.value_word(name, by, record, language) for name in names]
    group = Group(
        numbers.sentence_list(named, language), tuple(_mark(part, language) for part in parts)
    )
    whole = record.series[series[1]].name(language)
    breaks = (*break_lines(record, [group], language), *_scope_breaks(parts, series[0], language))
    breaks = tuple(sorted(breaks, key=lambda line: line.position))
    _ = translator(language)
    made = compose(
        record,
        chart_id,
        language,
        [group],
        by=by,
        title=_("{names}: share of {whole}", names=group.name, whole=whole),
        unit=_("percent of {unit}", unit=record.series[series[0]].unit.word(2, language)),
        remarks=_left_out(record, series[0], parts, language),
        finding=findings.of_together(group.name, whole, group.marks, breaks, language),
        breaks=breaks,
        notes=tuple(_notes(parts, language)),
        style="columns",
        label_heading=_("Period"),
    )
    return replace(made, percent=True)


def _parts(record: Record, chart_id: ChartId, names: tuple[str, ...]) -> list[Part]:
    since, until = chart_id.get("since"), chart_id.get("until")
    try:
        listed, total = chart_id.series
        found = measures.together(record, listed, total, chart_id.get("by"), names)
    except ValueError as error:
        raise UnknownChart(str(error)) from None
    kept = [
        part
        for part in found
        if (not since or f"{part.whole.period.end.year}" >= since)
        and (not until or f"{part.whole.period.start.year}" <= until)
    ]
    if not kept:
        raise UnknownChart(f"{chart_id}: in no year are all of these parts known")
    return kept


def _mark(part: Part, language: str) -> Mark:
    how = translator(language)(
        "{part} of {whole}",
        part=" + ".join(figure.format(language, "exact") for figure in part.parts),
        whole=part.whole.with_unit(language, "exact"),
    )
    period, text = part.whole.period, part.format(language)
    label = dates.short(period, language)
    return Mark(label, middle(period), part.value, text, text, part.figures, derived=how)


def _scope_breaks(parts: Sequence[Part], key: str, language: str) -> Iterator[Line]:
    """Between years whose rows hold other things: one row for all, and a row for each."""
    _ = translator(language)
    for before, after in pairwise(parts):
        if bool(before.combined) == bool(after.combined):
            continue
        label = _("Services listed apart") if before.combined else _("One row for several services")
        why = " ".join(_explained(before if before.combined else after, language))
        yield Line(after.whole.period.start, label, why, series=(key,))


def _explained(part: Part, language: str) -> list[str]:
    """What the record says of the rows that are the sum of several."""
    return [
        item.text[language]
        for figure in part.combined
        for item in figure.record.explanations_of(figure)
    ]


def _notes(parts: Sequence[Part], language: str) -> Iterator[Note]:
    """What is known of the total of a year, and of a row that is the sum of several."""
    for place, part in enumerate(parts):
        for figure in (*part.combined, part.whole):
            for item in figure.record.explanations_of(figure):
                yield Note(0, place, item.label[language], item.text[language])


def _left_out(record: Record, key: str, parts: Sequence[Part], language: str) -> list[str]:
    there = {part.whole.period.code for part in parts}
    inner = (parts[0].whole.period.start, parts[-1].whole.period.end)
    left = [
        figure.period
        for figure in record.find(key, "World")
        if figure.period.kind == "year"
        and figure.period.code not in there
        and inner[0] <= figure.period.start <= inner[1]
    ]
    years = numbers.sentence_list(
        [dates.short(period, language) for period in sorted(dict.fromkeys(left))], language
    )
    _ = translator(language)
    return [_("not every part is known for {years}: left out", years=years)] if years else []
