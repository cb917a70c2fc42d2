"""A page a country: its fact sheet as plain HTML, without script; and the list of them."""

from __future__ import annotations

from functools import partial
from typing import Any

from briefing.sheets.country import Fact, Sheet, country_sheet, lead_series, step_words
from charts.layout.beside import beside, by_border, chart_beside
from charts.words import describe
from data_sources.compare import places
from data_sources.record.kept import kept
from data_sources.record.record import Record
from languages import translator
from publish.address import addresses
from publish.address.page import Page
from publish.data import feeds
from publish.pages.chart_page import view_address
from publish.pages.figure_page import common, drawings, rendered

MOST_PAPERS = 64
MOST_FACTS = 8
"""Of one subject; the others are among all figures."""


def country_page(record: Record, code: str, language: str, served: bool = True) -> Page:
    """The fact sheet of a country; ``served`` is whether an app stands beside it, and a PDF.

    Raises KeyError where no figure is about the country.
    """
    sheet, _ = country_sheet(record, code, language), translator(language)
    here = addresses.country(language, code)

    def row(fact: Fact) -> dict[str, str]:
        to = addresses.figure(language, fact.figure.series.key)
        return {
            "what": fact.what,
            "number": fact.number,
            "when": fact.when,
            "source": fact.source,
            "url": fact.figure.source.url,
            "note": fact.note,
            "link": addresses.relative(here, to) if record.find(fact.figure.series.key) else "",
        }

    context = common(record, language, here, partial(addresses.country, code=code)) | {
        "title": _("{country}: what is on record", country=sheet.name),
        "description": sheet.finding,
        "sheet": sheet,
        "key_facts": [row(fact) for fact in sheet.key_facts],
        "sections": [
            (part.title, [row(fact) for fact in part.facts[:MOST_FACTS]], _more(part.facts))
            for part in sheet.sections
        ],
        "around": [
            (
                standing.place,
                standing.figure.geography.name(language),
                addresses.relative(
                    here, addresses.country(language, standing.figure.geography.code)
                ),
                standing.figure.with_unit(language, "exact"),
                standing.figure.geography.code == code,
            )
            for standing in sheet.around
        ],
        "around_in": sheet.record.geography(sheet.areas[0]).name(language) if sheet.around else "",
        "steps": [(*step_words(e, language), e.source_url) for e in sheet.steps],
        "own_help": sheet.help_lines,
        "drawings": drawings(sheet.chart) if sheet.chart else [],
        "alt": describe.alt(sheet.chart) if sheet.chart else "",
        "all": addresses.relative(here, addresses.countries(language)),
        "alerts": addresses.relative(here, feeds.address(record, language, "countries", code)),
        "references": sheet.references,
        "beside": "",
        **(_beside(sheet, here) if served else {}),
        **_elsewhere(here, code, language, served),
    }
    return rendered("country.html", context)


def _elsewhere(here: str, code: str, language: str, served: bool) -> dict[str, str]:
    """Where more of it stands: in the app and on paper, or among the pages of a folder."""
    if not served:
        every = addresses.relative(here, addresses.index(language))
        return {"app_link": "", "figures_link": every, "paper": ""}
    app, figures = (addresses.relative(here, name) for name in ("countries", "figures"))
    return {
        "app_link": f"{app}?lang={language}&part=profile&country={code}",
        "figures_link": f"{figures}?lang={language}&place={code}",
        "paper": addresses.relative(here, addresses.sheet(language, code)),
    }


def _beside(sheet: Sheet, here: str) -> dict[str, Any]:
    """The country beside those around it over the years, by rate and as counted: one click each."""
    record, code, language = sheet.record, sheet.code, sheet.language
    series, _ = lead_series(record), translator(language)
    ways = {
        "million": _("per million internet users"),
        "children": _("per 100,000 children"),
        "": _("as counted"),
    }
    if not sheet.rated:
        ways = {"": ways[""]}
    charts = {per: chart_beside(record, series, code, per) if series else "" for per in ways}
    at = addresses.relative(here, addresses.chart(language))
    links = [
        (words, f"{at}?{view_address(language, charts[per]).partition('?')[2]}")
        for per, words in ways.items()
        if charts[per]
    ]
    if not links:
        return {}
    bordering = by_border(code, beside(record, series, code))
    label = _("Beside its neighbours:") if bordering else _("Beside others of its region:")
    return {"beside": label, "beside_links": links}


def _more(facts: tuple[Fact, ...]) -> int:
    return max(0, len(facts) - MOST_FACTS)


def countries_page(record: Record, language: str) -> Page:
    """All countries and territories of which there is a figure, by name."""
    here, _ = addresses.countries(language), translator(language)
    codes = sorted(
        places.with_figures(record), key=lambda c: record.geography(c).name(language).casefold()
    )
    context = common(record, language, here, addresses.countries) | {
        "title": _("Countries"),
        "description": _("A fact sheet for each country and territory of which there is a figure."),
        "countries": [
            (
                record.geography(code).name(language),
                addresses.relative(here, addresses.country(language, code)),
            )
            for code in codes
        ],
    }
    return rendered("countries.html", context)


@kept(MOST_PAPERS)
def sheet_file(record: Record, code: str, language: str) -> Page:
    """The fact sheet on one page of paper."""
    from briefing.pdf import sheet as paper  # only when somebody asks for it

    return Page(paper.make(country_sheet(record, code, language)), "application/pdf")
