"""What there is to choose from in a chart of one's own, and which choices a chart comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from charts.builders.catalogue import chart as named_chart
from charts.builders.world_map import FEWEST
from charts.spec.asked import (
    FORMS,
    MODES,
    MOST_PARTS,
    MOST_PLACES,
    MOST_SERIES,
    PERIODS,
    WHOLE,
    Asked,
)
from charts.spec.identity import parse
from charts.spec.model import Chart, UnknownChart
from charts.spec.select import current
from data_sources.record.figure import Figure
from data_sources.record.kept import kept
from data_sources.record.record import Record
from data_sources.record.register import with_registers


@dataclass(frozen=True)
class Choices:
    """What some series have figures of: codes of places, parts, years, kinds of period.

    ``modes`` and ``forms`` are those that make sense for them; the world stands before other
    places, and the whole before its parts.
    """

    places: tuple[str, ...]
    parts: tuple[str, ...]
    years: tuple[str, ...]
    periods: tuple[str, ...]
    modes: tuple[str, ...]
    forms: tuple[str, ...]


@kept()
def every_series(record: Record) -> tuple[str, ...]:
    """The series that have a current figure, those of registers too."""
    whole = with_registers(record)
    return tuple(key for key in whole.series if whole.find(key))


@kept(512)
def choices(record: Record, series: tuple[str, ...]) -> Choices:
    """What can be chosen for these series. Raises UnknownChart when one of them is not there."""
    whole = with_registers(record)
    figures = [figure for key in series for figure in current(whole, key)]
    codes = dict.fromkeys(f.geography.code for f in figures)
    parts = dict.fromkeys(f.observation.breakdown or WHOLE for f in figures)
    years = {year for f in figures for year in (f.period.start.year, f.period.end.year)}
    kinds = {f.period.kind for f in figures}
    countries = {f.geography.code for f in figures if f.geography.kind == "country"}
    mapped = len(series) == 1 and len(countries) >= FEWEST
    rates = any(whole.series[key].per_million for key in series)
    return Choices(
        tuple(sorted(codes, key=lambda code: code != "World")),
        tuple(sorted(parts, key=lambda part: part != WHOLE)) if len(parts) > 1 else (),
        tuple(f"{year}" for year in sorted(years)),
        tuple(kind for kind in PERIODS if kind in kinds) if len(kinds) > 1 else (),
        tuple(mode for mode in MODES if rates or mode in ("", "index")),
        tuple(form for form in FORMS if mapped or form != "map"),
    )


@kept(1024)
def opened(chart: Chart) -> Asked | None:
    """The choices that show all of a chart's figures; None where there are no such choices.

    Tried out and not guessed: whoever opens a chart finds in it all that stood there.
    """
    if chart.explored or not 1 <= len(chart.series) <= MOST_SERIES:
        return None
    if chart.kind == "shares" and len(chart.series) > 1:
        return None  # parts added up, of another series: there is no such choice
    own = [m.figures[0] for g in chart.groups if not g.rest for m in g.marks if m.figures]
    if not own:
        return None
    for asked in _candidates(chart, own):
        if _shows(chart, asked, set(own)):
            return asked
    return None


def _candidates(chart: Chart, own: list[Figure]) -> Iterator[Asked]:
    """Choices that may show it, those with the fewest words first."""
    named = parse(chart.id)
    places = tuple(dict.fromkeys(f.geography.code for f in own))
    parts = tuple(dict.fromkeys(f.observation.breakdown or WHOLE for f in own))
    years = sorted({f.period.end.year for f in own})
    one = chart.kind in ("ranking", "map")
    periods = named.get("periods") if named.get("periods") in PERIODS else ""
    since = f"{years[0]}" if one else named.get("since")
    until = f"{years[-1]}" if one else named.get("until")
    form = "map" if chart.kind == "map" else "bars" if one else "line"
    scale = "log" if chart.log else ""
    for with_parts, with_places in product((False, True), repeat=2):
        chosen = (places if with_places else ()), (parts if with_parts else ())
        if len(chosen[0]) > MOST_PLACES or len(chosen[1]) > MOST_PARTS:
            continue
        try:
            yield Asked(chart.series, *chosen, periods, since, until, chart.per, scale, form)
        except UnknownChart:
            continue


def _shows(chart: Chart, asked: Asked, own: set[Figure]) -> bool:
    try:
        made = named_chart(chart.record, asked.chart_id, chart.language)
    except UnknownChart:
        return False
    return own <= {figure for mark in made.marks for figure in mark.figures[:1]}
