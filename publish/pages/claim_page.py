"""A page an often-made claim, and the list of them: plain HTML, no script."""

from __future__ import annotations

from functools import partial

from briefing.often.often import NOT_BORNE_OUT, OftenMade, all_often_made, often_made
from data_sources.record.record import Record
from languages import translator
from languages.safe_text import shortened
from publish.address import addresses
from publish.address.page import Page
from publish.pages.figure_page import common, rendered

LONGEST_DESCRIPTION = 200


def claim_page(record: Record, name: str, language: str) -> Page:
    """The page of one claim. Raises KeyError when there is none of that name.

    Where the record does not bear out what we say of it, the page says so and nothing else.
    """
    try:
        claim = often_made(record, name, language)
    except NOT_BORNE_OUT:
        return _left_out(record, name, language)
    here = addresses.claim(language, name)
    context = common(record, language, here, partial(addresses.claim, name=name)) | {
        "title": claim.title,
        "description": shortened(claim.record, LONGEST_DESCRIPTION),
        "claim": claim,
        "figures": _figures(claim, here),
        "sources": claim.citations,
        "all": addresses.relative(here, addresses.claims(language)),
    }
    return rendered("claim.html", context)


def _left_out(record: Record, name: str, language: str) -> Page:
    here, _ = addresses.claim(language, name), translator(language)
    said = _("The record no longer bears out the text of this page; it has to be written anew.")
    context = common(record, language, here, partial(addresses.claim, name=name)) | {
        "title": _("Often-made claims"),
        "description": said,
        "claims": [],
    }
    return rendered("claims.html", context)


def claims_page(record: Record, language: str) -> Page:
    """All claims, each with its page."""
    here, _ = addresses.claims(language), translator(language)
    context = common(record, language, here, addresses.claims) | {
        "title": _("Often-made claims"),
        "description": _("What goes round, what the record says, and what may be said instead."),
        "claims": [
            (claim.title, addresses.relative(here, addresses.claim(language, claim.name)))
            for claim in all_often_made(record, language)
        ],
    }
    return rendered("claims.html", context)


def _figures(claim: OftenMade, here: str) -> list[tuple[str, str, str]]:
    """Each figure that the page rests on: its name, its number, and the address of its series."""
    language = claim.language
    return [
        (
            figure.label(language),
            figure.with_unit(language, "exact"),
            addresses.relative(here, addresses.figure(language, figure.series.key)),
        )
        for figure in claim.figures
    ]
