"""Every address that is published, and how one page refers to another.

Addresses end in a slash where a page stands, so that the same relative links hold on this server
and in a folder of files.
"""

from __future__ import annotations

import posixpath

FEED = "feed.atom"
ASSISTANTS = "mcp"
"""Where assistants ask, on a running server."""
DATA = "data/"
"""Where whoever wants the data begins; in each language it also stands at :func:`data`."""
SEARCH = "data/search.json"
"""The search for programs: ``?q=`` and ``?lang=``."""


def index(language: str) -> str:
    return f"{language}/figures/"


def changes(language: str) -> str:
    """What changed in the record, by version and by series."""
    return f"{language}/changes/"


def news(language: str) -> str:
    """What the newest version brought."""
    return f"{language}/new/"


def corrections(language: str) -> str:
    """What was revised, put right or withdrawn, by version."""
    return f"{language}/corrections/"


def calendar(language: str) -> str:
    """When publications are to be expected."""
    return f"{language}/calendar/"


def versions(language: str) -> str:
    return f"{language}/versions/"


def between(language: str, before: str, after: str) -> str:
    """What lies between two versions."""
    return f"{language}/versions/{before}/{after}/"


def version_data(version: str) -> str:
    """A version as a whole, as one file."""
    return f"data/versions/{version}.zip"


def between_data(before: str, after: str) -> str:
    return f"data/versions/{before}/{after}.json"


def feed_of(language: str, kind: str = "", key: str = "") -> str:
    """A feed in a language: of everything, or of one series, publisher, country or page."""
    return f"{language}/feeds/{kind}/{key}.atom" if kind else f"{language}/feeds/all.atom"


def data(language: str) -> str:
    return f"{language}/data/"


def claims(language: str) -> str:
    return f"{language}/claims/"


def claim(language: str, name: str) -> str:
    return f"{language}/claims/{name}/"


def figure(language: str, series: str) -> str:
    return f"{language}/figures/{series}/"


def countries(language: str) -> str:
    return f"{language}/countries/"


def country(language: str, code: str) -> str:
    """A country's fact sheet, by its code: ``NLD``."""
    return f"{language}/countries/{code}/"


def sheet(language: str, code: str) -> str:
    """The same on one page of paper."""
    return f"{language}/countries/{code}/sheet.pdf"


def search(language: str) -> str:
    """The search; what is looked for is said by ``?q=``."""
    return f"{language}/search/"


def chart(language: str) -> str:
    """The page of a chart view; which one is said by ``?id=``."""
    return f"{language}/chart/"


def chart_embed(language: str) -> str:
    return f"{language}/chart/embed/"


def embed(language: str, series: str) -> str:
    return f"{language}/figures/{series}/embed/"


def picture(language: str, series: str) -> str:
    return f"pictures/{language}/{series}.png"


def drawing(language: str, series: str) -> str:
    return f"pictures/{language}/{series}.svg"


def series_data(series: str, ending: str) -> str:
    return f"data/series/{series}.{ending}"


def series_table(language: str, series: str) -> str:
    """The figures of a series as CSV, in the form that the language's spreadsheets expect."""
    return f"{language}/figures/{series}/data.csv"


def relative(from_page: str, to: str) -> str:
    """The link from one published page to another."""
    start = from_page if from_page.endswith("/") else posixpath.dirname(from_page)
    link = posixpath.relpath(to, start or ".")
    return f"{link}/" if to.endswith("/") else link


def file_name(address: str) -> str:
    """Where an address stands in a folder of files."""
    return f"{address}index.html" if address.endswith("/") or not address else address
