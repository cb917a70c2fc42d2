"""What leads to a number and narrows nothing: a line before a colon, what a name is, a list's line.

The last number of a text is the one that is asked about; the figures are made up.
"""

from __future__ import annotations

import pytest

from claims import Claim
from claims.read.tables import tables
from tests.claims.made_up import checked

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
