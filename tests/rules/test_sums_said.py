"""What parts come to together: which are added up, what narrows a sum, and what is only one slot.

Real series, figures that nobody published: of 2023 Meta has Facebook, Instagram and WhatsApp;
X was called Twitter.
"""

from __future__ import annotations

import pytest

from claims import Claim, Verdict, check
from tests.claims.made_up import record_of

PLATFORM, COUNTRY = "ncmec.reports_by_platform", "ncmec.reports_by_country"
OF_2023 = {
    "Facebook": 17_123_456, "Instagram": 11_321_654, "WhatsApp": 1_234_321,
    "X": 801_234, "Twitter": 71_111, "TikTok": 590_376,
}  # fmt: skip
FIGURES = (
    *((PLATFORM, f"platform={name}", "World", "2023", value) for name, value in OF_2023.items()),
    (COUNTRY, "", "DEU", "2023", 205_728),
    (COUNTRY, "", "FRA", "2023", 278_351),
    (PLATFORM, "platform=Facebook", "World", "2022", 15_000_001),
    (COUNTRY, "", "DEU", "2022", 138_193),
)
RECORD = record_of(FIGURES)
LED = "It was a hard year. "
"""A sentence before: places are counted from the start of the whole text."""


def claims_of(text: str) -> list[Claim]:
    return list(check(LED + text, "en", RECORD))


FITS = [
    ("Facebook and Instagram combined sent 28,445,110 reports to NCMEC in 2023.",
     ("Facebook", "Instagram")),
    ("FACEBOOK AND INSTAGRAM TOGETHER sent 28,445,110 reports to NCMEC in 2023.",
     ("Facebook", "Instagram")),
    ("In 2023 Facebook, Instagram and TikTok together sent 29,035,486 reports to NCMEC.",
     ("Facebook", "Instagram", "TikTok")),
    ("In 2023 Meta's platforms sent 29,679,431 reports to NCMEC.",
     ("Facebook", "Instagram", "WhatsApp")),
    ("According to NCMEC, X made 872,345 reports in 2023.", ("X", "Twitter")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), FITS)
def test_what_is_added_up_is_told_with_its_parts_the_largest_first(
    text: str, parts: tuple[str, ...]
) -> None:
    (claim,) = claims_of(text)
    figures = [f"{PLATFORM}|platform={name}|World|2023" for name in parts]
    assert claim.verdict is Verdict.MATCHES_ROUNDED
    told = dict(claim.reasons[0].values)
    assert (claim.reasons[0].code, told["parts"]) == ("sum_fits", ";".join(figures))
    assert told["sum"] == claim.quantity.text.replace(",", "")
    assert claim.figure is not None
    assert [claim.figure.id, *(f.id for f in claim.near)] == figures


def test_places_are_added_up_too() -> None:
    text = "Germany and France together accounted for 484,079 of NCMEC's reports in 2023."
    (claim,) = claims_of(text)
    assert claim.verdict is Verdict.MATCHES_ROUNDED
    assert [f.id for f in (claim.figure, *claim.near) if f] == [
        f"{COUNTRY}||FRA|2023", f"{COUNTRY}||DEU|2023"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        # nothing says that they are taken together; together with another thing
        "Facebook and Instagram sent 28,445,110 reports to NCMEC in 2023.",
        "Facebook and TikTok combined sent 28,445,110 reports to NCMEC in 2023.",
        # one part has no figure of that time, or no time is named
        "Facebook and Instagram combined sent 15,000,001 reports to NCMEC in 2022.",
        "Facebook and Instagram combined sent 28,445,110 reports to NCMEC.",
        # few digits
        "Facebook and Instagram combined sent 30 million reports to NCMEC in 2023.",
        # what narrows it besides
        "Facebook and Instagram combined sent 28,445,110 reports about boys to NCMEC in 2023.",
        "Facebook and Instagram combined sent 28,445,110 reports of wizards to NCMEC in 2023.",
        "Facebook and Instagram combined sent 28,445,110 reports on Spain to NCMEC in 2023.",
        "Facebook and Instagram combined sent 28,445,110 videos to NCMEC in 2023.",
        "Facebook and Instagram combined sent 28,445,110 reports to the IWF in 2023.",
        "Germany and France together accounted for 484,079 of Meta's reports to NCMEC in 2023.",
        "TikTok's platforms sent 29,679,431 reports to NCMEC in 2023.",
    ],
)
def test_another_sum_is_neither_right_nor_wrong(text: str) -> None:
    assert {claim.verdict for claim in claims_of(text)} <= {Verdict.NOT_IN_RECORD}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # more than one slot may be meant
        ("According to NCMEC, X made 500,123 reports in 2023.", Verdict.NOT_IN_RECORD),
        ("Facebook and Instagram sent 9,123,456 reports to NCMEC in 2023.", Verdict.NOT_IN_RECORD),
        ("NCMEC linked 300,123 reports to Germany and France in 2023.", Verdict.NOT_IN_RECORD),
        # one is meant: alone, and with its owner's name before it
        ("According to NCMEC, TikTok made 300,123 reports in 2023.", Verdict.DIFFERS),
        ("According to NCMEC, Facebook made 9,123,456 reports in 2023.", Verdict.DIFFERS),
        ("According to NCMEC, Meta's Facebook made 9,123,456 reports in 2023.", Verdict.DIFFERS),
        ("In 2023 NCMEC linked 300,123 reports to Germany.", Verdict.DIFFERS),
    ],
)
def test_only_one_slot_can_differ(text: str, verdict: Verdict) -> None:
    (claim,) = claims_of(text)
    assert claim.verdict is verdict
