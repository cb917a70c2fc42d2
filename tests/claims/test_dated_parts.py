"""A year inside the name of a part is no time of the sentence; made-up figures."""

from __future__ import annotations

import pytest

from claims import Claim, check
from tests.claims.made_up import record_of

OLD = "most severe wording before 2014"
RECORD = record_of((
    ("iwf.severity_share", f"severity={OLD}", "World", "2013", 37),
    ("iwf.severity_share", "severity=A", "World", "2014", 29),
    ("iwf.severity_share", "severity=A", "World", "2015", 31),
))  # fmt: skip
NAME = "confirmed addresses by severity category, IWF"
NAAM = "bevestigde adressen naar ernstcategorie, IWF"
NL_OLD = "ernstigste omschrijving van voor 2014"


def the_claim(text: str, language: str) -> Claim:
    [claim] = check(text, language, RECORD)
    return claim


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"According to the IWF, {NAME}, {OLD} came to 37% in 2013.", "en"),
        (f"In 2013 it was 37% ({NAME}, {OLD}), the IWF says.", "en"),
        (f"IWF, 2013: {NAME}, {OLD}, 37%.", "en"),
        (f"Volgens de IWF kwam {NAAM}, {NL_OLD} in 2013 uit op 37%.", "nl"),
        (f"IWF, 2013: {NAAM}, {NL_OLD}, 37%.", "nl"),
    ],
)
def test_the_year_of_a_name_is_not_the_time(text: str, language: str) -> None:
    claim = the_claim(text, language)
    assert (claim.verdict.value, str(claim.period)) == ("matches", "2013")


def test_a_wrong_number_of_that_part_differs_from_its_own_figure() -> None:
    claim = the_claim(f"IWF, 2013: {NAME}, {OLD}, 73%.", "en")
    assert claim.verdict.value == "differs"
    assert claim.figure is not None
    assert claim.figure.value == 37


def test_a_year_beside_the_name_of_a_part_is_the_time() -> None:
    claim = the_claim(f"IWF, 2014: {NAME}, severity category A, 29%.", "en")
    assert (claim.verdict.value, str(claim.period)) == ("matches", "2014")
