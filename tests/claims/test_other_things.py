"""A number is not borne out where the sentence counts another thing, or says it of more people."""

from __future__ import annotations

import pytest

from claims import Verdict, check
from claims.model import Claim
from tests.claims.made_up import claim_of, record_of

PRINTED = (
    ("ncmec.genai_reports_growth", "", "World", "2022", 130),
    ("thorn.sextortion_self_harm", "group=LGBTQ+", "USA", "2024-09-01/2024-10-31", 33),
)


def only(text: str, number: str) -> list[Claim]:
    claims = check(text, None, record_of(PRINTED))
    return [c for c in claims if text[c.span.start :].startswith(number)]


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("In 2022 NCMEC got 2,469,134 letters.", False),
        ("In 2022 NCMEC got 2,469,134 academics.", False),
        ("In 2022 NCMEC got 2,469,134 in all.", True),
        ("In 2022 NCMEC got 2,469,134.", True),
        ("NCMEC ontving in 2022 2.469.134 aanbieders.", False),
        ("NCMEC ontving er in 2022 2.469.134.", True),
    ],
)
def test_a_noun_that_nobody_knows_straight_after_is_another_thing(text: str, agrees: bool) -> None:
    number = "2,469,134" if "2,469,134" in text else "2.469.134"
    assert claim_of(text, number).verdict.agrees is agrees


@pytest.mark.parametrize(
    "text",
    ["NCMEC received 2,469,134 requests in 2022.", "NCMEC kreeg in 2022 2.469.134 verzoeken."],
)
def test_requests_are_no_reports(text: str) -> None:
    number = "2,469,134" if "2,469,134" in text else "2.469.134"
    assert claim_of(text, number).verdict is Verdict.OTHER_THING


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("AI-generated material rose 130% in 2022, NCMEC says.", Verdict.MATCHES_BUT),
        ("NCMEC: reports of AI-generated material rose 130% in 2022.", Verdict.MATCHES),
        ("Volgens NCMEC nam AI-materiaal in 2022 met 130% toe.", Verdict.MATCHES_BUT),
    ],
)
def test_nobody_has_counted_the_material(text: str, verdict: Verdict) -> None:
    assert [claim.verdict for claim in only(text, "130")] == [verdict]


def test_the_share_of_a_group_is_not_that_of_everybody() -> None:
    text = (
        "According to Thorn's survey of autumn 2024, among LGBTQ+ victims of sextortion 33% "
        "harmed themselves. So 33% of all victims harmed themselves."
    )
    assert [claim.verdict for claim in only(text, "33")] == [
        Verdict.MATCHES, Verdict.NOT_IN_RECORD,
    ]  # fmt: skip
