"""Two periods and no number, "2014 exceeded 2013": made-up figures, answers by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claims import Claim, Verdict, check
from claims.model import Reason
from data_sources.record.model import Break
from data_sources.record.record import Record
from tests.claims.made_up import AT_LEAST, record_of

TOTAL = "ncmec.reports_total"
PAGES, ACTED_ON, FACT = (
    "iwf.ai_webpages", "iwf.ai_reports_actionable", "iwf.ai_reports_october_2024",
)  # fmt: skip
YEAR, HALF = "2013-04-01/2014-03-31", "2014-04-01/2014-09-30"
RECORD = record_of((
    (TOTAL, "", "World", "2011", AT_LEAST), (TOTAL, "", "World", "2012", 400_100),
    (TOTAL, "", "World", "2013", 500_200), (TOTAL, "", "World", "2014", 510_300),
    (TOTAL, "", "World", "2014-H1", 505_100), (TOTAL, "", "World", "2015", 510_300),
    (TOTAL, "", "World", "2016", 600_400),
    (PAGES, "", "World", "2014-H1", 42), (ACTED_ON, "", "World", "2013", 51),
    (ACTED_ON, "", "World", "2012", 42), (ACTED_ON, "", "World", "2011", 41),
    (FACT, "", "World", YEAR, 70), (FACT, "", "World", HALF, 74),
))  # fmt: skip
ANEW = Break(TOTAL, date(2016, 1, 1), {"en": "x", "nl": "x"}, {"en": "x", "nl": "x"}, "")


def only(text: str, record: Record = RECORD) -> Claim:
    (claim,) = check(text, "en", record)
    return claim


def of(period: str) -> str:
    return f"{TOTAL}||World|{period}"


@pytest.mark.parametrize(
    ("text", "verdict", "code", "more", "less"),
    [
        ("Reports to NCMEC in 2014 exceeded the total of 2013.",
         Verdict.MATCHES, "exceeds", "2014", "2013"),
        ("Reports to NCMEC in 2013 exceeded the total of 2014.",
         Verdict.DIFFERS, "does_not_exceed", "2013", "2014"),
        ("Reports to NCMEC in 2015 exceeded the total of 2014.",  # it is the same
         Verdict.DIFFERS, "does_not_exceed", "2015", "2014"),
        ("In the first half of 2014 reports to NCMEC exceeded the whole of 2013.",
         Verdict.MATCHES_BUT, "lengths_differ", "2014-H1", "2013"),
        ("Reports to NCMEC in 2011 exceeded the total of 2012.",  # it was that at least
         Verdict.MATCHES, "exceeds", "2011", "2012"),
        ("Reports to NCMEC in 2012 exceeded the total of 2011.",
         Verdict.DIFFERS, "does_not_exceed", "2012", "2011"),
    ],
)  # fmt: skip
def test_which_of_two_is_more(text: str, verdict: Verdict, code: str, more: str, less: str) -> None:
    claim = only(f"It is known. {text}")
    assert (claim.verdict, claim.reasons) == (
        verdict, (Reason.of(code, first=of(less), figure=of(more)),)
    )  # fmt: skip
    assert claim.figure is not None and claim.figure.id == of(more)
    assert [figure.id for figure in claim.near] == [of(less)]
    assert {"publisher", "period"} <= {word.role for word in claim.words}


@pytest.mark.parametrize(
    ("more", "less"),
    [("2013", "2011"), ("2014", "2011"), ("2011", "2013"), ("2011", "2014")],
)
def test_a_lower_bound_leaves_open_which_is_more(more: str, less: str) -> None:
    """At least 500,500: that may be less than 510,300, and more than it."""
    claim = only(f"Reports to NCMEC in {more} exceeded the total of {less}.")
    certain = {("2013", "2011"): "does_not_exceed", ("2011", "2013"): "exceeds"}
    code = certain.get((more, less), "more_unknown")
    assert claim.reasons[0].code == code
    assert claim.verdict.agrees is (code == "exceeds")
    assert dict(claim.reasons[0].values)["figure"] == of("2011" if code == "more_unknown" else more)


def test_more_than_before_a_break_says_so() -> None:
    record = replace(RECORD, all_breaks=(ANEW,))
    claim = only("Reports to NCMEC in 2016 exceeded the total of 2014.", record)
    told = Reason.of("way_over_a_break", first=of("2014"), figure=of("2016"))
    assert (claim.verdict, claim.reasons) == (Verdict.MATCHES_BUT, (told,))
    before = only("Reports to NCMEC in 2014 exceeded the total of 2013.", record)
    assert before.verdict is Verdict.MATCHES


@pytest.mark.parametrize(
    "text",
    [
        "Reports to NCMEC in 2014 exceeded the total of 2009.",
        "On 1 May 2014 reports to NCMEC exceeded the total of 2013.",
        "In 2014, on 1 May 2014, reports to NCMEC exceeded the total of 2013.",
        "Reports to NCMEC exceeded the total of 2013.",
        "Reports to NCMEC in 2014 exceeded the total of 2014.",
        "In the first half of 2015 reports to NCMEC exceeded the whole of 2013.",
    ],
)
def test_without_two_figures_nothing_is_told(text: str) -> None:
    claim = only(text)
    assert (claim.verdict, claim.reasons) == (
        Verdict.NOT_IN_RECORD, (Reason.of("no_two_periods"),)
    )  # fmt: skip


AI = "The amount of AI-generated material found by the IWF in the first 6 months of 2014 exceeded "


def test_two_series_of_one_collection_may_speak_against_it() -> None:
    claim = only(f"{AI}the total amount found in the whole of 2013.")
    pages, acted_on = f"{PAGES}||World|2014-H1", f"{ACTED_ON}||World|2013"
    told = Reason.of("near_series_contradict", first=acted_on, figure=pages)
    assert (claim.verdict, claim.reasons) == (Verdict.DIFFERS, (told,))
    assert claim.figure is not None and claim.figure.id == pages
    assert [figure.id for figure in claim.near] == [
        acted_on, f"{FACT}||World|{YEAR}", f"{FACT}||World|{HALF}",
    ]  # fmt: skip


@pytest.mark.parametrize("year", ["2012", "2011"])
def test_two_series_that_do_not_are_no_proof(year: str) -> None:
    """42 pages are as many as 42 reports, and more than 41; but not in one way of counting."""
    claim = only(f"{AI}the total amount found in the whole of {year}.")
    assert claim.reasons == (Reason.of("no_two_periods"),)
