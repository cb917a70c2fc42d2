"""Which country is said to get or host the most, held against the others of its series."""

from __future__ import annotations

import pytest

from claims import check
from tests.claims.made_up import record_of

REFERRALS, HOSTS = "ncmec.referrals_by_country", "iwf.share_by_hosting_country"
RECORD = record_of((
    (REFERRALS, "", "DEU", "2022", 50_607), (REFERRALS, "", "FRA", "2022", 80_908),
    (REFERRALS, "", "NLD", "2022", 20_302),
    (HOSTS, "", "NLD", "2022", 31), (HOSTS, "", "BGR", "2022", 8), (HOSTS, "", "USA", "2022", 17),
))  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2022 France received the most referrals from NCMEC: 80,908."),
        ("nl", "Frankrijk kreeg in 2022 de meeste doorverwijzingen van NCMEC: 80.908."),
        ("en", "In 2022 the Netherlands was the biggest hosting country, the IWF says, with 31%."),
        ("nl", "In 2022 stonden de meeste door de IWF gevonden pagina's in Nederland: 31 procent."),
    ],
)
def test_the_one_that_gets_most_agrees(language: str, text: str) -> None:
    assert any(c.verdict.agrees for c in check(text, language, RECORD))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2022 Germany received the most referrals from NCMEC: 50,607."),
        ("nl", "Duitsland kreeg in 2022 de meeste doorverwijzingen van NCMEC: 50.607."),
        ("en", "In 2022 Bulgaria was the biggest hosting country, the IWF says, with 8%."),
        ("nl", "In 2022 stonden de meeste door de IWF gevonden pagina's in Bulgarije: 8 procent."),
    ],
)
def test_another_one_does_not(language: str, text: str) -> None:
    found = check(text, language, RECORD)
    assert found
    assert not any(c.verdict.agrees for c in found)
