"""From a chart's name to the figures on it: what was left open is chosen here, one way always."""

from __future__ import annotations

import difflib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from charts.spec.identity import ChartId
from charts.spec.model import UnknownChart
from data_sources.record.figure import Figure
from data_sources.record.model import format_breakdown, parse_breakdown
from data_sources.record.period import Period
from data_sources.record.record import Record

BY_PLACE = "geography"
GRAINS = ("year", "half", "quarter", "month")


def grain(period: Period) -> str:
    """Periods of one grain can stand on one axis: a kind, or free spans of the same length."""
    if period.kind != "span":
        return period.kind
    return f"span-{period.months}m" if period.months else f"span-{period.days}d"


def pool(record: Record, key: str, chart_id: ChartId) -> list[Figure]:
    """The current figures of a series within the chart's geography, period and dates.

    Raises UnknownChart when the series is not there or nothing is left, saying what there is.
    """
    every = current(record, key)
    found = [f for f in every if _fits(f, chart_id)]
    if not found:
        raise UnknownChart(f"“{key}” has no figure for {chart_id}; {what_exists(every)}")
    return found


def current(record: Record, key: str) -> list[Figure]:
    """The current figures of a series, oldest first. Raises UnknownChart when it is not there.

    The numbers of internet users stand in a table of their own and are figures here too.
    """
    require_series(record, key)
    return list(record.denominators.get(key) or record.find(key))


def require_series(record: Record, key: str) -> None:
    """Raise UnknownChart, with the names that come near, when there is no such series."""
    if key not in record.series:
        near = difflib.get_close_matches(key, list(record.series), 5, 0.4)
        hint = f"; there is {', '.join(near)}" if near else ""
        raise UnknownChart(f"“{key[:200]}” is not a series of this record{hint}")


def what_exists(figures: Sequence[Figure]) -> str:
    """A few of each thing that the figures have, for messages."""
    if not figures:
        return "it has no current figure"
    parts = (
        ("geography", (f.geography.code for f in figures)),
        ("breakdown", (f.observation.breakdown for f in figures if f.breakdown)),
        ("period", (f.period.code for f in figures)),
    )
    said = []
    for name, values in parts:
        distinct = list(dict.fromkeys(values))
        if distinct:
            more = f" and {len(distinct) - 6} more" if len(distinct) > 6 else ""
            said.append(f"{name} {', '.join(distinct[:6])}{more}")
    return "it has " + "; ".join(said)


def _fits(figure: Figure, chart_id: ChartId) -> bool:
    places, period, periods = (chart_id.get(n) for n in ("geography", "period", "periods"))
    since, area = chart_id.get("since"), chart_id.get("area")
    until = chart_id.get("until")
    return (
        (not area or figure.geography.code in figure.record.members.get(area, ()))
        and (not places or figure.geography.code in places.split(","))
        and (not period or figure.period == _period(period))
        and (not periods or periods in (grain(figure.period), figure.period.kind))
        and (not since or f"{figure.period.end.year}" >= since)
        and (not until or f"{figure.period.start.year}" <= until)
    )


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as error:
        raise UnknownChart(str(error)) from None


def most_common(values: Iterable[str], preferred: Sequence[str] = ()) -> str:
    """The most frequent value; a preferred one wins when it is there at all.

    Raises UnknownChart where there is none: whatever was asked for fits no figure.
    """
    counts = Counter(values)
    if not counts:
        raise UnknownChart("no current figure fits what is asked for")
    for value in preferred:
        if value in counts:
            return value
    return max(counts, key=lambda value: (counts[value], value))


def one_place(figures: list[Figure]) -> list[Figure]:
    """The figures of one geography: the world when it is there, else the best covered."""
    code = most_common((f.geography.code for f in figures), ("World",))
    return [f for f in figures if f.geography.code == code]


def one_breakdown(figures: list[Figure], wanted: str, open_keys: Sequence[str]) -> list[Figure]:
    """The figures of one part, leaving the ``open_keys`` free.

    ``wanted`` names the part. When it is empty, the undivided figures are taken, or else the part
    that is best covered.
    """
    if wanted:
        fixed = parse_breakdown(wanted) if "=" in wanted else {}
        return [f for f in figures if rest_of(f, open_keys) == fixed]
    rest = most_common((format_breakdown(rest_of(f, open_keys)) for f in figures), ("",))
    return [f for f in figures if format_breakdown(rest_of(f, open_keys)) == rest]


def rest_of(figure: Figure, open_keys: Sequence[str]) -> dict[str, str]:
    """A figure's breakdown without the keys that are left open."""
    return {k: v for k, v in figure.breakdown.items() if k not in open_keys}


def one_grain(figures: list[Figure]) -> list[Figure]:
    """The figures over periods of one kind: the kind with the most periods, years at a tie."""
    periods: dict[str, set[Period]] = {}
    for figure in figures:
        periods.setdefault(grain(figure.period), set()).add(figure.period)
    order = {name: -place for place, name in enumerate(GRAINS)}
    best = max(periods, key=lambda g: (len(periods[g]), order.get(g, -9), g))
    return [f for f in figures if grain(f.period) == best]


def with_key(figures: list[Figure], by: str, chart_id: ChartId) -> list[Figure]:
    """The figures told apart by ``by``, within ``only``. Raises UnknownChart when none is."""
    found = figures if by == BY_PLACE else [f for f in figures if by in f.breakdown]
    if chart_id.get("only"):
        names = chart_id.get("only").split("|")
        found = [f for f in found if value_of(f, by) in names]
    if not found:
        hint = what_exists(figures)
        raise UnknownChart(f"{chart_id} has no figure by “{by}”; {hint}")
    return found


def value_of(figure: Figure, by: str) -> str:
    """What a figure is, in the dimension ``by``: a geography code or a breakdown's value."""
    return figure.geography.code if by == BY_PLACE else figure.breakdown.get(by, "")


def best_period(figures: list[Figure], enough: float = math.inf) -> Period:
    """The latest period that is well covered: half as many figures as the fullest, or enough."""
    counts = Counter(f.period for f in figures)
    most = max(counts.values())
    enough = min(max(2, most / 2), enough, most)
    full = [period for period, count in counts.items() if count >= enough]
    return max(full, key=lambda p: (p.end, p.kind == "year", p.days))


def split(figures: Iterable[Figure], key: Callable[[Figure], str]) -> dict[str, list[Figure]]:
    """Figures by a key, in order of first appearance."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(key(figure), []).append(figure)
    return found
