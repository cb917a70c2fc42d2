"""What can be found, with the words to find it by: a figure, a series, a claim, a step in law."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import log1p

from briefing.often.often import OftenMade, all_often_made
from briefing.points.points import POINTS, SUBJECTS, TalkingPoint, point
from briefing.points.quoting import CannotBeSaid
from claims.around.lexicon import load_lexicon
from data_sources.package.tables import read_rows
from data_sources.record.figure import Figure, NotComparable, breakdown_words
from data_sources.record.kept import kept
from data_sources.record.model import (
    Geography,
    Series,
    Source,
    TimelineEvent,
    parse_breakdown,
)
from data_sources.record.record import Record, UnknownFigure
from data_sources.record.register import with_registers
from languages import LANGUAGES, dates, grammar, translator
from publish.address.app_pages import ENTRIES, Entry
from publish.search.words import rules, words
from publish.search.worked import Worked, worked

KINDS = ("figure", "series", "page", "country", "claim", "point", "law", "source", "share")
WORDS_OF_SERIES = "claims_words.csv"
NOT_CURRENT = {"superseded": 0.35, "conflicts": 0.3, "confirms": 0.3}
MOST_USES = 6
SPOKEN_OF = 2.0
"""Of several figures of one number, one that a point or a claim says is meant first."""
MANY = range(30, 1000)
"""So many places make a series one by country."""
SHORTEST_YEAR = 360
"""Days."""
PART_OF_A_YEAR = 0.85
"""How often the count of a half or a quarter is what is meant, where a whole year's is 1."""
Subject = (
    Figure | Series | Entry | Geography | OftenMade | TalkingPoint | TimelineEvent | Source | Worked
)


@dataclass(frozen=True)
class Thing:
    """One thing that can be found.

    ``name`` are the words that stand for it, ``where`` its part, place and period, ``also`` other
    words that people use, ``text`` what is said in it; ``weight`` how often it is what is meant,
    1 for an ordinary one; ``size`` is what of that is because its part is small. ``part`` is the
    one thing that it is of ("Facebook"), else empty; ``called`` is what else people call that.
    ``told`` is how much more it is meant by its number than others with the same. ``spoken`` are
    the phrases by which people speak of it: each leads to it, none of their words alone names it.
    """

    kind: str
    subject: Subject
    name: str
    where: str = ""
    also: str = ""
    text: str = ""
    weight: float = 1.0
    fresh: float = 1.0
    part: str = ""
    told: float = 1.0
    called: tuple[str, ...] = ()
    size: float = 1.0
    spoken: frozenset[str] = frozenset()


def things(record: Record, language: str) -> list[Thing]:
    """All that can be found in a record, in one language."""
    points = _points(record, language)
    claims = all_often_made(record, language)
    used = _used(points, claims)
    whole = with_registers(record)
    return [
        *_figures(whole, language, used),
        *_series(whole, language, used),
        *(_page(entry, language) for entry in ENTRIES),
        *_countries(record, language),
        *(_claim(item) for item in claims),
        *(_point(item, language) for item in points),
        *_law(record, language),
        *_sources(record, language),
        *_shares(record, language),
    ]


def _points(record: Record, language: str) -> list[TalkingPoint]:
    """The talking points that the record bears out."""
    found = []
    for name in POINTS:
        try:
            found.append(point(record, name, language))
        except (CannotBeSaid, NotComparable, UnknownFigure):
            continue  # the page of talking points says that it is left out
    return found


def _used(points: Iterable[TalkingPoint], claims: Iterable[OftenMade]) -> Counter[str]:
    """In how many points and claims each series and each figure is, by its key and its identity:
    what is spoken of most is meant most."""
    found: Counter[str] = Counter()
    told = [*(item.figures for item in points), *(item.figures for item in claims)]
    for figures in told:
        found.update({name for figure in figures for name in (figure.series.key, figure.id)})
    return found


def _figures(record: Record, language: str, used: Mapping[str, int]) -> Iterator[Thing]:
    newest, main, alone = _newest(record), _main_places(record), _undivided(record)
    largest, spoken = _largest(record), _spoken(record, language)
    periods: dict[str, str] = {}
    called = _called(record, language)
    also = {key: _also(record, series, language) for key, series in record.series.items()}
    for figure in record.all_figures():
        o, series = figure.observation, figure.series
        code = o.period.code
        if code not in periods:
            periods[code] = f"{dates.period(o.period, language)} {_years(figure)}"
        place = figure.geography
        names = called[o.breakdown]
        where = " ".join((breakdown_words(o.breakdown, language), *names, periods[code]))
        if place.code != "World":
            where += f" {_names(place)}"
        weight = 1 + 0.15 * min(used[series.key], MOST_USES)
        weight *= 1.3 if not o.breakdown or series.key not in alone else 1.0
        weight *= 1.3 if place.code in main[series.key] else 1.0
        size = _size(figure.value, largest[series.key])
        own_size = _size(figure.value, largest[series.key, o.breakdown])
        weight *= NOT_CURRENT.get(o.standing, 1.0) * size
        weight *= 0.7 if place.kind == "group" else 1.0
        weight *= 0.7 if series.form == "change" else 1.0
        if series.unit.kind != "percent" and figure.period.days < SHORTEST_YEAR:
            weight *= PART_OF_A_YEAR  # a share counts no less for the weeks of its survey
        fresh = 1.0 if figure.period == newest[_line(figure)] else 0.8
        fresh *= _fresh(figure.period.end, record.created)
        name, others = series.name(language), also[series.key]
        part = _part(o.breakdown, language)
        told = SPOKEN_OF if used[figure.id] else 1.0
        names = names if part else ()
        found = (name, where, others, "", weight, fresh, part, told, names, size / own_size)
        yield Thing("figure", figure, *found, spoken[series.key])


def _part(breakdown: str, language: str) -> str:
    """The one thing that a figure is of; empty where it is of all, or of several at once."""
    parts = list(parse_breakdown(breakdown).values())
    return translator(language)(parts[0]) if len(parts) == 1 else ""


@kept()
def _called(record: Record, language: str) -> Mapping[str, tuple[str, ...]]:
    """What else people call the parts of a breakdown ("grooming"), by the words of claims."""
    rows = [row for row in read_rows(record.directory, WORDS_OF_SERIES) if row["kind"] == "value"]
    said = {(row["word"], row["language"]): row["phrases"].replace("*", "") for row in rows}
    names = {pair: whole_names(pair, said, language) for pair, _language in said}
    found: dict[str, tuple[str, ...]] = {}
    for breakdown in record.columns.counts("breakdown"):
        pairs = (f"{key}={value}" for key, value in parse_breakdown(breakdown).items())
        found[breakdown] = tuple(name for pair in pairs for name in names.get(pair, ()))
    return found


def whole_names(pair: str, said: Mapping[tuple[str, str], str], language: str) -> tuple[str, ...]:
    """The names of a part, but those that are only some of it.

    "Grooming or endangerment" goes by the one and by the other: neither is all of it.
    """
    own, apart = {}, False
    for code in LANGUAGES:
        own[code] = set(words(translator(code)(pair.partition("=")[2])))
        each = (set(words(name)) for name in said.get((pair, code), "").split("|"))
        some = [name for name in each if name and name <= own[code]]
        apart |= any(one.isdisjoint(other) for one in some for other in some)
    names = said.get((pair, language), "").split("|")
    return tuple(n for n in names if n and not (apart and own[language].issuperset(words(n))))


def _line(figure: Figure) -> tuple[str, str, str]:
    o = figure.observation
    return o.series, o.breakdown, o.geography


def _newest(record: Record) -> dict[tuple[str, str, str], object]:
    """The last period of each part and place: a whole year before the half that follows it."""
    found: dict[tuple[str, str, str], Figure] = {}
    for figure in record.all_figures(("current",)):
        other = found.get(_line(figure))
        if other is None or _late(figure) > _late(other):
            found[_line(figure)] = figure
    return defaultdict(lambda: None, {line: figure.period for line, figure in found.items()})


def _late(figure: Figure) -> tuple[int, int]:
    """When it ends, in days; a part of a year counts as a year earlier."""
    short = figure.period.days < SHORTEST_YEAR
    return figure.period.end.toordinal() - (366 if short else 0), figure.period.days


def _main_places(record: Record) -> dict[str, set[str]]:
    """The places that a series is asked about: the world, its only country, or all of very many."""
    places: dict[str, set[str]] = defaultdict(set)
    for observation in record.observations:
        places[observation.series].add(observation.geography)
    countries = {code for code, place in record.geographies.items() if place.kind == "country"}
    return {
        key: found & {"World"} | (found & countries if len(found) in (1, *MANY) else set())
        for key, found in places.items()
    }


def _undivided(record: Record) -> set[str]:
    """The series that have a figure of the whole, beside their parts."""
    return {o.series for o in record.observations if not o.breakdown}


def _fresh(day: date, today: date) -> float:
    """Less for what is longer past, down to two fifths."""
    return max(0.4, 1 - 0.07 * max(0, today.year - day.year))


def _largest(record: Record) -> Mapping[object, float]:
    """The largest value of each series, and of each of its parts."""
    found: dict[object, float] = defaultdict(float)
    for o in record.observations:
        for of in (o.series, (o.series, o.breakdown)):
            found[of] = max(found[of], o.value)
    return found


def _size(value: float, largest: float) -> float:
    """Less for a small part of what a series counts: of all senders the large ones are meant."""
    return max(0.4, log1p(max(0.0, value)) / log1p(largest)) if largest > 0 else 1.0


def _years(figure: Figure) -> str:
    first, last = figure.period.start.year, figure.period.end.year
    return " ".join(str(year) for year in range(first, last + 1)) if last - first < 3 else ""


def _names(place: Geography) -> str:
    return " ".join(dict.fromkeys(place.name(code) for code in LANGUAGES))


def _also(record: Record, series: Series, language: str) -> str:
    """Who counted, the unit and the subject of a series."""
    publisher, unit = series.publisher, series.unit
    said = [publisher.name, publisher.label, unit.many[language], unit.one[language]]
    return " ".join((*said, record.topic(series.topic, language)))


@kept()
def _spoken(record: Record, language: str) -> Mapping[str, frozenset[str]]:
    """The phrases by which people speak of each series, from the words that claims are read by."""
    phrases: dict[str, list[str]] = defaultdict(list)
    for row in read_rows(record.directory, WORDS_OF_SERIES):
        if row["language"] == language:
            phrases[row["word"]] += row["phrases"].replace("*", "").split("|")
    found: dict[str, set[str]] = defaultdict(set)
    for entry in load_lexicon(record).entries:
        for word in entry.words:
            found[entry.series].update(phrases[word])
    return defaultdict(frozenset, {key: frozenset(said) for key, said in found.items()})


def _series(record: Record, language: str, used: Mapping[str, int]) -> Iterator[Thing]:
    for key, series in record.series.items():
        if not record.find(key):
            continue
        text, others = series.text(language), [c for c in LANGUAGES if c != language]
        also = " ".join((key, _also(record, series, language)))
        said = " ".join((text.definition, text.collection, *map(series.name, others)))
        weight = 1 + 0.1 * min(used[key], MOST_USES)
        spoken = _spoken(record, language)[key]
        yield Thing("series", series, text.name, "", also, said, weight, spoken=spoken)


def _page(entry: Entry, language: str) -> Thing:
    _ = translator(language)
    called = rules(language).pages.get(entry.address, "")
    return Thing("page", entry, _(entry.title), called, entry.title, _(entry.section), 2.0)


def _countries(record: Record, language: str) -> Iterator[Thing]:
    counts = Counter(o.geography for o in record.observations)
    home = grammar(language).home
    for code, _count in counts.most_common():
        place = record.geographies[code]
        if place.kind == "country":
            weight = 2.0 if code == home else 1.8
            yield Thing("country", place, place.name(language), "", _names(place), "", weight)


def _claim(item: OftenMade) -> Thing:
    return Thing("claim", item, item.claim, "", "", f"{item.record} {item.instead}", 1.6)


def _point(item: TalkingPoint, language: str) -> Thing:
    subject = translator(language)(SUBJECTS[item.subject])
    return Thing("point", item, item.headline, "", subject, " ".join(item.texts.values()), 1.5)


def _law(record: Record, language: str) -> Iterator[Thing]:
    for event in record.timeline():
        instrument, what, status = event.words(language)
        place = record.geographies.get(event.jurisdiction)
        of = f"{event.jurisdiction} {_names(place) if place else ''}"
        where = f"{of} {event.date} {dates.partial(event.date, language)}"
        name = f"{instrument} {what}"
        also = f"{status} {translator(language)('EU law')}"
        fresh = _fresh(date(int(event.date[:4]), 1, 1), record.created)
        month = (dates.partial(event.date[:7], language),)  # "what changed in July 2026"
        said = (name, where, also, event.source_name(language), 1.1, fresh, instrument)
        yield Thing("law", event, *said, called=month)


def _sources(record: Record, language: str) -> Iterator[Thing]:
    for source in record.sources.values():
        publisher = source.publisher
        also = f"{publisher.name} {publisher.label} {source.title}"
        yield Thing("source", source, source.named(language), source.published, also)


def _shares(record: Record, language: str) -> Iterator[Thing]:
    """Found by their number, and by what they are of; by other words the figures are meant."""
    owners = _owners(record, language)
    for item in worked(record, language):
        of = next((name for name, own in owners if all(one in item.part for one in own)), "")
        where = f"{item.part} {of} {item.when}"
        weight = 1.3 if of else 0.9  # of all that is asked of an owner, this is asked most
        fresh = _fresh(date(item.end, 12, 31), record.created)
        yield Thing("share", item, item.name, where, "", "", weight, fresh, of)


def _owners(record: Record, language: str) -> list[tuple[str, tuple[str, ...]]]:
    """Publishers that go by the names of several services: who asks for Meta's means these."""
    rows = read_rows(record.directory, WORDS_OF_SERIES)
    own = [row for row in rows if (row["kind"], row["language"]) == ("publisher", language)]
    names = [row["phrases"].split("|") for row in own]
    return [(name, tuple(services)) for name, *services in names if len(services) > 2]
