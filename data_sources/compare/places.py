"""Countries beside each other: all of a period in order, and one among those of its region.

A place in a ranking is only told where it is sure: among figures of the same series, part and
period, none of them a lower bound, and enough of them to speak of a ranking.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from data_sources.record import measures
from data_sources.record.figure import Figure, Rate
from data_sources.record.kept import kept
from data_sources.record.model import TimelineEvent
from data_sources.record.record import Record

FEWEST = 5
"""Among fewer countries no place is told."""
UNION = "EU27"
LAW = {UNION: "EU"}
"""The jurisdiction of a union in the timeline."""


@dataclass(frozen=True)
class Standing:
    """A country's ``place`` among ``among`` countries, 1 for the highest.

    ``alike`` is how many others have the same value, and so the same place.
    """

    figure: Figure
    place: int
    among: int
    alike: int
    rate: Rate | None = None


def areas_of(record: Record, code: str) -> list[str]:
    """The union and the region that a country belongs to, the union first."""
    found = [area for area, places in record.members.items() if code in places]
    return sorted(found, key=lambda area: (area != UNION, area))


def standing(figure: Figure, area: str = "", per: str = "") -> Standing | None:
    """The place of a country among those of an ``area``, or of all, by count or by a rate.

    None where it cannot be told: the country is not of the area, it or another has only a lower
    bound, no rate is known for it, or too few countries have a figure.
    """
    members = figure.record.members.get(area, frozenset())
    same = [
        other
        for other in measures.record_countries(figure)
        if not area or other.geography.code in members
    ]
    if figure not in same or any(other.observation.lower_bound for other in same):
        return None
    values = {other: _value(other, per) for other in same}
    known = [value for value in values.values() if value is not None]
    own = values[figure]
    if own is None or len(known) < FEWEST:
        return None
    place = 1 + sum(value > own for value in known)
    rate = figure.record.rate(figure, per) if per else None
    return Standing(figure, place, len(known), known.count(own) - 1, rate)


def _value(figure: Figure, per: str) -> float | None:
    if not per:
        return figure.value
    rate = figure.record.rate(figure, per)
    return None if rate is None else rate.value


@kept(64)
def in_order(record: Record, series: str, period: str, area: str = "") -> tuple[Standing, ...]:
    """Every country that has a figure of the undivided series in a period, the highest first.

    With an ``area`` only its countries, with their places among themselves.
    """
    members = record.members.get(area, frozenset())
    found = [
        figure
        for figure in record.find(series, breakdown="", period=period)
        if figure.geography.kind == "country" and (not area or figure.geography.code in members)
    ]
    values = sorted((figure.value for figure in found), reverse=True)
    made = (
        Standing(f, 1 + values.index(f.value), len(found), values.count(f.value) - 1) for f in found
    )
    return tuple(sorted(made, key=lambda s: (s.place, s.figure.geography.code)))


def named_like(standings: Sequence[Standing], words: str) -> list[Standing]:
    """Those whose country's name, in any language, or code holds what a reader typed."""
    wanted = _folded(words.strip())
    return [s for s in standings if any(wanted in _folded(name) for name in _names(s.figure))]


def _names(figure: Figure) -> tuple[str, ...]:
    return (figure.geography.code, *figure.geography.names.values())


def _folded(text: str) -> str:
    """Without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@kept()
def with_figures(record: Record) -> tuple[str, ...]:
    """The codes of the countries and territories of which any series has a current figure."""
    found = {
        figure.geography.code
        for figure in record.all_figures(("current",))
        if figure.geography.kind == "country"
    }
    return tuple(sorted(found))


@kept()
def figures_of(record: Record, code: str) -> tuple[Figure, ...]:
    """Every current figure about a country, series by series, oldest first."""
    return tuple(f for f in record.all_figures(("current",)) if f.geography.code == code)


def latest_of(figures: Collection[Figure]) -> list[Figure]:
    """Of each series and part the figure whose period ends last, in the order given."""
    found: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        key = figure.series.key, figure.observation.breakdown
        known = found.get(key)
        if known is None or figure.period.end > known.period.end:
            found[key] = figure
    return list(found.values())


def laws_of(record: Record, code: str) -> list[TimelineEvent]:
    """Steps in the law of a country and of the union that it belongs to, the latest first."""
    wanted = {code, *(LAW[area] for area in areas_of(record, code) if area in LAW)}
    return [event for event in reversed(record.timeline()) if event.jurisdiction in wanted]
