"""What was counted over years, or stood on a list at the end of one, is not what came in a year."""

from __future__ import annotations

import pytest

from claims import check
from tests.claims.made_up import record_of

FIGURES = (
    ("iwf.hashes_total", "", "World", "2022", 1_654_321.0),
    ("arachnid.notices", "", "World", "2017-01-17/2019-12-31", 3_456_789.0),
    ("arachnid.notices", "", "World", "2017-01-17/2021-05-05", 7_654_321.0),
)


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("The IWF's hash list held 1,654,321 hashes at the end of 2022.", True),
        ("Images hashed so far by the IWF, end of 2022: 1,654,321.", True),
        ("In 2022 alone the IWF hashed 1,654,321 images.", False),
        ("In 2022 the IWF hashed 1,654,321 images.", False),
        ("The IWF added 1,654,321 hashes to its list in 2022.", False),
        ("During 2022 the IWF made 1,654,321 hashes.", False),
        ("By the end of 2019 Project Arachnid had sent 3,456,789 notices.", True),
        ("By May 2021 Project Arachnid had sent 7,654,321 notices.", True),
        ("In 2019 Project Arachnid sent 3,456,789 notices.", False),
        ("In May 2021 Project Arachnid sent 7,654,321 notices.", False),
        ("Project Arachnid sent 7,654,321 notices during May 2021.", False),
        ("By June 2021 Project Arachnid had sent 7,654,321 notices.", False),
    ],
)
def test_a_running_total_is_of_no_one_year(text: str, agrees: bool) -> None:
    claims = check(text, "en", record_of(FIGURES))
    assert [c.verdict.agrees for c in claims if c.quantity.value > 10_000] == [agrees]
