"""The page "What changed": the change log by date, and every changed row by kind and series.

Both are read from the record's own files, ``CHANGELOG.md`` and ``changes.csv``, and are written
in English; the page says so in every other language. Versions and rows each have their day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from data_sources.package.tables import Row, read_rows
from data_sources.record.record import Record
from languages import DEFAULT_LANGUAGE, dates, numbers, translator
from publish.address import addresses
from publish.address.page import Page
from publish.data import feed
from publish.pages.figure_page import common, rendered

TABLE = "changes.csv"
NOT_OF_THE_RECORD = re.compile(r"(?:not used|already an event|read_at|confirmed_at)\b")
"""What was looked at and changed nothing, and what only concerns the maintainers' columns."""
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "withdrawn",
        re.compile(r"\b(?:withdrawn|left out|taken out|not landed|not added|moved to timeline)\b"),
    ),
    ("reworded", re.compile(r"\b(?:reworded|polish|renamed|text added|written as|stays)\b")),
    ("new", re.compile(r"\b(?:added|landed|new series)\b")),
    ("revised", re.compile(r"")),
)
"""Kinds of change by the words of the change, the first that fits; the last fits all."""
SHOWN = ("new", "revised", "withdrawn", "reworded")
MOST_PARTS = 3
"""More parts than these are counted and not named."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One change as it is written, how many rows of its series it was made in, and in which.

    ``parts`` names the rows where they are few: a series has many parts and years, and what
    happened to one of them reads as if it had happened to all.
    """

    change: str
    reason: str
    times: int
    parts: tuple[str, ...] = ()


BySeries = dict[str, list[Changed]]
Rows = dict[tuple[str, str], list[str]]
"""By the words and the reason of a change, the parts that it was made in, one for each row."""


def kind_of(change: str) -> str:
    """``new``, ``revised``, ``withdrawn`` or ``reworded``."""
    return next(kind for kind, words in KINDS if words.search(change))


def changes(record: Record) -> dict[str, dict[str, BySeries]]:
    """The rows of ``changes.csv`` by kind, by day (the newest first) and by series.

    The empty series is the record as such.
    """
    found: dict[str, dict[str, dict[str, Rows]]] = {
        kind: defaultdict(lambda: defaultdict(lambda: defaultdict(list))) for kind in SHOWN
    }
    for row in _rows(record):
        if not NOT_OF_THE_RECORD.match(row["change"]):
            of_day = found[kind_of(row["change"])][row["date"]]
            of_day[row["series"]][row["change"], row["reason"]].append(part_of(row))
    return {
        kind: {day: _in_order(by_day[day]) for day in sorted(by_day, reverse=True)}
        for kind, by_day in found.items()
    }


def changes_page(record: Record, language: str) -> Page:
    """What is new, revised, withdrawn and reworded: the versions, then the rows by kind and day."""
    here, _ = addresses.changes(language), translator(language)
    titles = {
        "new": _("New"),
        "revised": _("Revised"),
        "withdrawn": _("Withdrawn or left out"),
        "reworded": _("Reworded"),
    }
    return rendered(
        "changes.html",
        common(record, language, here, addresses.changes)
        | {
            "title": _("What changed"),
            "description": _("What is new, revised, withdrawn and reworded in the record."),
            "written_in": DEFAULT_LANGUAGE,
            "versions": [
                (entry.version, dates.partial(entry.day, language), points(entry.text))
                for entry in feed.entries(record)
            ],
            "kinds": [
                (
                    titles[kind],
                    numbers.exact(sum(map(_count, by_day.values())), language),
                    [
                        (dates.partial(day, language), _named(record, by, language))
                        for day, by in by_day.items()
                    ],
                )
                for kind, by_day in changes(record).items()
                if by_day
            ],
            "table": addresses.relative(here, "data/tables/changes.csv"),
        },
    )


def _rows(record: Record) -> list[Row]:
    there = (record.directory / TABLE).exists()
    return list(read_rows(record.directory, TABLE)) if there else []


def part_of(row: Row) -> str:
    """Of which part, place and day a row is, as the record has them; empty: of the whole.

    Where it is the part itself that is called otherwise now, its former name is not said again.
    """
    renamed = row["change"].startswith("breakdown ")
    breakdown = "" if renamed else row["breakdown"].replace(";", ", ").replace("=", ": ")
    return ", ".join(filter(None, (breakdown, row["geography"], row["period_start"])))


def _in_order(found: dict[str, Rows]) -> BySeries:
    return {
        series: [
            Changed(change, reason, len(parts), _few(parts))
            for (change, reason), parts in found[series].items()
        ]
        for series in sorted(found)
    }


def _few(parts: list[str]) -> tuple[str, ...]:
    named = tuple(dict.fromkeys(filter(None, parts)))
    return named if len(named) <= MOST_PARTS else ()


def _count(by_series: BySeries) -> int:
    return sum(one.times for own in by_series.values() for one in own)


def _named(
    record: Record, by_series: BySeries, language: str
) -> list[tuple[str, str, list[Changed]]]:
    """Each series with its name and the address of its page, where it has one."""
    here, named = addresses.changes(language), []
    for key, own in by_series.items():
        page = key in record.series and record.find(key)
        link = addresses.relative(here, addresses.figure(language, key)) if page else ""
        name = record.series[key].name(language) if key in record.series else key
        named.append((name, link, own))
    return named


def points(text: str) -> list[str]:
    """The points of one version, without marks of Markdown."""
    plain = " ".join(text.replace("`", "").split())
    return [point.strip() for point in re.split(r"(?:^|\s)- (?=[A-Z])", plain) if point.strip()]
