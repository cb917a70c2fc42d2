"""Whether a source can be what a figure was read from: its day, its publisher, its address.

:func:`addresses_with_a_user`, :func:`read_too_early` and :func:`confirmed_by_itself` are certain
and stop; the others judge by plausibility and warn (see :mod:`data_sources.checks.doubts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

import numpy as np

from data_sources.checks.schema import Tables
from data_sources.checks.slots import Seen, Told, days, keyed, observations
from data_sources.package.tables import Fault

ADDRESSES = {
    "sources.csv": ("url",),
    "publishers.csv": ("url",),
    "breaks.csv": ("url",),
    "timeline.csv": ("source_url", "read_at"),
    "help.csv": ("url",),
}
OF_OBSERVATIONS = ("read_at", "confirmed_at")
PROVISIONAL = re.compile(
    r"\b(?:provisional|preliminary|so far|to date|until then|forecast|projection)\b", re.IGNORECASE
)
REMARK = re.compile(
    r"(?:\bas \w+|\btranscribed|\bcited|\bquoted|\breprinted|\bsummarised) (?:by|in|from)\b"
    r"|[(,] ?via\b",
    re.IGNORECASE,
)
"""How a remark of ours begins that was put into a title: ", as reported by", "(via"."""
USER = "has user info before its host: leave it out"
LISTS = frozenset({"blog", "media", "news", "newsroom", "nieuws", "press", "press-releases"})
"""The last part of an address that leads to a list of everything, and to no one publication."""
TO_COME = ("fact", "estimate")
"""Forms whose figures may speak of a time to come: a law names its day, a projection its year."""


def addresses_with_a_user(tables: Tables) -> Iterator[Fault]:
    """``https://publisher.example@other.example/`` goes to the other, and looks like the first."""
    for name, columns in ADDRESSES.items():
        for row in tables.get(name, []):
            for column in columns:
                if _has_user(row.cells.get(column, "")):
                    yield Fault(name, row.line, column, USER)
    table = tables.observations
    for column in OF_OBSERVATIONS if len(table) else ():
        for place in np.flatnonzero(table[column].where(_has_user)).tolist():
            yield table.fault(place, column, USER)


def read_too_early(tables: Tables) -> Iterator[Fault]:
    """A figure of a period that had not begun when its source was read."""
    sources, series = keyed(tables, "sources.csv", "source"), keyed(tables, "series.csv", "series")
    table = tables.observations
    read_on = table["source"].worked_out(lambda key: sources[key]["read_on"], object)
    read_day = table["source"].worked_out(
        lambda key: date.fromisoformat(sources[key]["read_on"]).toordinal(), np.int64
    )
    past = table["series"].where(lambda key: series[key]["form"] not in TO_COME)
    for row in np.flatnonzero((days(table, "period_start") > read_day) & past).tolist():
        reason = f"the period begins after its source was read ({read_on[row]})"
        yield table.fault(row, "period_start", reason)


def confirmed_by_itself(tables: Tables) -> Iterator[Fault]:
    """A second page that is the first one: readers would be told of a confirmation there is not."""
    table = tables.observations
    if not len(table):
        return
    read_at, confirmed_at = (table[column].worked_out(_plain, object) for column in OF_OBSERVATIONS)
    for row in np.flatnonzero((read_at == confirmed_at) & (confirmed_at != "")).tolist():
        yield table.fault(row, "confirmed_at", "is the page at which the figure was read")


def not_yet(tables: Tables, today: date) -> Told:
    """A source read, or a change made, on a day that has not come."""
    for name, column, words in (
        ("sources.csv", "read_on", "source"),
        ("changes.csv", "date", "change"),
    ):
        for row in tables.get(name, []):
            if row[column] > today.isoformat():
                yield Fault(name, row.line, column, f"{row[column]} has not come"), row[words]


def dated_too_early(tables: Tables, today: date) -> Told:
    """A source dated before the period that it counts is over, and nothing says provisional.

    Where the period was inferred (a survey stands under the year of its report), only a period
    that begins after the source is doubted.
    """
    sources = keyed(tables, "sources.csv", "source")
    for seen in observations(tables):
        published = sources[seen.row["source"]]["published"] if seen.row["source"] else ""
        begun = seen.start[: len(published)] > published
        open_then = seen.end[: len(published)] > published
        stated = seen.row["period_known"] == "stated"
        if published and (begun or (stated and open_then and not _provisional(seen))):
            when = "begins" if begun else "ends"
            yield seen.told("source", f"published {published}, before the period {when}")


def other_publisher(tables: Tables, today: date) -> Told:
    """A figure "read at the publisher's own publication", which somebody else published."""
    sources, series = keyed(tables, "sources.csv", "source"), keyed(tables, "series.csv", "series")
    told: set[tuple[str, str]] = set()
    for seen in observations(tables):
        row, source = seen.row, sources.get(seen.row["source"])
        if row["known"] == "second-hand" or source is None or row["series"] not in series:
            continue
        theirs, own = source["publisher"], series[row["series"]]["publisher"]
        if theirs != own and (row["series"], row["source"]) not in told:
            told.add((row["series"], row["source"]))
            yield seen.told("known", f"read at {theirs}, the series is counted by {own}")


def front_pages(tables: Tables, today: date) -> Told:
    """An address that only leads to a front page, where the publication is said to be read.

    A host of its own (``annualreport.publisher.example``) can be the publication. Where only a
    copy was read and no address is known, the cell stays empty.
    """
    publishers = keyed(tables, "publishers.csv", "publisher")
    for row in tables.get("sources.csv", []):
        home = publishers[row["publisher"]]["url"]
        what = _no_publication(row["url"], home)
        if what:
            reason = f"{row['url']} is {what}, and no address of a publication"
            yield Fault("sources.csv", row.line, "url", reason), row["source"]
    homes = {_host(row["url"]) for row in publishers.values()}
    for name, column in (("breaks.csv", "url"), ("timeline.csv", "source_url")):
        for row in tables.get(name, []):
            host = _host(row[column])
            if _is_front(row[column]) and (host == _domain(row[column]) or host in homes):
                yield Fault(name, row.line, column, f"{row[column]} is a front page"), row[column]


def other_hosts(tables: Tables, today: date) -> Told:
    """A publisher's own publication at an address that is not the publisher's."""
    publishers, first_hand = keyed(tables, "publishers.csv", "publisher"), _first_hand(tables)
    for row in tables.get("sources.csv", []):
        home = publishers[row["publisher"]]["url"] if row["source"] in first_hand else ""
        if home and row["url"] and _origin(row["url"]) != _origin(home):
            words = f"{row['publisher']} at {_origin(row['url'])}"
            reason = f"{words}, whose own address is {home}"
            yield Fault("sources.csv", row.line, "url", reason), words


def remarks_in_titles(tables: Tables, today: date) -> Told:
    """A title that says by whom it was reported or published: that is no part of a title.

    A title stands in quotation marks and in its own language in every file; what we say of it
    has columns of its own.
    """
    publishers = keyed(tables, "publishers.csv", "publisher")
    for row in tables.get("sources.csv", []):
        title, own = row.cells.get("title", ""), publishers[row["publisher"]].cells
        names = {own.get("name", ""), own.get("short", "")} - {""}
        closing = title.endswith(")") and title[title.rfind("(") + 1 : -1]
        if REMARK.search(title) or closing in names:
            reason = "holds a remark of ours: it belongs into “note_…”"
            yield Fault("sources.csv", row.line, "title", reason), title


def reported_elsewhere(tables: Tables, today: date) -> Told:
    """A figure that somebody reported, cited at the address of whoever counted.

    The reader is told "as cited by" the one, and sent to a page of the other.
    """
    publishers = keyed(tables, "publishers.csv", "publisher")
    series = keyed(tables, "series.csv", "series")
    counters: dict[str, set[str]] = {}
    for seen in observations(tables):
        if seen.row["known"] == "second-hand" and seen.row["series"] in series:
            counter = series[seen.row["series"]]["publisher"]
            counters.setdefault(seen.row["source"], set()).add(counter)
    for row in tables.get("sources.csv", []):
        for counter in counters.get(row["source"], set()) - {row["publisher"]}:
            home, own = publishers[counter]["url"], publishers[row["publisher"]]["url"]
            domain = _domain(row["url"])
            if domain and domain == _domain(home) and domain != _domain(own):
                reason = f"{row['publisher']} is cited at {domain}, the address of {counter}"
                yield Fault("sources.csv", row.line, "url", reason), row["source"]


def _plain(address: str) -> str:
    """An address without what makes no other page of it: the scheme, ``www.`` and a last slash."""
    return re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/").casefold()


def _has_user(address: str) -> bool:
    # What is no address at all is the schema's to name.
    return "@" in urlsplit(address).netloc


def _provisional(seen: Seen) -> bool:
    texts = (seen.row["notes"], seen.row["indicator"], seen.row["locator"])
    return seen.row["known"] == "publisher-draft" or any(map(PROVISIONAL.search, texts))


def _first_hand(tables: Tables) -> set[str]:
    """The sources at which at least one figure was read as the publisher's own."""
    rows = (seen.row for seen in observations(tables))
    return {row["source"] for row in rows if row["known"] != "second-hand"}


def _no_publication(address: str, home: str) -> str:
    """What an address is, when it leads to all that somebody publishes; empty when to one thing."""
    if _is_front(address) and _host(address) == _host(home):
        return "a front page"
    parts = urlsplit(address)
    last = parts.path.rstrip("/").rpartition("/")[2]
    return "a list of all news" if last in LISTS and not parts.query else ""


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.hostname) and parts.path in ("", "/") and not parts.query


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _origin(address: str) -> str:
    """The domain, with the port where it is said: what answers there may be somebody else."""
    _, colon, port = urlsplit(address).netloc.rpartition(":")
    said = f":{port}" if colon and port not in ("80", "443") else ""
    return _domain(address) + said


def _domain(address: str) -> str:
    """The last two names of a host, three where the second is as short as in ``gov.uk``.

    Close enough to tell one organisation from another; it need not be a registry's answer.
    """
    names = _host(address).split(".")
    if names[-1].isdigit():
        return _host(address)
    keep = 3 if len(names) > 2 and len(names[-2]) <= 3 and len(names[-1]) == 2 else 2
    return ".".join(names[-keep:])
