"""Numbers below thirteen in words: a figure only where something is clearly counted."""

from __future__ import annotations

import pytest

from claims import Verdict, check
from tests.claims.made_up import record_of

CONFIRMED = "iwf.reports_confirmed"
RECORD = record_of(((CONFIRMED, "", "World", "2021", 7), (CONFIRMED, "", "World", "2022", 220_022)))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2022 the IWF confirmed 220,022 reports, against seven in 2021."),
        ("en", "In 2022 the IWF confirmed 220,022 reports. In 2021 there were seven."),
        ("en", "In 2021 the IWF confirmed seven reports."),
        ("nl", "In 2022 bevestigde de IWF 220.022 meldingen, tegen zeven in 2021."),
        ("nl", "In 2022 bevestigde de IWF 220.022 meldingen. In 2021 waren het er zeven."),
        ("nl", "In 2021 bevestigde de IWF zeven meldingen."),
    ],
)
def test_what_is_counted_is_held_against_the_record(language: str, text: str) -> None:
    right = check(text, language, RECORD)[-1]
    assert right.verdict is Verdict.MATCHES and right.quantity.value == 7
    wrong = text.replace("seven", "eight").replace("zeven", "acht")
    assert not any(
        c.verdict.agrees for c in check(wrong, language, RECORD) if c.quantity.value == 8
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2021 the IWF worked with seven partners."),
        ("en", "These seven reports were confirmed by the IWF in 2021."),
        ("en", "In 2021 the IWF confirmed one in seven."),
        ("en", "The IWF wrote to all seven victims in 2021."),
        ("nl", "Deze zeven meldingen bevestigde de IWF in 2021."),
        ("nl", "In 2021 werkte de IWF met zeven partners."),
        ("nl", "De IWF stond tegenover zeven tegenstanders in 2021."),
    ],
)
def test_what_is_not_is_no_figure(language: str, text: str) -> None:
    assert not any(c.verdict.agrees for c in check(text, language, RECORD))
