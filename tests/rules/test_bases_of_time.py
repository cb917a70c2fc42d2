"""A time that is only compared with is the time of nothing else: made-up figures."""

from __future__ import annotations

import pytest

from claims import Verdict, check
from tests.claims.made_up import record_of

CONFIRMED, ASSESSED = "iwf.reports_confirmed", "iwf.reports_assessed"
RECORD = record_of((
    (CONFIRMED, "", "World", "2021", 110_011), (CONFIRMED, "", "World", "2022", 220_022),
    (ASSESSED, "", "World", "2021", 300_300), (ASSESSED, "", "World", "2022", 400_401),
))  # fmt: skip
EN = "In 2022 the IWF confirmed 220,022 reports. "
NL = "In 2022 bevestigde de IWF 220.022 meldingen. "


@pytest.mark.parametrize(
    ("language", "goes_on"),
    [
        ("en", "That grew by 100% over 2021. It assessed 400,401 reports."),
        ("en", "That grew by 100% compared with 2021. It assessed 400,401 reports."),
        ("en", "That is up 100% on 2021. It assessed 400,401 reports."),
        ("en", "It assessed 400,401 reports; what it confirmed grew by 100% over 2021."),
        ("en", "It assessed 400,401 reports, and confirmed 100% more than in 2021."),
        ("en", "It assessed 400,401 reports; in 2021 it assessed 300,300 of them."),
        ("nl", "Dat steeg met 100% ten opzichte van 2021. De IWF beoordeelde 400.401 meldingen."),
        ("nl", "Dat steeg met 100% vergeleken met 2021. De IWF beoordeelde 400.401 meldingen."),
        ("nl", "De IWF beoordeelde 400.401 meldingen; in 2021 waren het 300.300 meldingen."),
    ],
)
def test_the_number_is_of_the_year_that_was_named_before(language: str, goes_on: str) -> None:
    text = (EN if language == "en" else NL) + goes_on
    found = check(text, language, RECORD)
    assessed = next(c for c in found if c.quantity.value == 400_401)
    assert assessed.verdict.agrees and assessed.period == "2022"


@pytest.mark.parametrize(
    ("language", "goes_on"),
    [
        ("en", "That grew by 100% over 2021. It assessed 300,300 reports."),
        ("en", "It assessed 300,300 reports; what it confirmed grew by 100% over 2021."),
        ("en", "It assessed 300,300 reports; in 2021 it assessed 400,401 of them."),
        ("nl", "Dat steeg met 100% ten opzichte van 2021. De IWF beoordeelde 300.300 meldingen."),
        ("nl", "De IWF beoordeelde 300.300 meldingen; in 2021 waren het 400.401 meldingen."),
    ],
)
def test_the_number_of_the_year_compared_with_is_not_of_this_one(
    language: str, goes_on: str
) -> None:
    text = (EN if language == "en" else NL) + goes_on
    found = check(text, language, RECORD)
    assert not any(c.verdict.agrees for c in found if c.quantity.value == 300_300)


def test_a_time_that_something_is_counted_over_is_its_own() -> None:
    """ "Over 2022" behind no change is the year itself."""
    found = check("The IWF assessed 400,401 reports over 2022.", "en", RECORD)
    assert found[-1].verdict is Verdict.MATCHES and found[-1].period == "2022"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2022 the IWF confirmed 220,022 reports, a rise of 100%."),
        ("nl", "In 2022 bevestigde de IWF 220.022 meldingen, een stijging van 100%."),
        ("nl", "In 2022 waren het er bij de IWF 220.022 bevestigde meldingen, een groei van 100%."),
    ],
)
def test_the_size_of_a_rise_is_of_the_year_of_its_number(language: str, text: str) -> None:
    """Dutch "van" is "from" before a number, and "of" before the size of a rise."""
    found = check(text, language, RECORD)
    assert found[-1].change is not None and found[-1].verdict.agrees
    assert found[-1].change.second.id.endswith("|2022")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The reports that the IWF confirmed fell from 220,022 in 2022 to 110,011 in 2023."),
        ("nl", "Het aantal meldingen dat de IWF bevestigde daalde van 220.022 in 2022 naar "
               "110.011 in 2023."),
        ("nl", "Het aantal meldingen dat de IWF bevestigde ging van 110 naar 220 duizend tussen "
               "2021 en 2022."),
        ("en", "The reports that the IWF confirmed went from 110 to 220 thousand between 2021 "
               "and 2022."),
    ],
)  # fmt: skip
def test_from_one_number_to_another(language: str, text: str) -> None:
    record = record_of((
        (CONFIRMED, "", "World", "2021", 110_011), (CONFIRMED, "", "World", "2022", 220_022),
        (CONFIRMED, "", "World", "2023", 110_011),
    ))  # fmt: skip
    found = check(text, language, record)
    assert [c.verdict.agrees for c in found] == [True, True]


def test_a_count_that_is_more_than_another_year_s_is_a_count() -> None:
    record = record_of((("offlimits.reports", "", "NLD", "2021", 414_515),))
    text = "Offlimits zag in 2021 veel. Er kwamen 414.515 meldingen binnen, veel meer dan in 2020."
    (found,) = check(text, "nl", record)
    assert found.figure is not None and found.figure.id == "offlimits.reports||NLD|2021"
    assert found.verdict.agrees
