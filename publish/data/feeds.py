"""Alerts: an Atom feed of everything, and of each series, publisher, country and page.

An entry is what one version changed in one series. Its day is that of the version: nothing else
is known of when a row changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from html import escape
from urllib.parse import quote

from data_sources.checks.references import references
from data_sources.record.kept import kept
from data_sources.record.record import Record
from data_sources.record.search import places
from data_sources.versions.compare import Moved
from languages import translator
from publish.address import addresses
from publish.address.app_pages import ENTRIES
from publish.data import history
from publish.data.feed import NAME
from publish.data.history import Told

FIGURES = "The figures"
"""The heading of the pages that there are feeds of."""
KINDS = ("series", "publishers", "countries", "pages")


@cache
def named_on(page: str) -> frozenset[str]:
    """The series that a page of the app names. What is put together while it runs is not seen."""
    return frozenset(item.series for item in references() if item.file == f"pages/{page}.py")


@kept()
def keys(record: Record) -> dict[str, tuple[str, ...]]:
    """Of what there is a feed, by kind: those of which the record has figures."""
    series = tuple(record.with_current())
    publishers = {record.series[key].publisher.key for key in series}
    pages = tuple(entry.address for entry in ENTRIES if entry.section == FIGURES)
    found = {"series": series, "publishers": tuple(sorted(publishers)), "pages": pages}
    codes = tuple(code for code in sorted(places(record)) if code.isascii() and " " not in code)
    return found | {"countries": codes}


def atom(record: Record, language: str, kind: str = "", key: str = "") -> bytes:
    """One feed. Identities are stable, so that a reader sees each change once."""
    here = addresses.feed_of(language, kind, key)
    entries = list(_entries(record, language, kind, key))
    updated = max((one.day for one in entries), default=record.created.isoformat())
    scope = f"/countries/{key}" if kind == "countries" else ""
    home = addresses.relative(here, addresses.news(language))
    there = frozenset(keys(record)["series"])
    body = "".join(
        _entry(one, language, scope, _link(here, one, language) if one.series in there else home)
        for one in entries
    )
    title = f"On the Record: {title_of(record, language, kind, key)}"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">'
        f"<id>{NAME}:{escape(here)}</id><title>{escape(title)}</title>"
        f"<updated>{updated}T00:00:00Z</updated><author><name>On the Record</name></author>"
        f'<link rel="self" href="{quote(here.rpartition("/")[2])}"/>'
        f'<link rel="alternate" type="text/html" href="{home}"/>{body}</feed>\n'
    ).encode()


def address(record: Record, language: str, kind: str, key: str) -> str:
    """Where the feed of one thing stands; where there is none of it, that of everything."""
    own = key in keys(record).get(kind, ())
    return addresses.feed_of(language, kind, key) if own else addresses.feed_of(language)


def title_of(record: Record, language: str, kind: str, key: str) -> str:
    """What a feed is of, by its name."""
    _ = translator(language)
    if kind == "series":
        return record.series[key].name(language)
    if kind == "publishers":
        return record.publishers[key].called(language)
    if kind == "countries":
        return record.geographies[key].name(language)
    if kind == "pages":
        return _(next(entry.title for entry in ENTRIES if entry.address == key))
    return _("What is new")


def _entries(record: Record, language: str, kind: str, key: str) -> Iterator[Told]:
    chosen, fits = _chosen(record, kind, key)
    for difference in history.steps(record):
        yield from history.told(record, difference, language, chosen, fits)


def _chosen(
    record: Record, kind: str, key: str
) -> tuple[Callable[[str], bool], Callable[[Moved], bool] | None]:
    """Which series a feed is of, and, of a country, which of their figures."""
    if kind == "series":
        return partial(str.__eq__, key), None
    if kind == "publishers":
        own = {k for k, series in record.series.items() if series.publisher.key == key}
        return own.__contains__, None
    if kind == "pages":
        name = next(entry.name for entry in ENTRIES if entry.address == key)
        return named_on(name).__contains__, None
    if kind == "countries":
        return lambda _series: True, lambda one: one.cells["geography"] == key
    return lambda _series: True, None


def _link(here: str, one: Told, language: str) -> str:
    return addresses.relative(here, addresses.figure(language, one.series))


def _entry(one: Told, language: str, scope: str, link: str) -> str:
    _ = translator(language)
    lines = [one.summary, *one.lines]
    if one.more:
        lines.append(_("and {count} more", count=one.more))
    identity = f"{NAME}:record/{one.version}/{language}{scope}/{one.series}"
    title = _("{name}, version {version}", name=one.name, version=one.version)
    return (
        f"<entry><id>{escape(identity)}</id><title>{escape(title)}</title>"
        f"<updated>{one.day}T00:00:00Z</updated>"
        f'<link rel="alternate" type="text/html" href="{link}"/>'
        f'<content type="text">{escape(chr(10).join(lines))}</content></entry>'
    )
