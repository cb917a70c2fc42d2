"""Who is said to have sent, got or read all of it, to how many each, and what only some are."""

from __future__ import annotations

import pytest

from claims import check
from tests.claims.made_up import record_of

TOTAL, PLATFORM, COUNTRY = (
    "ncmec.reports_total", "ncmec.reports_by_platform", "ncmec.reports_by_country",
)  # fmt: skip
RECORD = record_of((
    (TOTAL, "", "World", "2022", 707_808), (TOTAL, "", "World", "2023", 606_707),
    (PLATFORM, "platform=Facebook", "World", "2022", 404_505),
    (PLATFORM, "platform=Facebook", "World", "2023", 303_404),
    (COUNTRY, "", "NLD", "2022", 51_617), ("iwf.reports_assessed", "", "World", "2022", 202_303),
))  # fmt: skip

AGREE = [
    ("en", "NCMEC received 707,808 reports in 2022, mostly in summer."),
    ("en", "NCMEC received 404,505 reports from Facebook in 2022."),
    ("en", "Facebook sent NCMEC 404,505 reports in 2022, of which most were read."),
    ("en", "The IWF's analysts assessed 202,303 reports in 2022."),
    ("en", "NCMEC's CyberTipline received 707,808 reports in 2022."),
    ("en", "NCMEC said that it received 707,808 reports in 2022."),
    ("en", "In 2022, up from 2021, Facebook sent 404,505 reports to NCMEC."),
    ("en", "In 2022 Facebook sent 404,505 reports to NCMEC, more than in 2021."),
    ("en", "Compared with 2023, NCMEC received more in 2022: 707,808 reports."),
    ("nl", "Vergeleken met 2022 kreeg NCMEC in 2023 minder meldingen: 606.707."),
    ("nl", "De analisten van de IWF beoordeelden in 2022 202.303 meldingen."),
    ("nl", "Het meldpunt van NCMEC kreeg in 2022 707.808 meldingen."),
]
NOT = [
    ("en", "NCMEC received 404,505 reports in 2022, of which most came from Facebook."),
    ("en", "In total NCMEC received 404,505 reports in 2022, largely from Facebook."),
    ("en", "51,617 reports reached NCMEC in 2022, of which most were about the Netherlands."),
    ("en", "NCMEC received 707,808 reports in 2022 from shops."),
    ("en", "Shops sent 707,808 reports to NCMEC in 2022."),
    ("en", "The company sent 707,808 reports to NCMEC in 2022."),
    ("en", "She sent 707,808 reports to NCMEC in 2022."),
    ("en", "NCMEC's critics received 707,808 reports in 2022."),
    ("en", "Partners of NCMEC received 707,808 reports in 2022."),
    ("en", "The IWF's partners assessed 202,303 reports in 2022."),
    ("en", "NCMEC received 707,808 reports per analyst in 2022."),
    ("en", "In 2023, up from 2022, Facebook sent 404,505 reports to NCMEC."),
    ("en", "In 2023, after a busy 2022, NCMEC received 707,808 reports."),
    ("en", "In 2023, as in 2022, NCMEC received 707,808 reports."),
    ("nl", "NCMEC kreeg in 2022 404.505 meldingen, vooral van Facebook."),
    ("nl", "Winkels stuurden in 2022 707.808 meldingen naar NCMEC."),
    ("nl", "Een leraar vertelde dat hij in 2022 707.808 meldingen bij NCMEC deed."),
    ("nl", "Critici van NCMEC kregen in 2022 707.808 meldingen."),
    ("nl", "Per medewerker kreeg NCMEC in 2022 707.808 meldingen."),
    ("nl", "In 2023 stuurde Facebook, net als in 2022, 404.505 meldingen naar NCMEC."),
    ("nl", "NCMEC had in 2022 op 707.808 meldingen gerekend."),
]


@pytest.mark.parametrize(("language", "text"), AGREE)
def test_what_is_said_of_the_number_itself_agrees(language: str, text: str) -> None:
    found = check(text, language, RECORD)
    assert [c.verdict.agrees for c in found] == [True], [c.reasons for c in found]


@pytest.mark.parametrize(("language", "text"), NOT)
def test_what_is_said_of_others_or_of_some_does_not(language: str, text: str) -> None:
    assert not any(c.verdict.agrees for c in check(text, language, RECORD))


def test_a_share_is_of_the_whole_beside_it_and_takes_what_is_said() -> None:
    text = "More than half of NCMEC's 707,808 reports in 2022 came from Facebook."
    share, whole = check(text, "en", RECORD)
    assert share.verdict.agrees and whole.verdict.agrees
    assert whole.figure is not None and whole.figure.id == f"{TOTAL}||World|2022"
