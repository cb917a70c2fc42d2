"""The lines of a chart of one's own: each series, by the places and parts that were chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.spec.asked import WHOLE, Asked
from charts.spec.identity import ChartId
from charts.spec.marks import derived_mark, middle, period_marks
from charts.spec.model import Mark, UnknownChart
from charts.spec.select import (
    current,
    one_breakdown,
    one_grain,
    one_place,
    pool,
    split,
    what_exists,
)
from charts.words import apart as words
from charts.words import titles
from data_sources.record import measures
from data_sources.record.figure import Figure, NotComparable, breakdown_words
from data_sources.record.model import parse_breakdown
from data_sources.record.record import Record
from languages import dates, translator


@dataclass(frozen=True)
class Course:
    """One series at one place, of one part, with the marks that are drawn of it.

    ``place`` is its name among lines of the same series, empty where that has no other.
    ``refused`` says which of its figures have no index, and why.
    """

    series: str
    name: str
    place: str
    figures: tuple[Figure, ...]
    marks: tuple[Mark, ...]
    refused: str = ""

    @property
    def first(self) -> Figure:
        """The first figure that is drawn; of a line without marks, its first."""
        return self.marks[0].figures[0] if self.marks else self.figures[0]


def lines_of(record: Record, asked: Asked, language: str) -> tuple[list[Course], list[str]]:
    """The lines, series by series, and the names of what has no figure at all.

    Raises UnknownChart when nothing has one, or a part is of none of the series.
    """
    _require_parts(record, asked)
    found: list[tuple[str, list[Figure]]] = []
    missing: list[str] = []
    for key in asked.series:
        try:
            found += [(key, figures) for figures in _of_series(record, key, asked)]
        except UnknownChart:
            missing.append(record.series[key].name(language))
    if not found:
        _ = translator(language)
        raise UnknownChart(_("There is no figure for this choice. Widen the filter."))
    missing += _without_figure(record, asked, found, language)
    names = _names(record, found, language)
    return [
        _line(key, name, place, figures, asked, language)
        for (key, figures), (name, place) in zip(found, names, strict=True)
    ], missing


def _without_figure(
    record: Record, asked: Asked, found: Sequence[tuple[str, list[Figure]]], language: str
) -> list[str]:
    """The places that a series has no figure of, though it has figures of others like them."""
    shown = {(key, figures[0].geography.code) for key, figures in found}
    several = len(asked.series) > 1
    missing = []
    for code in asked.places:
        place = record.geography(code)
        without = [
            key
            for key in dict.fromkeys(key for key, _code in shown)
            if (key, code) not in shown
            and any(f.geography.kind == place.kind for f in current(record, key))
        ]
        nowhere = not any(code == other for _key, other in shown)
        if nowhere or (without and not several):
            missing.append(place.name(language))
        elif without:
            missing += [
                f"{record.series[k].name(language)}, {place.name(language)}" for k in without
            ]
    return missing


def _require_parts(record: Record, asked: Asked) -> None:
    every = [figure for key in asked.series for figure in current(record, key)]
    for part in asked.parts:
        if not any(_is_part(figure, part) for figure in every):
            raise UnknownChart(f"no figure has the part “{part[:200]}”; {what_exists(every)}")


def _is_part(figure: Figure, part: str) -> bool:
    return figure.breakdown == ({} if part == WHOLE else _pieces(part))


def _pieces(part: str) -> dict[str, str]:
    """A breakdown as it was asked for; nothing that any figure has where it is none."""
    pieces = [piece for piece in part.split(";") if piece]
    return parse_breakdown(part) if pieces and all("=" in p for p in pieces) else {"": part}


def _of_series(record: Record, key: str, asked: Asked) -> list[list[Figure]]:
    """The figures of one series, a list for each place and part, in the order asked for."""
    params = {
        "geography": ",".join(asked.places),
        "periods": asked.periods,
        "since": asked.since,
        "until": asked.until,
    }
    figures = pool(record, key, ChartId("explore", (key,), params))
    parted = [f for part in asked.parts for f in figures if _is_part(f, part)]
    figures = parted or one_breakdown(figures, "", [])
    if not asked.places:
        figures = one_place(figures)
    lines = split(one_grain(figures), lambda f: f"{f.geography.code}|{f.observation.breakdown}")
    order = [figure.geography.code for figure in figures]
    wanted = asked.places or tuple(dict.fromkeys(order))
    return sorted(lines.values(), key=lambda line: wanted.index(line[0].geography.code))


def _names(
    record: Record, found: Sequence[tuple[str, list[Figure]]], language: str
) -> list[tuple[str, str]]:
    """What tells each line from all others, and from those of its series."""
    _ = translator(language)
    firsts = [(key, figures[0]) for key, figures in found]
    several = len({key for key, _first in firsts}) > 1
    places = len({first.geography.code for _key, first in firsts}) > 1
    names = []
    for key, first in firsts:
        series = first.series.name(language)
        same = [other for k, other in firsts if k == key]
        said = []
        if places and not (several and first.geography.code == "World"):
            said.append(first.geography.name(language))
        if len({f.observation.breakdown for f in same}) > 1:
            said.append(_part(first, same, language) or _("in all"))
        whole = [series, *said] if several or not said else said
        names.append((", ".join(whole), ", ".join(said) if len(same) > 1 else ""))
    return names


def _part(figure: Figure, among: Sequence[Figure], language: str) -> str:
    """The part that a line is of: "Facebook", where all are platforms; "age: 0-2", which is no
    name of its own."""
    own = figure.breakdown
    kinds = {tuple(one.breakdown) for one in among if one.breakdown}
    if len(kinds) == 1 and len(own) == 1:
        by, value = next(iter(own.items()))
        if value[:1].isalpha() and len(value) > 1:
            return titles.value_word(value, by, figure.record, language)
    return breakdown_words(figure.observation.breakdown, language)


def _line(
    key: str, name: str, place: str, figures: list[Figure], asked: Asked, language: str
) -> Course:
    if asked.mode != "index":
        marks = period_marks(figures, language, asked.per)
        return Course(key, name, place, tuple(figures), marks)
    base = min(figures, key=lambda f: (f.period.start, f.period.end))
    made, refused = [], ""
    for figure in sorted(figures, key=lambda f: (f.period.start, f.period.end)):
        try:
            made.append(_index_mark(measures.index(base, figure), language))
        except NotComparable as error:
            refused = refused or words.no_index(name, figure, error, language)
    if len(made) == 1:  # the first figure alone, at 100, says nothing
        made, refused = [], refused or words.one_period(name, language)
    return Course(key, name, place, tuple(figures), tuple(made), refused)


def _index_mark(index: measures.Index, language: str) -> Mark:
    _ = translator(language)
    base, figure = index.base, index.figure
    period = base.period_label(language)
    return derived_mark(
        dates.short(figure.period, language),
        middle(figure.period),
        index.value,
        _("({period} = 100)", period=period),
        _(
            "{figure} in percent of {base} ({period})",
            figure=figure.with_unit(language, "exact"),
            base=base.with_unit(language, "exact"),
            period=period,
        ),
        index.figures,
        language,
    )
