"""Every chart anyone shows, by its name; and which charts a series can be shown in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from charts.builders.explore import explore
from charts.builders.ranking import parts_of, ranking
from charts.builders.shares import shares, stackable
from charts.builders.timeline import timeline
from charts.builders.trend import multiples, trend
from charts.builders.world_map import mappable, world_map
from charts.spec.identity import ChartId, parse
from charts.spec.model import Chart, UnknownChart
from charts.spec.select import (
    BY_PLACE,
    best_period,
    current,
    grain,
    require_series,
    rest_of,
    split,
    value_of,
)
from data_sources.compare.totals import breakdown_keys, whole_of_these
from data_sources.record.figure import RATES, Figure
from data_sources.record.kept import kept
from data_sources.record.model import format_breakdown
from data_sources.record.record import Record
from data_sources.record.register import record_for
from languages import LANGUAGES

Builder = Callable[[Record, ChartId, str], Chart]
BUILDERS: dict[str, Builder] = {
    "trend": trend,
    "ranking": ranking,
    "shares": shares,
    "map": world_map,
    "timeline": timeline,
    "multiples": multiples,
    "explore": explore,
}
FEWEST_COUNTRIES = 3
MOST_LINES = 4
MOST_PARTS = 6


def chart(record: Record, chart_id: str | ChartId, language: str, **params: object) -> Chart:
    """The chart of that name. ``params`` are added to those in the name.

    Raises UnknownChart, whose text says what there is instead.
    """
    if language not in LANGUAGES:
        raise UnknownChart(f"“{language}” is not a language of this project")
    wanted = parse(chart_id) if isinstance(chart_id, str) else chart_id
    knowing = record_for(record, wanted.series)
    return _chart(knowing, wanted.also(**params) if params else wanted, language)


@kept(512)
def _chart(record: Record, chart_id: ChartId, language: str) -> Chart:
    if chart_id.kind != "timeline":
        for key in chart_id.series:
            require_series(record, key)
    for code in filter(None, chart_id.get("geography").split(",")):
        if code not in record.geographies:
            raise UnknownChart(f"“{code[:80]}” is not a place in this record")
    if (area := chart_id.get("area")) and area not in record.members:
        known = ", ".join(sorted(record.members))
        raise UnknownChart(f"“area={area[:80]}” is not known: there is {known or 'none'}")
    if chart_id.get("per") not in ("", *RATES):
        known = " or ".join(f"per={per}" for per in RATES)
        raise UnknownChart(f"“per={chart_id.get('per')}” is not known: write {known}")
    if chart_id.get("scale") not in ("", "log", "own"):
        raise UnknownChart(f"“scale={chart_id.get('scale')}” is not known: write log or own")
    return BUILDERS[chart_id.kind](record, chart_id, language)


def default_chart(record: Record, series: str) -> str:
    """The chart that shows a series best."""
    return charts_for(record, series)[0]


@kept()
def charts_for(record: Record, series: str) -> tuple[str, ...]:
    """Ids of the charts that make sense for a series, the best one first; never empty.

    Raises UnknownChart when there is no such series or it has no current figure.
    """
    record = record_for(record, (series,))
    figures = current(record, series)
    if not figures:
        raise UnknownChart(f"“{series}” has no current figure")
    found = [*_over_time(figures, series), *_by_place(record, figures, series)]
    for key in breakdown_keys(figures):
        found += _by_part(record, figures, series, key)
    places = {f.geography.code for f in figures}
    whole = any(not f.breakdown for f in figures) and ("World" in places or len(places) == 1)
    ids = sorted(found, key=lambda item: _rank(item, whole))
    plain = str(ChartId("ranking", (series,)))
    return tuple(dict.fromkeys([*(str(item) for item in ids), plain]))


def _rank(item: ChartId, whole: bool) -> float:
    """The order in which charts are offered: what the series is about comes first.

    That is its course over time where it has figures for the ``whole``; a series of many places
    or parts would show that of one of them.
    """
    by = item.get("by")
    if item.kind == "trend" and not by:
        return 0 if whole else 4
    if item.kind == "ranking":
        return 2 if by == BY_PLACE else 3
    return {"map": 2.2, "shares": 1.9, "trend": 2.5}.get(item.kind, 5)


def _runs(figures: Sequence[Figure]) -> int:
    """The length of the longest run of one place, part and kind of period."""
    runs = split(
        figures, lambda f: f"{f.geography.code}|{f.observation.breakdown}|{grain(f.period)}"
    )
    return max(len(run) for run in runs.values())


def _over_time(figures: Sequence[Figure], series: str) -> list[ChartId]:
    own = [f for f in figures if f.geography.code == "World"] or list(figures)
    plain = [f for f in own if not f.breakdown] or own
    if _runs(plain) < 2:
        return []
    ids = [ChartId("trend", (series,))]
    return ids + [ids[0].also(per=per) for per in RATES if _rates(plain, per) > 1]


def _rates(figures: Sequence[Figure], per: str) -> int:
    return sum(f.record.rate(f, per) is not None for f in figures)


def _by_place(record: Record, figures: Sequence[Figure], series: str) -> list[ChartId]:
    countries = [f for f in figures if f.geography.kind == "country"]
    if not countries:
        return []
    period = best_period(list(countries))
    now = [f for f in countries if f.period == period]
    places = len({f.geography.code for f in now})
    ids = []
    if places >= FEWEST_COUNTRIES:
        bars = ChartId("ranking", (series,), {"by": BY_PLACE})
        areas = ChartId("map", (series,))
        ids += [bars, *_map(record, areas)]
        for per in RATES:
            rates = _rates(countries, per)
            ids += [bars.also(per=per)] if rates >= FEWEST_COUNTRIES else []
            ids += _map(record, areas.also(per=per)) if rates else []
    elif places > 1:
        ids.append(ChartId("ranking", (series,), {"by": BY_PLACE}))
    if _runs(countries) > 1 and places > 1:
        ids.append(ChartId("multiples", (series,), {"by": BY_PLACE}))
    return ids


def _map(record: Record, areas: ChartId) -> list[ChartId]:
    """The map, where its figures may be coloured on one."""
    parts = parts_of(record, areas.also(by=BY_PLACE))
    return [areas] if mappable(parts, areas.get("per")) else []


def _by_part(record: Record, figures: Sequence[Figure], series: str, key: str) -> list[ChartId]:
    """Charts by one key of the breakdown, for each part that the other keys make."""
    parts = [f for f in figures if key in f.breakdown]
    by_rest = split(parts, lambda f: format_breakdown(rest_of(f, [key])))
    full = {r: fs for r, fs in by_rest.items() if len({f.breakdown[key] for f in fs}) > 1}
    order = sorted(full, key=lambda r: (r != "", -len(full[r]), r))[:MOST_PARTS]
    return [item for rest in order for item in _of_part(record, full[rest], series, key, rest)]


def _of_part(
    record: Record, parts: Sequence[Figure], series: str, key: str, rest: str
) -> list[ChartId]:
    named = ChartId("ranking", (series,), {"by": key, "breakdown": rest})
    ids = []
    period = best_period(list(parts))
    now = [f for f in parts if f.period == period and f.geography == parts[0].geography]
    if len(now) > 1:
        ids.append(named)
    if _runs(parts) > 1:
        many = len({value_of(f, key) for f in parts}) > MOST_LINES
        ids.append(replace(named, kind="multiples" if many else "trend"))
        if _makes_wholes(record, parts, key):
            ids.append(replace(named, kind="shares"))
    return ids


def _makes_wholes(record: Record, parts: Sequence[Figure], key: str) -> bool:
    if parts[0].series.unit.kind == "percent":
        return stackable(record, parts, key)
    periods = split(parts, lambda f: f.period.code).values()
    return sum(whole_of_these(record, same, key) is not None for same in periods) > 1
