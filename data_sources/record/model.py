"""The vocabulary of the record: what is counted, by whom, where it was published.

Everything here is frozen. Texts that exist in several languages are mappings from a language
code ("en", "nl", …) to the text; choosing one is the reader's side's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from data_sources.record.period import Period

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who counts, or who publishes: a hotline, a company, a statistics office."""

    key: str
    name: str
    short: str
    kind: str
    country: str
    url: str

    @property
    def label(self) -> str:
        """The short form by which it is known ("NCMEC"), the full name where there is none."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class Source:
    """One publication. ``url`` is the original, or empty when none is known."""

    key: str
    publisher: Publisher
    title: str
    url: str
    published: str
    read_on: date
    licence: str

    @property
    def year(self) -> str:
        """Year of publication, or an empty text when the publication is undated."""
        return self.published[:4]

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""


@dataclass(frozen=True, slots=True)
class Geography:
    """A country (ISO 3166 alpha-3), a region, or a group that a publisher reports on."""

    code: str
    kind: str
    iso2: str
    names: Texts

    def name(self, language: str) -> str:
        return self.names[language]


@dataclass(frozen=True, slots=True)
class Unit:
    """What one of the number is: a report, a file, percent. ``kind`` is count, percent or other."""

    key: str
    kind: str
    one: Texts
    many: Texts

    def word(self, value: float, language: str) -> str:
        return (self.one if value == 1 else self.many)[language]


@dataclass(frozen=True, slots=True)
class SeriesText:
    """What a series is, in one language."""

    name: str
    definition: str
    measures: str
    does_not_measure: str
    caveats: str
    critic: str
    answer: str
    collection: str


@dataclass(frozen=True, slots=True)
class Series:
    """One thing that is counted, in the publisher's own definition.

    ``form`` is count, share, change, survey, estimate or fact; ``frequency`` says how often it
    comes out; ``per_million`` whether it may be offered per million internet users.
    """

    key: str
    collection: str
    publisher: Publisher
    unit: Unit
    form: str
    topic: str
    frequency: str
    per_million: bool
    texts: Mapping[str, SeriesText]

    def text(self, language: str) -> SeriesText:
        return self.texts[language]

    def name(self, language: str) -> str:
        return self.texts[language].name


@dataclass(frozen=True, slots=True)
class Break:
    """The first day on which a series no longer counts the same thing, and why."""

    series: str
    date: date
    label: Texts
    why: Texts
    url: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A jump or a level that has one known cause, said on the chart where it is."""

    series: str
    breakdown: str
    geography: str
    start: date
    label: Texts
    text: Texts


@dataclass(frozen=True, slots=True)
class Observation:
    """One number as published, with its place in its source."""

    series: str
    breakdown: str
    geography: str
    period: Period
    value: float
    unit: str
    precision: str
    source: str
    locator: str
    known: str
    standing: str
    period_known: str
    indicator: str
    read_at: str
    confirmed_at: str
    notes: str

    @property
    def slot(self) -> str:
        """Identity of the thing counted: series, breakdown, geography and period."""
        return "|".join((self.series, self.breakdown, self.geography, self.period.code))

    @property
    def fingerprint(self) -> str:
        """The slot with the value, precision, source and standing it had: changes when revised."""
        return "|".join((self.slot, f"{self.value:.12g}", self.precision, self.source))


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A step in law or policy. ``date`` is YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known."""

    date: str
    jurisdiction: str
    instrument: str
    event: str
    status: str
    source_title: str
    source_url: str
    notes: str
    translations: Mapping[str, tuple[str, str, str]] = field(default_factory=dict, hash=False)
    """Instrument, event and status by language, the English ones left out."""

    def words(self, language: str) -> tuple[str, str, str]:
        """Instrument, event and status in a language, in English where none was written."""
        english = self.instrument, self.event, self.status
        instrument, event, status = self.translations.get(language, english)
        return (instrument or english[0], event, status or english[2]) if event else english


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Where to report, or where to get help, in one country."""

    geography: str
    kind: str
    name: str
    url: str
    phone: str
    what: Texts


def parse_breakdown(text: str) -> dict[str, str]:
    """``"age=0-2;sex=girls"`` as a dictionary, in the order written."""
    return dict(part.split("=", 1) for part in text.split(";") if part)


def format_breakdown(parts: Mapping[str, str]) -> str:
    """The inverse of :func:`parse_breakdown`."""
    return ";".join(f"{key}={value}" for key, value in parts.items())
