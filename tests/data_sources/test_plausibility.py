"""Rules for figures beside each other, on made-up tables.

Each case is one table as it should be and one change to it; what is told was written by hand.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data_sources.__main__ import main
from data_sources.checks.certain import (
    confirms_another_value,
    endless_periods,
    members_that_are_no_country,
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
from data_sources.package.tables import DATASETS
from tests.data_sources.orchard import (
    SERIES,
    TABLE,
    TODAY,
    Cells,
    place,
    record,
    table,
    told,
    year,
    years,
)
from tests.rules.made import make


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
        ((1000, 80, 340), "80 between 1000 and 340"),
        ((999, 80, 340), ""),
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
