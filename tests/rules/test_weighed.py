"""How a written number is held beside a figure of the record: made-up figures, answers by hand."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from claims.judge.agreement import Outcome
from claims.judge.findings import Finding, is_survey, is_turned, none, weigh
from claims.link.candidates import Candidate
from claims.model import Bound, Kind, Reason, Verdict
from data_sources.record.figure import Figure
from data_sources.record.record import Record
from tests.rules.conftest import Named
from tests.rules.test_agreement import quantity

EXACT, ROUNDED, NOT = Outcome(True, exact=True), Outcome(True), Outcome(False)
TOO_FINE = Outcome(False, too_fine=True)


def but(figure: Figure, value: float, precision: str) -> Figure:
    """The figure with another value, known as finely as is told."""
    changed = replace(figure.observation, value=value, precision=precision)
    return replace(figure, observation=changed)


def test_a_finding_of_nothing_has_nothing_but_its_reason() -> None:
    reasons = (Reason.of("no_series"),)
    assert none("no_series") == Finding(
        Verdict.NOT_IN_RECORD, reasons, None, None, (), None, None, False
    )


@pytest.mark.parametrize(
    ("kind", "written", "known", "found"),
    [
        (Kind.PERCENT, 12.5, 8, EXACT),  # one in eight
        (Kind.PERCENT, 12.0, 8, NOT),
        (Kind.PERCENT, 8.0, 8, NOT),
        (Kind.PERCENT, 2.0, 50, EXACT),
        (Kind.COUNT, 2.0, 50, EXACT),  # "two of every hundred"
        (Kind.COUNT, 50.0, 50, NOT),
        (Kind.PERCENT, 0.0, 0, NOT),
    ],
)
@pytest.mark.parametrize("precision", ["exact", "about"])
def test_one_in_so_many_is_held_as_a_share(
    one: Named, kind: Kind, written: float, known: float, found: Outcome, precision: str
) -> None:
    figure = but(one("odds", "2024"), known, precision)
    assert weigh(quantity(written, 0.1, 3, kind=kind), figure, []) == found


@pytest.mark.parametrize(
    ("written", "step", "digits", "year", "found"),
    [
        (4_111, 1, 4, "2019", EXACT),
        (4_112, 1, 4, "2019", NOT),
        (4_100, 100, 2, "2019", ROUNDED),
        (8_222, 1, 4, "2019", NOT),
        (6_340, 10, 3, "2022", TOO_FINE),  # 6,300 is known to the hundred
        (6_360, 10, 3, "2022", NOT),
        (6_300, 100, 2, "2022", EXACT),
    ],
)
def test_a_count_as_finely_as_it_is_known(
    one: Named, written: float, step: float, digits: int, year: str, found: Outcome
) -> None:
    assert weigh(quantity(written, step, digits), one("reports", year), []) == found


def test_a_number_is_of_the_size_of_the_figure_or_no_other(one: Named) -> None:
    """Nothing that people write of 4,111 is two and a half times as much or as little."""
    figure, far = one("reports", "2019"), 4_111 * 2.6
    for bound in Bound:
        assert weigh(quantity(far, 1e4, 1, bound), figure, []) == NOT
    assert weigh(quantity(4_000, 1_000, 1, Bound.AT_LEAST), figure, []).agrees


def test_a_figure_that_may_be_higher_bears_out_no_upper_bound(one: Named) -> None:
    figure = one("reports", "2025")  # at least 12,000
    assert weigh(quantity(12_500, 100, 3, Bound.AT_MOST), figure, []) == NOT
    assert weigh(quantity(12_000, 1_000, 2, Bound.AT_LEAST), figure, []).agrees


def test_the_other_reading_of_a_number_counts(one: Named) -> None:
    """ "4.111" is four and a bit, or, as others write, more than four thousand."""
    figure = one("reports", "2019")
    assert weigh(quantity(4.111, 0.001, 4), figure, [4_111.0]) == EXACT
    assert weigh(quantity(4.111, 0.001, 4), figure, [4_112.0]) == NOT
    assert weigh(quantity(4.111, 0.001, 4), figure, []) == NOT


@pytest.mark.parametrize(
    ("written", "step", "found"),
    [(90, 10, EXACT), (90.4, 0.1, TOO_FINE), (91, 0.1, NOT), (93, 1, NOT)],
)
def test_a_share_is_known_to_the_percent_at_least(
    one: Named, written: float, step: float, found: Outcome
) -> None:
    """90% that is rounded is rounded to the percent, and not to the ten."""
    figure = but(one("share", "2024", "sex=girls"), 90, "rounded")
    assert weigh(quantity(written, step, 2, kind=Kind.PERCENT), figure, []) == found


@pytest.mark.parametrize(
    ("kind", "written", "name", "year", "breakdown", "agrees"),
    [
        # A fall is below nought where the record holds changes, and nowhere else.
        (Kind.CHANGE, -7.5, "growth", "2024", "", True),
        (Kind.CHANGE, 7.5, "growth", "2024", "", False),
        (Kind.CHANGE, 14, "growth", "2023", "", True),
        (Kind.CHANGE, -14, "growth", "2023", "", False),
        (Kind.DIFFERENCE, -14, "growth", "2023", "", False),
        (Kind.DIFFERENCE, 7.5, "growth", "2024", "", False),
        (Kind.CHANGE, -91, "share", "2024", "sex=girls", True),
        (Kind.CHANGE, 91, "share", "2024", "sex=girls", True),
        (Kind.CHANGE, -4_111, "reports", "2019", "", True),
        (Kind.CHANGE, 4_111, "reports", "2019", "", True),
        (Kind.DIFFERENCE, -4_111, "reports", "2019", "", True),
        (Kind.COUNT, -4_111, "reports", "2019", "", False),
    ],
)
def test_which_way_a_change_went(
    one: Named, kind: Kind, written: float, name: str, year: str, breakdown: str, agrees: bool
) -> None:
    figure = one(name, year, breakdown)
    assert weigh(quantity(written, 0.1, 3, kind=kind), figure, []).agrees is agrees


@pytest.mark.parametrize(
    ("kind", "written", "year", "turned"),
    [
        (Kind.CHANGE, 7.5, "2024", True),
        (Kind.CHANGE, -7.5, "2024", False),
        (Kind.CHANGE, -14, "2023", True),
        (Kind.CHANGE, -13, "2023", False),
        (Kind.PERCENT, 7.5, "2024", False),  # no change at all
    ],
)
def test_a_change_that_goes_the_other_way(
    one: Named, kind: Kind, written: float, year: str, turned: bool
) -> None:
    assert is_turned(quantity(written, 0.1, 2, kind=kind), one("growth", year)) is turned


@pytest.mark.parametrize(
    ("series", "asked"),
    [("hot.odds", True), ("hot.guess", True), ("hot.reports", False), ("hot.share", False)],
)
def test_what_was_asked_of_people_or_estimated(made: Record, series: str, asked: bool) -> None:
    shelf = SimpleNamespace(series=made.series[series])
    assert is_survey(cast(Candidate, SimpleNamespace(shelf=shelf))) is asked
