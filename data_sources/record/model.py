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
    official: tuple[tuple[str, str], ...] = ()
    """Its own name in other languages, where it has one: pairs of language and name."""

    @property
    def label(self) -> str:
        """The short form by which it is known ("NCMEC"), the full name where there is none."""
        return self.short or self.name

    def called(self, language: str) -> str:
        """Its full name in a language; the one in the record where it has no other there."""
        return dict(self.official).get(language, self.name)

    def known_as(self, language: str) -> str:
        """:attr:`label`, by its own name in that language where it has no short form."""
        return self.short or self.called(language)


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
    titles: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What it is called in a language where ``title`` is not its own title but our words."""
    notes: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What we say of the publication beside its title, by language: as reported by whom, in
    which state it was read. It is never part of the title."""

    def called(self, language: str) -> str:
        """Its own title, in the language it has; or our words for it in a language."""
        return self.titles.get(language) or self.title

    def named(self, language: str) -> str:
        """:meth:`called` and, in the square brackets of an editor's remark, our note."""
        note = self.notes.get(language, "")
        return f"{self.called(language)} [{note}]" if note else self.called(language)

    def with_publisher(self, language: str) -> str:
        """Publisher and :meth:`named`, as it stands in a list to choose from."""
        return f"{self.publisher.known_as(language)}: {self.named(language)}"

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
    comes out; ``per_million`` whether it may be offered as a rate: per million
    internet users, or per 100,000 children.
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

    def within(self, span: Period) -> bool:
        """Whether it lies in a span of time, and not on its first day."""
        return parts(self.date, span, span)


def parts(day: date, first: Period, second: Period) -> bool:
    """Whether what begins on a day lies between two periods.

    A period in which it begins is already another: it holds both ways of counting.
    """
    return first.start < day <= second.end


@dataclass(frozen=True, slots=True)
class Explanation:
    """A jump or a level that has one known cause, said on the chart where it is.

    ``kind`` is ``cause``, ``part_year``, ``turns`` (the number does not mean what it seems to)
    or ``suspicion`` (the number itself is doubted).
    """

    series: str
    breakdown: str
    geography: str
    start: date
    label: Texts
    text: Texts
    kind: str = "cause"

    @property
    def part_year(self) -> bool:
        """Whether the number is of less than the whole of its period."""
        return self.kind == "part_year"

    @property
    def turns_meaning(self) -> bool:
        """Whether the number does not mean what it seems to, or is itself doubted."""
        return self.kind in ("turns", "suspicion")

    def same_thing(self, observation: Observation) -> bool:
        """Whether it is about the same series, part and place, of whatever period."""
        own = (self.series, self.breakdown, self.geography)
        return own == (observation.series, observation.breakdown, observation.geography)

    def explains(self, observation: Observation) -> bool:
        """Whether it belongs to this very number."""
        return self.same_thing(observation) and self.start == observation.period.start


@dataclass(frozen=True, slots=True)
class Counted:
    """How a series is added up from a monthly table of a register.

    ``table`` is the table's name, ``counted`` its column with the count, ``of`` that with the
    whole when the series is a share in percent, ``label`` the rows that count; ``confirmed``
    holds the codes of the periods that a second page confirms.
    """

    series: str
    table: str
    counted: str
    of: str
    label: str
    adds_up: bool
    geography: str
    source: str
    first_day: date
    last_day: date
    locator: str
    read_at: str
    confirmed: tuple[str, ...]
    confirmed_at: str
    notes: str


@dataclass(frozen=True, slots=True)
class Share:
    """A series that is a share of another: counted in the same way, in the same period.

    ``by_name`` says that a sentence about a part names it, so that it is known which is meant.
    """

    part: str
    whole: str
    by_name: bool


@dataclass(frozen=True, slots=True)
class Sibling:
    """Two series that are taken for each other: ``meant`` is named, ``instead`` has the number.

    ``how`` is the way in which they differ, a code for the sentence that says it.
    """

    meant: str
    instead: str
    how: str


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A share that nobody printed and that is worked out here: a part, and what it is of.

    ``kind`` is ``share``, of the part itself; ``largest``, of the largest that the part lists; or
    ``together``, of several that it lists: ``breakdown`` then says which (``key=value|value``).
    """

    kind: str
    part: str
    breakdown: str
    whole: str

    @property
    def names(self) -> tuple[str, tuple[str, ...]]:
        """The key of those that are taken together, and their names."""
        key, _, values = self.breakdown.partition("=")
        return key, tuple(values.split("|"))


AT_LEAST, ABOUT = "at_least", "about"
PRECISIONS = ("exact", "rounded", AT_LEAST, ABOUT)


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
    def lower_bound(self) -> bool:
        """Published as "more than": the true number may be any amount higher."""
        return self.precision == AT_LEAST

    @property
    def inexact(self) -> bool:
        """Published as "more than" or "about", and not merely rounded."""
        return self.precision in (AT_LEAST, ABOUT)

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
    """A step in law or policy. ``date`` is YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known.

    ``stage`` is what kind of step its status makes it: ``proposed``, ``position`` (of one that
    decides with others), ``agreed`` (among those), ``decided``, ``applies``, ``ended``, ``other``.
    """

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
    stage: str = ""
    source_titles: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What the source is called in a language where that is no title but our own words."""

    def source_name(self, language: str) -> str:
        """What the source is called: its own title, or our words for it in that language."""
        return self.source_titles.get(language) or self.source_title

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


PLACE = "geography"
"""In place of a key of the breakdown: the parts are places."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The parts of some series sum to a published total, or to at most 100 percent.

    ``alternatives`` are the sets of breakdown keys that a part may have; ``by_place`` says that
    the parts are places. ``fixed`` is a piece of breakdown that every part has.
    """

    total_series: str
    total_breakdown: str
    total_geography: str
    part_series: tuple[str, ...]
    alternatives: tuple[frozenset[str], ...]
    by_place: bool
    part_geography: str
    fixed: str
    kind: str
    start: str
    end: str

    def covers(self, observation: Observation) -> bool:
        """Whether an observation is one of the parts."""
        span, breakdown = observation.period, observation.breakdown
        return (
            observation.series in self.part_series
            and frozenset(parse_breakdown(breakdown)) in self.alternatives
            and (not self.fixed or self.fixed in breakdown.split(";"))
            and self.part_geography in ("", observation.geography)
            and not (self.start and span.start.isoformat() < self.start)
            and not (self.end and span.end.isoformat() > self.end)
        )

    def divides_by(self, key: str) -> bool:
        """Whether the parts are told apart by that key."""
        return self.by_place if key == PLACE else any(key in keys for keys in self.alternatives)


def parse_breakdown(text: str) -> dict[str, str]:
    """``"age=0-2;sex=girls"`` as a dictionary, in the order written."""
    return dict(part.split("=", 1) for part in text.split(";") if part)


def format_breakdown(parts: Mapping[str, str]) -> str:
    """The inverse of :func:`parse_breakdown`."""
    return ";".join(f"{key}={value}" for key, value in parts.items())
