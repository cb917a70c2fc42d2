"""A number looked up by its value alone: what must stand around it, and which time is its own.

Real series, figures that nobody published. The verdict by the words is switched off.
"""

from __future__ import annotations

import pytest

import claims.checking
from claims import Claim, Verdict, check
from claims.model import Reason
from tests.claims.made_up import FIGURES, record_of
from tests.rules.asked import nothing

MORE = (
    ("ncmec.reports_total", "", "World", "2022-H1", 1_200_300),
    ("iwf.reports_confirmed", "", "World", "2021", 150_151),
    ("ncmec.reports_by_category", "category=Online enticement", "World", "2021", 40_404),
    ("ncmec.reports_by_category", "category=Online enticement", "World", "2022", 80_808),
    ("ncmec.reports_by_category", "category=Child sex tourism", "World", "2022", 3_456),
    ("weprotect.economist_online_sexual_harm", "", "World", "2021", 54),
    ("discord.accounts_reported_to_ncmec", "", "World", "2022", 24_680),
)
TOTAL, COUNTRY = "ncmec.reports_total", "ncmec.reports_by_country"
PLATFORM, CATEGORY = "ncmec.reports_by_platform", "ncmec.reports_by_category"


@pytest.fixture(autouse=True)
def by_value_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims.checking, "judge", nothing)


def claims_of(text: str) -> list[Claim]:
    return list(check(text, "en", record_of(FIGURES + MORE)))


def said(text: str, number: str) -> Claim:
    place = text.index(number)
    return next(c for c in claims_of(text) if c.span.start <= place < c.span.end)


FOUND = [
    ("In 2022 NCMEC received 2,469,134 reports.", "2,469,134", f"{TOTAL}||World|2022"),
    (
        "In the first half of 2022 NCMEC received 1,200,300 reports.",
        "1,200,300",
        f"{TOTAL}||World|2022-H1",
    ),
    # The time: its own, the one before, counted back and on, in pairs, now.
    (
        "NCMEC published its figures for 2022. It was hard. There were 2,469,134 reports.",
        "2,469,134",
        f"{TOTAL}||World|2022",
    ),
    (
        "In 2022 NCMEC received 2,469,134 reports, a year earlier 1,234,567.",
        "1,234,567",
        f"{TOTAL}||World|2021",
    ),
    (
        "In 2021 NCMEC received 1,234,567 reports, a year later 2,469,134.",
        "2,469,134",
        f"{TOTAL}||World|2022",
    ),
    (
        "NCMEC reports rose from 1,234,567 to 2,469,134 in 2022.",
        "1,234,567",
        f"{TOTAL}||World|2021",
    ),
    (
        "NCMEC reports rose from 1,234,567 to 2,469,134 in 2022.",
        "2,469,134",
        f"{TOTAL}||World|2022",
    ),
    (
        "NCMEC reports rose from 1,234,567 to 2,469,134 between 2021 and 2022.",
        "1,234,567",
        f"{TOTAL}||World|2021",
    ),
    (
        "NCMEC reports rose from 1,234,567 to 2,469,134 between 2021 and 2022.",
        "2,469,134",
        f"{TOTAL}||World|2022",
    ),
    (
        "NCMEC reports rose from 1,234,567 in 2021 to 2,469,134 in 2022.",
        "2,469,134",
        f"{TOTAL}||World|2022",
    ),
    ("NCMEC now receives 2,469,134 reports.", "2,469,134", f"{TOTAL}||World|2022"),
    (
        "In 2021 it was hard. NCMEC now receives 2,469,134 reports.",
        "2,469,134",
        f"{TOTAL}||World|2022",
    ),
    (
        "In 2022 NCMEC received more than in 2021: 2,469,134 reports.",
        "2,469,134",
        f"{TOTAL}||World|2022",
    ),
    # The part and the subject.
    ("In 2022 NCMEC received 123,456 reports about Germany.", "123,456", f"{COUNTRY}||DEU|2022"),
    (
        "In 2022 Discord sent 24,680 reports to NCMEC.",
        "24,680",
        f"{PLATFORM}|platform=Discord|World|2022",
    ),
    (
        "In 2022 NCMEC received 80,808 reports of online enticement.",
        "80,808",
        f"{CATEGORY}|category=Online enticement|World|2022",
    ),
    (
        "In 2022 the IWF assessed 400,401 reports and confirmed 200,303.",
        "400,401",
        "iwf.reports_assessed||World|2022",
    ),
    (
        "In 2022 the IWF assessed 400,401 reports and confirmed 200,303.",
        "200,303",
        "iwf.reports_confirmed||World|2022",
    ),
    ("In 2022 91% of the IWF's reports showed girls.", "91%", "iwf.sex_share|sex=girls|World|2022"),
]


@pytest.mark.parametrize(("text", "number", "figure"), FOUND)
def test_a_number_is_found_when_all_that_names_it_is_there(
    text: str, number: str, figure: str
) -> None:
    claim = said(text, number)
    assert claim.verdict == Verdict.MATCHES
    assert claim.reasons[0] == Reason.of("same", figure=figure)
    assert claim.figure is not None
    assert claim.figure.id == figure


def test_a_rounded_number_is_found_too() -> None:
    for text in (
        "NCMEC received 2.5 million reports in 2022.",
        "NCMEC published its figures for 2022. It was hard. There were 2.5 million reports.",
    ):
        claim = said(text, "2.5 million")
        assert claim.verdict == Verdict.MATCHES_ROUNDED
        assert claim.figure is not None
        assert claim.figure.id == f"{TOTAL}||World|2022"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # Another time.
        ("In 2021 NCMEC received 2,469,134 reports.", "2,469,134"),
        ("In 2022 NCMEC received 1,200,300 reports.", "1,200,300"),
        (
            "NCMEC published its figures for 2021. It was hard. There were 2,469,134 reports.",
            "2,469,134",
        ),
        ("In 2021 NCMEC received 1,234,567 reports, a year earlier 2,469,134.", "2,469,134"),
        ("NCMEC reports rose from 1,234,567 to 2,469,134 in 2021.", "2,469,134"),
        ("NCMEC reports fell from 2,469,134 to 1,234,567 between 2021 and 2022.", "2,469,134"),
        ("NCMEC reports fell from 2,469,134 to 1,234,567 between 2021 and 2022.", "1,234,567"),
        ("NCMEC reports fell from 2,469,134 in 2021 to 1,234,567 in 2022.", "1,234,567"),
        ("NCMEC now receives 1,234,567 reports.", "1,234,567"),
        ("In 2021 it was hard. NCMEC now receives 1,234,567 reports.", "1,234,567"),
        ("In 2022 NCMEC received more than in 2021: 1,234,567 reports.", "1,234,567"),
        ("NCMEC receives 2,469,134 reports.", "2,469,134"),
        # Another part, or the whole.
        ("In 2022 NCMEC received 123,456 reports about France.", "123,456"),
        ("In 2022 NCMEC received 123,456 reports.", "123,456"),
        ("In 2022 Facebook sent NCMEC 24,680 reports.", "24,680"),
        ("In 2022 NCMEC received 80,808 reports of child sex tourism.", "80,808"),
        ("In 2022 NCMEC received 80,808 reports.", "80,808"),
        ("In 2022 91% of the IWF's reports showed boys.", "91%"),
        ("In 2022 the IWF confirmed 400,401 reports and assessed 200,303.", "400,401"),
        # Somebody else's, or something else.
        ("In 2022 the IWF received 2,469,134 reports.", "2,469,134"),
        ("In 2022 there were 2,469,134 reports.", "2,469,134"),
        ("In 2022 NCMEC received 2,469,134 letters.", "2,469,134"),
    ],
)
def test_a_number_is_not_found_by_chance(text: str, number: str) -> None:
    assert not any(
        c.verdict.found for c in claims_of(text) if text[c.span.start :].startswith(number)
    )


@pytest.mark.parametrize(("noun", "word"), [("victims", "children"), ("images", "images")])
def test_the_right_number_of_another_thing(noun: str, word: str) -> None:
    claim = said(f"In 2022 NCMEC counted 2,469,134 {noun}.", "2,469,134")
    assert claim.verdict == Verdict.OTHER_THING
    assert claim.reasons == (Reason.of("misnamed", figure=f"{TOTAL}||World|2022", noun=word),)


def test_the_number_of_one_said_of_the_other() -> None:
    claim = said("In 2022 the IWF confirmed 400,401 reports and assessed 200,303.", "200,303")
    assert claim.verdict == Verdict.WHOLE_NOT_PART
    assert claim.reasons[1] == Reason.of("part_is", named="iwf.reports_assessed||World|2022")
