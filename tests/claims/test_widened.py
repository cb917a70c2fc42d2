"""What one publisher handled is not all there is: shares and counts said of the whole world."""

from __future__ import annotations

import pytest

from claims.report.wording import why
from tests.claims.made_up import claim_of, said

SHARE = "iwf.sex_share|sex=girls|World|2022"
TOTAL = "iwf.reports_confirmed||World|2022"


@pytest.mark.parametrize(
    "text",
    [
        "Girls are seen in 91% of all child sexual abuse material worldwide, the IWF says (2022).",
        "Globally, 91% of child sexual abuse images showed girls in 2022, according to the IWF.",
        "The IWF found that 91% of all CSAM showed girls in 2022.",
        "The IWF said that 91% of the world's abuse images showed girls in 2022.",
        "Of all the images ever made, 91% showed girls in 2022, the IWF says.",
    ],
)
def test_a_share_of_what_was_handled_is_none_of_all_there_is(text: str) -> None:
    claim = claim_of(text, "91%")
    assert claim.verdict.value == "not in the record"
    if claim.reasons[0].code == "words_widen":
        assert why(claim, "nl") != why(claim, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Of all the images that the IWF confirmed in 2022, 91% showed girls.",
        "According to the IWF, 91% of the images showed girls in 2022.",
        "Of all images confirmed by the IWF worldwide in 2022, 91% showed girls.",
    ],
)
def test_a_share_of_what_somebody_confirmed_is_its_own(text: str) -> None:
    assert claim_of(text, "91%").verdict.agrees


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("The IWF confirmed 200,303 reports worldwide in 2022.", True),
        ("Worldwide, 2,469,134 reports were made to NCMEC in 2022.", True),
        ("NCMEC, by comparison, received 2,469,134 reports worldwide in 2022.", True),
        ("NCMEC runs a hotline. Worldwide it received 2,469,134 reports in 2022.", True),
        ("There were 200,303 reports of abuse in the world in 2022, the IWF says.", False),
        ("According to NCMEC there were 2,469,134 reports worldwide in 2022.", False),
    ],
)
def test_a_count_of_the_world_says_who_counted(text: str, agrees: bool) -> None:
    number = "200,303" if "200,303" in text else "2,469,134"
    assert claim_of(text, number).verdict.agrees == agrees


def test_the_figure_is_named_all_the_same() -> None:
    text = "There were 200,303 webpages with child sexual abuse in the world in 2022, the IWF says."
    claim = claim_of(text, "200,303")
    assert claim.reasons[0].code == "words_widen"
    assert "200,303" in why(claim) and "in the world" in why(claim)


@pytest.mark.parametrize(
    "text",
    [
        "Worldwide NCMEC counted 123,456 reports in 2022.",  # Germany's
        "Outside Germany, NCMEC counted 123,456 reports in 2022.",
        "Wereldwijd telde NCMEC in 2022 123.456 meldingen.",
        "Buiten Duitsland telde NCMEC in 2022 123.456 meldingen.",
    ],
)
def test_a_part_is_not_said_of_the_world_or_of_what_lies_outside(text: str) -> None:
    germany = "In 2022 NCMEC listed Germany. "
    number = "123,456" if "123,456" in text else "123.456"
    assert not claim_of(germany + text, number).verdict.agrees


def test_whose_noun_it_is() -> None:
    text = "In 2021 NCMEC got 1,234,567 reports with 654 images; in 2022 there were 2,469,134."
    assert said(text, "2,469,134")[0] == "matches"
    victims = "NCMEC counted 2,469,134 victims in 2022."
    assert said(victims, "2,469,134")[0] == "right number, another thing"


def test_a_year_that_is_compared_with_is_not_that_of_the_next_number() -> None:
    text = "In its figures for 2022 NCMEC has more reports than in 2021, and 2,469,134 in all."
    assert said(text, "2,469,134")[0] != "differs"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Key figures for 2021:\n- 1,234,567 reports to NCMEC\n- 61,728 in Germany", TOTAL),
        ("A study published in 2024: in 2022 the IWF confirmed 200,303 reports.", TOTAL),
        ("LONDON (Reuters) - The IWF confirmed 200,303 reports in 2022.", TOTAL),
        ("The ministry notes that the IWF confirmed 200,303 reports in 2022.", TOTAL),
    ],
)
def test_headings_datelines_and_speakers_narrow_nothing(text: str, figure: str) -> None:
    number = "200,303" if "200,303" in text else "1,234,567"
    verdict, found = said(text, number)
    assert verdict == "matches"
    assert found == figure or number == "1,234,567"


def test_two_years_on_is_counted_from_the_year_named() -> None:
    text = "In 2020 NCMEC received 1,111,111 reports; two years later it was 2,469,134."
    assert said(text, "2,469,134") == ("matches", "ncmec.reports_total||World|2022")
