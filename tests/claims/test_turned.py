"""A change that the publisher printed agrees only the way it goes; a fall is no rise."""

from __future__ import annotations

import pytest

from claims import Verdict, check
from tests.claims.made_up import record_of

GREW = "ncmec.online_enticement_growth"
GROWTHS = (
    ("offlimits.reports_growth", "", "NLD", "2021", 24),
    ("offlimits.reports_growth", "", "NLD", "2022", -31),
)


@pytest.mark.parametrize(
    ("text", "verdict", "code"),
    [
        ("Reports to Offlimits rose by 24% in 2021.", Verdict.MATCHES, "same"),
        ("Reports to Offlimits fell by 24% in 2021.", Verdict.DIFFERS, "turned"),
        ("Reports to Offlimits fell by 31% in 2022.", Verdict.MATCHES, "same"),
        ("Reports to Offlimits rose by 31% in 2022.", Verdict.DIFFERS, "turned"),
        ("Reports to Offlimits rose by 26% in 2021.", Verdict.DIFFERS, "differs"),
        ("Meldingen bij Offlimits stegen in 2021 met 24%.", Verdict.MATCHES, "same"),
        ("Meldingen bij Offlimits daalden in 2021 met 24%.", Verdict.DIFFERS, "turned"),
    ],
)
def test_a_change_agrees_only_the_way_it_goes(text: str, verdict: Verdict, code: str) -> None:
    (claim,) = [
        c
        for c in check(text, None, record_of(GROWTHS))
        if "%" in text[c.span.start : c.span.end + 1]
    ]
    assert (claim.verdict, claim.reasons[0].code) == (verdict, code)
