"""A query that asks for countries beside each other, or for a rate, answered with that chart.

"netherlands germany 2023 per million" names no figure of the record: it is a view of many. Read
are countries, what a rate is per, and a year; where any other word is left that is not of the
series by country, the query asks for something else, and nothing is made of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.sheets.country import lead_series
from charts.layout.beside import beside
from charts.spec.asked import MOST_PLACES
from charts.spec.identity import chart_id
from data_sources.record import measures
from data_sources.record.kept import kept
from data_sources.record.model import Geography
from data_sources.record.record import Record
from languages import LANGUAGES
from publish.search.values import is_year
from publish.search.words import Rules, rules, stem, words

RANKED = 15
"""How many places a ranking shows, where no country is named."""


@dataclass(frozen=True)
class Compared:
    """A chart of the series by country: its name, what it is per, and the countries asked for.

    ``missing`` is a year that was asked for and has no such figures: the chart shows those it has.
    """

    chart: str
    per: str
    countries: tuple[Geography, ...]
    missing: str = ""


def compared(record: Record, language: str, text: str) -> Compared | None:
    """The chart that a query asks for; None where it asks for none, or for something else too."""
    series = lead_series(record)
    if not series:
        return None
    said, left = rules(language), words(text)
    per, left = _rate(said, left)
    known = set(measures.countries(record, series))
    codes, left = _countries(_names(record, language), left)
    wants = said.beside.intersection(left)
    left = [word for word in left if word not in said.beside and word not in said.leave_out]
    years = [word for word in left if is_year(word)]
    left = [word for word in left if word not in years]
    enough = bool(per) or len(codes) > 1 or (bool(wants) and bool(codes))
    if not enough or len(years) > 1 or not known.issuperset(codes):
        return None
    if any(stem(word, language) not in _own(record, series, language) for word in left):
        return None
    year, had = years[0] if years else "", measures.years(record, series)
    if per:
        had = measures.years_with_rates(record, series, per)
    missing = year if year not in had else ""
    asked = tuple(record.geography(code) for code in codes)
    chart = _chart(record, series, codes, per, "" if missing else year)
    return Compared(chart, per, asked, missing)


def _chart(record: Record, series: str, codes: list[str], per: str, year: str) -> str:
    """Of no country a ranking, of one it and those around it, of several these; over the years,
    or as bars where one year is asked for."""
    if not codes:
        return chart_id("ranking", series, by="geography", top=RANKED, period=year, per=per)
    if len(codes) == 1:
        codes = [*codes, *beside(record, series, codes[0])]
    codes = codes[:MOST_PLACES]
    if not year:
        return chart_id("trend", series, geography=",".join(codes), per=per)
    only = "|".join(codes)
    return chart_id("ranking", series, by="geography", only=only, period=year, per=per)


def _rate(said: Rules, left: list[str]) -> tuple[str, list[str]]:
    """What a count is asked per, and the other words."""
    text = f" {' '.join(left)} "
    ways = ((way, per) for per, known in said.rates.items() for way in known)
    for way, per in sorted(ways, key=lambda pair: -len(pair[0])):
        if f" {way} " in text:
            return per, text.replace(f" {way} ", " ", 1).split()
    return "", left


def _countries(
    names: Mapping[tuple[str, ...], str], left: list[str]
) -> tuple[list[str], list[str]]:
    """The countries that words name, the longest names first, and the other words."""
    longest = max(map(len, names), default=0)
    found: list[str] = []
    others: list[str] = []
    at = 0
    while at < len(left):
        for size in range(min(longest, len(left) - at), 0, -1):
            code = names.get(tuple(left[at : at + size]))
            if code:
                found.append(code)
                at += size
                break
        else:
            others.append(left[at])
            at += 1
    return list(dict.fromkeys(found)), others


@kept()
def _names(record: Record, language: str) -> Mapping[tuple[str, ...], str]:
    """Countries by the words of their names in every language, and by what else they go by."""
    found: dict[tuple[str, ...], str] = {}
    for code, place in record.geographies.items():
        if place.kind == "country":
            found |= {tuple(words(place.name(one))): code for one in LANGUAGES}
    for called, meant in rules(language).places.items():
        if meant in found:
            found[called,] = found[meant]
    return found


@kept()
def _own(record: Record, series: str, language: str) -> frozenset[str]:
    """The words by which the series itself is called."""
    return frozenset(stem(word, language) for word in _said_of(record, series))


def _said_of(record: Record, key: str) -> Iterator[str]:
    series = record.series[key]
    publisher, unit = series.publisher, series.unit
    for language in LANGUAGES:
        yield from words(series.name(language))
        yield from words(f"{unit.many[language]} {unit.one[language]}")
        yield from words(record.topic(series.topic, language))
    yield from words(f"{publisher.name} {publisher.label}")
