"""The search as a page: plain HTML, no script; and what stands there where no server runs."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from briefing.basket.suggested import HEADLINE
from data_sources.record.record import Record
from languages import translator
from publish.address import addresses
from publish.address.app_pages import ENTRIES, FRONT
from publish.address.page import Page
from publish.pages.figure_page import FILTER_SCRIPT, common, listed, rendered
from publish.search.hits import KINDS, Found

PLACES = ("countries", "talking_points", "claims", "figures", "sources", "eu_law")
"""The pages that somebody may want who found nothing."""


def search_page(record: Record, language: str, query: str, found: Found) -> Page:
    """What was found for a query; without one, how to ask."""
    here = addresses.search(language)
    _ = translator(language)
    results = [
        {
            "kind": _(KINDS[hit.kind]),
            "title": hit.title,
            "value": hit.value,
            "about": hit.about,
            "link": _from(here, hit.link(in_app=False)),
            "in_app": _from(here, hit.app) if hit.page and hit.app else "",
        }
        for hit in found.hits
    ]
    title = _("Search: {words}", words=query) if query else _("Search")
    return rendered(
        "search.html",
        _context(record, language, title, query)
        | {"results": results, "remarks": found.remarks, "places": _places(here, language)},
    )


def search_without_server(record: Record, language: str) -> Page:
    """The page at the search's address in a folder of files: the names of the series, no more."""
    here = addresses.search(language)
    title = translator(language)("Search")
    context = _context(record, language, title, "") | {
        "groups": listed(record, language, here),
        "script": Markup(FILTER_SCRIPT),  # noqa: S704  a constant
    }
    return rendered("search_names.html", context, scripts=(FILTER_SCRIPT,))


def _context(record: Record, language: str, title: str, query: str) -> dict[str, Any]:
    here, _ = addresses.search(language), translator(language)
    return common(record, language, here, addresses.search) | {
        "title": title,
        "query": query,
        "description": _("Figures by words or by number as written, series, claims, law, sources."),
        "examples": _examples(record, language),
        "claims": addresses.relative(here, addresses.claims(language)),
    }


def _examples(record: Record, language: str) -> list[str]:
    """What a reader may type: a figure's number as we write it, and words."""
    _ = translator(language)
    known = record.find(HEADLINE, "World", "") if HEADLINE in record.series else []
    newest = max(known, key=lambda figure: figure.period.end, default=None)
    number = [newest.format(language, qualifier=False)] if newest else []
    return [*number, _("hosting Netherlands"), _("sexual extortion")]


def _places(here: str, language: str) -> list[tuple[str, str]]:
    """Pages of the app with their addresses, for whoever found nothing."""
    _ = translator(language)
    return [
        (_(entry.title), _from(here, f"{entry.address}?lang={language}"))
        for entry in ENTRIES
        if entry.name in PLACES and entry.address != FRONT
    ]


def _from(here: str, address: str) -> str:
    """The link to an address with its query, from a page."""
    path, mark, query = address.partition("?")
    return f"{addresses.relative(here, path or './')}{mark}{query}"
