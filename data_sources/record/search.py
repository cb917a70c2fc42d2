"""Finding figures by words, publisher, subject, place, year and how well they are known.

All rows of the record can be found here, those that were revised or contradicted too.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from data_sources.record.figure import LEVELS, Figure, breakdown_words
from data_sources.record.kept import kept
from data_sources.record.model import Source
from data_sources.record.record import STANDINGS, Record


@dataclass(frozen=True)
class Query:
    """What is looked for. An empty part leaves everything in; several values mean any of them.

    ``words`` must all be found, in any order, in the names, texts, place, source or notes of a
    row. ``places`` are geography codes, ``years`` touch the period, ``levels`` and ``standings``
    are those of the figures, ``publishers`` those who counted, ``sources`` keys of publications.
    """

    words: str = ""
    publishers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    levels: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@kept(64)
def search(record: Record, query: Query) -> tuple[Figure, ...]:
    """The figures that fit, series by series, the newest period first.

    Kept, for a page asks again with the same query whenever anything on it is clicked.
    """
    terms = folded(query.words).split()
    return tuple(
        figure
        for figure, text in _texts(record)
        if _fits(figure, query) and all(term in text for term in terms)
    )


def slot(record: Record, figure_id: str) -> list[Figure]:
    """All that was published for one identity, the current figure first; empty when unknown."""
    series = figure_id.partition("|")[0]
    figures = record.find(series, standing=STANDINGS) if series in record.series else ()
    found = [figure for figure in figures if figure.id == figure_id]
    return sorted(found, key=lambda figure: STANDINGS.index(figure.observation.standing))


@dataclass(frozen=True)
class SourceUse:
    """One publication and the figures that rest on it, counted by how well they are known."""

    source: Source
    figures: int
    levels: dict[str, int] = field(hash=False)
    topics: tuple[str, ...]

    def days_old(self, today: date) -> int | None:
        """Days since publication, counted from the end of the year or month that is known."""
        known = self.source.published
        if not known:
            return None
        text = known + {4: "-12-31", 7: "-28"}.get(len(known), "")
        return max(0, (today - date.fromisoformat(text)).days)


@kept()
def source_uses(record: Record) -> tuple[SourceUse, ...]:
    """Every publication of the record with the figures that rest on it, by publisher and title."""
    own: dict[str, list[Figure]] = defaultdict(list)
    for figure in record.all_figures():
        own[figure.source.key].append(figure)
    uses = [_use(source, own.get(source.key, [])) for source in record.sources.values()]
    by_name = sorted(uses, key=lambda u: (u.source.publisher.name.casefold(), u.source.title))
    return tuple(by_name)


@kept()
def source_titles(record: Record, language: str) -> Mapping[str, str]:
    """Publisher and title of every publication by its key, in the order of :func:`source_uses`."""
    used = (use.source for use in source_uses(record))
    return MappingProxyType({s.key: s.with_publisher(language) for s in used})


def _use(source: Source, figures: Sequence[Figure]) -> SourceUse:
    counts = Counter(figure.level for figure in figures)
    topics = tuple(sorted({figure.series.topic for figure in figures}))
    return SourceUse(source, len(figures), {level: counts[level] for level in LEVELS}, topics)


@kept()
def levels(record: Record) -> Mapping[str, int]:
    """How many rows of the record are known how well, by level, the best first."""
    counts = Counter(figure.level for figure in record.all_figures())
    return MappingProxyType({level: counts[level] for level in LEVELS})


@kept()
def years(record: Record) -> tuple[int, ...]:
    """The years that any period touches, the latest first."""
    found = {year for figure in record.all_figures() for year in _years(figure)}
    return tuple(sorted(found, reverse=True))


@kept()
def places(record: Record) -> tuple[str, ...]:
    """The codes of all places that a figure is about, those with most figures first."""
    counts = Counter(record.columns.counts("geography"))
    return tuple(code for code, _ in counts.most_common())


@kept()
def publishers(record: Record) -> tuple[str, ...]:
    """The keys of all who counted, by name."""
    keys = {record.series[key].publisher.key for key in record.columns.counts("series")}
    return tuple(sorted(keys, key=lambda key: record.publishers[key].name.casefold()))


@kept()
def topics(record: Record) -> tuple[str, ...]:
    """The subjects of the series that have figures."""
    return tuple(sorted({record.series[key].topic for key in record.columns.counts("series")}))


def _order(figure: Figure) -> tuple[str, int, str, str]:
    observation = figure.observation
    return (
        figure.series.key,
        -figure.period.end.toordinal(),
        f"{observation.geography}|{observation.breakdown}|{figure.period.code}",
        f"{STANDINGS.index(observation.standing)}",
    )


def _fits(figure: Figure, query: Query) -> bool:
    return (
        _among(figure.series.publisher.key, query.publishers)
        and _among(figure.series.topic, query.topics)
        and _among(figure.observation.geography, query.places)
        and (not query.years or any(year in _years(figure) for year in query.years))
        and _among(figure.level, query.levels)
        and _among(figure.observation.standing, query.standings)
        and _among(figure.source.key, query.sources)
    )


def _among(value: str, wanted: Iterable[str]) -> bool:
    return not wanted or value in wanted


def _years(figure: Figure) -> range:
    return range(figure.period.start.year, figure.period.end.year + 1)


@kept()
def _texts(record: Record) -> tuple[tuple[Figure, str], ...]:
    """Every figure in order, with all the words that it may be found by, in both languages."""
    return tuple((f, _words(f)) for f in sorted(record.all_figures(), key=_order))


def _words(figure: Figure) -> str:
    o, series, source = figure.observation, figure.series, figure.source
    said = [series.key, series.publisher.name, series.publisher.short, source.title]
    said += [*source.titles.values(), *source.notes.values()]
    said += [
        source.publisher.name,
        o.breakdown,
        o.locator,
        o.notes,
        o.geography,
        figure.period.code,
    ]
    for language, text in series.texts.items():
        said += [text.name, text.definition, text.collection, figure.geography.name(language)]
        said += [breakdown_words(o.breakdown, language), figure.format(language, "plain")]
    said.append(f"{figure.value:g}" if figure.value % 1 else f"{figure.value:.0f}")
    return folded(" ".join(said))


def folded(text: str) -> str:
    """Small letters without accents, so that "Curaçao" is found by "curacao"."""
    small = text.casefold()
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFKD", small)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
