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
