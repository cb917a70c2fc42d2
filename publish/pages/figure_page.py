"""A page a figure: plain HTML with the chart, its words, data, sources and citation. No script."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from charts.builders.catalogue import chart as named_chart
from charts.builders.catalogue import default_chart
from charts.builders.explore_choices import opened
from charts.files import csv_text
from charts.layout import brand
from charts.paper import svg
from charts.spec.asked import read
from charts.spec.identity import parse
from charts.spec.model import Chart
from charts.words import describe
from charts.words.table import frame, numeric_columns, text_rows
from data_sources.record import citations
from data_sources.record.figure import Figure
from data_sources.record.record import Record
from languages import LANGUAGE_NAMES, LANGUAGES, dates, grammar, translator
from languages.grammar import right_to_left
from publish.address import addresses
from publish.address.page import Page
from publish.pages import embedded, jsonld
from publish.pages.environment import HTML, environment, page_rules

MOST_ROWS = 120
MOST_SOURCES = 25
MOST_COUNTRIES = 12
PHONE = 400
FILTER_SCRIPT = """
const field = document.getElementById('q');
const rows = [...document.querySelectorAll('[data-text]')];
function show() {
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const row of rows) row.hidden = !words.every(w => row.dataset.text.includes(w));
  for (const part of document.querySelectorAll('.group')) {
    part.hidden = !part.querySelector('[data-text]:not([hidden])');
    part.open = words.length > 0;
  }
}
field.value = new URLSearchParams(location.search).get('q') || field.value;
field.addEventListener('input', show);
show();
"""
"""Searching names as one types, in a folder of files where no server runs. Named in the policy."""


def figure_page(record: Record, key: str, language: str, served: bool = True) -> Page:
    """The page of one series; where no app stands beside it (``served``), it leads to none.

    Raises KeyError when there is no such series.
    """
    context = _context(record, key, language, addresses.figure(language, key))
    return rendered("figure.html", context if served else {**context, "app_link": ""})


def embed_page(record: Record, key: str, language: str) -> Page:
    """The same chart alone, to be shown inside pages of others."""
    context = _context(record, key, language, addresses.embed(language, key))
    return rendered("embed.html", context, embeddable=True)


def index_page(record: Record, language: str) -> Page:
    """All series, by topic."""
    here, _ = addresses.index(language), translator(language)
    context = common(record, language, here, addresses.index) | {
        "title": _("All figures, a page each"),
        "groups": listed(record, language, here),
        "description": _("Published figures on online child sexual abuse reporting."),
    }
    return rendered("index.html", context)


def listed(record: Record, language: str, here: str) -> dict[str, list[dict[str, str]]]:
    """The series that have a page, by topic, each with its link from a page and its words."""
    groups: dict[str, list[dict[str, str]]] = {}
    for key, series in sorted(record.series.items(), key=lambda item: item[1].name(language)):
        if not record.find(key):
            continue
        text = series.text(language)
        item = {
            "name": text.name,
            "publisher": series.publisher.known_as(language),
            "link": addresses.relative(here, addresses.figure(language, key)),
            "text": " ".join(
                (text.name, text.definition, series.publisher.called(language), key)
            ).casefold(),
        }
        groups.setdefault(record.topic(series.topic, language), []).append(item)
    return groups


def rendered(
    template: str, context: dict[str, Any], embeddable: bool = False, scripts: tuple[str, ...] = ()
) -> Page:
    text = environment().get_template(template).render(context)
    return Page(text.encode(), HTML, embeddable, scripts)


def common(record: Record, language: str, here: str, other: Any) -> dict[str, Any]:
    """What every page needs: words, links to the same page in the other language, help lines."""
    place = grammar(language).home
    others = [
        {"code": code, "name": LANGUAGE_NAMES[code], "link": addresses.relative(here, other(code))}
        for code in LANGUAGES
        if code != language
    ]
    return {
        "_": translator(language),
        "language": language,
        "rtl": right_to_left(language),
        "others": others,
        "style": Markup(_style()),  # noqa: S704  made of constants
        "home": addresses.relative(here, addresses.index(language)),
        "search": addresses.relative(here, addresses.search(language)),
        "feed": addresses.relative(here, addresses.FEED),
        "data": addresses.relative(here, addresses.data(language)),
        "news": addresses.relative(here, addresses.news(language)),
        "calendar": addresses.relative(here, addresses.calendar(language)),
        "corrections": addresses.relative(here, addresses.corrections(language)),
        "changes": addresses.relative(here, addresses.changes(language)),
        "help_lines": [line for line in record.help_lines if line.geography == place][:4],
        "version": record.version,
        "made": dates.day(record.created, language),
    }


@cache
def _style() -> str:
    return brand.style_sheet() + svg.THEME_CSS + page_rules()


def _context(record: Record, key: str, language: str, here: str) -> dict[str, Any]:
    series, _ = record.series[key], translator(language)
    chart = named_chart(record, default_chart(record, key), language)
    figures = record.find(key)
    rows, columns = text_rows(chart), list(frame(chart).columns)
    drawn = drawings(chart)
    pair = {ending: addresses.series_data(key, ending) for ending in ("json", "csv")}
    pair |= {"png": addresses.picture(language, key), "svg": addresses.drawing(language, key)}
    own = addresses.series_table(language, key) if csv_text.has_own_form(language) else ""
    return common(record, language, here, lambda code: addresses.figure(code, key)) | {
        "key": key,
        "title": chart.title,
        "chart": chart,
        "description": describe.alt(chart),
        "in_words": describe.description(chart),
        "drawings": drawn,
        "embed_height": embedded.height(
            chart,
            chart.title,
            chart.subtitle,
            embedded.small_texts(chart),
            [drawing for _name, drawing in drawn],
        ),
        "latest": _latest(record, chart, key, language),
        "columns": columns,
        "numeric": set(numeric_columns(chart)),
        "rows": rows[:MOST_ROWS],
        "more_rows": max(0, len(rows) - MOST_ROWS),
        "text": series.text(language),
        "publisher": series.publisher.called(language),
        "unit": series.unit.many[language],
        "frequency": _(series.frequency),
        "breaks": [
            (dates.day(b.date, language), b.why[language], b.url) for b in record.breaks(key)
        ],
        "sources": [
            (citations.reference(source, language), source.url)
            for source in chart.sources[:MOST_SOURCES]
        ],
        "citation": _citation(chart, figures, language),
        "links": {name: addresses.relative(here, to) for name, to in pair.items()},
        "countries": _countries(record, figures, language, here),
        "own_csv": addresses.relative(here, own) if own else "",
        "alerts": addresses.relative(here, addresses.feed_of(language, "series", key)),
        "versions": addresses.relative(here, addresses.versions(language)),
        "self_link": addresses.relative(here, addresses.figure(language, key)),
        "embed_link": addresses.relative(here, addresses.embed(language, key)),
        "app_link": interactive(chart, language, here)
        or addresses.relative(here, "figures") + f"?lang={language}&q={key}",
        "jsonld": Markup(jsonld.dataset(record, key, language, figures)),  # noqa: S704  escaped
    }


def _countries(
    record: Record, figures: list[Figure], language: str, here: str
) -> list[tuple[str, str]]:
    """The fact sheets of the countries that the series is about; none where there are many."""
    codes = {f.geography.code for f in figures if f.geography.kind == "country"}
    named = sorted((record.geography(code).name(language), code) for code in codes)
    if len(named) > MOST_COUNTRIES:
        return [
            (
                translator(language)("All countries"),
                addresses.relative(here, addresses.countries(language)),
            )
        ]
    return [
        (name, addresses.relative(here, addresses.country(language, code))) for name, code in named
    ]


def interactive(chart: Chart, language: str, here: str) -> str:
    """Where the app shows a chart with everything about it to choose; empty where it cannot."""
    asked = read(parse(chart.id)) if chart.explored else opened(chart)
    if asked is None:
        return ""
    words = urlencode({"lang": language, **asked.address})
    return f"{addresses.relative(here, 'explore')}?{words}"


def drawings(chart: Chart) -> list[tuple[str, Markup]]:
    """The chart for wide and for narrow screens: on each its words can be read."""
    wide = ("wide", Markup(svg.draw(chart, 1000, 520, "auto", heading=False)))  # noqa: S704  ours
    narrow = Markup(svg.draw(chart, PHONE, None, "auto", heading=False))  # noqa: S704  escaped as it is drawn
    return [wide, ("narrow", narrow)]


def _latest(record: Record, chart: Chart, key: str, language: str) -> dict[str, str]:
    """The newest undivided figure, in large letters; empty where a series has only parts.

    A series of one figure is that figure.
    """
    shown = {figure.fingerprint for figure in chart.figures}
    whole = [f for f in record.find(key, breakdown="") if f.fingerprint in shown]
    if chart.lonely:
        whole = list(chart.figures[:1])
    if not whole or len({f.geography.code for f in whole}) > 1:
        return {}
    figure = max(whole, key=lambda f: (f.period.end, f.period.start))
    return {
        "value": figure.with_unit(language),
        "when": figure.period_label(language),
        "where": figure.geography.name(language),
    }


def _citation(chart: Chart, figures: list[Figure], language: str) -> str:
    shown = chart.figures or tuple(figures)
    return max(shown, key=lambda f: f.period.end).cite(language) if shown else ""
