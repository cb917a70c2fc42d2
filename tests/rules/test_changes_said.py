"""A change that a text says: between which two figures it lies, and what is said of it.

Real series, figures that nobody published: reports rise by a quarter, fall by a fifth, double; then
they are counted anew, rise by a half for a known cause, and fall by three tenths.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from claims import Claim, Verdict, check
from data_sources.record.model import Break, Explanation
from data_sources.record.record import Record
from tests.claims.made_up import AT_LEAST, record_of

TOTAL, GROWTH, GIRLS = "ncmec.reports_total", "offlimits.reports_growth", "iwf.sex_share"
COUNTRY = "ncmec.reports_by_country"
FIGURES = (
    (TOTAL, "", "World", "2016", 1_000_000),
    (TOTAL, "", "World", "2017", 1_250_000),
    (TOTAL, "", "World", "2018", 1_000_000),
    (TOTAL, "", "World", "2019", 2_000_000),
    (TOTAL, "", "World", "2020", 2_600_000),
    (TOTAL, "", "World", "2021", 3_900_000),
    (TOTAL, "", "World", "2022", 4_290_000),
    (TOTAL, "", "World", "2023", 3_003_000),
    (TOTAL, "", "World", "2023-H1", 1_500_000),
    (TOTAL, "", "World", "2024-H1", 1_800_000),
    (GROWTH, "", "NLD", "2021", 24),
    (GIRLS, "sex=girls", "World", "2021", 80),
    (GIRLS, "sex=girls", "World", "2022", 92),
    (COUNTRY, "", "DEU", "2021", 60_000),
    (COUNTRY, "", "DEU", "2022", 90_000),
)


@cache
def told() -> Record:
    """The record of these figures, with a break at 2020 and a cause for 2021."""
    anew = Break(
        TOTAL,
        date(2020, 1, 1),
        {"en": "Anew", "nl": "Anders"},
        {"en": "Counted anew.", "nl": "Anders geteld."},
        "https://example.org/",
    )
    cause = Explanation(
        TOTAL,
        "",
        "World",
        date(2021, 1, 1),
        {"en": "Why", "nl": "Waarom"},
        {"en": "For this.", "nl": "Hierom."},
        "cause",
    )
    return replace(record_of(FIGURES), all_breaks=(anew,), all_explanations=(cause,))


def change_in(text: str) -> Claim:
    """The last claim of a text, which is the change."""
    return list(check(text, "en", told()))[-1]


def of(year: str, series: str = TOTAL) -> str:
    return f"{series}||World|{year}"


RIGHT = [
    ("Reports to NCMEC rose by 25% in 2017.", "2016", "2017"),
    ("Reports to NCMEC fell by 20% in 2018.", "2017", "2018"),
    ("Reports to NCMEC rose by a quarter in 2017.", "2016", "2017"),
    ("Reports to NCMEC rose by 25% in 2017, it said on 5 May 2018.", "2016", "2017"),
    ("Reports to NCMEC rose by 25% between 2016 and 2017.", "2016", "2017"),
    ("Reports to NCMEC doubled in 2019.", "2018", "2019"),
    ("Reports to NCMEC doubled between 2016 and 2019.", "2016", "2019"),
    ("In 2016-2019 reports to NCMEC doubled.", "2016", "2019"),
    ("Since 2016 reports to NCMEC had doubled by 2019.", "2016", "2019"),
    ("From 2016 to 2019 reports to NCMEC rose by 1,000,000.", "2016", "2019"),
    ("In 2023 NCMEC received 30% fewer reports than in 2022.", "2022", "2023"),
    ("NCMEC had 3,003,000 reports in 2023. That is 30% less than in 2022.", "2022", "2023"),
    (
        "Reports to NCMEC were 20% up in the first half of 2024 on the first half of 2023.",
        "2023-H1",
        "2024-H1",
    ),
]


@pytest.mark.parametrize(("text", "first", "second"), RIGHT)
def test_a_change_lies_between_two_figures(text: str, first: str, second: str) -> None:
    found = change_in(text)
    assert found.verdict == Verdict.MATCHES_ROUNDED
    reason = found.reasons[0]
    assert (reason.code, dict(reason.values)) == (
        "change_fits",
        {"first": of(first), "figure": of(second)},
    )
    assert found.figure is not None
    assert found.figure.id == of(second)
    assert [figure.id for figure in found.near] == [of(first)]
    assert found.change is not None
    assert (found.change.first.id, found.change.second.id) == (of(first), of(second))


@pytest.mark.parametrize(
    ("text", "code", "first", "second"),
    [
        ("Reports to NCMEC rose by 30% in 2020.", "break_between", "2019", "2020"),
        ("Reports to NCMEC rose by 50% in 2021.", "explained_change", "2020", "2021"),
        (
            "Reports to NCMEC fell by 40% between 2023 and the first half of 2024.",
            *("lengths_differ", "2023", "2024-H1"),
        ),
    ],
)
def test_what_changes_the_meaning_of_a_right_change_is_a_but(
    text: str, code: str, first: str, second: str
) -> None:
    found = change_in(text)
    assert found.verdict == Verdict.MATCHES_BUT
    reason = found.reasons[0]
    assert (reason.code, dict(reason.values)) == (code, {"first": of(first), "figure": of(second)})
    assert found.figure is not None
    assert (found.figure.id, [f.id for f in found.near]) == (of(second), [of(first)])


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Reports to NCMEC rose by 40% between 2016 and 2017.", "2016", "2017"),
        ("Reports to NCMEC fell by 25% between 2016 and 2017.", "2016", "2017"),
        ("Reports to NCMEC tripled between 2018 and 2019.", "2018", "2019"),
    ],
)
def test_a_wrong_change_between_two_named_years_differs(text: str, first: str, second: str) -> None:
    found = change_in(text)
    assert found.verdict == Verdict.DIFFERS
    reason = found.reasons[0]
    assert (reason.code, dict(reason.values)) == (
        "change_differs",
        {"first": of(first), "figure": of(second)},
    )
    assert found.figure is not None
    assert (found.figure.id, [f.id for f in found.near]) == (of(second), [of(first)])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Reports to NCMEC rose by 40% in 2017.", "not_sure"),  # on which year is not said
        ("Reports to NCMEC rose by 20% in 2018.", "not_sure"),  # a fall is no rise
        ("Reports to NCMEC rose by a third between 2016 and 2017.", "not_sure"),  # a fraction
        ("Reports to NCMEC tripled in 2019.", "not_sure"),
        ("Since 2016 reports to NCMEC had tripled by 2019.", "not_sure"),
        ("Reports to NCMEC rose by 25%.", "no_two_periods"),
        ("Reports to NCMEC rose by 25% in 2011.", "no_two_periods"),
        ("Reports to NCMEC rose by 25% between 2011 and 2017.", "no_two_periods"),
        ("NCMEC had 3,003,000 reports in 2023. That is 30% less than in 2024.", "no_two_periods"),
        ("NCMEC had 3,003,000 reports in 2023. That is 30% less than in 2023.", "no_two_periods"),
    ],
)
def test_what_is_not_sure_is_neither_right_nor_wrong(text: str, code: str) -> None:
    found = change_in(text)
    assert found.verdict == Verdict.NOT_IN_RECORD
    assert found.reasons[0].code == code


def test_a_change_of_a_share_is_in_points() -> None:
    said = "The share of girls in the IWF's reports rose by {} percentage points in 2022."
    found = change_in(said.format(12))
    assert found.verdict == Verdict.MATCHES_ROUNDED
    assert found.figure is not None
    assert found.figure.id == f"{GIRLS}|sex=girls|World|2022"
    assert not change_in(said.format(15)).verdict.found


def test_a_change_of_a_country_is_its_own() -> None:
    found = change_in("Reports to NCMEC from Germany rose by 50% in 2022.")
    assert found.verdict == Verdict.MATCHES_ROUNDED
    assert found.figure is not None
    assert found.figure.id == f"{COUNTRY}||DEU|2022"
    assert not change_in("Reports to NCMEC from Germany rose by 10% in 2022.").verdict.found


def test_a_change_that_the_publisher_prints_is_asked_first() -> None:
    found = change_in("Reports to Offlimits rose by 24% in 2021.")
    assert (found.verdict, found.reasons[0].code) == (Verdict.MATCHES, "same")
    assert found.figure is not None
    assert found.figure.id == f"{GROWTH}||NLD|2021"
    turned = change_in("Reports to Offlimits fell by 24% in 2021.")
    assert (turned.verdict, turned.reasons[0].code) == (Verdict.DIFFERS, "turned")


@pytest.mark.parametrize(
    "text",
    [
        "In 2021 Offlimits had 24% more reports than in 2020.",
        "Offlimits had 24% more reports in 2021 than a year earlier.",
        "In 2021 reports to Offlimits rose, 24% up on the year before.",
        "Reports to Offlimits rose by 24% compared with 2020 in 2021.",
    ],
)
def test_the_printed_change_is_that_of_the_year_it_reaches(text: str) -> None:
    found = change_in(text)
    assert found.verdict == Verdict.MATCHES
    assert found.figure is not None
    assert found.figure.id == f"{GROWTH}||NLD|2021"


def test_two_multiples_of_two_years() -> None:
    text = "NCMEC's reports of 2019 were {} those of 2018 and {} those of 2016."
    first, second = check(text.format("twice", "twice"), "en", told())
    for claim, year in ((first, "2018"), (second, "2016")):
        assert claim.verdict == Verdict.MATCHES_ROUNDED, year
        assert [f.id for f in claim.near] == [of(year)]


@pytest.mark.parametrize("change", ["rose by 122%", "rose by 300%", "rose by 50%", "doubled"])
@pytest.mark.parametrize(
    "text",
    ["NCMEC's reports {} from 2019 to 2020.",
     "NCMEC received 500,500 reports in 2019 and 1,111,111 in 2020; reports {}."],
)  # fmt: skip
def test_no_change_is_known_from_a_lower_bound(change: str, text: str) -> None:
    record = record_of(((TOTAL, "", "World", "2019", AT_LEAST),
                        (TOTAL, "", "World", "2020", 1_111_111)))  # fmt: skip
    assert check(text.format(change), "en", record)[-1].verdict is Verdict.NOT_IN_RECORD
