"""A country beside those around it: which they are, and the chart of them all.

Neighbours share a border and a region (France's overseas parts make Brazil none of them); an
island, and whoever has no outline, stands beside those next to it in the order of its region.
"""

from __future__ import annotations

from collections.abc import Iterable

from charts.layout.shapes import neighbours
from charts.spec.asked import MOST_PLACES
from charts.spec.identity import chart_id
from data_sources.compare import places
from data_sources.record import measures
from data_sources.record.record import Record


def beside(record: Record, series: str, code: str) -> tuple[str, ...]:
    """Up to five countries beside one, of those that the series knows in its last year.

    The largest first. Empty where the series or its last year does not know the country, or
    nobody around it.
    """
    if code not in measures.countries(record, series):
        return ()
    year = measures.years(record, series)[0]
    areas = places.areas_of(record, code)
    near = neighbours(code) & {one for area in areas for one in record.members[area]}
    known = [s.figure.geography.code for s in places.in_order(record, series, year)]
    found = [other for other in known if other in near]
    if found or not areas:
        return tuple(found[: MOST_PLACES - 1])
    order = [s.figure.geography.code for s in places.in_order(record, series, year, areas[0])]
    if code not in order:
        return ()
    at = order.index(code)
    start = max(0, min(at - 2, len(order) - MOST_PLACES + 1))
    return tuple(other for other in order[start : start + MOST_PLACES - 1] if other != code)


def by_border(code: str, others: Iterable[str]) -> bool:
    """Whether those who stand beside a country share a border with it."""
    return neighbours(code).issuperset(others)


def chart_beside(record: Record, series: str, code: str, per: str = "") -> str:
    """The chart of a country and those beside it over the years; empty where it stands alone."""
    others = beside(record, series, code)
    if not others or (per and record.rate(record.trend(series, code)[-1], per) is None):
        return ""
    return chart_id("trend", series, geography=",".join((code, *others)), per=per)
