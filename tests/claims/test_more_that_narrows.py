"""How it was found, whose name is given, several years in one number, answers, and order."""

from __future__ import annotations

import pytest

from claims import Claim, Verdict
from tests.claims.made_up import checked

AGREES = (Verdict.MATCHES, Verdict.MATCHES_ROUNDED)


def last(text: str, language: str) -> Claim:
    return checked(text, language)[-1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # how it was found or looked at
        ("en", "In 2022 NCMEC manually received 2,469,134 reports."),
        ("en", "In 2022 the IWF confirmed 200,303 reports, all found by hand."),
        ("nl", "In 2022 kreeg NCMEC 2.469.134 handmatig gevonden meldingen."),
        ("nl", "De IWF bevestigde in 2022 machinaal 200.303 meldingen."),
        # a name that is somebody else's
        ("en", "NCMEC, the British hotline, received 2,469,134 reports in 2022."),
        ("nl", "De IWF, het Amerikaanse meldpunt, bevestigde in 2022 200.303 meldingen."),
        # several years, or a month, in the number of one year
        ("en", "In recent years together NCMEC received 2,469,134 reports, the 2022 report says."),
        ("nl", "De afgelopen jaren samen kreeg NCMEC 2.469.134 meldingen (verslag 2022)."),
        ("nl", "De stand in juni: 2.469.134 meldingen bij NCMEC in 2022."),
        # who does not get them
        ("nl", "Het ministerie kreeg in 2022 via NCMEC 2.469.134 meldingen."),
        # an answer without a verb is of what was asked
        ("en", "What was the estimate for 2022? NCMEC: 2,469,134 reports."),
        ("nl", "Wat was de raming voor 2022? NCMEC: 2.469.134 meldingen."),
        ("nl", "NCMEC kreeg veel meldingen. En offline? In 2022 2.469.134 meldingen."),
        # in the order of the years
        ("en", "In 2021 and 2022 NCMEC received 2,469,134 and 1,234,567 reports respectively."),
        ("nl", "In 2021 en 2022 kreeg NCMEC respectievelijk 2.469.134 en 1.234.567 meldingen."),
    ],
)
def test_it_does_not_agree(language: str, text: str) -> None:
    assert not last(text, language).verdict.agrees


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The IWF, the British hotline, confirmed 200,303 reports in 2022."),
        ("nl", "NCMEC, het Amerikaanse meldpunt, kreeg in 2022 2.469.134 meldingen."),
        ("en", "How many reports did NCMEC receive in 2022? NCMEC: 2,469,134 reports."),
        ("en", "What was the estimate? In 2022 NCMEC received 2,469,134 reports."),
        ("en", "In 2021 and 2022 NCMEC received 1,234,567 and 2,469,134 reports respectively."),
        ("nl", "In 2021 en 2022 kreeg NCMEC respectievelijk 1.234.567 en 2.469.134 meldingen."),
    ],
)
def test_it_agrees(language: str, text: str) -> None:
    assert last(text, language).verdict in AGREES


def test_what_may_go_in_the_order_of_publishers_is_not_called_different() -> None:
    text = "In 2021 and 2022 NCMEC and the IWF had 1,234,567 and 200,303 reports respectively."
    assert Verdict.DIFFERS not in [claim.verdict for claim in checked(text, "en")]
