"""What somebody writes over figures of an item, held against these figures: made-up ones."""

from __future__ import annotations

import pytest

from claims import check
from claims.against import Doubt, doubts
from claims.report.wording import why
from data_sources.record.figure import Figure
from tests.claims.made_up import made_up

TOTAL = "ncmec.reports_total"
SAID = "Reports received by NCMEC, 2022: 2,469,134 reports."


def of(year: str, series: str = TOTAL) -> Figure:
    return made_up().figure(series, year)


def told(own: str, *figures: Figure, language: str = "en") -> list[Doubt]:
    return doubts(own, SAID, figures or (of("2022"),), language, made_up())


@pytest.mark.parametrize(
    ("own", "numbers"),
    [
        # Of no figure here, and large or of two digits: a doubt.
        ("There were 3,456 pages", ["3,456"]),
        ("There were 87 pages", ["87"]),
        ("There were 1,000 pages", ["1,000"]),
        ("There were 6,000 pages", ["6,000"]),
        ("There were 6 pages", []),
        ("There were 3,456 pages.\n\nAnd 3,456 letters, and 4,567.", ["3,456", "4,567"]),
        # A share or a part of a whole may have been worked out.
        ("There were 37% more", []),
        ("A third of the pages", []),
        # What the record bears out is none, though another year's.
        ("In 2022 NCMEC received 2,469,134 reports", []),
        ("In 2021 NCMEC received 1,234,567 reports", []),
    ],
)
def test_which_numbers_are_doubted(own: str, numbers: list[str]) -> None:
    assert told(own) == [Doubt(number, "") for number in numbers]


def test_a_number_at_the_very_start_counts_and_the_records_own_words_do_not() -> None:
    """Of two publishers none is named for the writer."""
    both = of("2022"), of("2022", "iwf.reports_assessed")
    assert told("3,456 pages", *both) == [Doubt("3,456", "")]
    assert doubts("Much", "There were 3,456 pages", both, "en", made_up()) == []


def test_without_figures_there_is_nothing_to_hold_it_against() -> None:
    assert doubts("There were 3,456 pages", SAID, (), "en", made_up()) == []


@pytest.mark.parametrize(
    ("language", "own", "said"),
    [
        ("en", "In 2022 NCMEC received 2,333,444 reports.", "In your words, 2,333,444: {}"),
        ("nl", "In 2022 kreeg NCMEC 2.333.444 meldingen.", "In uw woorden, 2.333.444: {}"),
    ],
)
def test_the_checks_own_reason_is_told_in_the_writers_language(
    language: str, own: str, said: str
) -> None:
    (doubt,) = told(own, language=language)
    (claim,) = check(own, language, made_up())
    assert doubt.reason and doubt.reason == why(claim, language)
    assert doubt.explain(language) == said.format(doubt.reason)


def test_a_doubt_without_a_reason_says_what_the_number_is_not() -> None:
    (doubt,) = told("There were 3,456 pages")
    assert doubt.explain("en") == "In your words: none of the figures of this item is 3,456."
