"""A number said of a part, of somebody else's, or going on with a part: the reason that is told.

Real series, figures that nobody published.
"""

from __future__ import annotations

import pytest

from claims import Verdict, check
from claims.model import Reason
from tests.claims.made_up import made_up

TOTAL, CONFIRMED = "ncmec.reports_total||World", "iwf.reports_confirmed||World"


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        (
            "In 2022 NCMEC received 2,469,134 reports from Spain and 1,234,567 in 2021.",
            "1,234,567",
            Reason.of("words_narrow", words="Spain", figure=f"{TOTAL}|2021"),
        ),
        (
            "In 2022 the IWF assessed 400,401 reports on boys. Of these, 200,303 were confirmed.",
            "200,303",
            Reason.of("words_narrow", words="boys", figure=f"{CONFIRMED}|2022"),
        ),
        (
            "In 2022 Interpol's analysts counted 2,469,134 reports at NCMEC.",
            "2,469,134",
            Reason.of("not_theirs", words="Interpol", figure=f"{TOTAL}|2022", publisher="NCMEC"),
        ),
    ],
)
def test_what_narrows_a_number_is_told_with_the_figure(
    text: str, number: str, reason: Reason
) -> None:
    place = text.index(number)
    found = next(c for c in check(text, "en", made_up()) if c.span.start == place)
    assert found.verdict == Verdict.NOT_IN_RECORD
    assert found.reasons[0] == reason
