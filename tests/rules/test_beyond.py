"""What a sentence says beyond what a figure counts: of everybody, of the world, of a year."""

from __future__ import annotations

import pytest

from claims import check
from tests.claims.made_up import record_of

COMMENTS = "disrupting_harm.sexual_comments"
RECORD = record_of((
    ("ncmec.reports_total", "", "World", "2022", 707_808),
    ("ncmec.reports_by_platform", "platform=Facebook", "World", "2022", 404_505),
    ("ncmec.reports_by_country", "", "DEU", "2022", 61_728),
    ("ncmec.sextortion_per_week", "", "World", "2022", 143),
    ("ncmec.financial_sextortion_per_day", "", "World", "2022", 118),
    ("nca.arrests_per_month_online_csa", "", "GBR", "2022", 807),
    (COMMENTS, "age=12-17;base=internet-using children", "KEN", "2022", 37),
    ("be.deepnude_tried", "ages=15-25;base=know apps", "BEL", "2022", 43.7),
    ("iwf.sextortion_actioned", "sex=boys", "World", "2022", 238),
    ("inhope.share_by_sex", "sex=female", "World", "2022", 88),
))  # fmt: skip
BEFORE = "It rained all day. "  # places are of the text


def agrees(text: str, language: str = "en") -> bool:
    said = [check(whole, language, RECORD) for whole in (text, BEFORE + text)]
    told = [any(c.verdict.agrees for c in found) for found in said]
    assert told[0] == told[1]  # wherever the sentence stands
    return told[0]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        # a total of the world needs who counted it
        ("NCMEC received 707,808 reports worldwide in 2022.", True),
        ("In 2022 there were 707,808 reports worldwide, NCMEC says.", False),
        ("NCMEC received 61,728 reports about Germany in 2022.", True),
        ("NCMEC received 61,728 reports worldwide in 2022.", False),
        ("Worldwide, NCMEC received 61,728 reports about Germany in 2022.", True),
        # so many a week, a day, a month
        ("NCMEC received 143 reports of sextortion a week in 2022.", True),
        ("NCMEC received 143 reports of sextortion in 2022.", False),
        ("NCMEC received 118 reports of financial sextortion a day in 2022.", True),
        ("NCMEC received 118 reports of financial sextortion in 2022.", False),
        ("The NCA says 807 people were arrested a month in the UK in 2022.", True),
        ("The NCA says 807 people were arrested in a year in the UK in 2022.", False),
        # most of it
        ("NCMEC received 404,505 reports from Facebook in 2022.", True),
        ("NCMEC received 404,505 reports in 2022, mostly from Facebook.", False),
    ],
)  # fmt: skip
def test_what_is_said_beyond_a_count(text: str, right: bool) -> None:
    assert agrees(text) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Of internet-using children in Kenya, 37% met sexual comments in 2022, says Disrupting"
         " Harm.",
         True),
        ("In Kenya 37% of all children met sexual comments in 2022, says Disrupting Harm.", False),
        ("In Kenya 37% of children met sexual comments in 2022, says Disrupting Harm.", True),
        ("Of young Belgians who know such apps, 43.7% had tried a deepnude app in 2022.", True),
        ("In Belgium 43.7% of children had tried a deepnude app in 2022.", False),
        ("In Belgium 43.7% of all victims had tried a deepnude app in 2022.", False),
    ],
)  # fmt: skip
def test_of_whom_a_share_is_said(text: str, right: bool) -> None:
    assert agrees(text) is right
