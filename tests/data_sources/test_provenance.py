"""Rules for the sources of figures, on made-up tables: each answer written by hand."""

from __future__ import annotations

import pytest

from data_sources.checks.certain import endless_periods, no_such_day
from data_sources.checks.provenance import (
    addresses_with_a_user,
    confirmed_by_itself,
    read_too_early,
)
from tests.data_sources.orchard import (
    PUBLISHERS,
    SERIES,
    SOURCE,
    TABLE,
    Cells,
    place,
    record,
    table,
    told,
    year,
    years,
)


@pytest.mark.parametrize(
    ("published", "cells", "reason"),
    [
        ("2021-03", {}, ""),
        ("", {}, ""),
        ("2020", {}, ""),
        ("2020-12", {}, ""),
        ("2020-12-30", {}, "before the period ends"),
        ("2020-06", {}, "before the period ends"),
        ("2020-06", {"notes": "Provisional."}, ""),
        ("2020-06", {"period_known": "inferred"}, ""),
        ("2019", {"period_known": "inferred"}, "before the period begins"),
        ("2019-12", {"notes": "Provisional."}, "before the period begins"),
    ],
)
def test_a_source_is_not_older_than_what_it_counts(
    published: str, cells: Cells, reason: str
) -> None:
    tables = record(year(2020, **cells), sources=table(SOURCE | {"published": published}))
    said = f"{TABLE}:2: source: published {published}, {reason}"
    assert told("dated", tables) == ([said] if reason else [])


def test_what_is_the_publishers_own_was_published_by_the_publisher() -> None:
    sources = table(SOURCE | {"publisher": "paper"})
    first, again = year(2020), year(2019)
    assert told("publisher", record(first, again, sources=sources)) == [
        f"{TABLE}:2: known: read at paper, the series is counted by orchard"
    ]
    assert not told("publisher", record(year(2020, known="second-hand"), sources=sources))
    assert not told("publisher", record(first, again))


@pytest.mark.parametrize(
    ("address", "rule", "reason"),
    [
        ("https://orchard.example/2021", "front page", ""),
        ("https://orchard.example/", "front page", " is a front page, and no address of"),
        ("https://www.orchard.example", "front page", " is a front page, and no address of"),
        ("https://orchard.example/?report=7", "front page", ""),
        ("https://report2021.orchard.example/", "front page", ""),
        ("https://orchard.example/media/news/", "front page", " is a list of all news, and no"),
        ("https://orchard.example/press-releases", "front page", " is a list of all news, and no"),
        ("https://orchard.example/news/harvest-2021", "front page", ""),
        ("https://orchard.example/news?item=7", "front page", ""),
        ("https://data.orchard.example/a", "host", ""),
        ("https://copy.example/a", "host", "orchard at copy.example, whose own address is"),
        ("https://orchard.example:443/a", "host", ""),
        ("https://orchard.example:8443/a", "host", "orchard at orchard.example:8443, whose own"),
        ("http://192.0.2.7/a", "host", "orchard at 192.0.2.7, whose own address is"),
        ("", "host", ""),
        ("", "front page", ""),
    ],
)
def test_an_address_leads_to_the_publication(address: str, rule: str, reason: str) -> None:
    tables = record(year(2020), sources=table(SOURCE | {"url": address}))
    found = told(rule, tables)
    assert [reason in one for one in found] == ([True] if reason else [])
    assert not reason or place(tables, rule) == [("sources.csv", 2, "url")]
    cited = record(year(2020, known="second-hand"), sources=table(SOURCE | {"url": address}))
    assert bool(told(rule, cited)) == (rule == "front page" and bool(reason))


@pytest.mark.parametrize(
    ("publisher", "address", "known", "count"),
    [
        ("paper", "https://www.orchard.example/2021", "second-hand", 1),
        ("paper", "https://paper.example/pears", "second-hand", 0),
        ("paper", "https://copy.example/pears", "second-hand", 0),
        ("orchard", "https://www.orchard.example/2021", "second-hand", 0),
        ("paper", "https://www.orchard.example/2021", "publisher", 0),
    ],
)
def test_who_reports_is_not_cited_at_the_address_of_who_counts(
    publisher: str, address: str, known: str, count: int
) -> None:
    cited = table(SOURCE | {"publisher": publisher, "url": address})
    tables = record(year(2020, known=known), sources=cited)
    reason = "paper is cited at orchard.example, the address of orchard"
    assert told("reporter", tables) == [f"sources.csv:2: url: {reason}"] * count


def test_an_organisation_below_a_public_suffix_is_not_its_neighbour() -> None:
    home = table({"publisher": "orchard", "url": "https://www.orchard.gov.uk/"})
    for address, count in (("https://data.orchard.gov.uk/a", 0), ("https://mill.gov.uk/a", 1)):
        tables = record(year(2020), publishers=home, sources=table(SOURCE | {"url": address}))
        assert len(told("host", tables)) == count


def test_the_front_page_is_no_source_of_a_break_or_an_event() -> None:
    event = {"source_url": "https://orchard.example/", "read_at": ""}
    row = {"series": "fruit.pears", "date": "2018-01-01", "url": "https://orchard.example"}
    tables = record(breaks=table(row), timeline=table(event))
    assert place(tables, "front page") == [
        ("breaks.csv", 2, "url"),
        ("timeline.csv", 2, "source_url"),
    ]


def test_a_publishers_own_host_has_a_front_page_though_it_lies_below_another() -> None:
    homes = table(*PUBLISHERS, {"publisher": "mill", "url": "https://www.mill.union.example/"})
    for address, count in (
        ("https://mill.union.example/", 1),
        ("https://mill.union.example/news/1", 0),
        ("https://report2022.mill.union.example/", 0),
    ):
        event = {"source_url": address, "read_at": ""}
        tables = record(publishers=homes, timeline=table(event))
        assert len(place(tables, "front page")) == count


@pytest.mark.parametrize(
    ("day", "inside"),
    [("2015-01-01", False), ("2015-07-01", True), ("2017-12-31", True), ("2018-01-01", False)],
)
def test_a_break_lies_inside_the_data(day: str, inside: bool) -> None:
    row = {"series": "fruit.pears", "date": day, "url": "https://orchard.example/how"}
    tables = record(*years(1, 2, 3), breaks=table(row))
    reason = f"fruit.pears has no period on each side of {day}"
    assert told("beside", tables) == ([] if inside else [f"breaks.csv:2: date: {reason}"])


def test_a_break_needs_two_periods_and_a_source() -> None:
    row = {"series": "fruit.pears", "date": "2016-07-01", "url": ""}
    alone, before = year(2016, breakdown="kind=a"), year(2015, breakdown="kind=b")
    assert [column for *_, column in place(record(alone, breaks=table(row)), "beside")] == [
        "date",
        "url",
    ]
    sourced = row | {"url": "https://orchard.example/how"}
    assert not told("beside", record(alone, before, breaks=table(sourced)))
    counted = table(sourced | {"series": "register.pears"})
    assert not told("beside", record(alone, breaks=counted))


def test_no_period_of_a_hundred_years() -> None:
    short, long = year(1999, period_end="2097-12-31"), year(1924, period_end="2024-12-31")
    (fault,) = endless_periods(record(short, long))
    assert str(fault) == f"{TABLE}:3: period_end: the period lasts 36891 days"


@pytest.mark.parametrize(
    ("published", "sound"),
    [
        *((text, True) for text in ("", "2024", "2024-02", "2024-02-29")),
        *((text, False) for text in ("2023-02-29", "2024-13", "2024-04-31")),
    ],
)
def test_a_publication_is_of_a_day_that_there_is(published: str, sound: bool) -> None:
    tables = record(year(2020), sources=table(SOURCE | {"published": published}))
    said = f"sources.csv:2: published: “{published}” is no day of a calendar"
    assert list(map(str, no_such_day(tables))) == ([] if sound else [said])


def test_no_figure_of_a_period_that_had_not_begun() -> None:
    (fault,) = read_too_early(record(year(2026), year(2027)))
    assert str(fault) == (
        f"{TABLE}:3: period_start: the period begins after its source was read (2026-01-02)"
    )
    law = table(SERIES | {"form": "fact"})
    assert not list(read_too_early(record(year(2027), series=law)))


@pytest.mark.parametrize(
    ("read_at", "confirmed_at", "count"),
    [
        ("https://copy.example/a", "https://copy.example/a", 1),
        ("https://copy.example/a", "http://www.copy.example/A/", 1),
        ("https://copy.example/a", "https://copy.example/b", 0),
        ("https://copy.example/a?id=1", "https://copy.example/a?id=2", 0),
        ("https://copy.example/a", "", 0),
        ("", "", 0),
    ],
)
def test_no_page_confirms_itself(read_at: str, confirmed_at: str, count: int) -> None:
    rows = year(2019), year(2020, read_at=read_at, confirmed_at=confirmed_at)
    said = f"{TABLE}:3: confirmed_at: is the page at which the figure was read"
    assert [str(fault) for fault in confirmed_by_itself(record(*rows))] == [said] * count


def test_nothing_was_read_or_changed_on_a_day_to_come() -> None:
    read = table(SOURCE, SOURCE | {"read_on": "2026-11-26"}, SOURCE | {"read_on": "2026-11-27"})
    made = table({"date": "2026-11-26", "change": "x"}, {"date": "2027-01-01", "change": "y"})
    assert told("to come", record(sources=read, changes=made)) == [
        "sources.csv:4: read_on: 2026-11-27 has not come",
        "changes.csv:3: date: 2027-01-01 has not come",
    ]


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("https://orchard.example@other.example/a", 1),
        ("https://user:word@orchard.example/", 1),
        ("https://orchard.example/@user", 0),
        ("", 0),
    ],
)
def test_no_address_has_a_user(address: str, count: int) -> None:
    tables = record(sources=table(SOURCE | {"url": address}))
    assert [str(fault) for fault in addresses_with_a_user(tables)] == [
        "sources.csv:2: url: has user info before its host: leave it out"
    ] * count
    assert len(list(addresses_with_a_user(record(year(2020, confirmed_at=address))))) == count


@pytest.mark.parametrize(
    ("title", "doubted"),
    [
        *(("Year report 2024", False), ("Report (2024)", False), ("Orchard Reports", False)),
        *(("Harvest, as reported by The Paper", True), ("Harvest, as quoted in a post", True)),
        *(("Harvest (via The Paper)", True), ("Sold via the internet", False)),
        *(("Harvest (The Orchard)", True), ("Harvest (Orchard)", True), ("Harvest (Yard)", False)),
        ("Harvest, transcribed by a neighbour", True),
    ],
)
def test_a_title_holds_no_remark_of_ours(title: str, doubted: bool) -> None:
    orchard = PUBLISHERS[0] | {"name": "The Orchard", "short": "Orchard"}
    tables = record(
        year(2020),
        sources=table(SOURCE | {"title": title}),
        publishers=table(orchard, *PUBLISHERS[1:]),
    )
    said = "sources.csv:2: title: holds a remark of ours: it belongs into “note_…”"
    assert told("remark", tables) == ([said] if doubted else [])
