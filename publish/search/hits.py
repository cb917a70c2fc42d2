"""What is shown of a thing that was found: its name, its figure, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from briefing.often.often import OftenMade
from briefing.points.points import SUBJECTS, TalkingPoint
from briefing.xlsx.rows import STANDINGS
from charts.builders.catalogue import chart as named_chart
from charts.builders.explore_choices import opened
from charts.spec.asked import PERIODS, Asked
from data_sources.compare import places
from data_sources.record.figure import Figure, breakdown_words
from data_sources.record.model import Geography, Series, Source, TimelineEvent
from data_sources.record.record import Record
from data_sources.record.register import record_for
from languages import dates, translator
from languages.safe_text import shortened
from publish.address import addresses
from publish.address.app_pages import FRONT, Entry
from publish.search.compared import Compared, compared
from publish.search.index import Answer, index
from publish.search.things import Thing
from publish.search.worked import Worked

LONGEST = 180
KINDS = {
    "figure": "Figure",
    "series": "Series",
    "page": "Page",
    "country": "Country",
    "claim": "Often-made claim",
    "point": "Talking point",
    "law": "Law",
    "source": "Source",
    "share": "Worked-out share",
    "chart": "Chart",
}


@dataclass(frozen=True)
class Hit:
    """One result. ``value`` is the figure itself, with its unit; empty where there is none.

    ``page`` and ``app`` are addresses without a leading slash, of a page without a session and of
    one of the app's; empty where there is none, but never both.
    """

    kind: str
    title: str
    value: str
    about: str
    page: str
    app: str

    def link(self, in_app: bool) -> str:
        """Where it leads, from the app and from pages without a session."""
        return (self.app or self.page) if in_app else (self.page or self.app)


@dataclass(frozen=True)
class Found:
    """An answer as it is shown."""

    hits: tuple[Hit, ...]
    remarks: tuple[str, ...]


def find(record: Record, language: str, text: str, most: int) -> Found:
    """What a query finds in a record, with what must be said of how it was read."""
    if not text.strip():
        return Found((), ())
    answer = index(record, language).search(text, most)
    hits = [_hit(record, thing, language) for thing in answer.things]
    view = compared(record, language, text)
    if view is None:
        return Found(tuple(hits), tuple(remarks(answer, language)))
    # What holds a part only is no second best beside the chart that holds it all.
    first = [_compared(record, view, language)]
    first += [_country(record, place, language) for place in view.countries]
    hits = [*first, *(hit for hit in hits if answer.whole and hit not in first)]
    return Found(tuple(hits[:most]), _missing(view, language))


def remarks(answer: Answer, language: str) -> list[str]:
    """What was read otherwise than it was typed, and what was passed over."""
    _ = translator(language)
    said = [
        _("“{word}” was read as “{other}”.", word=word, other=other)
        for word, other in answer.read_as
    ]
    said += [
        _("“{word}” stands nowhere in the record; the rest was looked for.", word=word)
        for word in answer.passed_over
        if answer.things
    ]
    if answer.by_number and not answer.things:
        said.append(
            _(
                "No figure, talking point or often-made claim has this number. A change that a "
                "page works out is found by its words."
            )
        )
    if answer.things and not answer.whole:
        said.append(_("Nothing holds all of it; these hold a part."))
    return said


def _hit(record: Record, thing: Thing, language: str) -> Hit:
    subject = thing.subject
    if isinstance(subject, Figure):
        return _figure(record, subject, language)
    if isinstance(subject, Series):
        return _series(record, subject, language)
    if isinstance(subject, Geography):
        return _country(record, subject, language)
    if isinstance(subject, TimelineEvent):
        return _law(subject, language)
    if isinstance(subject, Source):
        about = (
            f"{subject.publisher.known_as(language)} · {dates.partial(subject.published, language)}"
        )
        link = _app("sources", language, source=subject.key)
        return Hit("source", subject.named(language), "", about.rstrip(" ·"), "", link)
    if isinstance(subject, OftenMade):
        page = addresses.claim(language, subject.name)
        return Hit("claim", subject.title, "", shortened(subject.record, LONGEST), page, "")
    if isinstance(subject, TalkingPoint):
        about = translator(language)(SUBJECTS[subject.subject])
        link = _app("talking-points", language, point=subject.id)
        return Hit("point", subject.headline, "", about, "", link)
    if isinstance(subject, Worked):
        return _worked(subject, language)
    return _page(subject, language)


def _worked(item: Worked, language: str) -> Hit:
    how = translator(language)("Worked out: {how}", how=item.how)
    part = item.part if item.part not in item.name else ""
    name = f"{item.name} ({part})" if part else item.name
    return Hit("share", name, item.text, f"{item.when} · {how}", item.page, item.app)


def _figure(record: Record, figure: Figure, language: str) -> Hit:
    part = breakdown_words(figure.observation.breakdown, language)
    name = figure.series.name(language)
    about = [figure.period_label(language)]
    if figure.geography.code != "World":
        about.append(figure.geography.name(language))
    about.append(figure.source_line(language))
    if figure.observation.standing != "current":
        about.append(translator(language)(STANDINGS[figure.observation.standing]))
    return Hit(
        "figure",
        f"{name} ({part})" if part else name,
        figure.with_unit(language),
        " · ".join(about),
        *_shown(record, figure, language, figure.period.kind),
    )


def _shown(record: Record, figure: Figure, language: str, kind: str = "") -> tuple[str, str]:
    """Where a figure stands, without a session and in the app.

    One of a register has no page of its own: it stands in a chart of this ``kind`` of periods.
    """
    key, part = figure.series.key, figure.observation.breakdown
    if key not in record.register_series:
        page = addresses.figure(language, key) if record.find(key) else ""
        return page, _app("figures", language, figure=figure.id)
    asked = Asked((key,), (), (part,) if part else (), kind if kind in PERIODS else "")
    page = f"{addresses.chart(language)}?id={quote(str(asked.chart_id), safe='')}"
    return page, _app("explore", language, **asked.address)


def _series(record: Record, series: Series, language: str) -> Hit:
    own = record_for(record, (series.key,)).find(series.key)
    newest = max(own, key=lambda f: (not f.breakdown, f.geography.code == "World", f.period.end))
    about = f"{series.publisher.known_as(language)} · {series.unit.many[language]}"
    return Hit("series", series.name(language), "", about, *_shown(record, newest, language))


def _country(record: Record, place: Geography, language: str) -> Hit:
    sheet = place.code in places.with_figures(record)
    page = addresses.country(language, place.code) if sheet else ""
    link = "" if sheet else _app("figures", language, place=place.code)
    return Hit("country", place.name(language), "", translator(language)("Countries"), page, link)


def _missing(view: Compared, language: str) -> tuple[str, ...]:
    """What must be said where the year that was asked for has no such figures."""
    if not view.missing:
        return ()
    text = translator(language)(
        "For {year} the record has no such figures by country; the chart shows the years that it "
        "has.",
        year=view.missing,
    )
    return (text,)


def _compared(record: Record, view: Compared, language: str) -> Hit:
    """The chart with what it finds; in the app it opens where everything about it can be chosen."""
    made = named_chart(record, view.chart, language)
    asked = opened(made)
    link = _app("explore", language, **asked.address) if asked else ""
    page = f"{addresses.chart(language)}?id={quote(view.chart, safe='')}"
    about = " · ".join((made.title, made.subtitle))
    return Hit("chart", made.finding or made.title, "", about, page, link)


def _law(event: TimelineEvent, language: str) -> Hit:
    instrument, what, _status = event.words(language)
    about = f"{dates.partial(event.date, language)} · {instrument}"
    link = _app("figures", language, table="timeline", step=event.date)
    return Hit("law", shortened(what, LONGEST), "", about, "", link)


def _page(entry: Entry, language: str) -> Hit:
    _ = translator(language)
    name = "" if entry.address == FRONT else entry.address
    return Hit("page", _(entry.title), "", _(entry.section), "", _app(name, language))


def _app(name: str, language: str, **values: str) -> str:
    return f"{name}?{urlencode({**values, 'lang': language})}"


def as_dict(found: Found, query: str, language: str, base: str) -> dict[str, Any]:
    """The answer for programs, and for the search box of the app. ``base`` leads all addresses."""
    _ = translator(language)
    return {
        "query": query,
        "language": language,
        "remarks": list(found.remarks),
        "results": [
            {
                "kind": hit.kind,
                "kind_words": _(KINDS[hit.kind]),
                "title": hit.title,
                "value": hit.value,
                "about": hit.about,
                "address": f"{base}/{hit.link(in_app=True)}",
                "in_app": bool(hit.app),
                "page": f"{base}/{hit.link(in_app=False)}",
            }
            for hit in found.hits
        ],
        "all": f"{base}/{addresses.search(language)}?{urlencode({'q': query})}",
    }
