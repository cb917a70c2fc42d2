"""Kinds of wrong scope that once passed, each on made-up figures with its answer by hand."""

from __future__ import annotations

import pytest

from claims import Verdict
from claims.report.wording import why
from languages import LANGUAGES
from tests.claims.made_up import claim_of, said

NOT = "not in the record"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # What narrows the first number of a list narrows those that go on with its noun.
        ("In 2022 NCMEC deleted 2,469,134 reports and in 2021 1,234,567.", [NOT, NOT]),
        ("NCMEC received 2,469,134 reports of girls in 2022 and 1,234,567 in 2021.",
         [Verdict.WHOLE_NOT_PART, NOT]),
        ("In 2022 2,469,134 and in 2021 1,234,567 reports to NCMEC were deleted.", [NOT, NOT]),
        ("In 2022 there were 2,469,134 reports to NCMEC in Spain alone. A year earlier there were "
         "1,234,567.", [Verdict.WHOLE_NOT_PART, NOT]),
        ("In 2022 heeft NCMEC 2.469.134 meldingen gewist en in 2021 1.234.567.", [NOT, NOT]),
        # A number with a noun of its own starts anew, and so does one of all.
        ("NCMEC received 2,469,134 reports of girls in 2022. It received 1,234,567 reports in "
         "2021.", [Verdict.WHOLE_NOT_PART, "matches"]),
        ("In 2022 NCMEC received 2,469,134 reports, against 1,234,567 in 2021.",
         ["matches", "matches"]),
    ],
)  # fmt: skip
def test_a_list_goes_on_with_what_was_narrowed(text: str, numbers: list[str]) -> None:
    figures = [n for n in ("2,469,134", "1,234,567", "2.469.134", "1.234.567") if n in text]
    assert [said(text, number)[0] for number in figures] == [str(n) for n in numbers]


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 NCMEC received 2,469,134 reports in the first quarter.",
        "In 2022 NCMEC received 2,469,134 reports in the first six months.",
        "Between 2019 and 2022 NCMEC received 2,469,134 reports.",
        "NCMEC received 2,469,134 reports in 2022 since 2010.",
        "In 2022 kreeg NCMEC in het eerste kwartaal 2.469.134 meldingen.",
        "Tussen 2019 en 2022 kreeg NCMEC 2.469.134 meldingen.",
    ],
)
def test_another_time_beside_the_year_is_no_match(text: str) -> None:
    number = "2,469,134" if "2,469,134" in text else "2.469.134"
    assert said(text, number)[0] == NOT


@pytest.mark.parametrize(
    "text",
    [
        "In July 2024 NCMEC said that it received 2,469,134 reports in 2022.",
        "Since 2020 reports to NCMEC rose from 1,111,111 to 2,469,134 in 2022.",
        "In 2024 the minister wrote that NCMEC received 2,469,134 reports in 2022.",
    ],
)
def test_the_time_of_saying_and_of_a_rise_are_none_of_the_number(text: str) -> None:
    assert said(text, "2,469,134")[0] == "matches"


@pytest.mark.parametrize(
    ("text", "number", "verdict"),
    [
        ("The IWF received 200,303 reports in 2022.", "200,303", NOT),
        ("The IWF assessed 200,303 reports in 2022.", "200,303", NOT),
        ("Of the reports that the IWF received in 2022, 200,303 were confirmed.", "200,303",
         "matches"),
        ("De IWF ontving in 2022 200.303 meldingen.", "200.303", NOT),
        ("NCMEC received 2,469,134 reports in 2022.", "2,469,134", "matches"),
        ("Of the 200,303 reports that the IWF removed in 2022, 91% showed girls.", "91%", NOT),
        ("Of the 200,303 reports that the IWF confirmed in 2022, 91% showed girls.", "91%",
         "matches"),
        ("Of the 200,303 reports from Spain that the IWF confirmed in 2022, 91% showed girls.",
         "91%", NOT),
        ("In 2022 girls were seen in 91% of the accounts that the IWF confirmed.", "91%",
         "matches, but"),
    ],
)  # fmt: skip
def test_a_stage_is_part_of_the_figure(text: str, number: str, verdict: str) -> None:
    assert said(text, number)[0] == verdict


@pytest.mark.parametrize("noun", ["URLs", "images", "victims", "children", "accounts"])
def test_reports_called_another_thing_never_match(noun: str) -> None:
    claim = claim_of(f"In 2022 NCMEC received 2,469,134 {noun}.", "2,469,134")
    assert claim.verdict is Verdict.OTHER_THING
    assert claim.reasons[0].code == "misnamed"
    assert not claim.verdict.agrees
    assert all(why(claim, language) for language in LANGUAGES)


def test_reports_loosely_called_cases_do_not_match() -> None:
    claim = claim_of("In 2022 NCMEC received 2,469,134 cases.", "2,469,134")
    assert (claim.verdict, claim.reasons[0].code) == (Verdict.OTHER_THING, "misnamed")


def test_a_lower_bound_is_said_to_be_one() -> None:
    claim = claim_of("In 2019 NCMEC received 500,500 reports.", "500,500")
    assert claim.verdict is Verdict.MATCHES_BUT
    assert claim.reasons[0].code == "lower_bound"
    assert "500,500" in why(claim, "en")
    assert said("In 2019 NCMEC received more than 500,500 reports.", "500,500")[0] == "matches"


def test_a_change_lies_between_the_years_it_names() -> None:
    text = "Between {} and 2022 reports to NCMEC rose by 100%, from 1,234,567 to 2,469,134."
    assert said(text.format(2021), "100%")[0] == "matches, rounded"
    assert not said(text.format(2020), "100%")[0].startswith("matches")


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("NCMEC sent 24,680 reports to Discord in 2022.", False),
        ("NCMEC stuurde in 2022 24.680 meldingen naar Discord.", False),
        ("Discord sent 24,680 reports to NCMEC in 2022.", True),
        ("NCMEC sent 123,456 reports to Germany in 2022.", True),
    ],
)
def test_platforms_send_reports_and_get_none(text: str, agrees: bool) -> None:
    number = next(n for n in ("24,680", "24.680", "123,456") if n in text)
    assert (said(text, number)[0] == "matches") is agrees
