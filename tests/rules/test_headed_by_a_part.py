"""A half or a month over a text, and a year's number under it that names no time of its own."""

from __future__ import annotations

import pytest

from claims import check
from tests.claims.made_up import record_of

RECORD = record_of((
    ("ncmec.reports_total", "", "World", "2022", 707_808),
    ("iwf.reports_confirmed", "", "World", "2022", 202_303),
))  # fmt: skip
NUMBER = {"en": "NCMEC received 707,808 reports.", "nl": "NCMEC kreeg 707.808 meldingen."}


def agrees(text: str, language: str) -> bool:
    return any(c.verdict.agrees for c in check(text, language, RECORD))


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "## First half of 2022"), ("en", "## Q1 2022"), ("en", "## January–June 2022"),
        ("en", "## June 2022"), ("nl", "## Eerste halfjaar 2022"),
        ("nl", "## Januari tot en met juni 2022"),
    ],
)  # fmt: skip
def test_under_a_part_of_its_year_it_does_not_agree(language: str, heading: str) -> None:
    assert not agrees(f"{heading}\n\n{NUMBER[language]}", language)


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "## 2022"), ("en", "## January–December 2022"),
     ("nl", "## Cijfers 2022")],
)  # fmt: skip
def test_under_its_year_it_does(language: str, heading: str) -> None:
    assert agrees(f"{heading}\n\n{NUMBER[language]}", language)


def test_a_list_under_a_half_year() -> None:
    assert not agrees("# IWF, first half of 2022\n\n- Confirmed reports: 202,303", "en")
    assert agrees("# IWF, 2022\n\n- Confirmed reports: 202,303", "en")
    assert agrees("# IWF, first half of 2022\n\n- Confirmed reports in 2022: 202,303", "en")
