"""Rates worked out of totals, the text's own date, and what must be fixed before a number differs.

The figures are made up: 1,234,567 reports of 2021 and 2,469,134 of 2022. A day of 2022 has 6,764.8
of them, an hour 281.9, a minute 4.7; between two lie 12.77 seconds.
"""

from __future__ import annotations

from datetime import date

import pytest

from claims.read.intervals import with_intervals
from claims.read.mentions import Closed
from claims.read.periods import periods
from claims.read.quantities import read
from claims.report.wording import why
from tests.claims.made_up import claim_of, said

TOTAL_2021 = "ncmec.reports_total||World|2021"
TOTAL_2022 = "ncmec.reports_total||World|2022"


@pytest.mark.parametrize(
    ("text", "number", "verdict"),
    [
        ("In 2022 NCMEC received a report every 13 seconds.", "13", "matches, rounded"),
        ("In 2022 NCMEC received one report every 12.8 seconds.", "12.8", "matches, rounded"),
        ("In 2022 NCMEC received a report every minute.", "every minute", "differs"),
        ("In 2022 NCMEC received one report every ten seconds.", "every ten", "not in the record"),
        ("In 2022 ontving NCMEC elke 13 seconden een melding.", "13", "matches, rounded"),
        ("In 2022 NCMEC received 282 reports an hour.", "282", "matches, rounded"),
        ("In 2022 NCMEC received on average 6,765 reports a day.", "6,765", "matches, rounded"),
        ("In 2022 ontving NCMEC gemiddeld 6.765 meldingen per dag.", "6.765", "matches, rounded"),
        ("In 2022 NCMEC received 19,800 reports a day.", "19,800", "differs"),
        ("In 2022 NCMEC received nearly 19,800 reports a day.", "19,800", "not in the record"),
    ],
)
def test_a_rate_or_the_time_between_two(text: str, number: str, verdict: str) -> None:
    found = said(text, number)
    assert found[0] == verdict
    if verdict != "not in the record":
        assert found[1] == TOTAL_2022


def test_what_was_worked_out_says_so_in_each_language() -> None:
    claim = claim_of("In 2022 NCMEC received a report every 13 seconds.", "13")
    assert claim.reasons[0].code == "interval_computed"
    assert "one every 12.77 seconds" in why(claim, "en")
    assert "één per 12,77 seconden" in why(claim, "nl")


def test_a_number_a_minute_is_no_time_between_two() -> None:
    text = "NCMEC received 300 reports every minute and one every two minutes."
    found = with_intervals(text, read(text, "en", []), Closed([]))
    assert [(r.quantity.value, r.interval) for r in found][-1] == (2.0, 60.0)
    assert next(r for r in found if r.quantity.value == 300).interval == 0.0


@pytest.mark.parametrize(
    ("text", "verdict", "figure"),
    [
        ("The Hague, 12 March 2023. Last year NCMEC received 2,469,134 reports.",
         "matches", TOTAL_2022),
        ("London, 12 March 2022 - Last year NCMEC received 2,469,134 reports.",
         "differs", TOTAL_2021),
        ("Toespraak van 9 mei 2023: vorig jaar ontving NCMEC 2.469.134 meldingen.",
         "matches", TOTAL_2022),
        ("Last year NCMEC received 2,469,134 reports.\n\nDate: 2023-05-14", "matches", TOTAL_2022),
        ("Last year NCMEC received 2,469,134 reports.", "not in the record", ""),
        ("Vorig jaar ontving NCMEC 2.469.134 meldingen.", "not in the record", ""),
        ("On 12 March 2023, a paper wrote that NCMEC last year received 2,469,134 reports.",
         "not in the record", ""),
        ("Last year, in 2022, NCMEC received 2,469,134 reports.", "matches", TOTAL_2022),
        ("NCMEC received 2,469,134 reports in the spring of 2022.", "not in the record", ""),
        ("The Hague, 12 June 2022. This spring NCMEC received 2,469,134 reports.",
         "not in the record", ""),
    ],
)  # fmt: skip
def test_last_year_is_that_of_the_text(text: str, verdict: str, figure: str) -> None:
    number = "2.469.134" if "2.469.134" in text else "2,469,134"
    assert said(text, number) == (verdict, figure)


def test_a_text_without_a_date_is_told_so() -> None:
    claim = claim_of("Last year NCMEC received 2,469,134 reports.", "2,469,134")
    assert claim.reasons[0].code == "unknown_year"
    assert "“Last year”" in why(claim, "en")
    assert [figure.id for figure in claim.near] == [TOTAL_2022]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("in spring 2024", date(2024, 3, 1), date(2024, 5, 31)),
        ("in de zomer van 2024", date(2024, 6, 1), date(2024, 8, 31)),
        ("in het najaar van 2024", date(2024, 9, 1), date(2024, 11, 30)),
        ("last spring", None, None),
    ],
)
def test_seasons(text: str, start: date | None, end: date | None) -> None:
    assert [(m.start, m.end) for m in periods(text)] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "number", "verdict"),
    [
        # one time in the sentence, though not beside the number
        ("NCMEC received 2,469,134 reports; the public sent 4,321 of them in 2022. NCMEC received "
         "3,469,134 reports in 2022.", "3,469,134", "differs"),
        # the time of another number: a right one of 2021 is not wrong
        ("NCMEC received 1,234,567 reports and then 2,469,134 reports in 2022.",
         "1,234,567", "not in the record"),
        # another noun than the series counts
        ("In 2022 NCMEC received 3,469,134 videos.", "3,469,134", "not in the record"),
        # a place that the whole does not have
        ("In 2022 NCMEC linked 456 reports to Poland.", "456", "not in the record"),
        # a part whose word stands with another number
        ("In 2022 the IWF saw 555,555 reports, of which 200,303 were confirmed.",
         "555,555", "not in the record"),
    ],
)  # fmt: skip
def test_only_what_is_fixed_differs(text: str, number: str, verdict: str) -> None:
    assert said(text, number)[0] == verdict


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        ("nearly 2.5 million", "matches, rounded"),
        ("nearly 2.6 million", "not in the record"),
        ("between 2.4 and 2.6 million", "matches, rounded"),
        ("between 2.5 and 2.6 million", "not in the record"),
    ],
)
def test_near_and_between(number: str, verdict: str) -> None:
    digits = number.split()[1]
    assert said(f"In 2022 NCMEC received {number} reports.", digits)[0] == verdict


def test_from_and_to_go_in_the_order_of_their_years() -> None:
    text = "Between 2021 and 2022 reports to NCMEC rose from 2,469,134 to 2,469,134."
    assert said(text, "2,469,134")[0] != "matches"
