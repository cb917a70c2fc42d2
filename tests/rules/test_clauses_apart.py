"""What another clause says is not said of the number, and a number may come before its words."""

from __future__ import annotations

import pytest

from claims import Verdict, check
from tests.claims.made_up import record_of

TOTAL = "ncmec.reports_total"
RECORD = record_of((
    (TOTAL, "", "World", "2021", 404_505), (TOTAL, "", "World", "2022", 707_808),
    ("ncmec.reports_by_country", "", "DEU", "2022", 61_728),
))  # fmt: skip

AGREE = [
    ("en", "Although NCMEC received 707,808 reports in 2022, the law has not changed."),
    ("en", "While NCMEC received 707,808 reports in 2022, ministers were still meeting."),
    ("en", "NCMEC received 707,808 reports in 2022, but that is not the number of children."),
    ("en", "NCMEC received 707,808 reports in 2022, but this does not say how many suffered."),
    ("en", "707,808. That is how many reports NCMEC received in 2022."),
    ("en", "It comes to 707,808. So many reports NCMEC received in 2022."),
    ("nl", "Hoewel NCMEC in 2022 707.808 meldingen ontving, is de wet niet veranderd."),
    ("nl", "NCMEC ontving in 2022 707.808 meldingen, maar dat is niet het aantal kinderen."),
    ("nl", "707.808. Zoveel meldingen ontving NCMEC in 2022."),
    ("nl", "707.808. Dat is het aantal meldingen dat NCMEC in 2022 ontving."),
    ("en", "NCMEC received 707,808 reports in 2022, of which most came from abroad."),
    ("en", "NCMEC is old. The centre, which ministries pay, received 707,808 reports in 2022."),
    ("en", "NCMEC, which Germany also pays, received 707,808 reports in 2022."),
    ("en", "Trees grew in spring: NCMEC received 707,808 reports in 2022."),
    ("en", "The US clearing house received 707,808 reports in 2022, says NCMEC."),
    ("en", "NCMEC received 707,808 reports with a link to child abuse in 2022."),
    ("en", "NCMEC received 707,808 reports in 2022, its first list since the takeover shows."),
    ("en", "NCMEC received 707,808 reports in 2022, according to a letter of the mayor."),
    ("en", "With its CyberTipline, a box that holds toys, NCMEC received 707,808 reports in 2022."),
    (
        "nl",
        "NCMEC ontving in 2022 707.808 meldingen, zo valt te lezen in een brief van mijnwerkers.",
    ),
    ("nl", "NCMEC ontving in 2022 707.808 meldingen, waarvan de meeste uit Duitsland."),
    ("nl", "NCMEC, dat ook in Duitsland werkt, ontving in 2022 707.808 meldingen."),
    (
        "nl",
        "De raad, bijeen in Zwolle, constaterende dat: – NCMEC in 2022 707.808 meldingen kreeg;",
    ),
    (
        "nl",
        "De heer Jansen (van een ministerie) licht toe dat NCMEC in 2022 707.808 meldingen kreeg.",
    ),
]
NOT = [
    ("en", "Although NCMEC received 707,808 reports in 2022, the number has not changed."),
    ("en", "Although NCMEC received 707,808 reports from Germany in 2022, the law is the same."),
    ("en", "Although the IWF received 707,808 reports in 2022, the law has not changed."),
    ("en", "NCMEC received 707,808 reports in 2022, but this is from Germany."),
    ("en", "NCMEC received 707,808 reports in 2022, but only from Germany."),
    ("en", "707,808. That is how many reports NCMEC received in 2021."),
    ("en", "707,808. That is how many reports from Germany NCMEC received in 2022."),
    ("en", "707,808. That is how many children were reported to NCMEC in 2022."),
    ("nl", "Hoewel NCMEC in 2022 707.808 meldingen uit Duitsland ontving, is er geen wet."),
    ("nl", "NCMEC ontving in 2022 707.808 meldingen, maar dat is alleen Duitsland."),
    ("nl", "707.808. Zoveel meldingen ontving NCMEC in 2021."),
    ("nl", "707.808. Zoveel meldingen kreeg NCMEC in 2022 over Duitsland."),
    ("en", "NCMEC received 707,808 reports in 2022 from miners, its first list shows."),
    ("en", "NCMEC received 707,808 reports, a few that came from miners, in 2022."),
    ("nl", "NCMEC ontving in 2022 707.808 meldingen van mijnwerkers, zo blijkt uit een brief."),
    ("en", "The reports, which came from Germany, numbered 707,808 at NCMEC in 2022."),
    ("en", "NCMEC received 707,808 reports, all of which came from Germany, in 2022."),
    ("en", "NCMEC received 707,808 reports in 2022, of which all came from Germany."),
    ("en", "NCMEC, which counts only miners, received 707,808 reports in 2022."),
    ("nl", "NCMEC kreeg in 2022 707.808 meldingen, waarvan alle uit Duitsland kwamen."),
    ("en", "Germany is the largest: NCMEC received 707,808 reports in 2022."),
    ("en", "A US hotline received 707,808 reports in 2022 from NCMEC."),
    ("nl", "Duitsland is de grootste: NCMEC kreeg in 2022 707.808 meldingen."),
]


@pytest.mark.parametrize(("language", "text"), AGREE)
def test_what_stands_apart_narrows_nothing(language: str, text: str) -> None:
    (found,) = check(text, language, RECORD)
    assert found.verdict is Verdict.MATCHES, found.reasons


@pytest.mark.parametrize(("language", "text"), NOT)
def test_what_is_said_of_the_number_does(language: str, text: str) -> None:
    found = check(text, language, RECORD)
    assert not any(c.verdict is Verdict.MATCHES for c in found)


def test_a_number_and_the_words_behind_it_are_one_claim() -> None:
    text = "The hotline was busy. 404,505. That is how many reports NCMEC received in 2022."
    (found,) = check(text, "en", RECORD)
    assert found.verdict is Verdict.DIFFERS and found.figure.id.endswith("|2022")


TELEGRAM = "telegram.csam_blocked_ngo"
FOUND = record_of((
    (TELEGRAM, "organisation=Stichting Offlimits", "World", "2024-H2", 22_333),
    ("iwf.ai_images", "", "World", "2024", 7_171),
    ("iwf.ai_reports_actionable", "", "World", "2024", 242),
))  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Bij Telegram is veel te zien. In de tweede helft van 2024 blokkeerde de dienst "
               "22.333 items na meldingen van Offlimits."),
        ("en", "Much is to be seen at Telegram. In the second half of 2024 the platform blocked "
               "22,333 items after reports by Offlimits."),
        ("nl", "Bij de IWF trof men in 2024 7.171 AI-afbeeldingen aan."),
        ("nl", "De IWF beoordeelde in 2024 242 meldingen met AI-gemaakt materiaal als strafbaar."),
    ],
)  # fmt: skip
def test_who_and_what_is_meant(language: str, text: str) -> None:
    """The company named last, one, and what was judged to be illegal."""
    assert [c.verdict.agrees for c in check(text, language, FOUND)] == [True]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Much is to be seen at Snapchat. In the second half of 2024 the platform blocked "
               "22,333 items after reports by Offlimits."),
        ("en", "At the IWF, 7,171 images of men were AI-made in 2024."),
        ("nl", "De IWF beoordeelde in 2024 242 meldingen met AI-gemaakt materiaal."),
    ],
)  # fmt: skip
def test_who_and_what_is_not(language: str, text: str) -> None:
    assert not any(c.verdict.agrees for c in check(text, language, FOUND))
