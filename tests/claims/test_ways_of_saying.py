"""Right numbers as English texts bring them, and beside each what must not pass that way."""

from __future__ import annotations

import pytest

from claims import Verdict, check
from claims.model import Claim
from tests.claims.made_up import record_of, said

SURVEY = "2024-09-07/2024-10-07"
FIGURES = (
    ("fbi.sextortion_reports", "", "USA", "2022", 6_543.0),
    ("deepfake.thorn_aware", "ages=13-20", "USA", SURVEY, 37.0),
    ("deepfake.thorn_know_target", "ages=13-20", "USA", SURVEY, 21.0),
    ("deepfake.thorn_know_target", "ages=13-17", "USA", SURVEY, 18.0),
    ("thorn.sextortion_under_13", "", "USA", SURVEY, 23.0),
    ("ncmec.notices_sent", "", "World", "2022", 54_321.0),
    ("commonsense.made_or_know", "age=13-17", "USA", "2025-11-21/2025-12-09", 28.0),
    ("commonsense.made_self", "age=13-17", "USA", "2025-11-21/2025-12-09", 9.0),
    ("snap.csea_accounts", "", "World", "2023-H2", 345_678.0),
    ("iwf.ai_videos", "", "World", "2023", 17.0),
    ("iwf.ai_videos", "", "World", "2025", 4_321.0),
    ("iwf.ai_video_severity_share", "severity=A", "World", "2025", 67.0),
    ("iwf.ai_video_severity_share", "severity=A", "World", "2023", 71.0),
    ("twitch.ncmec_reports", "", "World", "2023-H1", 3_131.0),
    ("twitch.ncmec_reports", "", "World", "2023-H2", 3_737.0),
    ("ncmec.reports_by_platform", "platform=WhatsApp", "World", "2025", 2_626_262.0),
    ("ncmec.reports_by_platform", "platform=Instagram", "World", "2025", 3_636_363.0),
    ("google.eu_derogation_content", "", "EU27", "2025", 1_357.0),
)


def _claim(text: str, number: str) -> Claim:
    start = text.index(number)
    found = check(text, "en", record_of(FIGURES))
    return next(c for c in found if c.span.start < start + len(number) and start < c.span.end)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("NCMEC shrank: 1,234,567 reports in 2021, against 2,469,134 in 2022.", "1,234,567"),
        ("NCMEC got fewer: 1,234,567 reports in 2021, against 2,469,134 in 2022.", "1,234,567"),
        ("NCMEC received 2,469,134 reports in 2022, the opposition quoted.", "2,469,134"),
        ("NCMEC received 2,469,134 reports in 2022, as a lawyer told the court.", "2,469,134"),
    ],
)
def test_a_level_and_who_quotes_it(text: str, number: str) -> None:
    assert said(text, number)[0] == str(Verdict.MATCHES)


@pytest.mark.parametrize(
    "text",
    [
        "NCMEC received 2,469,134 reports from the opposition in 2022.",
        "NCMEC received 2,469,134 reports from lawyers in 2022.",
        "NCMEC received 2,469,134 reports on average in 2022.",
        "NCMEC reports fell: 2,469,134 fewer in 2022.",
    ],
)
def test_who_sends_and_what_is_a_change_goes_on_to_narrow(text: str) -> None:
    assert said(text, "2,469,134")[0] == "not in the record"


LIST = """What American teens told Thorn about deepfakes (autumn 2024, respondents aged 13 to 20)
- 37% knew the term
- 21% know somebody who was targeted
"""


def test_a_list_has_the_ages_and_the_season_of_its_heading() -> None:
    assert _claim(LIST, "37%").verdict is Verdict.MATCHES
    assert _claim(LIST, "21%").verdict is Verdict.MATCHES
    of_others = LIST.replace("13 to 20", "18 to 20")
    assert not _claim(of_others, "21%").verdict.agrees
    in_spring = LIST.replace("autumn", "spring")
    assert not _claim(in_spring, "37%").verdict.agrees


@pytest.mark.parametrize(
    ("text", "number", "agrees"),
    [
        (
            "The FBI's warning of December 2022 spoke of 6,543 reports of sextortion of minors in"
            " the United States in 2022.", "6,543", True,
        ),
        (
            "The FBI had 6,543 reports of sextortion of minors in the United States in December"
            " 2022.", "6,543", False,
        ),
        (
            "Sextortion of minors, from Thorn's 2024 survey in the United States. Of the victims"
            " some knew the perpetrator. 23% were 12 or younger.", "23%", True,
        ),
        (
            "Sextortion of minors, from Thorn's 2024 survey in the United States. Of the victims"
            " some knew the perpetrator. 23% were 16 or younger.", "23%", False,
        ),
        ("NCMEC sent 54,321 notices in 2022; on average it took 2.6 days.", "54,321", True),
        ("NCMEC sent 54,321 notices on average in 2022.", "54,321", False),
        (
            "Common Sense Media asked American teens aged 13 to 17 in November and December 2025:"
            " 28% made sexual content with AI or know someone who did.", "28%", True,
        ),
        (
            "Common Sense Media asked American teens aged 13 to 17 in November and December 2025:"
            " 28% made sexual content with AI.", "28%", False,
        ),
        ("Twitch sent NCMEC 3,737 reports in H2 2023 and 3,131 in the first.", "3,131", True),
        ("Twitch sent NCMEC 3,131 reports in H2 2023 and 3,737 in the first.", "3,737", False),
        ("Reports to NCMEC in 2025. Meta's WhatsApp: 2,626,262.", "2,626,262", True),
        ("Reports to NCMEC in 2025. Meta's Instagram: 2,626,262.", "2,626,262", False),
    ],
)  # fmt: skip
def test_other_ways(text: str, number: str, agrees: bool) -> None:
    assert _claim(text, number).verdict.agrees == agrees


def test_a_year_that_is_compared_with_is_not_that_of_what_follows() -> None:
    text = """IWF 2025
- Videos made with AI: 4,321, up from 17 in 2023
- Of those AI videos, {} were Category A
"""
    assert _claim(text.format("67%"), "67%").verdict is Verdict.MATCHES
    assert not _claim(text.format("71%"), "71%").verdict.agrees


SNAP = """Snap's transparency report for July to December 2023 is out. The company acted against
 345,678 accounts for child sexual exploitation, and sent 400,000 reports to NCMEC."""


def test_to_whom_a_company_sends_is_not_whose_number_it_is() -> None:
    text = SNAP.replace("\n", "")
    assert _claim(text, "345,678").verdict is Verdict.MATCHES
    cited = text.replace("and sent 400,000 reports to NCMEC", "NCMEC says")
    assert not _claim(cited, "345,678").verdict.agrees
