"""What leads to a number and narrows nothing: a line before a colon, what a name is, a list's line.

The last number of a text is the one that is asked about; the figures are made up.
"""

from __future__ import annotations

import pytest

from claims import Claim, check
from claims.read.tables import tables
from tests.claims.made_up import checked, record_of

_EN = "NCMEC received 2,469,134 reports in 2022."
_NL = "NCMEC kreeg in 2022 2.469.134 meldingen."


def last(text: str, language: str) -> Claim:
    return checked(text, language)[-1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"Figures for the talk of my son (grade 6): {_EN}"),
        ("en", f"Some facts for the class: {_EN}"),
        ("en", f"Notes for tomorrow's speech: {_EN}"),
        ("nl", f"Cijfers voor de spreekbeurt van mijn dochter (groep 8): {_NL}"),
        ("nl", f"Wat feiten voor de les: {_NL}"),
        ("nl", f"Getallen voor de quiz: {_NL}"),
        ("en", "NCMEC, the American centre, received 2,469,134 reports in 2022."),
        ("en", "NCMEC, the American clearinghouse: 2,469,134 reports in 2022."),
        ("nl", "NCMEC, het Amerikaanse centrum: 2.469.134 meldingen in 2022."),
    ],
)
def test_what_a_text_is_for_and_what_a_name_is_narrow_nothing(language: str, text: str) -> None:
    assert last(text, language).verdict.agrees


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"Figures for the gamers: {_EN}"),
        ("en", f"Figures from the class: {_EN}"),
        ("en", f"Figures from the talk about gamers: {_EN}"),
        ("nl", f"Cijfers van de scholen: {_NL}"),
        ("nl", f"Cijfers voor de spreekbeurt van mijn dochter over gamers: {_NL}"),
        ("nl", f"Cijfers van gamers voor de les: {_NL}"),
        ("en", "NCMEC, the German centre, received 2,469,134 reports in 2022."),
        ("en", "NCMEC, the American branch, received 2,469,134 reports in 2022."),
        ("nl", "NCMEC, de Amerikaanse tak: 2.469.134 meldingen in 2022."),
    ],
)
def test_what_they_are_about_and_a_part_of_it_do(language: str, text: str) -> None:
    assert not last(text, language).verdict.agrees


@pytest.mark.parametrize("end", ["%", " %", " procent", " mln"])
@pytest.mark.parametrize("colon", ["", ":"])
def test_lines_with_a_decimal_comma_are_no_cells(colon: str, end: str) -> None:
    assert not tables(f"Aandeel\n* Utopia{colon} 46,5{end}\n* Arcadia{colon} 12,2{end}\n")


def test_lines_in_commas_still_are() -> None:
    assert len(tables("Country,Share\nUtopia,46%\nArcadia,12%\n")) == 1


MOTIONS = [
    ("en", "This council notes that NCMEC received 2,469,134 reports in 2022, that the IWF met "
     "500 members in 2021.", "2,469,134"),
    ("nl", "De Kamer, constaterende dat NCMEC in 2022 2.469.134 meldingen ontving, dat Discord "
     "in 2022 24.680 meldingen deed;", "2.469.134"),
    ("nl", "Constaterende dat NCMEC in 2022 2.469.134 meldingen ontving;", "2.469.134"),
    ("en", "Recognising that NCMEC received 2,469,134 reports in 2022;", "2,469,134"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "number"), MOTIONS)
def test_each_thing_that_is_noted_is_read_alone(language: str, text: str, number: str) -> None:
    claim = next(c for c in checked(text, language) if c.quantity.text == number)
    assert claim.verdict.agrees


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This council notes that NCMEC received 2,469,134 reports in 2022, that these were "
         "about boys, 500 of them toddlers."),
        ("en", "NCMEC received 2,469,134 reports in 2022, that gamers sent, and 500 more."),
        ("nl", "De raad stelt vast dat NCMEC in 2022 2.469.134 meldingen kreeg, dat dit alleen "
         "jongens betrof, onder wie 500 peuters."),
        ("nl", "De raad stelt vast dat NCMEC in 2022 2.469.134 meldingen over gamers kreeg, dat "
         "de IWF er 500 bevestigde."),
    ],
)  # fmt: skip
def test_what_points_back_is_read_with_it(language: str, text: str) -> None:
    assert not checked(text, language)[0].verdict.agrees


SEEN = (("iwf.sex_count", "sex=girls", "World", "2022", 142_989),
        ("iwf.sex_count", "sex=boys", "World", "2022", 5_253),
        ("iwf.reports_confirmed", "", "World", "2022", 200_303))  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "agrees"),
    [
        ("en", "Of the 200,303 reports the IWF confirmed in 2022, 5,253 showed only boys.", True),
        ("en", "The IWF counted 5,253 boys in 2022.", False),
        ("en", "The IWF found 142,989 girls in the reports that it confirmed in 2022.", False),
        ("nl", "Van de 200.303 meldingen die de IWF in 2022 bevestigde, toonden er 5.253 alleen "
         "jongens.", True),
        ("nl", "De IWF bevestigde in 2022 200.303 meldingen; op 142.989 stonden alleen meisjes.",
         True),
        ("nl", "De IWF telde in 2022 5.253 jongens.", False),
        ("nl", "De IWF bevestigde in 2022 meldingen met alleen 142.989 meisjes.", False),
    ],
)  # fmt: skip
def test_who_is_only_shown_is_not_counted(language: str, text: str, agrees: bool) -> None:
    assert check(text, language, record_of(SEEN))[-1].verdict.agrees is agrees


ASKED = (("helpwanted.sextortion_reports", "", "NLD", "2022", 928),
         ("helpwanted.financial_sextortion_reports", "", "NLD", "2022", 652))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("In 2022 kreeg Helpwanted 928 meldingen van afpersing. In 652 gevallen ging het om geld.",
         True),
        ("In 2022 had Helpwanted 652 gevallen van afpersing om geld.", False),
        ("In 2022 kreeg Helpwanted 928 meldingen van afpersing. In 652 gevallen werd een dader "
         "veroordeeld.", False),
    ],
)  # fmt: skip
def test_in_so_many_cases_is_of_what_was_told(text: str, agrees: bool) -> None:
    assert check(text, "nl", record_of(ASKED))[-1].verdict.agrees is agrees


def test_a_year_in_brackets_is_the_numbers_own_also_past_a_wrong_one() -> None:
    text = "Discord sent NCMEC 24,680 reports in 2022. Then 31k (2023), 99k (2024), 57k (2025)."
    series = "ncmec.reports_by_platform"
    figures = tuple(
        (series, "platform=Discord", "World", year, value)
        for year, value in (("2022", 24_680), ("2023", 31_415), ("2024", 47_110), ("2025", 57_219))
    )
    found = {c.quantity.text: c for c in check(text, "en", record_of(figures))}
    assert all(found[number].verdict.agrees for number in ("24,680", "31k", "57k"))
    assert not found["99k"].verdict.agrees


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("The IWF's list passed 2.8 million hashes by the end of 2024.", True),
        ("By the end of 2024 the list of the IWF had 2.8 million hashes.", True),
        ("By the end of 2024 the IWF had added 2.8 million hashes to its list.", False),
        ("By the end of 2024 NCMEC had received 2.4 million reports.", False),
    ],
)
def test_a_list_holds_what_there_is_by_the_end(text: str, agrees: bool) -> None:
    figures = (("iwf.hashes_total", "", "World", "2024", 2_834_567),
               ("ncmec.reports_total", "", "World", "2024", 2_412_345))  # fmt: skip
    assert check(text, "en", record_of(figures))[-1].verdict.agrees is agrees
