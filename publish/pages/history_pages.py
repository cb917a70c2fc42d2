"""What is new, what was corrected, what lies between two versions, and the list of versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from data_sources.record.record import Record
from data_sources.versions.compare import KINDS, Difference
from languages import dates, translator
from publish.address import addresses
from publish.address.page import Page
from publish.data import feed, feeds, history, versions
from publish.pages.changes_page import points
from publish.pages.figure_page import common, rendered

Scopes = Sequence[tuple[str, list[tuple[str, str]]]]
"""Kinds of feeds by their title, each with the name and the link of every one."""
NEW = ("new", "revised")
CORRECTIONS = ("revised", "corrected", "withdrawn", "regraded")


def news_page(record: Record, language: str) -> Page:
    """What each version brought: in its own words, and the figures that are new or revised."""
    _ = translator(language)
    said = _("What each version of the record brought, series by series, the newest first.")
    title, steps = _("What is new"), history.steps(record)
    scopes = _scopes(record, language)
    return _page(record, language, addresses.news, title, said, steps, NEW, scopes)


def corrections_page(record: Record, language: str) -> Page:
    """What was revised by publishers, put right here, or withdrawn, by version."""
    _ = translator(language)
    said = _(
        "Figures that publishers revised, that were put right here, or that were withdrawn. One "
        "that is no longer given may stand under another period, unit or series now; the page "
        "“What changed” has the reason."
    )
    steps = history.steps(record)
    title = _("Corrections")
    return _page(record, language, addresses.corrections, title, said, steps, CORRECTIONS)


def between_page(record: Record, language: str, before: str, after: str) -> Page:
    """All that lies between two versions. Raises DatasetError."""
    _ = translator(language)
    title = _("From version {before} to version {after}", before=before, after=after)
    address = partial(addresses.between, before=before, after=after)
    said = _(
        "Every figure that is new, revised, corrected, gone or known otherwise, series by series."
    )
    found = [history.between(record, before, after)]
    return _page(record, language, address, title, said, found, KINDS)


def versions_page(record: Record, language: str) -> Page:
    """Every version with its day, what was said of it, its files and its citation."""
    here, _ = addresses.versions(language), translator(language)
    known = history.numbers(record)
    said = {entry.version: entry for entry in feed.entries(record)}
    rows = []
    for place, number in reversed(list(enumerate(known))):
        day = history.version(record, number).created
        since = [
            (older, addresses.relative(here, addresses.between(language, older, number)))
            for older in reversed(known[:place])
        ]
        rows.append(
            {
                "number": number,
                "day": dates.partial(day, language),
                "points": points(said[number].text) if number in said else [],
                "package": addresses.relative(here, addresses.version_data(number)),
                "since": since,
                "cite": versions.citation(number, day),
            }
        )
    context = common(record, language, here, addresses.versions) | {
        "title": _("Versions of the record"),
        "description": _("Each version of the record stays: to download, to cite and to link."),
        "versions": rows,
        "listing": addresses.relative(here, "data/versions.json"),
    }
    return rendered("versions.html", context)


def _page(
    record: Record,
    language: str,
    address: Callable[[str], str],
    title: str,
    said: str,
    differences: Iterable[Difference],
    kinds: tuple[str, ...],
    scopes: Scopes = (),
) -> Page:
    here = address(language)
    sections = [_section(record, language, here, one, kinds) for one in differences]
    context = common(record, language, here, address) | {
        "title": title,
        "description": said,
        "sections": sections,
        "nothing": _nothing(kinds, language),
        "alerts": addresses.relative(here, addresses.feed_of(language)),
        "scopes": scopes,
        "versions": addresses.relative(here, addresses.versions(language)),
    }
    return rendered("history.html", context)


def _nothing(kinds: tuple[str, ...], language: str) -> str:
    """What is said of a version in which no figure is of these kinds."""
    _ = translator(language)
    if kinds == NEW:
        return _("This version has no new figure, and none that a publisher revised.")
    if kinds == CORRECTIONS:
        return _("In this version no figure was revised, corrected or withdrawn.")
    return _("No figure differs between the two versions.")


def _scopes(record: Record, language: str) -> Scopes:
    """The feeds of a part, which are nowhere else listed: of a series its own page has it."""
    _, here = translator(language), addresses.news(language)
    titles = {"pages": _("Pages"), "countries": _("Countries"), "publishers": _("Publishers")}
    found = []
    for kind, title in titles.items():
        own = [
            (
                feeds.title_of(record, language, kind, key),
                addresses.relative(here, addresses.feed_of(language, kind, key)),
            )
            for key in feeds.keys(record)[kind]
        ]
        found.append((title, sorted(own, key=lambda one: one[0].casefold())))
    return found


def _section(
    record: Record, language: str, here: str, one: Difference, kinds: tuple[str, ...]
) -> dict[str, Any]:
    before, after = one.before.number, one.after.number
    told = history.told(record, one, language, kinds=kinds)
    said = {entry.version: entry.text for entry in feed.entries(record)} if kinds == NEW else {}
    return {
        "before": before,
        "after": after,
        "day": dates.partial(one.after.created, language),
        "points": points(said.get(after, "")),
        "data": addresses.relative(here, addresses.between_data(before, after)),
        "series": [(piece, _link(record, language, here, piece.series)) for piece in told],
    }


def _link(record: Record, language: str, here: str, series: str) -> str:
    there = series in record.with_current()
    return addresses.relative(here, addresses.figure(language, series)) if there else ""
