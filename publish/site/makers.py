"""What makes each page, by address. It brings all that pages are made of, so it is loaded last.

The server is there before it: a page that is asked for in that moment waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from briefing.often.often import NAMES as OFTEN_MADE
from charts.builders.catalogue import chart as named_chart
from charts.builders.catalogue import default_chart
from charts.files import csv_text
from charts.paper import png, svg
from data_sources.compare import places
from data_sources.record.record import Record
from languages import DEFAULT_LANGUAGE, LANGUAGES
from publish.address import addresses
from publish.address.page import JSON, Maker, Page
from publish.data import calendar, data_files, feed, feeds, flat, history, llms, versions
from publish.description import document
from publish.harvest import croissant, csvw, dcat
from publish.pages.calendar_page import calendar_page
from publish.pages.changes_page import changes_page
from publish.pages.claim_page import claim_page, claims_page
from publish.pages.country_page import countries_page, country_page, sheet_file
from publish.pages.data_page import data_page
from publish.pages.figure_page import embed_page, figure_page, index_page
from publish.pages.history_pages import (
    between_page,
    corrections_page,
    news_page,
    versions_page,
)

OG_WIDTH, OG_HEIGHT = 1200, 630


def pages(record: Record, base: str, served: bool) -> Iterator[tuple[str, Maker]]:
    """Every page that is made once; where none is ``served`` beside them, they lead to no app."""
    yield from _data(record, base)
    yield from _history(record, base)
    keys = record.with_current()
    for language in LANGUAGES:
        yield addresses.index(language), partial(index_page, record, language)
        here = addresses.data(language)
        yield here, partial(data_page, record, language, here)
        yield addresses.claims(language), partial(claims_page, record, language)
        for name in OFTEN_MADE:
            args = (record, name, language)
            yield addresses.claim(language, name), partial(claim_page, *args)
        yield from _countries(record, language, served)
        yield addresses.changes(language), partial(changes_page, record, language)
        for key in keys:
            args = (record, key, language)
            page = partial(figure_page, *args, served=served)
            yield addresses.figure(language, key), page
            yield addresses.embed(language, key), partial(embed_page, *args)
            yield addresses.picture(language, key), partial(_picture, *args)
            yield addresses.drawing(language, key), partial(_drawing, *args)
            if csv_text.has_own_form(language):
                made = _maker("text/csv", data_files.series_csv_in, *args)
                yield addresses.series_table(language, key), made


def _countries(record: Record, language: str, served: bool) -> Iterator[tuple[str, Maker]]:
    yield addresses.countries(language), partial(countries_page, record, language)
    for code in places.with_figures(record):
        args = (record, code, language)
        page = partial(country_page, *args, served=served)
        yield addresses.country(language, code), page


def papers(record: Record) -> Iterator[tuple[str, Maker]]:
    """What is made anew for each reader who asks."""
    for language in LANGUAGES:
        for code in places.with_figures(record):
            args = (record, code, language)
            yield addresses.sheet(language, code), partial(sheet_file, *args)


def without_server(record: Record) -> Iterator[tuple[str, Maker]]:
    """Pages that stand in for what a server does."""
    from publish.pages.search_page import search_without_server  # only for a folder of files

    for language in LANGUAGES:
        page = partial(search_without_server, record, language)
        yield addresses.search(language), page


def _data(record: Record, base: str) -> Iterator[tuple[str, Maker]]:
    yield addresses.FEED, _maker("application/atom+xml", feed.atom, record)
    yield llms.ADDRESS, _maker("text/plain; charset=utf-8", llms.text, record)
    yield "data/datapackage.json", _maker(JSON, data_files.package, record)
    yield "data/series.json", _maker(JSON, data_files.catalogue, record, base)
    yield "data/openapi.json", _maker(JSON, document.document, record)
    yield from _harvest(record)
    for name, path in data_files.table_paths(record).items():
        yield f"data/tables/{name}.csv", _maker("text/csv", data_files.csv, record, path)
        kind = "application/vnd.apache.parquet"
        yield f"data/tables/{name}.parquet", _maker(kind, data_files.parquet, record, path)
        beside = f"data/tables/{name}.csv{csvw.ENDING}"
        yield beside, _maker(JSON, csvw.table, record, path)
    for key in sorted(record.series):
        data, rows = data_files.series_json, data_files.series_csv
        yield addresses.series_data(key, "json"), _maker(JSON, data, record, key)
        address = addresses.series_data(key, "csv")
        yield address, _maker("text/csv", rows, record, key)
        yield f"{address}{csvw.ENDING}", _maker(JSON, csvw.series, record, key)


def _history(record: Record, base: str) -> Iterator[tuple[str, Maker]]:
    """Versions, what lies between them, and the alerts that are made of it."""
    pairs = history.pairs(record)
    yield "data/versions.json", _maker(JSON, versions.listing, record, base)
    for number in history.numbers(record):
        args = (versions.package, record, number)
        yield addresses.version_data(number), _maker(versions.ZIP, *args)
    for pair in pairs:
        yield addresses.between_data(*pair), _maker(JSON, versions.between, record, *pair)
    for language in LANGUAGES:
        yield addresses.news(language), partial(news_page, record, language)
        yield addresses.corrections(language), partial(corrections_page, record, language)
        yield addresses.calendar(language), partial(calendar_page, record, language)
        ics = _maker("text/calendar; charset=utf-8", calendar.ics, record, language)
        yield calendar.address(language), ics
        yield addresses.versions(language), partial(versions_page, record, language)
        for pair in pairs:
            page = partial(between_page, record, language, *pair)
            yield addresses.between(language, *pair), page
        scopes = [(kind, key) for kind, own in feeds.keys(record).items() for key in own]
        for scope in (("", ""), *scopes):
            maker = _maker("application/atom+xml", feeds.atom, record, language, *scope)
            yield addresses.feed_of(language, *scope), maker


def _harvest(record: Record) -> Iterator[tuple[str, Maker]]:
    """What describes the record to catalogues and notebooks, and holds it in one file."""
    yield addresses.DATA, partial(data_page, record, DEFAULT_LANGUAGE, addresses.DATA)
    yield flat.CSV, _maker("text/csv", flat.csv, record)
    yield f"{flat.CSV}{csvw.ENDING}", _maker(JSON, csvw.flat, record)
    yield flat.PARQUET, _maker("application/vnd.apache.parquet", flat.parquet, record)
    yield f"{dcat.HERE}.jsonld", _maker("application/ld+json", dcat.jsonld, record)
    yield f"{dcat.HERE}.ttl", _maker("text/turtle", dcat.as_turtle, record)
    yield "data/croissant.json", _maker("application/ld+json", croissant.document, record)


def _maker(media_type: str, make: Callable[..., bytes], *args: object) -> Maker:
    return lambda: Page(make(*args), media_type)


def _picture(record: Record, key: str, language: str) -> Page:
    """What a link shows when it is passed on: the chart in the shape that social media want."""
    chart = named_chart(record, default_chart(record, key), language)
    return Page(png.draw(chart, OG_WIDTH, OG_HEIGHT, scale=1.0), "image/png")


def _drawing(record: Record, key: str, language: str) -> Page:
    chart = named_chart(record, default_chart(record, key), language)
    return Page(svg.draw(chart).encode(), "image/svg+xml")
