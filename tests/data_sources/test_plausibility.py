"""Rules for figures beside each other and for their sources, on made-up tables.

Each case is one table as it should be and one change to it; what is told was written by hand.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from data_sources.__main__ import main
from data_sources.checks.certain import (
    confirms_another_value,
    endless_periods,
    members_that_are_no_country,
    no_such_day,
    unknown_words_of_a_lexicon,
)
from data_sources.checks.doubts import RULES, open_doubts, unsettled
from data_sources.checks.provenance import (
    addresses_with_a_user,
    confirmed_by_itself,
    read_too_early,
)
from data_sources.checks.schema import Tables
from data_sources.checks.totals import check_totals
from data_sources.checks.validation import CHECKS
from data_sources.package.tables import DATASETS, Row
from tests.rules.made import make

TODAY = date(2026, 11, 26)
TABLE = "observations/fruit.csv"
Cells = dict[str, str]

OBSERVATION = {
    "series": "fruit.pears",
    "breakdown": "",
    "geography": "NLD",
    "period_start": "2020-01-01",
    "period_end": "2020-12-31",
    "value": "500",
    "unit": "pears",
    "precision": "exact",
    "source": "orchard-2021",
    "locator": "p. 7",
    "known": "publisher",
    "standing": "current",
    "period_known": "stated",
    "indicator": "",
    "read_at": "",
    "confirmed_at": "",
    "notes": "",
}
SOURCE = {
    "source": "orchard-2021",
    "publisher": "orchard",
    "url": "https://orchard.example/2021",
    "published": "2021-03",
    "read_on": "2026-01-02",
}
SERIES = {
    "series": "fruit.pears",
    "publisher": "orchard",
    "form": "count",
    "frequency": "annual",
}
PUBLISHERS = (
    {"publisher": "orchard", "url": "https://www.orchard.example/"},
    {"publisher": "paper", "url": "https://paper.example/"},
)
UNITS = ({"unit": "pears", "kind": "count"}, {"unit": "percent", "kind": "percent"})


def table(*rows: Cells) -> list[Row]:
    """Rows as they are read from a file: the first stands on line 2."""
    return [Row(line, row) for line, row in enumerate(rows, start=2)]


def year(first: int, value: float | str = 500, **cells: str) -> Cells:
    own = {"period_start": f"{first}-01-01", "period_end": f"{first}-12-31", "value": str(value)}
    return OBSERVATION | own | cells


def years(*values: float, **cells: str) -> list[Cells]:
    """One slot from 2015 on, a value a year."""
    return [year(2015 + later, value, **cells) for later, value in enumerate(values)]


def record(*rows: Cells, **tables: list[Row]) -> Tables:
    """Observations with a source, a series and a publisher that fit them."""
    fitting = {
        TABLE: table(*rows),
        "sources.csv": table(SOURCE),
        "series.csv": table(SERIES),
        "publishers.csv": table(*PUBLISHERS),
        "units.csv": table(*UNITS),
    }
    return Tables(fitting | {f"{name}.csv": own for name, own in tables.items()})


def told(rule: str, tables: Tables) -> list[str]:
    """What one rule tells, without the words by which it is answered."""
    return [str(fault).partition(" (")[0] for fault, _ in RULES[rule](tables, TODAY)]


def place(tables: Tables, rule: str) -> list[tuple[str, int, str]]:
    return [(fault.file, fault.line, fault.column) for fault, _ in RULES[rule](tables, TODAY)]


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


@pytest.mark.parametrize(
    ("values", "told_of"),
    [
        ((500, 5000, 500), "5000 between 500 and 500"),
        ((500, 3500, 400), "3500 between 500 and 400"),
        ((500, 3499, 500), ""),
        ((500, 72, 500), ""),
        ((500, 50, 500), "50 between 500 and 500"),
        ((500, 5000, 50000), ""),
        ((500, 71, 500), "71 between 500 and 500"),
        ((100, 700, 90), "700 between 100 and 90"),
        ((2, 99, 2), ""),
        ((2, 100, 2), "100 between 2 and 2"),
        ((100, 2, 90), "2 between 100 and 90"),
        ((500, 5000), ""),
        ((1000, 80, 900), "80 between 1000 and 900"),
        ((500, 190, 3400), ""),
        ((1500, 250, 3400), "250 between 1500 and 3400"),
        ((1000, 200, 3100), ""),
        ((300, 3000, 500), "3000 between 300 and 500"),
        ((120, 950, 200), ""),
        ((0, 3000, 500), ""),
    ],
)
def test_a_value_ten_times_both_neighbours_is_doubted(
    values: tuple[float, ...], told_of: str
) -> None:
    said = [f"{TABLE}:3: value: {told_of}"] if told_of else []
    assert told("tenfold", record(*years(*values))) == said


def test_a_half_year_is_no_neighbour_of_a_year() -> None:
    before, half, after = years(5000, 300, 5000)
    assert not told("tenfold", record(before, half | {"period_end": "2016-06-30"}, after))


def test_a_half_year_between_hides_no_slipped_digit() -> None:
    own = years(500, 5000, 500)
    half = year(2016, 240, period_end="2016-06-30")
    assert told("tenfold", record(*own[:1], half, *own[1:])) == [
        f"{TABLE}:4: value: 5000 between 500 and 500"
    ]


@pytest.mark.parametrize(
    ("values", "count"),
    [
        *(((24, 0.24, 31), 1), ((24, 0, 31), 0), ((1.2, 0.24, 31), 0), ((24, 0.24), 0)),
        *(((24, 1, 31), 0), ((24, 1.5, 31), 0), ((-24, -0.24, 31), 1), ((5, 0.24, 31), 0)),
    ],
)
def test_a_fraction_among_percents_is_doubted(values: tuple[float, ...], count: int) -> None:
    tables = record(*years(*values, unit="percent"))
    assert len(told("fraction", tables)) == count
    assert not told("fraction", record(*years(*values)))


def test_a_fraction_in_a_line_of_percents_is_doubted_beside_a_small_line() -> None:
    other = years(1.5, 2.5, 3.5, unit="percent", breakdown="kind=small")
    own = years(24, 0.24, 31, unit="percent", breakdown="kind=large")
    assert place(record(*other, *own), "fraction") == [(TABLE, 6, "value")]


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        ({}, 0),
        ({"period_start": "2016-01-01"}, 1),
        ({"geography": "BEL"}, 1),
        ({"breakdown": "kind=small"}, 1),
        ({"series": "register.pears"}, 0),
    ],
)
def test_an_explanation_has_a_figure(cells: Cells, count: int) -> None:
    row = {
        "series": "fruit.pears",
        "breakdown": "",
        "geography": "NLD",
        "period_start": "2020-01-01",
    }
    tables = record(year(2020), explanations=table(row | cells))
    assert place(tables, "explains") == [("explanations.csv", 2, "period_start")] * count


def test_a_series_that_repeats_another_a_year_later_is_doubted() -> None:
    own = years(1001, 2002, 3003)
    later = [year(2016 + n, v, series="fruit.all") for n, v in enumerate((1001, 2002, 3003))]
    assert told("shifted", record(*own, *later)) == [
        f"{TABLE}:5: period_start: 3 values as in fruit.pears |  | NLD, 1 years away"
    ] or told("shifted", record(*own, *later)) == [
        f"{TABLE}:2: period_start: 3 values as in fruit.all |  | NLD, -1 years away"
    ]
    assert not told("shifted", record(*own, *later[:2]))
    same = [row | {"series": "fruit.all"} for row in own]
    assert not told("shifted", record(*own, *same))


def test_a_shifted_line_is_seen_beside_the_same_values_that_confirm() -> None:
    own = years(1000, 2000, 3000)
    confirms = [row | {"standing": "confirms"} for row in own]
    shifted = [year(2016 + n, (1000, 2000, 3000)[n], standing="conflicts") for n in range(3)]
    assert told("shifted", record(*own, *confirms, *shifted))
    assert not told("shifted", record(*own, *confirms))


@pytest.mark.parametrize(
    ("frequency", "ends", "reason"),
    [
        ("annual", ("12-31", "12-31", "06-30"), ""),
        ("annual", ("12-31", "06-30", "06-30"), "annual, but 2 of 3 periods are not"),
        ("half-yearly", ("06-30", "06-30", "06-30"), ""),
        ("once", ("12-31", "12-31", "12-31"), "once, but one slot has 3 periods"),
        ("irregular", ("12-31", "06-30", "01-01"), ""),
    ],
)
def test_a_frequency_fits_the_periods(frequency: str, ends: tuple[str, ...], reason: str) -> None:
    rows = [year(2015 + n, period_end=f"{2015 + n}-{end}") for n, end in enumerate(ends)]
    tables = record(*rows, series=table(SERIES | {"frequency": frequency}))
    said = [f"series.csv:2: frequency: fruit.pears: {reason}"] if reason else []
    assert told("frequency", tables) == said


def test_what_is_once_has_one_period() -> None:
    """One slot with one period is no doubt; two slots of a period each are none either."""
    once = table(SERIES | {"frequency": "once"})
    assert not told("frequency", record(year(2015), series=once))
    assert not told("frequency", record(year(2015), year(2016, geography="BEL"), series=once))
    assert told("frequency", record(year(2015), year(2016), series=once)) == [
        "series.csv:2: frequency: fruit.pears: once, but one slot has 2 periods"
    ]


def test_the_shift_is_that_of_most_of_the_values() -> None:
    """Four values two years later, and one of them also three years later."""
    own = years(1000, 2000, 3000, 4000)
    later = [year(2017 + n, v, series="fruit.zest") for n, v in enumerate((1000, 2000, 3000, 4000))]
    again = year(2021, 3000, series="fruit.zest")
    assert told("shifted", record(*own, *later, again)) == [
        f"{TABLE}:6: period_start: 4 values as in fruit.pears |  | NLD, 2 years away"
    ]


def test_a_few_values_or_small_ones_are_alike_by_accident() -> None:
    for values in ((1000, 2000), (999, 998, 997)):
        own = years(*values)
        later = [year(2016 + n, v, series="fruit.all") for n, v in enumerate(values)]
        assert not told("shifted", record(*own, *later))
    # a value of half a year is not held against one of a year
    halves = [row | {"period_end": f"{row['period_end'][:4]}-06-30"} for row in years(1, 2, 3)]
    thousand = [row | {"value": f"{n}000"} for n, row in enumerate(halves, 1)]
    later = [year(2016 + n, f"{n + 1}000", series="fruit.all") for n in range(3)]
    assert not told("shifted", record(*thousand, *later))


@pytest.mark.parametrize(
    ("one", "other", "unit", "apart"),
    [(100, 90, "pears", 0), (1000, 900, "pears", 0), (1000, 899, "pears", 1), (20, 11, "pears", 0),
     (20, 10, "pears", 1), (20, 17, "percent", 1), (20, 18, "percent", 0)],
)  # fmt: skip
def test_two_values_agree_within_a_tenth_and_a_few(
    one: int, other: int, unit: str, apart: int
) -> None:
    """Of something counted fewer than ten are a few; of percents none are."""
    places = [f"P{number}" for number in range(6)]
    first = [year(2020, 500, geography=place, unit=unit) for place in places[:5]]
    second = [row | {"series": "fruit.zest"} for row in first]
    pair = year(2020, one, geography="P5", unit=unit)
    both = table(SERIES, SERIES | {"series": "fruit.zest"})
    rows = (*first, *second, pair, pair | {"series": "fruit.zest", "value": str(other)})
    assert len(told("disagree", record(*rows, series=both))) == apart


def test_two_tables_of_one_publisher_that_mostly_agree_should_agree() -> None:
    places = [f"P{number}" for number in range(6)]
    one = [year(2020, 500, geography=place) for place in places]
    other = [row | {"series": "fruit.again", "value": "510"} for row in one]
    both = table(SERIES, SERIES | {"series": "fruit.again"})
    assert not told("disagree", record(*one, *other, series=both))
    other[3]["value"] = "2100"
    assert told("disagree", record(*one, *other, series=both)) == [
        f"{TABLE}:11: value: fruit.pears has 500; they agree in 5 other slots"
    ]
    apart = table(SERIES, SERIES | {"series": "fruit.again", "publisher": "paper"})
    assert not told("disagree", record(*one, *other, series=apart))
    assert not told("disagree", record(*one[:4], *other[:4], series=both))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Pear Tree", "Pear Tree, Inc.", True),
        ("PearTree", "Peartree", True),
        ("Pears", "pears.com", True),
        ("Pears", "Pears Europe", False),
        ("Pear", "Pears", False),
    ],
)
def test_one_company_has_one_name(first: str, second: str, same: bool) -> None:
    rows = [year(2020, breakdown=f"platform={first}"), year(2021, breakdown=f"company={second}")]
    said = f"{TABLE}:3: breakdown: “{second}” and “{first}” look like one company"
    assert told("two names", record(*rows)) == ([said] if same else [])
    kinds = [row | {"breakdown": "kind" + row["breakdown"][8:]} for row in rows]
    assert not told("two names", record(*kinds))


def test_a_doubt_about_a_figure_is_answered_by_its_slot_and_value() -> None:
    tables = record(*years(500, 5000, 500))
    answer = {"rule": "tenfold", "file": TABLE, "column": "value", "checked": "the orchard says so"}
    words = "fruit.pears |  | NLD | 2016-01-01 | 5000"
    settled = Tables(tables | {"checked.csv": table(answer | {"words": words})})
    assert not list(open_doubts(settled, TODAY))
    other = Tables(
        tables | {"checked.csv": table(answer | {"words": words.replace("5000", "5001")})}
    )
    left = [doubt.rule for doubt in open_doubts(other, TODAY)]
    assert left == ["tenfold", "checked"]


@pytest.mark.parametrize(
    ("current", "confirming", "cells", "sound"),
    [
        ("78.8", "79", {}, True),
        ("361062", "361000", {}, True),
        ("292500", "291000", {}, False),
        ("10214753", "10000000", {}, True),
        ("15000000", "10000000", {}, False),
        ("15000000", "10000000", {"precision": "at_least"}, True),
        ("5", "10", {"precision": "at_least"}, False),
        ("4.9", "5", {"precision": "at_least"}, True),
        ("78.8", "78.7", {}, False),
        ("500", "500.0", {}, True),
        ("500", "600", {"standing": "conflicts"}, True),
    ],
)
def test_what_confirms_says_the_same(
    current: str, confirming: str, cells: Cells, sound: bool
) -> None:
    row = year(2020, confirming, **({"standing": "confirms"} | cells))
    said = f"{TABLE}:3: value: confirms {confirming}, but {TABLE}:2 has {current}"
    faults = [str(fault) for fault in confirms_another_value(record(year(2020, current), row))]
    assert faults == ([] if sound else [said])


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


def test_a_group_holds_countries() -> None:
    places = table(
        {"geography": "NLD", "kind": "country"}, {"geography": "Europe", "kind": "region"}
    )
    members = table(
        {"group": "Europe", "geography": "NLD"}, {"group": "Europe", "geography": "Europe"}
    )
    (fault,) = members_that_are_no_country(record(geographies=places, members=members))
    assert str(fault) == "members.csv:3: geography: “Europe” is no country (region)"


def test_a_lexicon_uses_words_that_have_phrases() -> None:
    words = table({"word": "pears"}, {"word": "fruit"})
    own = {"needs": "pears/fruit #kind", "also": "", "never": "fruit plumms", "but": ""}
    tables = record(**{"claims_words": words, "claims_lexicon": table(own)})
    (fault,) = unknown_words_of_a_lexicon(tables)
    reason = "“plumms” is no word of claims_words.csv"
    assert str(fault) == f"claims_lexicon.csv:2: never: {reason}"


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
    ("part", "cells", "sound"),
    [
        ("40", {}, True),
        ("68", {}, True),
        ("69", {}, False),
        ("69", {"geography": "BEL"}, True),
        ("69", {"standing": "conflicts"}, True),
    ],
)
def test_any_form_is_not_below_one_of_its_parts(part: str, cells: Cells, sound: bool) -> None:
    rule = {"rule": "none_above", "total_series": "fruit.any", "part_series": "fruit.x+fruit.y"}
    rest = dict.fromkeys(("period_start", "period_end", "part_key", "part_fixed"), "")
    rows = (year(2020, 68, series="fruit.any"), year(2020, part, series="fruit.y", **cells))
    faults = [str(fault) for fault in check_totals(record(*rows, totals=table(rule | rest)))]
    said = f"{TABLE}:3: value: 69, but fruit.any, of which it is a part, has 68"
    assert faults == ([] if sound else [said])


def test_the_certain_rules_stop_a_package() -> None:
    certain = {confirms_another_value, endless_periods, addresses_with_a_user, read_too_early}
    assert certain | {confirmed_by_itself} <= set(CHECKS)


def test_every_rule_can_be_answered_in_the_data() -> None:
    schema = json.loads((DATASETS / "schemas" / "checked.json").read_text(encoding="utf-8"))
    (field,) = (field for field in schema["fields"] if field["name"] == "rule")
    assert field["constraints"]["enum"] == list(RULES)


def test_an_answer_that_nobody_could_give_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make(tmp_path / "made")
    assert unsettled(made) == []
    answers = "fraction,a.csv,value,pears,open: nobody looked\nfraction,a.csv,value,plums,weighed\n"
    with (made / "checked.csv").open("a", encoding="utf-8") as file:
        file.write(answers)
    (row,) = unsettled(made)
    assert (row.line, row["words"]) == (2, "pears")
    main(["validate"])
    many = (DATASETS / "checked.csv").read_text(encoding="utf-8").count(",open: ")
    many += (DATASETS / "checked.csv").read_text(encoding="utf-8").count(',"open: ')
    said = f"{many} doubts are left open in checked.csv"
    assert (said in capsys.readouterr().out) == (many > 0)


def test_a_few_percents_are_not_a_few_of_something_counted() -> None:
    """Percents that differ by less than ten are not the same, as a few of something counted are."""
    places = [f"P{number}" for number in range(6)]
    one = [year(2020, 4, geography=place, unit="percent") for place in places]
    other = [row | {"series": "fruit.again", "value": "9"} for row in one]
    other[0]["value"] = "40"
    both = table(SERIES, SERIES | {"series": "fruit.again"})
    assert not told("disagree", record(*one, *other, series=both))
    counted = [row | {"unit": "pears"} for row in (*one, *other)]
    assert len(told("disagree", record(*counted, series=both))) == 1
