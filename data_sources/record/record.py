"""The Record: every observation with its series, source, breaks and words, loaded and validated.

``load`` reads and checks a Data Package and returns a :class:`Record`, which is never changed
afterwards and may be shared between threads and sessions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from data_sources.checks.translations import EVENT_WORDS
from data_sources.checks.validation import validate
from data_sources.package.tables import DATASETS, DatasetError, Row, descriptor, read_rows
from data_sources.record.figure import Change, Figure, Rate
from data_sources.record.kept import kept
from data_sources.record.model import (
    Break,
    Explanation,
    Geography,
    HelpLine,
    Observation,
    Publisher,
    Series,
    SeriesText,
    Source,
    TimelineEvent,
    Unit,
    format_breakdown,
)
from data_sources.record.period import Period
from languages import DEFAULT_LANGUAGE, LANGUAGES

STANDINGS = ("current", "confirms", "conflicts", "superseded")
Breakdown = str | Mapping[str, str] | None


class UnknownFigure(KeyError):
    """No current figure answers to that name; the text says what there is instead."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class Record:
    """All that is known, by key. Build it with :func:`load`."""

    version: str
    created: date
    directory: Path
    publishers: Mapping[str, Publisher]
    sources: Mapping[str, Source]
    geographies: Mapping[str, Geography]
    units: Mapping[str, Unit]
    series: Mapping[str, Series]
    observations: tuple[Observation, ...]
    all_breaks: tuple[Break, ...]
    all_explanations: tuple[Explanation, ...]
    events: tuple[TimelineEvent, ...]
    help_lines: tuple[HelpLine, ...]
    internet_users: Mapping[tuple[str, int], tuple[float, str]] = field(repr=False)

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return f"Record({self.version}, {len(self.observations)} observations)"

    @cached_property
    def _by_series(self) -> dict[str, list[Figure]]:
        found: dict[str, list[Figure]] = defaultdict(list)
        for observation in self.observations:
            found[observation.series].append(self._figure_of(observation))
        for figures in found.values():
            figures.sort(key=lambda figure: (figure.period.start, figure.period.end))
        return found

    @cached_property
    def _by_slot(self) -> dict[str, list[Figure]]:
        found: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.all_figures():
            found[figure.id].append(figure)
        return dict(found)

    @cached_property
    def _current(self) -> dict[str, Figure]:
        return {figure.id: figure for figure in self.all_figures(("current",))}

    @cached_property
    def _breaks(self) -> dict[str, tuple[Break, ...]]:
        found: dict[str, list[Break]] = defaultdict(list)
        for item in sorted(self.all_breaks, key=lambda item: item.date):
            found[item.series].append(item)
        return {key: tuple(items) for key, items in found.items()}

    @cached_property
    def frame(self) -> pd.DataFrame:
        """All observations, one a row, in the order of the files. Not to be changed.

        Columns: the observations' own, with ``period_start`` and ``period_end`` as text and
        ``value`` as a number, and ``period`` as code and ``publisher`` and ``topic`` as keys.
        """
        rows = [
            (
                o.series,
                self.series[o.series].publisher.key,
                self.series[o.series].topic,
                o.breakdown,
                o.geography,
                o.period.code,
                o.period.start.isoformat(),
                o.period.end.isoformat(),
                *(o.value, o.unit, o.precision, o.source, o.locator, o.known, o.standing),
                *(o.period_known, o.indicator, o.read_at, o.confirmed_at, o.notes),
            )
            for o in self.observations
        ]
        return pd.DataFrame(rows, columns=FRAME_COLUMNS)

    def all_figures(self, standing: Iterable[str] = STANDINGS) -> Iterator[Figure]:
        """Every figure of the given standings, series by series, oldest first."""
        wanted = set(standing)
        for figures in self._by_series.values():
            yield from (f for f in figures if f.observation.standing in wanted)

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
        found = self._current.get(figure_id)
        if found is not None:
            return found
        series = figure_id.partition("|")[0]
        self._require_series(series)
        near = [f.id for f in self._by_series.get(series, ())][:8]
        raise UnknownFigure(f"no current figure “{figure_id}”; this series has {', '.join(near)}")

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
            raise UnknownFigure(f"“{series}” has no current figure for {geography}, {breakdown!r}")
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
        return [f for f in self._by_slot[figure.id] if f.fingerprint != figure.fingerprint]

    def breaks(self, series: str) -> tuple[Break, ...]:
        """The breaks of a series, oldest first."""
        return self._breaks.get(series, ())

    def explanations(self, series: str) -> tuple[Explanation, ...]:
        """The jumps of a series that have one known cause."""
        return tuple(item for item in self.all_explanations if item.series == series)

    def change(self, first: Figure, second: Figure, across_breaks: bool = False) -> Change:
        """What lies between two figures. Raises NotComparable, which says why."""
        return Change.between(first, second, across_breaks)

    def per_million(self, figure: Figure) -> Rate | None:
        """The count per million internet users of its place and year, where both are known."""
        if not figure.series.per_million or figure.period.kind != "year":
            return None
        key = (figure.observation.geography, figure.period.start.year)
        users, source = self.internet_users.get(key, (0, ""))
        if not users:
            return None
        observation = _users_observation(figure.observation.geography, figure.period, users, source)
        return Rate(figure, self._figure_of(observation))

    @cached_property
    def denominators(self) -> tuple[Figure, ...]:
        """The numbers of internet users by place and year that rates are made with."""
        return tuple(
            self._figure_of(_users_observation(place, Period.parse(f"{year}"), users, source))
            for (place, year), (users, source) in self.internet_users.items()
        )

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
        return _dsa(self.directory, "dsa_statements_monthly.csv", ("month", "platform", "label"))

    @cached_property
    def dsa_totals(self) -> pd.DataFrame:
        """All statements a month: month, statements, with any keyword, platforms submitting."""
        return _dsa(self.directory, "dsa_statements_totals_monthly.csv", ("month",))

    def _figure_of(self, observation: Observation) -> Figure:
        return Figure(
            observation,
            self.series[observation.series],
            self.sources[observation.source],
            self.geographies[observation.geography],
            self,
        )

    def _require_series(self, series: str) -> None:
        if series not in self.series:
            raise UnknownFigure(f"“{series}” is not a series of this record")


FRAME_COLUMNS = [
    *("series", "publisher", "topic", "breakdown", "geography", "period"),
    *("period_start", "period_end", "value", "unit", "precision", "source", "locator", "known"),
    *("standing", "period_known", "indicator", "read_at", "confirmed_at", "notes"),
]
USERS_SERIES = "context.internet_users"


def load(directory: str | Path = DATASETS) -> Record:
    """Read and check the package in a directory.

    Raises DatasetError, whose ``faults`` name file, line, column and reason.
    """
    path = Path(directory)
    place = _place(path)
    try:
        faults = validate(path)
        if faults:
            raise DatasetError(faults)
        record = _build(path)
    except Exception:
        if _place(path) == place:
            raise
        return load(path)
    # Another place: the desk put a new version there while files of the old one were read.
    return record if _place(path) == place else load(path)


def _place(path: Path) -> tuple[int, int] | None:
    """What tells this directory from another one that takes its place."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


@cache
def the_record() -> Record:
    """The record that ships with the project, loaded once a process."""
    return load(DATASETS)


def observation_files(directory: Path) -> list[str]:
    """The observation tables that the descriptor names, in its order."""
    paths = (resource["path"] for resource in descriptor(directory)["resources"])
    return [path for path in paths if str(path).startswith("observations/")]


def _build(path: Path) -> Record:
    about = descriptor(path)
    publishers = {row["publisher"]: _publisher(row) for row in read_rows(path, "publishers.csv")}
    units = {row["unit"]: _unit(row) for row in read_rows(path, "units.csv")}
    observations = tuple(
        observation_from(row) for name in observation_files(path) for row in read_rows(path, name)
    )
    return Record(
        version=about["version"],
        created=date.fromisoformat(about["created"][:10]),
        directory=path,
        publishers=publishers,
        sources={r["source"]: _source(r, publishers) for r in read_rows(path, "sources.csv")},
        geographies={r["geography"]: _geography(r) for r in read_rows(path, "geographies.csv")},
        units=units,
        series=_series(path, publishers, units),
        observations=observations,
        all_breaks=tuple(_break(row) for row in read_rows(path, "breaks.csv")),
        all_explanations=tuple(_explanation(row) for row in read_rows(path, "explanations.csv")),
        events=tuple(_event(row) for row in read_rows(path, "timeline.csv")),
        help_lines=tuple(_help(row) for row in read_rows(path, "help.csv")),
        internet_users={
            (row["geography"], int(row["year"])): (number(row["users"]), row["source"])
            for row in read_rows(path, "internet_users.csv")
        },
    )


def number(text: str) -> float:
    """A value cell: an int where it is whole, so that it prints without a point."""
    value = float(text)
    return int(value) if value.is_integer() else value


def observation_from(row: Row | Mapping[str, str]) -> Observation:
    """One row of an observations table. The row must have passed validation."""
    cells = row.cells if isinstance(row, Row) else row
    start = date.fromisoformat(cells["period_start"])
    end = date.fromisoformat(cells["period_end"])
    kept = {name: cells[name] for name in OBSERVATION_TEXTS}
    return Observation(period=Period(start, end), value=number(cells["value"]), **kept)


OBSERVATION_TEXTS = (
    *("series", "breakdown", "geography", "unit", "precision", "source", "locator", "known"),
    *("standing", "period_known", "indicator", "read_at", "confirmed_at", "notes"),
)


def _users_observation(geography: str, period: Period, users: float, source: str) -> Observation:
    """The denominator of a count, as an observation, so that it is cited like any other."""
    texts = dict.fromkeys(OBSERVATION_TEXTS, "")
    texts |= {
        "series": USERS_SERIES,
        "geography": geography,
        "unit": "people",
        "precision": "about",
        "source": source,
        "locator": f"row {geography}, {period.code}",
        "known": "second-hand",
        "standing": "current",
        "period_known": "stated",
    }
    return Observation(period=period, value=users, **texts)


def _publisher(row: Row) -> Publisher:
    names = ("publisher", "name", "short", "kind", "country", "url")
    return Publisher(*(row[name] for name in names))


def _source(row: Row, publishers: Mapping[str, Publisher]) -> Source:
    return Source(
        row["source"],
        publishers[row["publisher"]],
        row["title"],
        row["url"],
        row["published"],
        date.fromisoformat(row["read_on"]),
        row["licence"],
    )


def _by_language(row: Row, column: str) -> dict[str, str]:
    return {language: row[f"{column}_{language}"] for language in LANGUAGES}


def _geography(row: Row) -> Geography:
    return Geography(row["geography"], row["kind"], row["iso2"], _by_language(row, "name"))


def _unit(row: Row) -> Unit:
    return Unit(row["unit"], row["kind"], _by_language(row, "one"), _by_language(row, "many"))


def _break(row: Row) -> Break:
    when = date.fromisoformat(row["date"])
    labels, whys = _by_language(row, "label"), _by_language(row, "why")
    return Break(row["series"], when, labels, whys, row["url"])


def _explanation(row: Row) -> Explanation:
    when = date.fromisoformat(row["period_start"])
    labels, texts = _by_language(row, "label"), _by_language(row, "text")
    return Explanation(row["series"], row["breakdown"], row["geography"], when, labels, texts)


def _event(row: Row) -> TimelineEvent:
    texts = ("date", "jurisdiction", *EVENT_WORDS, "source_title", "source_url", "notes")
    instrument, event, status = EVENT_WORDS
    translations = {
        code: (row[f"{instrument}_{code}"], row[f"{event}_{code}"], row[f"{status}_{code}"])
        for code in LANGUAGES
        if code != DEFAULT_LANGUAGE
    }
    return TimelineEvent(**{name: row[name] for name in texts}, translations=translations)


def _help(row: Row) -> HelpLine:
    what = _by_language(row, "what")
    return HelpLine(row["geography"], row["kind"], row["name"], row["url"], row["phone"], what)


def _series(
    path: Path, publishers: Mapping[str, Publisher], units: Mapping[str, Unit]
) -> dict[str, Series]:
    collections = {
        (row["collection"], row["language"]): row for row in read_rows(path, "collections.csv")
    }
    texts: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in read_rows(path, "series_texts.csv"):
        texts[row["series"]][row["language"]] = row
    found = {}
    for row in read_rows(path, "series.csv"):
        written = {
            language: _series_text(text, collections[row["collection"], language])
            for language, text in texts[row["series"]].items()
        }
        found[row["series"]] = Series(
            row["series"],
            row["collection"],
            publishers[row["publisher"]],
            units[row["unit"]],
            row["form"],
            row["topic"],
            row["frequency"],
            row["per_million"] == "yes",
            written,
        )
    return found


def _series_text(own: Row, shared: Row) -> SeriesText:
    """A series' own words, with those of its collection where it has none of its own."""
    caveats = " ".join(filter(None, (own["caveats"], shared["caveats"])))
    return SeriesText(
        own["name"],
        own["definition"],
        shared["measures"],
        shared["does_not_measure"],
        caveats,
        own["critic"] or shared["critic"],
        shared["answer"],
        shared["name"],
    )


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
        for figure in record._by_series.get(series, ())
        if (geography is None or figure.observation.geography == geography)
        and (breakdown is None or figure.observation.breakdown == breakdown)
        and (period is None or figure.period == period)
        and figure.observation.standing in standing
    )


def _breakdown_text(breakdown: Breakdown) -> str | None:
    if breakdown is None or isinstance(breakdown, str):
        return breakdown
    return format_breakdown(breakdown)


def _dsa(path: Path, name: str, texts: tuple[str, ...]) -> pd.DataFrame:
    types: dict[str, Any] = dict.fromkeys(texts, "str")
    return pd.read_csv(path / name, dtype=types, keep_default_na=False)
