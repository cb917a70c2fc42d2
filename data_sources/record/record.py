"""The Record: every observation with its series, source, breaks and words, loaded and validated.

Build it with :func:`data_sources.record.load.load`. A record is never changed afterwards
and may be shared between threads and sessions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from data_sources.checks.needed import columns
from data_sources.package.table import Table
from data_sources.record.figure import Change, Figure, Rate, parted
from data_sources.record.kept import kept
from data_sources.record.model import (
    Break,
    Counted,
    Explanation,
    Geography,
    HelpLine,
    Observation,
    Publisher,
    Rule,
    Series,
    Share,
    Sibling,
    Source,
    Texts,
    TimelineEvent,
    Unit,
    WorkedOut,
    format_breakdown,
)
from data_sources.record.observations import OBSERVATION_TEXTS, Observations
from data_sources.record.period import Period

if TYPE_CHECKING:
    import pandas as pd

STANDINGS = ("current", "confirms", "conflicts", "superseded")
Breakdown = str | Mapping[str, str] | None
# A number of people and the key of its source, by place and year.
People = Mapping[tuple[str, int], tuple[float, str]]


class UnknownFigure(KeyError):
    """No current figure answers to that name; the text says what there is instead.

    ``series`` is the one that was asked, where it is known.
    """

    def __init__(self, text: str, series: str = "") -> None:
        super().__init__(text)
        self.series = series

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class Record:
    """All that is known, by key.

    ``people`` are the numbers of people that rates are made with, by their series, and
    ``people_series`` says which series a rate is per; ``register_series`` are those that
    are ``counted`` from the ``monthly`` tables of a register, and have no figure here (see
    :mod:`data_sources.record.register`). ``members`` are the countries of a region or union.
    """

    version: str
    created: date
    directory: Path
    publishers: Mapping[str, Publisher]
    sources: Mapping[str, Source]
    geographies: Mapping[str, Geography]
    units: Mapping[str, Unit]
    series: Mapping[str, Series]
    observations: Sequence[Observation]
    all_breaks: tuple[Break, ...]
    all_explanations: tuple[Explanation, ...]
    events: tuple[TimelineEvent, ...]
    help_lines: tuple[HelpLine, ...]
    people: Mapping[str, People] = field(repr=False)
    people_series: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, Texts] = field(default_factory=dict)
    register_series: Mapping[str, Series] = field(default_factory=dict)
    counted: Mapping[str, Counted] = field(default_factory=dict)
    monthly: Mapping[str, Table] = field(default_factory=dict, repr=False, compare=False)
    totals: tuple[Rule, ...] = ()
    shares: tuple[Share, ...] = ()
    siblings: tuple[Sibling, ...] = ()
    worked_out: tuple[WorkedOut, ...] = ()
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return f"Record({self.version}, {len(self.observations)} observations)"

    @cached_property
    def columns(self) -> Observations:
        """The observations by columns, for what concerns all of them."""
        return Observations.of(self.observations)

    def _figures(self, series: str) -> tuple[Figure, ...]:
        """All figures of a series, oldest first; none of one that has none."""
        return _figures_of(self, series) if series in self.columns.by_series else ()

    @cached_property
    def _breaks(self) -> dict[str, tuple[Break, ...]]:
        found: dict[str, list[Break]] = defaultdict(list)
        for item in sorted(self.all_breaks, key=lambda item: item.date):
            found[item.series].append(item)
        return {key: tuple(items) for key, items in found.items()}

    @cached_property
    def _explanations(self) -> dict[str, tuple[Explanation, ...]]:
        found: dict[str, list[Explanation]] = defaultdict(list)
        for item in self.all_explanations:
            found[item.series].append(item)
        return {key: tuple(items) for key, items in found.items()}

    @cached_property
    def frame(self) -> pd.DataFrame:
        """All observations, one a row, in the order of the files. Not to be changed.

        Columns: the observations' own, with ``period_start`` and ``period_end`` as text and
        ``value`` as a number, and ``period`` as code and ``publisher`` and ``topic`` as keys.
        """
        import pandas as pd

        table = self.columns.table
        made = {
            "publisher": table["series"].worked_out(lambda s: self.series[s].publisher.key, object),
            "topic": table["series"].worked_out(lambda s: self.series[s].topic, object),
            "period": self.columns.period_codes(),
            "value": self.columns.numbers(),
        }
        columns = {n: made[n] if n in made else table[n].cells() for n in FRAME_COLUMNS}
        return pd.DataFrame(columns)

    def all_figures(self, standing: Iterable[str] = STANDINGS) -> Iterator[Figure]:
        """Every figure of the given standings, series by series, oldest first."""
        wanted = set(standing)
        for series in self.columns.by_series:
            yield from (f for f in self._figures(series) if f.observation.standing in wanted)

    def with_current(self) -> list[str]:
        """The series that have a current figure, by key. No figure is made to tell."""
        return sorted(self.columns.series_where("standing", "current"))

    def find(
        self,
        series: str,
        geography: str | None = None,
        breakdown: Breakdown = None,
        period: str | Period | None = None,
        standing: Iterable[str] = ("current",),
    ) -> list[Figure]:
        """The figures of a series that fit, oldest first. ``None`` means any.

        Raises UnknownFigure when there is no such series.
        """
        self._require_series(series)
        parts = _breakdown_text(breakdown)
        span = Period.parse(period) if isinstance(period, str) else period
        return list(_fitting(self, series, geography, parts, span, frozenset(standing)))

    def figure(
        self,
        series: str,
        period: str | Period,
        geography: str = "World",
        breakdown: Breakdown = "",
    ) -> Figure:
        """The one current figure of a slot. Raises UnknownFigure, which lists near ones."""
        span = Period.parse(period) if isinstance(period, str) else period
        slot = "|".join((series, _breakdown_text(breakdown) or "", geography, span.code))
        return self.by_id(slot)

    def by_id(self, figure_id: str) -> Figure:
        """The current figure with that identity. Raises UnknownFigure."""
        series = figure_id.partition("|")[0]
        self._require_series(series)
        of_slot = _by_slot(self, series).get(figure_id, ())
        current = [f for f in of_slot if f.observation.standing == "current"]
        if current:
            return current[-1]
        near = [f.id for f in self._figures(series)[:8]]
        had = f"this series has {', '.join(near)}"
        raise UnknownFigure(f"no current figure “{figure_id}”; {had}", series)

    def latest(
        self,
        series: str,
        geography: str = "World",
        breakdown: Breakdown = "",
        kind: str | None = None,
    ) -> Figure:
        """The current figure whose period ends last. Raises UnknownFigure when there is none."""
        found = [
            figure
            for figure in self.find(series, geography, breakdown)
            if kind is None or figure.period.kind == kind
        ]
        if not found:
            where = f"{geography}, {breakdown!r}"
            raise UnknownFigure(f"“{series}” has no current figure for {where}", series)
        return max(found, key=lambda figure: (figure.period.end, figure.period.start))

    def trend(
        self,
        series: str,
        geography: str = "World",
        breakdown: Breakdown = "",
        kind: str | None = "year",
    ) -> list[Figure]:
        """The current figures over periods of one kind, oldest first; ``kind=None`` takes all."""
        return [
            figure
            for figure in self.find(series, geography, breakdown)
            if kind is None or figure.period.kind == kind
        ]

    def others(self, figure: Figure) -> list[Figure]:
        """What else was published for the same slot: confirmations, conflicts, old values."""
        of_slot = _by_slot(self, figure.observation.series)[figure.id]
        return [f for f in of_slot if f.fingerprint != figure.fingerprint]

    def breaks(self, series: str) -> tuple[Break, ...]:
        """The breaks of a series, oldest first."""
        return self._breaks.get(series, ())

    def breaks_between(self, first: Figure, second: Figure) -> tuple[Break, ...]:
        """The breaks of the first figure's series that part the two, oldest first."""
        own = self.breaks(first.series.key)
        return tuple(item for item in own if parted(first, second, item.date, (item.series,)))

    def explanations(self, series: str) -> tuple[Explanation, ...]:
        """The jumps of a series that have one known cause."""
        return self._explanations.get(series, ())

    def explanations_of(self, figure: Figure) -> tuple[Explanation, ...]:
        """What is known of the one cause of this very figure's level or jump."""
        own = self.explanations(figure.series.key)
        return tuple(item for item in own if item.explains(figure.observation))

    def explanations_between(self, first: Figure, second: Figure) -> tuple[Explanation, ...]:
        """What is known of the one cause of the change from the first figure to the second.

        It lies after the first period began and not after the second did; or the first figure
        itself is of a part of its period.
        """
        start, end = first.period.start, second.period.start
        return tuple(
            item
            for item in self.explanations(second.series.key)
            if item.same_thing(second.observation)
            and (start < item.start <= end or (item.part_year and item.start == start))
        )

    def change(self, first: Figure, second: Figure, across_breaks: bool = False) -> Change:
        """What lies between two figures. Raises NotComparable, which says why."""
        return Change.between(first, second, across_breaks)

    def rate(self, figure: Figure, per: str) -> Rate | None:
        """The count by the people of its place and year, where both are known.

        ``per`` is "million" (internet users) or "children" (100,000 people under 18).
        """
        series = self.people_series.get(per)
        if series is None or not figure.series.per_million or figure.period.kind != "year":
            return None
        place = figure.observation.geography
        number, source = self.people[series].get((place, figure.period.start.year), (0, ""))
        if not number:
            return None
        return Rate(figure, self._people(series, place, figure.period, number, source), per)

    def per_million(self, figure: Figure) -> Rate | None:
        """The count per million internet users, where their number is known."""
        return self.rate(figure, "million")

    @cached_property
    def denominators(self) -> Mapping[str, tuple[Figure, ...]]:
        """The numbers of people that rates are made with, by their series."""
        return {
            series: tuple(
                self._people(series, place, Period.parse(f"{year}"), number, source)
                for (place, year), (number, source) in known.items()
            )
            for series, known in self.people.items()
            if series in self.series
        }

    def geography(self, code: str) -> Geography:
        """A country, region or group by its code. Raises UnknownFigure."""
        if code not in self.geographies:
            raise UnknownFigure(f"“{code}” is not a place in this record")
        return self.geographies[code]

    def timeline(self) -> tuple[TimelineEvent, ...]:
        """Steps in law and policy, oldest first."""
        return tuple(sorted(self.events, key=lambda event: event.date))

    @cached_property
    def dsa_monthly(self) -> pd.DataFrame:
        """Statements of reasons: month, platform, label, statements (a count)."""
        return self._monthly_frame("dsa_statements_monthly")

    @cached_property
    def dsa_totals(self) -> pd.DataFrame:
        """All statements a month: month, statements, with any keyword, platforms submitting."""
        return self._monthly_frame("dsa_statements_totals_monthly")

    def topic(self, key: str, language: str) -> str:
        """A subject's name in a language; the key itself where it has none."""
        return self.topics[key][language] if key in self.topics else key

    def wholes_of(self, figure: Figure) -> list[Figure]:
        """The figures that one is a share of, in its own period, in the order of the table."""
        keys = (share.whole for share in self.shares if share.part == figure.series.key)
        found = [f for key in keys for f in self.find(key, "World", "", figure.period)]
        return [f for f in found if f.value and f.value >= figure.value]

    def _monthly_frame(self, name: str) -> pd.DataFrame:
        import pandas as pd

        counts = {column.name for column in columns(f"{name}.csv") if column.kind == "integer"}
        cells = {column: found.cells() for column, found in self.monthly[name].columns.items()}
        return pd.DataFrame({n: [*map(int, c)] if n in counts else c for n, c in cells.items()})

    def _figure_of(self, observation: Observation) -> Figure:
        return Figure(
            observation,
            self.series[observation.series],
            self.sources[observation.source],
            self.geographies[observation.geography],
            self,
        )

    def _people(
        self, series: str, geography: str, period: Period, number: float, source: str
    ) -> Figure:
        """The denominator of a count, as a figure, so that it is cited like any other."""
        texts = dict.fromkeys(OBSERVATION_TEXTS, "")
        texts |= {
            "series": series,
            "geography": geography,
            "unit": self.series[series].unit.key,
            "precision": "about",
            "source": source,
            "locator": f"row {geography}, {period.code}",
            "known": "second-hand",
            "standing": "current",
            "period_known": "stated",
        }
        return self._figure_of(Observation(period=period, value=number, **texts))

    def _require_series(self, series: str) -> None:
        if series not in self.series:
            raise UnknownFigure(f"“{series}” is not a series of this record", series)


FRAME_COLUMNS = [
    *("series", "publisher", "topic", "breakdown", "geography", "period"),
    *("period_start", "period_end", "value", "unit", "precision", "source", "locator", "known"),
    *("standing", "period_known", "indicator", "read_at", "confirmed_at", "notes"),
]


@kept()
def _figures_of(record: Record, series: str) -> tuple[Figure, ...]:
    observations = record.columns
    return tuple(map(record._figure_of, observations.take(observations.by_series[series])))


@kept()
def _by_slot(record: Record, series: str) -> Mapping[str, list[Figure]]:
    """The figures of a series by their identity."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in record._figures(series):
        found[figure.id].append(figure)
    return dict(found)


@kept(4096)
def _fitting(
    record: Record,
    series: str,
    geography: str | None,
    breakdown: str | None,
    period: Period | None,
    standing: frozenset[str],
) -> tuple[Figure, ...]:
    """Kept, for a page asks the same again at every click."""
    return tuple(
        figure
        for figure in record._figures(series)
        if (geography is None or figure.observation.geography == geography)
        and (breakdown is None or figure.observation.breakdown == breakdown)
        and (period is None or figure.period == period)
        and figure.observation.standing in standing
    )


def _breakdown_text(breakdown: Breakdown) -> str | None:
    if breakdown is None or isinstance(breakdown, str):
        return breakdown
    return format_breakdown(breakdown)
