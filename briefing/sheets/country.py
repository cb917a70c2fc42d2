"""A country on one page: its reports, its place among its neighbours, other figures, law, help.

Every number is a :class:`Figure` or worked out from some, and stands with its source. What the
record does not know of the country is said as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.builders.catalogue import chart as named_chart
from charts.spec.identity import chart_id
from charts.spec.model import Chart
from charts.words.since import since
from data_sources.compare import places
from data_sources.compare.places import Standing
from data_sources.record import citations, measures
from data_sources.record.figure import Figure, NotComparable
from data_sources.record.kept import kept
from data_sources.record.model import HelpLine, TimelineEvent
from data_sources.record.record import Record
from languages import dates, grammar, numbers, translator

PER = ("", "million", "children")
AROUND = 2
"""How many neighbours in the order are shown above the country, and how many below."""
MOST_STEPS = 8
FEWEST_FOR_RATE = 20
"""Of fewer reports no rate is told: one more or less would change it by a twentieth and more."""
FEWEST_POINTS = 2
FIRST = ("countries", "hosting", "hotlines", "prevalence")
"""The subjects that stand first; the others follow as the record has them."""


@dataclass(frozen=True)
class Fact:
    """One number with its words: what it is, when, says who. ``note`` says how it was made."""

    figures: tuple[Figure, ...]
    what: str
    number: str
    when: str
    source: str
    note: str = ""

    @property
    def figure(self) -> Figure:
        return self.figures[0]


@dataclass(frozen=True)
class Section:
    """The latest figures about one subject."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Place:
    """The country's place in one area by one measure, in a sentence."""

    area: str
    sentence: str


@dataclass(frozen=True)
class Sheet:
    """A country's fact sheet in one language. ``chart`` is its reports over the years."""

    record: Record
    code: str
    language: str
    name: str
    finding: str
    key_facts: tuple[Fact, ...]
    chart: Chart | None
    places: tuple[Place, ...]
    around: tuple[Standing, ...]
    sections: tuple[Section, ...]
    steps: tuple[TimelineEvent, ...]
    help_lines: tuple[HelpLine, ...]
    not_known: tuple[str, ...]
    warning: str

    @property
    def areas(self) -> list[str]:
        """The union and the region that the country belongs to."""
        return places.areas_of(self.record, self.code)

    @property
    def rated(self) -> bool:
        """Whether a rate by the number of people is told of it."""
        return any(len(fact.figures) > 1 for fact in self.key_facts)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure on the sheet, each once."""
        shown = [*self.key_facts, *(fact for part in self.sections for fact in part.facts)]
        found = [figure for fact in shown for figure in fact.figures]
        found += [standing.figure for standing in self.around]
        found += self.chart.figures if self.chart else ()
        return tuple(dict.fromkeys(found))

    @property
    def references(self) -> list[str]:
        """The publications behind the sheet, in full."""
        sources = citations.sources_of(self.figures)
        return [citations.reference(source, self.language) for source in sources]


@kept()
def lead_series(record: Record) -> str:
    """The count of which most countries have figures of several years; empty without one."""
    many = {
        key: len(measures.countries(record, key))
        for key, series in record.series.items()
        if series.per_million and len(measures.years(record, key)) > 1
    }
    return max(many, key=lambda key: (many[key], key)) if any(many.values()) else ""


def country_sheet(record: Record, code: str, language: str) -> Sheet:
    """The sheet of a country that has a figure. Raises KeyError for another code."""
    if code not in places.with_figures(record):
        raise KeyError(code)
    series = lead_series(record)
    found = [f for f in record.trend(series, code) if f.period.kind == "year"] if series else []
    latest = found[-1] if found else None
    return Sheet(
        record,
        code,
        language,
        record.geography(code).name(language),
        _finding(latest, record, code, language),
        _key_facts(latest, language),
        _chart(record, series, code, language, len(found)),
        _places(latest, code, language) if latest else (),
        _around(latest, code) if latest else (),
        _sections(record, code, series, language),
        tuple(places.laws_of(record, code)[:MOST_STEPS]),
        _help_lines(record, code),
        _not_known(record, code, latest, language),
        record.series[series].text(language).does_not_measure if series else "",
    )


def fact(figure: Figure, language: str, note: str = "") -> Fact:
    """A figure as it stands on a sheet, with its place in its source."""
    return Fact(
        (figure,),
        _what(figure, language),
        figure.with_unit(language),
        figure.period_label(language),
        figure.source_line(language),
        note,
    )


def _what(figure: Figure, language: str) -> str:
    from data_sources.record.figure import breakdown_words

    part = breakdown_words(figure.observation.breakdown, language)
    name = figure.series.name(language)
    return f"{name} ({part})" if part else name


def _finding(latest: Figure | None, record: Record, code: str, language: str) -> str:
    _ = translator(language)
    name = grammar(language).with_article(record.geography(code).name(language))
    if latest is None:
        return _("For {country} the record has no count of reports by year.", country=name)
    return _(
        "In {period}, {figure} pointed to {country}.",
        period=latest.period_label(language),
        figure=latest.with_unit(language),
        country=name,
    )


def _key_facts(latest: Figure | None, language: str) -> tuple[Fact, ...]:
    if latest is None:
        return ()
    _ = translator(language)
    words = {
        "million": _("Reports per million internet users"),
        "children": _("Reports per 100,000 children"),
    }
    made = [fact(latest, language, _which_way(latest, language))]
    for per, what in words.items():
        rate = latest.record.rate(latest, per) if _enough_for_rate(latest) else None
        if rate:
            source = "; ".join(dict.fromkeys(f.source_line(language) for f in rate.figures))
            note = _("worked out by On the Record from published figures")
            when = latest.period_label(language)
            made.append(Fact(rate.figures, what, rate.format(language), when, source, note))
    return tuple(made)


def _enough_for_rate(figure: Figure) -> bool:
    return figure.value >= FEWEST_FOR_RATE


def _which_way(figure: Figure, language: str) -> str:
    """The change since the year before, or why none may be stated; empty for a first year."""
    before = measures.previous(figure)
    if before is None:
        return ""
    try:
        change = figure.record.change(before, figure)
    except NotComparable as error:
        return error.explain(language)
    return since(change, language)


def _chart(record: Record, series: str, code: str, language: str, points: int) -> Chart | None:
    """The reports over the years; a single figure is no line."""
    if points < FEWEST_POINTS:
        return None
    return named_chart(record, chart_id("trend", series, geography=code), language)


def _places(latest: Figure, code: str, language: str) -> tuple[Place, ...]:
    """Where the country stands, by each measure, among all and among those of its areas."""
    _ = translator(language)
    by = {
        "": _("As counted"),
        "million": _("Per million internet users"),
        "children": _("Per 100,000 children"),
    }
    found = []
    for area in [*places.areas_of(latest.record, code), ""]:
        name = latest.record.geography(area).name(language) if area else _("All countries")
        said = [_place(latest, area, per, words, language) for per, words in by.items()]
        if any(said):
            text = "; ".join(filter(None, said))
            found.append(Place(name, text[:1].upper() + text[1:]))
    return tuple(found)


def _place(latest: Figure, area: str, per: str, words: str, language: str) -> str:
    standing = places.standing(latest, area, per)
    if standing is None or (per and not _enough_for_rate(latest)):
        return ""
    _ = translator(language)
    said = {
        "by": words[:1].lower() + words[1:],
        "place": numbers.exact(standing.place, language),
        "among": numbers.exact(standing.among, language),
    }
    if standing.alike:
        return _("{by}: place {place} of {among}, shared", **said)
    return _("{by}: place {place} of {among}", **said)


def _around(latest: Figure, code: str) -> tuple[Standing, ...]:
    """The country with those next to it in the order of its smallest area, the union first."""
    areas = places.areas_of(latest.record, code)
    if not areas or places.standing(latest, areas[0]) is None:
        return ()
    order = places.in_order(latest.record, latest.series.key, latest.period.code, areas[0])
    at = next(k for k, s in enumerate(order) if s.figure.geography.code == code)
    start = max(0, min(at - AROUND, len(order) - 2 * AROUND - 1))
    return order[start : start + 2 * AROUND + 1]


def _sections(record: Record, code: str, lead: str, language: str) -> tuple[Section, ...]:
    """The latest figures of every other series, by subject, undivided where there is a whole."""
    by_topic: dict[str, list[Figure]] = {topic: [] for topic in (*FIRST, *record.topics)}
    for figure in _undivided(places.latest_of(places.figures_of(record, code))):
        if figure.series.key != lead:
            by_topic.setdefault(figure.series.topic, []).append(figure)
    return tuple(
        Section(
            record.topic(topic, language),
            tuple(fact(f, language) for f in sorted(found, key=_newest_first)),
        )
        for topic, found in by_topic.items()
        if found
    )


def _newest_first(figure: Figure) -> tuple[int, str]:
    return -figure.period.end.toordinal(), figure.id


def _undivided(figures: Sequence[Figure]) -> list[Figure]:
    whole = {figure.series.key for figure in figures if not figure.breakdown}
    return [f for f in figures if not f.breakdown or f.series.key not in whole]


def _help_lines(record: Record, code: str) -> tuple[HelpLine, ...]:
    """Those of the country, of its union, and those for the whole world, in this order."""
    areas = [code, *places.areas_of(record, code), "World"]
    known = [line for line in record.help_lines if line.geography in areas]
    return tuple(sorted(known, key=lambda line: areas.index(line.geography)))


def _not_known(record: Record, code: str, latest: Figure | None, language: str) -> tuple[str, ...]:
    """What the record cannot say of the country."""
    _ = translator(language)
    said = []
    if latest is not None:
        if not _enough_for_rate(latest):
            said.append(
                _(
                    "A rate by the number of people: of fewer than {count} reports it says "
                    "nothing.",
                    count=FEWEST_FOR_RATE,
                )
            )
        elif not record.rate(latest, "million"):
            said.append(_("How many reports there are per internet user."))
        if not places.areas_of(record, code):
            said.append(_("To which region it belongs, and so its place among neighbours."))
    topics = {figure.series.topic for figure in places.figures_of(record, code)}
    missing = [t for t in ("hosting", "prevalence") if t in record.topics and t not in topics]
    if "hosting" in missing:
        said.append(_("How much material stands on servers there: nobody in the record says so."))
    if "prevalence" in missing:
        said.append(_("How many children meet it: no survey of the country is in the record."))
    if not any(event.jurisdiction == code for event in record.timeline()):
        said.append(_("Its own law: the record has no step of it."))
    if not any(line.geography == code for line in record.help_lines):
        said.append(_("A national help line: the record names none, and one may exist."))
    said.append(_("How many children were harmed: none of these figures counts that."))
    return tuple(said)


def step_words(event: TimelineEvent, language: str) -> tuple[str, str]:
    """When a step was, and what it is, in a reader's words."""
    instrument, what, _status = event.words(language)
    return dates.partial(event.date, language), f"{instrument}: {what}"
