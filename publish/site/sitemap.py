"""What search engines are to find: every page for people, with its other languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from xml.sax.saxutils import quoteattr

from briefing.often.often import NAMES as OFTEN_MADE
from charts.layout.safe import xml
from data_sources.compare import places
from data_sources.record.kept import kept
from languages import LANGUAGES
from publish.address import addresses
from publish.address.page import Page
from publish.site.site import Site

XML = "application/xml"
_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


@kept(2)
def sitemap(site: Site, origin: str) -> Page:
    """The map of a site that stands at ``origin``: scheme, host and the path before all pages.

    Kept, with its packed form, for the name or two that a server goes by.
    """
    day = site.record.created.isoformat()
    entries = [
        _entry(origin, [(code, of(code)) for code in LANGUAGES], language, day)
        for of in _pages(site)
        for language in LANGUAGES
    ]
    return Page((_HEAD + "".join(entries) + "</urlset>\n").encode(), XML)


def _pages(site: Site) -> Iterator[Callable[[str], str]]:
    """For each page what gives its address in a language."""
    yield from (addresses.index, addresses.claims, addresses.countries, addresses.changes)
    for name in OFTEN_MADE:
        yield partial(addresses.claim, name=name)
    for code in places.with_figures(site.record):
        yield partial(addresses.country, code=code)
    for key in site.series():
        yield partial(addresses.figure, series=key)


def _entry(origin: str, others: list[tuple[str, str]], language: str, day: str) -> str:
    own = dict(others)[language]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(f"{origin}/{address}")}/>'
        for code, address in others
    )
    return f"<url><loc>{xml(f'{origin}/{own}')}</loc><lastmod>{day}</lastmod>{links}</url>\n"
