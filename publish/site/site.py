"""Everything that is published, by address. The server answers from it; the static site is it.

Nothing is made before it is asked for, and nothing is made twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial

from briefing.often.often import NAMES as OFTEN_MADE
from charts.builders.catalogue import chart as named_chart
from charts.builders.catalogue import default_chart
from charts.files import csv_text
from charts.paper import png, svg
from data_sources.compare import places
from data_sources.record.record import Record
from languages import DEFAULT_LANGUAGE, LANGUAGES
from publish.address import addresses
from publish.address.page import Page
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

JSON = "application/json"
Maker = Callable[[], Page]
OG_WIDTH, OG_HEIGHT = 1200, 630


class Site:
    """The published form of one record."""

    def __init__(self, record: Record, base: str = "", served: bool = True) -> None:
        """``base`` is the path under which the server stands, where it has one.

        ``served=False`` is for a folder of files: there, pages stand in for what a server does,
        and nothing is offered that is made for each reader who asks: fact sheets as PDF, the app.
        """
        self.record = record
        self.base = base
        self.served = served
        self.papers: dict[str, Maker] = dict(self._papers()) if served else {}
        self.makers: dict[str, Maker] = dict(self._makers())
        if not served:
            self.makers |= dict(self._without_server())
        self._made: dict[str, Page] = {}

    def addresses(self) -> list[str]:
        """Every address, in order."""
        return sorted(self.makers)

    def ready(self, address: str) -> Page | None:
        """The page at an address if it was made before."""
        return self._made.get(address)

    @cached_property
    def folders(self) -> dict[str, dict[str, str]]:
        """What a person or a program would type: in each folder, names and their addresses."""
        found: dict[str, dict[str, str]] = {}
        for address in self.makers:
            if not address.startswith("pictures/") and "/embed/" not in address:
                folder, _slash, name = address.rstrip("/").rpartition("/")
                found.setdefault(f"{folder}/" if folder else "", {})[name] = address
        return found

    def get(self, address: str) -> Page | None:
        """The page at an address without its leading slash; None when there is none."""
        made = self._made.get(address)
        if made is None:
            maker = self.makers.get(address)
            if maker is None:
                return None
            made = self._made.setdefault(address, maker())
        return made

    def prove(self) -> None:
        """Make once whatever is read from the record's files, so that it fails now or never.

        Raises whatever a damaged file makes it raise.
        """
        from claims.around.lexicon import load_lexicon  # only where a new version comes

        from_files = (addresses.FEED, "data/datapackage", "data/tables/", "data/openapi")
        listing = (addresses.index, addresses.changes)
        indexes = {of(code) for code in LANGUAGES for of in listing}
        for address in self.addresses():
            if address in indexes or address.startswith(from_files):
                self.get(address)
        load_lexicon(self.record)
        for name in ("dsa_monthly", "dsa_totals"):
            getattr(self.record, name)

    def series(self) -> list[str]:
        """The series that have a page: those with a current figure."""
        return self.record.with_current()

    def _makers(self) -> Iterator[tuple[str, Maker]]:
        yield from self._data()
        yield from self._history()
        keys = self.series()
        for language in LANGUAGES:
            yield addresses.index(language), partial(index_page, self.record, language)
            here = addresses.data(language)
            yield here, partial(data_page, self.record, language, here)
            yield addresses.claims(language), partial(claims_page, self.record, language)
            for name in OFTEN_MADE:
                args = (self.record, name, language)
                yield addresses.claim(language, name), partial(claim_page, *args)
            yield from self._countries(language)
            yield addresses.changes(language), partial(changes_page, self.record, language)
            for key in keys:
                args = (self.record, key, language)
                page = partial(figure_page, *args, served=self.served)
                yield addresses.figure(language, key), page
                yield addresses.embed(language, key), partial(embed_page, *args)
                yield addresses.picture(language, key), partial(_picture, *args)
                yield addresses.drawing(language, key), partial(_drawing, *args)
                if csv_text.has_own_form(language):
                    made = _maker("text/csv", data_files.series_csv_in, *args)
                    yield addresses.series_table(language, key), made

    def _countries(self, language: str) -> Iterator[tuple[str, Maker]]:
        yield addresses.countries(language), partial(countries_page, self.record, language)
        for code in places.with_figures(self.record):
            args = (self.record, code, language)
            page = partial(country_page, *args, served=self.served)
            yield addresses.country(language, code), page

    def _papers(self) -> Iterator[tuple[str, Maker]]:
        for language in LANGUAGES:
            for code in places.with_figures(self.record):
                args = (self.record, code, language)
                yield addresses.sheet(language, code), partial(sheet_file, *args)

    def _without_server(self) -> Iterator[tuple[str, Maker]]:
        from publish.pages.search_page import search_without_server  # only for a folder of files

        for language in LANGUAGES:
            page = partial(search_without_server, self.record, language)
            yield addresses.search(language), page

    def _data(self) -> Iterator[tuple[str, Maker]]:
        record = self.record
        yield addresses.FEED, _maker("application/atom+xml", feed.atom, record)
        yield llms.ADDRESS, _maker("text/plain; charset=utf-8", llms.text, record)
        yield "data/datapackage.json", _maker(JSON, data_files.package, record)
        yield "data/series.json", _maker(JSON, data_files.catalogue, record, self.base)
        yield "data/openapi.json", _maker(JSON, document.document, record)
        yield from self._harvest()
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

    def _history(self) -> Iterator[tuple[str, Maker]]:
        """Versions, what lies between them, and the alerts that are made of it."""
        record, pairs = self.record, history.pairs(self.record)
        yield "data/versions.json", _maker(JSON, versions.listing, record, self.base)
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

    def _harvest(self) -> Iterator[tuple[str, Maker]]:
        """What describes the record to catalogues and notebooks, and holds it in one file."""
        record = self.record
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
