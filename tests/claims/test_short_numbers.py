"""Short numbers that cite nobody, lists of years, what a heading places; made-up figures."""

from __future__ import annotations

import pytest

from claims import Claim, check
from tests.claims.made_up import checked, record_of

SHARES = record_of((("iwf.sex_share", "sex=girls", "World", "2022", 91),))
LIST = "2020: 1,111,111\n2021: 1,234,567\n2022: 2,469,134"


def verdicts(claims: list[Claim]) -> list[str]:
    return [claim.verdict.value for claim in claims]


def test_a_short_share_that_cites_nobody_does_not_agree() -> None:
    said = "In 2022, 91% of the children in the images were girls."
    assert not any(claim.verdict.agrees for claim in check(said, "en", SHARES))


def test_a_short_share_of_a_named_publisher_agrees() -> None:
    said = "In 2022, 91% of the children in the images were girls, the IWF says."
    assert verdicts(list(check(said, "en", SHARES))) == ["matches"]


@pytest.mark.parametrize(
    ("heading", "each"),
    [
        ("Reports to the CyberTipline (NCMEC)", "matches"),
        ("CyberTipline reports from Germany (NCMEC)", "right for the whole, not for this part"),
        ("NCMEC: CyberTipline reports from Facebook", "right for the whole, not for this part"),
    ],
)
def test_a_list_of_years_is_of_what_stands_over_it(heading: str, each: str) -> None:
    said = verdicts(list(checked(f"{heading}\n{LIST}", "en")))
    assert [said[0], said[1]] == [each, each]
    assert len(said) == 3


def test_a_hedged_change_is_never_called_wrong() -> None:
    text = "NCMEC: reports to the CyberTipline rose by {} between 2021 and 2022."
    assert not any(
        c.verdict.value == "differs" for c in checked(text.format("more than 30%"), "en")
    )
