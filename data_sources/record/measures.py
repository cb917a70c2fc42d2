"""What is worked out from figures: parts of a whole, ranks, and how few senders make a total.

Nothing here was printed by a publisher. Each result carries the figures that it was made from,
so that a page can show and cite them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data_sources.record.figure import SMALLEST_BASE, Figure, NotComparable
from data_sources.record.kept import kept
from data_sources.record.period import Period
from data_sources.record.record import Record, UnknownFigure
from languages import numbers


@dataclass(frozen=True)
class Part:
    """What some figures come to together, in percent of a whole of the same period.

    Raises ValueError when a part counts another unit or another period than the whole.
    """

    parts: tuple[Figure, ...]
    whole: Figure

    def __post_init__(self) -> None:
        for part in self.parts:
            if part.unit != self.whole.unit or part.period != self.whole.period:
                raise ValueError(f"{part.id} is no part of {self.whole.id}")

    @property
    def value(self) -> float:
        """In percent."""
        return sum(part.value for part in self.parts) / self.whole.value * 100

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (*self.parts, self.whole)

    @property
    def combined(self) -> tuple[Figure, ...]:
        """The rows that are the sum of several, where the publisher did not list them apart."""
        return tuple(figure for figure in self.parts if len(figure.breakdown) > 1)

    def format(self, language: str) -> str:
        return numbers.percent(self.value, language)


@dataclass(frozen=True)
class Index:
    """A figure in percent of the ``base``, the first figure of its line, which is 100."""

    figure: Figure
    base: Figure

    @property
    def value(self) -> float:
        """Rounded to one decimal: more would say more than most bases bear."""
        return round(self.figure.value / self.base.value * 100, 1)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What it was made of, the figure itself first."""
        return (self.figure,) if self.figure == self.base else (self.figure, self.base)


def index(base: Figure, figure: Figure) -> Index:
    """A figure as an index of the first one of its line.

    Raises NotComparable across a break, for shares in percent, for a base so small that a few
    cases more would swing it, and wherever no change between the two may be stated.
    """
    if base.series.unit.kind == "percent":
        raise NotComparable("share", base, figure)
    if base.value < SMALLEST_BASE:
        raise NotComparable("small", base, figure)
    if figure != base:
        base.record.change(base, figure)
    return Index(figure, base)


@dataclass(frozen=True)
class Senders:
    """The companies and services that sent reports in a year, as NCMEC lists them, largest first.

    ``whole`` is what all companies sent. ``complete`` says whether the list adds up to it: where
    it does not, a company that is not listed need not have sent nothing.
    """

    figures: tuple[Figure, ...]
    whole: Figure

    @property
    def period(self) -> Period:
        return self.whole.period

    @property
    def complete(self) -> bool:
        return sum(figure.value for figure in self.figures) == self.whole.value

    @property
    def listed(self) -> Part:
        """What the list holds of all that companies sent."""
        return Part(self.figures, self.whole)

    def top(self, count: int) -> Part:
        """The largest senders together."""
        return Part(self.figures[:count], self.whole)

    def named(self, names: Iterable[str]) -> Part:
        """The senders of these names together; those that are not listed count as nothing."""
        wanted = set(names)
        return Part(tuple(f for f in self.figures if f.breakdown["platform"] in wanted), self.whole)

    def fewer_than(self, reports: int) -> tuple[Figure, ...]:
        """Those who sent something, but fewer reports than that."""
        return tuple(f for f in self.figures if f.value < reports)


def senders(record: Record, listed: str, total: str, period: str | Period) -> Senders:
    """Who sent reports in a year, by a series that lists them and one of what all sent.

    Raises UnknownFigure when the year has no list or no total.
    """
    whole = record.figure(total, period)
    found = record.find(listed, "World", period=period)
    if not found:
        raise UnknownFigure(f"“{listed}” has no figure for {whole.period.code}")
    return Senders(tuple(sorted(found, key=lambda f: -f.value)), whole)


def together(
    record: Record, listed: str, total: str, by: str, names: Sequence[str]
) -> tuple[Part, ...]:
    """What the parts of these names come to of a whole, year by year, the oldest first.

    A year counts where every name has a row of its own, or where a row is the sum of several and
    the record explains what it holds (:attr:`Part.combined`). Any other year is left out: a name
    that is not listed is not nothing. Raises ValueError where the record does not say that the
    one series is a share of the other.
    """
    if not any(share.part == listed and share.whole == total for share in record.shares):
        raise ValueError(f"“{listed}” is not known to be a share of “{total}”")
    found = []
    for year in reversed(years(record, listed)):
        rows = record.find(listed, "World", period=year)
        rows = [f for f in rows if f.breakdown.get(by) in names]
        whole = record.find(total, "World", breakdown="", period=year)
        if len(whole) == 1 and _all_there(rows, by, names):
            found.append(Part(tuple(sorted(rows, key=lambda f: -f.value)), whole[0]))
    return tuple(found)


def _all_there(rows: Sequence[Figure], by: str, names: Sequence[str]) -> bool:
    """Whether all names are in these rows: each in its own, or in one that the record explains."""
    summed = [figure for figure in rows if set(figure.breakdown) != {by}]
    if summed:
        return all(figure.record.explanations_of(figure) for figure in summed)
    return len(rows) == len(names)


def years(record: Record, series: str) -> list[str]:
    """The codes of the whole years for which a series has a current figure, the latest first."""
    return list(_years(record, series))


@kept()
def names(record: Record, series: str, part: str) -> tuple[str, ...]:
    """All names in one part of a series' breakdown, "platform" for one, by the alphabet."""
    found = {f.breakdown[part] for f in record.find(series, "World")}
    return tuple(sorted(found, key=str.casefold))


@kept()
def _years(record: Record, series: str) -> tuple[str, ...]:
    found = {f.period.code for f in record.find(series) if f.period.kind == "year"}
    return tuple(sorted(found, reverse=True))


def years_by_service(record: Record, listed: str) -> list[str]:
    """The years whose lists of senders have a row a service, the latest first.

    In 2019 and 2020 a row may be the sum of one company's services.
    """
    return [
        year
        for year in years(record, listed)
        if not any("scope" in f.breakdown for f in record.find(listed, period=year))
    ]


def years_with_rates(record: Record, series: str, per: str = "million") -> list[str]:
    """The years in which some country's figure can be set against its people (``Record.rate``)."""
    return [
        year
        for year in years(record, series)
        if any(
            f.geography.kind == "country" and record.rate(f, per)
            for f in record.find(series, period=year)
        )
    ]


def countries(record: Record, series: str) -> list[str]:
    """The codes of the countries of which a series has a figure."""
    found = {f.geography.code for f in record.find(series) if f.geography.kind == "country"}
    return sorted(found)


def rank(figure: Figure) -> tuple[int, int]:
    """The place of a country among all countries of the same series and period, and their number.

    Countries with the same number share a place.
    """
    same = record_countries(figure)
    return 1 + sum(other.value > figure.value for other in same), len(same)


def record_countries(figure: Figure) -> list[Figure]:
    """The countries' figures of the same series, part and period."""
    record = figure.record
    found = record.find(
        figure.series.key, breakdown=figure.observation.breakdown, period=figure.period
    )
    return [f for f in found if f.geography.kind == "country"]


def first_place(record: Record, series: str) -> str:
    """The country with the most in the latest year: where a reader without a country starts."""
    latest = years(record, series)[0]
    found = [
        f for f in record.find(series, period=latest, breakdown="") if f.geography.kind == "country"
    ]
    return max(found, key=lambda f: f.value).geography.code


def both_sides(
    record: Record, series: str, receiver: str, period: str | Period
) -> list[tuple[Figure, Figure]]:
    """Pairs of one company's own count and the receiver's of the same year, the widest gap first.

    The gap is measured against the company's own count.
    """
    found = record.find(series, period=period)
    own = {f.breakdown["platform"]: f for f in found if f.breakdown["observer"] != receiver}
    received = {f.breakdown["platform"]: f for f in found if f.breakdown["observer"] == receiver}
    pairs = [(own[name], received[name]) for name in own if name in received]
    return sorted(pairs, key=lambda pair: -gap(*pair))


def gap(own: Figure, received: Figure) -> float:
    """By how many percent the two counts differ, up or down, from the company's own."""
    return abs(received.value - own.value) / own.value * 100


def previous(figure: Figure) -> Figure | None:
    """The figure before it in its own trend, of a period of the same kind; None for the first."""
    line: Sequence[Figure] = figure.record.trend(
        figure.series.key,
        figure.geography.code,
        figure.observation.breakdown,
        figure.period.kind,
    )
    earlier = [f for f in line if f.period.start < figure.period.start]
    return earlier[-1] if earlier else None
