"""For whom "the company" and "it" stand: the one that the sentence before opens with."""

from __future__ import annotations

import pytest

from claims import check
from tests.claims.made_up import record_of

RECORD = record_of((
    ("ncmec.reports_by_platform", "platform=Facebook", "World", "2022", 404_505),
    ("ncmec.reports_by_platform", "platform=Google", "World", "2022", 151_617),
    ("ncmec.reports_total", "", "World", "2022", 707_808),
    ("microsoft.cybertip_reports", "", "World", "2022-H2", 60_708),
    ("iwf.reports_assessed", "", "World", "2022", 202_303),
))  # fmt: skip

FACEBOOK = {
    "en": "The company sent 404,505 reports to NCMEC in 2022.",
    "nl": "Het bedrijf stuurde in 2022 404.505 meldingen naar NCMEC.",
}


@pytest.mark.parametrize(
    ("language", "before"),
    [
        ("en", "Acme competes with Facebook."),
        ("en", "A baker likes Facebook."),
        ("en", "Google is bigger than Facebook."),
        ("nl", "Acme concurreert met Facebook."),
        ("nl", "De bakker houdt van Facebook."),
        ("nl", "Google is groter dan Facebook."),
    ],
)
def test_the_company_is_not_another_name_of_the_sentence_before(language: str, before: str) -> None:
    found = check(f"{before} {FACEBOOK[language]}", language, RECORD)
    assert not any(c.verdict.agrees for c in found)


@pytest.mark.parametrize(
    ("language", "before"),
    [
        ("en", "Facebook is bigger than Google."),
        ("en", "Last week we wrote about Facebook."),
        ("en", "Facebook's report is out."),
        ("nl", "Facebook is groter dan Google."),
        ("nl", "Vorige week schreven we over Facebook."),
    ],
)
def test_the_company_is_the_one_that_it_opens_with(language: str, before: str) -> None:
    found = check(f"{before} {FACEBOOK[language]}", language, RECORD)
    assert [c.verdict.agrees for c in found] == [True]


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("NCMEC works with the IWF. In 2022 it received 707,808 reports.", True),
        ("Telegram was criticised by NCMEC. In 2022 it received 707,808 reports.", False),
        ("A baker works with the IWF. It assessed 202,303 reports in 2022.", False),
        ("The IWF works with a baker. It assessed 202,303 reports in 2022.", True),
        ("A baker works with the IWF. In 2022 the IWF assessed 202,303 reports.", True),
    ],
)
def test_it_is_the_one_that_the_sentence_before_opens_with(text: str, agrees: bool) -> None:
    assert any(c.verdict.agrees for c in check(text, "en", RECORD)) is agrees


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("Facebook is large. NCMEC received 404,505 reports from the company in 2022.", True),
        ("Facebook is large. NCMEC received 707,808 reports from the company in 2022.", False),
        ("Google is large. NCMEC received 404,505 reports from the company in 2022.", False),
        ("Facebook is large. The company sent NCMEC 404,505 reports in 2022.", True),
        ("Microsoft grew. In the second half of 2022 the company sent NCMEC 60,708 reports.", True),
        ("Google grew. In the second half of 2022 the company sent NCMEC 60,708 reports.", False),
        ("Facebook is large. NCMEC sent the company 404,505 reports in 2022.", False),
    ],
)
def test_from_the_company_is_from_the_one_spoken_of(text: str, agrees: bool) -> None:
    assert any(c.verdict.agrees for c in check(text, "en", RECORD)) is agrees


@pytest.mark.parametrize(
    ("language", "text", "agrees"),
    [
        ("en", "NCMEC received 707,808 reports in 2022, most of them from Facebook.", True),
        (
            "en",
            "NCMEC received 707,808 reports in 2022, the majority of which came from Meta.",
            True,
        ),
        ("nl", "NCMEC kreeg in 2022 707.808 meldingen, het merendeel van Facebook.", True),
        ("nl", "NCMEC kreeg in 2022 707.808 meldingen, de meeste daarvan van Facebook.", True),
        ("en", "NCMEC received 404,505 reports in 2022, most of them from Facebook.", False),
        ("en", "NCMEC received 707,808 reports in 2022, all of them from Facebook.", False),
        ("nl", "NCMEC kreeg in 2022 404.505 meldingen, het merendeel van Facebook.", False),
    ],
)
def test_what_is_said_of_most_narrows_no_total(language: str, text: str, agrees: bool) -> None:
    assert any(c.verdict.agrees for c in check(text, language, RECORD)) is agrees
