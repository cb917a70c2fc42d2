"""A right number said of a part, another stage, another time or another thing: never a match.

`wrong_scope.txt` has a sentence a line, its language before it; each number in it is the record's
own, and each sentence is wrong.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from claims import check

LINES = Path(__file__).with_suffix("").with_name("wrong_scope.txt").read_text(encoding="utf-8")
SENTENCES = [line.split(" ", 1) for line in LINES.splitlines()]


def test_there_are_enough_of_each_language() -> None:
    for language in ("EN", "NL"):
        assert sum(code == language for code, _ in SENTENCES) >= 40


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_no_wrong_scope_is_a_match(language: str, text: str) -> None:
    for claim in check(text, language.lower()):
        codes = {reason.code for reason in claim.reasons}
        assert not claim.verdict.agrees or codes == {"misnamed"}, claim.verdict


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("EN", "In 2023 NCMEC received 17,838,422 reports from Facebook."),
        ("EN", "The 17,838,422 reports from Facebook received by NCMEC in 2023 were many."),
        ("NL", "Van Facebook ontving NCMEC in 2023 17.838.422 meldingen."),
        ("NL", "NCMEC heeft in 2023 17.838.422 meldingen van Facebook ontvangen."),
    ],
)
def test_what_is_received_from_a_platform_is_what_it_sent(language: str, text: str) -> None:
    assert [claim.verdict.agrees for claim in check(text, language.lower())] == [True]
