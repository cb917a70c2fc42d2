"""Which candidate a number is given to, when the words fit one better and the value another.

Candidates are those of the record that is made up in ``test_verdicts``; how well the words fit is
set by hand, at both sides of each limit.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

import claims.checking
from claims import Verdict, check
from claims.around.period_named import WEAK
from claims.judge.findings import CLOSE, REACH, Finding
from claims.judge.verdicts import decide, judge
from claims.model import Claim, Reason
from claims.weights import weights
from data_sources.record.period import Period
from data_sources.record.record import Record
from tests.rules.asked import Asked, asked, nothing
from tests.rules.test_verdicts import (
    ASSESSED,
    COMPANIES,
    CONFIRMED,
    SURVEY,
    TOTAL,
    made,
    total,
)

FEW = weights("enough")["reach_few_digits"]
BEST = 9.0
JUST = 0.1


def with_figure(record: Record, series: str, period: str, value: float, **more: str) -> Record:
    """The record and one figure more."""
    like = next(o for o in record.observations if o.series == series)
    one = replace(like, period=Period.parse(period), value=value, **more)
    return replace(record, observations=(*record.observations, one))


@pytest.fixture
def plain() -> Record:
    """The made-up record without pairs that people confuse."""
    return replace(made(), siblings=())


def between_two(
    record: Record, number: str, gap: float, year: str = "2023", **other: object
) -> Finding:
    """The number held against all reports, and those of companies that lie `gap` below them.

    Companies' are 6,400,123 in 2023, and 6,012,345 in 2024.
    """
    record = with_figure(record, COMPANIES, "2024", 6_012_345)
    one = asked(f"NCMEC received {number} reports from companies in {year}.", record)
    best = one.candidate(TOTAL).but(score=BEST)
    second = one.candidate(COMPANIES).but(score=BEST - gap, **other)
    return decide(record, one.linker, one.question, [best, second], [])


@pytest.mark.parametrize(
    ("number", "year", "gap", "found"),
    [
        ("6,400,123", "2023", REACH - JUST, True),
        ("6,400,123", "2023", REACH + JUST, False),
        ("6.01 million", "2024", REACH - JUST, True),
        ("6.01 million", "2024", REACH + JUST, False),
        ("6.4 million", "2023", FEW - JUST, True),
        ("6.4 million", "2023", FEW + JUST, False),
        ("6 million", "2024", CLOSE - JUST, True),
        ("6 million", "2024", CLOSE + JUST, False),
    ],
)
def test_the_fewer_the_digits_the_nearer_the_words(
    plain: Record, number: str, year: str, gap: float, found: bool
) -> None:
    said = between_two(plain, number, gap, year)
    assert said.verdict.found is found
    if found:
        assert said.figure is not None
        assert said.figure.id == f"{COMPANIES}||World|{year}"


@pytest.mark.parametrize(
    ("number", "year", "found"), [("6 million", "2024", False), ("6.4 million", "2023", True)]
)
def test_a_number_of_one_digit_is_not_given_to_what_was_carried_or_is_nobodys(
    plain: Record, number: str, year: str, found: bool
) -> None:
    near = CLOSE - JUST
    assert between_two(plain, number, near, year).verdict.found
    assert between_two(plain, number, near, year, carried=True).verdict.found is found
    assert between_two(plain, number, near, year, publisher_known=False).verdict.found is found


@pytest.mark.parametrize(
    ("newest", "number", "gap", "found"),
    [
        (8_012_345, "8 million", CLOSE - JUST, True),
        (8_012_345, "8 million", CLOSE + JUST, False),
        (8_123_456, "8.1 million", CLOSE + JUST, True),
    ],
)
def test_a_round_number_of_no_year_needs_the_best_words(
    plain: Record, newest: int, number: str, gap: float, found: bool
) -> None:
    record = with_figure(plain, TOTAL, "2025", newest)
    one = asked(f"NCMEC received {number} reports from companies.", record)
    best = one.candidate(COMPANIES).but(score=BEST)
    second = one.candidate(TOTAL).but(score=BEST - gap)
    assert second.period is None
    assert second.period_fits == WEAK
    said = decide(record, one.linker, one.question, [best, second], [])
    assert said.verdict.found is found
    if found:
        assert said.figure is not None
        assert said.figure.id == total("2025")


def test_a_share_of_two_digits_is_not_looked_for_further_away(plain: Record) -> None:
    one = asked(
        "According to WeProtect, 47% of young people experienced online sexual harm in 2021.", plain
    )
    survey = one.candidate(SURVEY, "percent")
    other = survey.but(score=BEST, figure=plain.figure(TOTAL, "2023"))
    for gap, found in ((CLOSE - JUST, True), (CLOSE + JUST, False)):
        second = survey.but(score=BEST - gap)
        said = decide(plain, one.linker, one.question, [other, second], [])
        assert said.verdict.found is found, gap


def judged(one: Asked) -> Finding:
    """What the words alone say of it."""
    return judge(one.record, one.linker, one.question, [])


def test_a_number_is_not_outdated_in_the_year_that_stands_over_it(plain: Record) -> None:
    later = judged(asked("NCMEC received 6,543,210 reports.", plain))
    assert (later.verdict, later.reasons[0].code) == (Verdict.OUTDATED, "later_exists")
    over = judged(asked("Figures for 2023\n\nNCMEC received 6,543,210 reports.", plain))
    assert (over.verdict, over.reasons[0].code) == (Verdict.MATCHES, "same")
    assert over.figure is not None and over.figure.id == total("2023")
    other = judged(asked("Figures for 2022\n\nNCMEC received 6,543,210 reports.", plain))
    assert (other.verdict, other.reasons[0].code) == (Verdict.OUTDATED, "later_exists")


@pytest.fixture
def by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims.checking, "by_value", nothing)


def only(text: str, record: Record) -> Claim:
    (found,) = check(text, "en", record)
    return found


@pytest.mark.usefixtures("by_words")
def test_a_share_above_a_hundred_may_be_the_share_itself() -> None:
    record = with_figure(made(), SURVEY, "2019", 147)
    found = only(
        "According to WeProtect, 147% of young people experienced at least one online sexual harm "
        "during childhood in 2019.",
        record,
    )
    assert found.verdict == Verdict.MATCHES


@pytest.mark.parametrize(("breakdown", "confused"), [("", True), ("method=proactive", False)])
def test_only_the_whole_of_the_other_series_is_taken_for_it(breakdown: str, confused: bool) -> None:
    record = with_figure(made(), CONFIRMED, "2022", 150_151)
    record = with_figure(record, ASSESSED, "2022", 300_302, breakdown=breakdown)
    found = only("The IWF confirmed 300,302 reports in 2022.", record)
    assert (found.verdict == Verdict.WHOLE_NOT_PART) is confused


def test_a_value_that_was_revised_and_has_nothing_newer_is_outdated(plain: Record) -> None:
    """Of all confirmed reports only one number is there, and it was revised."""
    rows = (
        replace(o, standing="superseded") if o.series == CONFIRMED else o
        for o in plain.observations
    )
    record = replace(plain, observations=tuple(rows))
    said = judged(asked("The IWF confirmed 200,303 reports in 2023.", record))
    assert said.verdict is Verdict.OUTDATED
    assert said.reasons == (Reason.of("revised", figure=f"{CONFIRMED}||World|2023"),)
