"""How the members of a party voted: all that must be there, and what makes such a number silent.

A made-up ballot of 3 May 2022: of the Dutch members, three of Democraten 66 were for the derogation
and one abstained; six of the Partij voor de Vrijheid were against it, and of Volt two took no part.
"""

from __future__ import annotations

import pytest

from claims import Claim, Verdict, check
from claims.model import Reason
from tests.claims.made_up import record_of

SERIES, DAY = "ep.dutch_members_votes", "2022-05-03/2022-05-03"
D66, PVV, VOLT = "Democraten 66", "Partij voor de Vrijheid", "Volt"


def part(party: str, vote: str) -> str:
    return f"ballot=3 May, proposal;party={party};vote={vote}"


FOR, ABSTAINED = part(D66, "for the derogation"), part(D66, "abstained")
AGAINST, ABSENT = part(PVV, "against the derogation"), part(VOLT, "did not vote")
RECORD = record_of(
    tuple((SERIES, slot, "NLD", DAY, value) for slot, value in
          ((FOR, 3), (ABSTAINED, 1), (AGAINST, 6), (ABSENT, 2)))
)  # fmt: skip
HEAD = "On 3 May 2022 the Dutch members of the European Parliament voted on the proposal. "


def claims_of(text: str, head: str = HEAD) -> list[Claim]:
    return [c for c in check(head + text, "en", RECORD) if c.quantity.span.start >= len(head)]


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("For the derogation: 3 members of D66.", FOR),
        ("For the derogation: D66: 3.", FOR),
        ("Against: 6 PVV members.", AGAINST),
        ("AGAINST: PVV (6).", AGAINST),
        ("Did not vote: Volt (2).", ABSENT),
        ("Did Not Vote: Volt (2).", ABSENT),
        ("ABSENT: 2 members of Volt.", ABSENT),
        ("Abstained: 1 member of D66.", ABSTAINED),
        ("Did not vote: Volt with 2.", ABSENT),
    ],
)
def test_a_party_with_its_number_and_one_way_of_voting(text: str, slot: str) -> None:
    (claim,) = claims_of(text)
    figure = f"{SERIES}|{slot}|NLD|{DAY}"
    assert claim.verdict is Verdict.MATCHES
    assert claim.reasons[0] == Reason.of("same", figure=figure)
    named = {word.text for word in claim.words}
    assert named & {"D66", "PVV", "Volt"}


@pytest.mark.parametrize(
    "text",
    [
        "Against: 3 members of D66.",  # the other way
        "For the derogation: 6 members of D66.",  # the other number
        "3 members of D66 met on that day.",  # no way of voting
        "3 members of D66 voted for the derogation or against it.",  # two
        "Members of D66, 3 in all, were for the derogation.",  # something between
        "For the derogation: PVV (6), D66 (6).",
        "For the derogation: D66 (3 staff).",  # what is counted is no member
        "For the derogation: D66 3 offices.",
        "For the derogation: 3 and later 4 members of D66.",
        "For the derogation: 3% of D66.",
        "For the derogation: 3.5 members of D66.",
        "For the derogation: 3000 members of D66.",
    ],
)
def test_where_something_is_missing_nothing_is_said(text: str) -> None:
    assert not claims_of(text) or not claims_of(text)[-1].verdict.agrees


@pytest.mark.parametrize(
    "head",
    [
        "The Dutch members of the European Parliament voted on the proposal. ",
        "In May 2022 the Dutch members of the European Parliament voted on the proposal. ",
        "In 2022 the Dutch members of the European Parliament voted on the proposal. ",
        "On 3 and on 4 May 2022 the Dutch members of the European Parliament voted. ",
        "On 3 May 2022 and 4 May 2022 the Dutch members of the European Parliament voted. ",
        "On 4 May 2022 the Dutch members of the European Parliament voted on the proposal. ",
        "On 3 May 2022 the Dutch members of the European Parliament voted on a motion to reject. ",
        "On 3 May 2022 the members of the European Parliament voted on the proposal. ",
        "On 3 May 2022 the Dutch members voted on the proposal. ",
    ],
)
def test_the_head_names_one_day_a_country_and_the_parliament(head: str) -> None:
    text = "For the derogation: 3 members of D66."
    assert claims_of(text)[0].verdict is Verdict.MATCHES
    assert not any(claim.verdict.agrees for claim in claims_of(text, head))


def test_the_day_of_the_nearest_sentence_that_names_one() -> None:
    later = HEAD + "On 5 May 2022 they met again. "
    assert not any(c.verdict.agrees for c in claims_of("For: 3 members of D66.", later))
    assert claims_of("For: 3 members of D66.", "On 5 May 2022 they met. " + HEAD)[0].verdict.agrees
    within = HEAD + "In May 2022 that was much in the news. "
    assert claims_of("For: 3 members of D66.", within)[0].verdict.agrees
