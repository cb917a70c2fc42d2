"""Numbers without a verdict that concern the subject are shown, and sums are recognised."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from claims import Verdict, check
from claims.report.docx import as_docx
from claims.report.wording import better, summary, verdict_words, why
from tests.claims.paragraph_set import AGREEING, SETS, place_of

SHOWN = [
    ("en", "Germany received 205,728 reports."),
    ("en", "In 2024 Germany received 205,728 reports."),
    ("en", "The Netherlands saw 36.2 million reports in 2023."),
    ("en", "Canada sent 3,400 reports in 2022."),
    ("nl", "Duitsland kreeg in 2023 205.728 meldingen."),
    ("nl", "Nederland ontving 36,2 miljoen meldingen in 2023."),
]


@pytest.mark.parametrize(("language", "text"), SHOWN)
def test_reports_of_a_country_have_a_card_that_says_why(language: str, text: str) -> None:
    (claim,) = check(text, language)
    assert claim.verdict is Verdict.NOT_IN_RECORD
    assert why(claim, language)


@pytest.mark.parametrize(
    "text",
    [
        "The weather: 1,200 reports of rain in Germany in 2023.",
        "Germany received 205,728 asylum applications in 2023.",
        "X made 870,503 dollars in 2023.",
        "In 2023 there were 12,000 images of the moon made in the United States.",
        "The UK police logged 12,300 reports of burglary in 2023.",
        "Duitsland kreeg 4.500 meldingen van geluidsoverlast in 2023.",
    ],
)
def test_reports_of_something_else_have_none(text: str) -> None:
    assert check(text) == []


def test_the_figure_that_may_be_meant_is_offered() -> None:
    (claim,) = check("In 2023 Germany received 205,728 reports.")
    assert [figure.id for figure in claim.near] == ["ncmec.reports_by_country||DEU|2023"]
    assert claim.reasons[-1].code == "perhaps"


def test_a_part_of_a_whole_counts_what_the_whole_does() -> None:
    texts = {
        "en": "Facebook alone made 17.8 million of the 36.2 million reports in 2023.",
        "nl": "Facebook deed alleen al 17,8 miljoen van de 36,2 miljoen meldingen in 2023.",
    }
    for language, text in texts.items():
        assert [c.verdict for c in check(text, language)] == [Verdict.MATCHES_ROUNDED] * 2


SUMS = [
    ("en", "X made 870,503 reports in 2023."),
    ("en", "According to NCMEC, X made 870,503 reports in 2023."),
    ("en", "Meta's platforms together made 30.7 million reports in 2023."),
    ("en", "Facebook and Instagram combined sent 29.3 million reports to NCMEC in 2023."),
    ("en", "Germany and France together accounted for 484,079 of NCMEC's reports in 2023."),
    ("nl", "X deed in 2023 870.503 meldingen."),
    ("nl", "De platforms van Meta deden samen 30,7 miljoen meldingen in 2023."),
    ("nl", "Facebook en Instagram deden samen 29,3 miljoen meldingen bij NCMEC in 2023."),
]


@pytest.mark.parametrize(("language", "text"), SUMS)
def test_parts_that_are_named_together_are_added_up(language: str, text: str) -> None:
    (claim,) = check(text, language)
    assert claim.verdict is Verdict.MATCHES_ROUNDED
    assert [reason.code for reason in claim.reasons] == ["sum_fits"]


def test_a_sum_is_said_part_by_part_and_cites_each() -> None:
    claims = check("According to NCMEC, X made 870,503 reports in 2023.")
    (claim,) = claims
    assert verdict_words(claim) == "matches, worked out here"
    assert verdict_words(claim, "nl") == "klopt, hier uitgerekend"
    said = better(claim)
    assert "Twitter" in said and "X sent" in said
    assert claim.record is not None
    report = Document(BytesIO(as_docx("X", claims, "en", claim.record)))
    sources = [p.text for p in report.paragraphs if p.text.startswith("Source")]
    assert ["platform: Twitter" in s for s in sources] == [True, False]
    assert ["platform: X" in s for s in sources] == [False, True]


def test_what_is_not_decided_is_not_called_absent() -> None:
    claims = check("In 2023 Germany received 205,728 reports.")
    assert [verdict_words(claim) for claim in claims] == ["no verdict"]
    assert summary(claims) == "no verdict: 1"
    assert summary(claims, "nl") == "geen oordeel: 1"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Facebook and Instagram combined sent 29.3 million reports of grooming in 2023."),
        ("en", "Facebook and TikTok combined sent 29.3 million reports to NCMEC in 2023."),
        ("en", "Facebook and Instagram combined sent 24.3 million reports to NCMEC in 2023."),
        ("en", "Facebook and Instagram combined removed 29.3 million reports in 2023."),
        ("en", "According to NCMEC, X made 870,503 confirmed reports in 2023."),
        ("nl", "Facebook en Snapchat deden samen 29,3 miljoen meldingen bij NCMEC in 2023."),
        ("nl", "Facebook en Instagram deden samen 24,3 miljoen meldingen bij NCMEC in 2023."),
    ],
)
def test_another_sum_is_neither_right_nor_wrong(language: str, text: str) -> None:
    assert {claim.verdict for claim in check(text, language)} <= {Verdict.NOT_IN_RECORD}


def test_what_a_figure_counts_by_the_month_is_no_rate_of_another() -> None:
    text = (
        "Indicator found nudify sites with 18.5 million monthly visitors in the first half of 2025."
    )
    assert [claim.verdict for claim in check(text)] == [Verdict.MATCHES]
    (claim,) = check("Sextortion reports to NCMEC average 137 a day in 2025.")
    assert claim.verdict is not Verdict.DIFFERS


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_number_that_is_altered_is_shown_all_the_same(path: Path) -> None:
    """Its first digit is another: it is called different, or has a card that says why not."""
    for line in path.read_text(encoding="utf-8").splitlines():
        paragraph = json.loads(line)
        for number in paragraph["numbers"]:
            span = str(number["span"])
            if number["right_verdict"] not in AGREEING or not span[0].isdigit():
                continue
            start = place_of(paragraph["text"], number)
            other = str(int(span[0]) % 8 + 2) + span[1:]
            text = paragraph["text"][:start] + other + paragraph["text"][start + len(span) :]
            claims = check(text, paragraph["language"])
            assert any(c.span.start < start + len(span) and start < c.span.end for c in claims), (
                text[max(0, start - 40) : start + 40]
            )
