"""A change, a share or a pace said of what it was not worked out of: made-up figures."""

from __future__ import annotations

import pytest

from claims import Claim, Verdict, check
from tests.claims.made_up import record_of

TOTAL, PLATFORM = "ncmec.reports_total", "ncmec.reports_by_platform"
RECORD = record_of((
    (TOTAL, "", "World", "2021", 20_000_000), (TOTAL, "", "World", "2022", 30_000_000),
    (PLATFORM, "platform=Facebook", "World", "2022", 14_700_000),
    ("iwf.reports_confirmed", "", "World", "2022", 30_303),
))  # fmt: skip
EN = "NCMEC received 30 million reports in 2022 and 20 million in 2021. "
NL = "NCMEC kreeg 30 miljoen meldingen in 2022 en 20 miljoen in 2021. "


def last(text: str, language: str) -> Claim:
    return check(text, language, RECORD)[-1]


@pytest.mark.parametrize(
    ("language", "goes_on"),
    [
        ("en", "A rise of 50%."),
        ("en", "The number rose by 50%."),
        ("en", "Reports of child abuse rose by 50%."),
        ("en", "Reports about children rose by 50%."),
        ("nl", "Een stijging van 50 procent."),
        ("nl", "Het aantal meldingen steeg met 50 procent."),
    ],
)
def test_a_change_of_the_two_numbers_before_agrees(language: str, goes_on: str) -> None:
    assert last((EN if language == "en" else NL) + goes_on, language).verdict.agrees


@pytest.mark.parametrize(
    ("language", "goes_on", "verdict"),
    [
        ("en", "Reports about the Netherlands rose by 50%.", Verdict.NOT_IN_RECORD),
        ("en", "Facebook's reports rose by 50%.", Verdict.NOT_IN_RECORD),
        ("en", "Germany saw a rise of 50%.", Verdict.NOT_IN_RECORD),
        ("en", "At the IWF the rise was 50%.", Verdict.NOT_IN_RECORD),
        ("en", "Confirmed reports rose by 50%.", Verdict.NOT_IN_RECORD),
        ("en", "Germany overtook France.", None),
        ("en", "The number of victims rose by 50%.", Verdict.OTHER_THING),
        ("en", "Abuse rose by 50%.", Verdict.NOT_IN_RECORD),
        ("en", "The problem grew by 50%.", Verdict.NOT_IN_RECORD),
        ("nl", "In Nederland was de stijging 50 procent.", Verdict.NOT_IN_RECORD),
        ("nl", "Het aantal bevestigde meldingen steeg met 50 procent.", Verdict.NOT_IN_RECORD),
        ("nl", "Het aantal slachtoffers steeg met 50 procent.", Verdict.OTHER_THING),
        ("nl", "Misbruik nam met 50 procent toe.", Verdict.NOT_IN_RECORD),
    ],
)
def test_a_change_said_of_something_else_does_not(
    language: str, goes_on: str, verdict: Verdict | None
) -> None:
    found = check((EN if language == "en" else NL) + goes_on, language, RECORD)
    said = [c for c in found if c.quantity.span.start >= len(EN if language == "en" else NL)]
    assert [c.verdict for c in said] in ([], [verdict or Verdict.NOT_IN_RECORD])
    assert said or verdict is None


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("Facebook made 14.7 million reports to NCMEC in 2022, 49% of all reports.", True),
        ("Facebook made 14.7 million reports to NCMEC in 2022, 49% of all abuse reports.", True),
        ("Facebook made 14.7 million reports to NCMEC in 2022, 49% of all abuse.", False),
        ("Facebook made 14.7 million reports to NCMEC in 2022, nearly half of all reports.", True),
        ("Facebook made 14.7 million reports to NCMEC in 2022, over half of all reports.", False),
        ("NCMEC received 30 million reports in 2022: one every second.", True),
        ("NCMEC received 30 million reports in 2022: a report every second.", True),
        ("NCMEC received 30 million reports in 2022: a child every second.", False),
        ("NCMEC received 30 million reports in 2022: a victim is made every second.", False),
    ],
)
def test_what_is_worked_out_is_of_what_was_counted(text: str, agrees: bool) -> None:
    assert last(text, "en").verdict.agrees is agrees


MEN = record_of((
    ("offlimits.men_seen_imagery", "ages=18-25;sex=men", "NLD", "2022", 15.6),
    ("iwf.share_by_hosting_country", "", "NLD", "2021", 29),
    ("iwf.share_by_hosting_country", "", "BGR", "2022", 28),
    ("iwf.share_by_hosting_country", "", "NLD", "2022", 11),
))  # fmt: skip
ASKED = "In 2022 Offlimits asked men of 18 to 25 years what they had seen online. "


@pytest.mark.parametrize(
    ("goes_on", "agrees"),
    [
        ("15.6% had seen images of child sexual abuse.", True),
        ("Of all men of 18 to 25 years, 15.6% had seen images of child sexual abuse.", True),
        ("Of all Dutch people, 15.6% had seen images of child sexual abuse.", False),
        ("Of all adults, 15.6% had seen images of child sexual abuse.", False),
    ],
)
def test_a_share_of_all_is_not_that_of_whom_a_sentence_before_asked(
    goes_on: str, agrees: bool
) -> None:
    assert check(ASKED + goes_on, "en", MEN)[-1].verdict.agrees is agrees


def test_what_a_number_went_to_is_of_the_year_told_before() -> None:
    """From 29% in 2021: the 11% is not of 2021, and not of a year that nobody names."""
    text = (
        "In 2022 the IWF found that 28% of the webpages were hosted in Bulgaria. "
        "For the Netherlands the share fell from 29% in 2021 to 11%."
    )
    found = check(text, "en", MEN)
    assert [c.period for c in found] == ["2022", "2021", "2022"]
    assert all(c.verdict.agrees for c in found)
