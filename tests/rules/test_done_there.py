"""Where pages stand is counted, not where they were made or reported, or what they are about."""

from __future__ import annotations

import pytest

from claims import check
from tests.claims.made_up import record_of

RECORD = record_of((
    ("iwf.urls_by_hosting_country", "", "NLD", "2022", 30_203),
    ("ncmec.reports_by_country", "", "NLD", "2022", 51_617),
))  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2022 the IWF found 30,203 pages in the Netherlands."),
        ("en", "In 2022 the IWF found 30,203 pages hosted in the Netherlands."),
        ("en", "NCMEC's reports about the Netherlands numbered 51,617 in 2022."),
        ("nl", "In 2022 vond de IWF 30.203 pagina's die in Nederland werden gehost."),
        ("nl", "In 2022 stonden 30.203 pagina's in Nederland, meldt de IWF."),
    ],
)
def test_where_they_stand_agrees(language: str, text: str) -> None:
    assert [c.verdict.agrees for c in check(text, language, RECORD)] == [True]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2022 the IWF found 30,203 pages made in the Netherlands."),
        ("en", "In 2022 the IWF found 30,203 pages written in the Netherlands."),
        ("en", "In 2022 the IWF found 30,203 pages reported from the Netherlands."),
        ("en", "In 2022 the IWF found 30,203 pages about the Netherlands."),
        ("en", "The IWF says that 30,203 pages in the Netherlands were visited in 2022."),
        ("nl", "In 2022 vond de IWF 30.203 pagina's die in Nederland waren gemaakt."),
        ("nl", "In 2022 werden 30.203 pagina's vanuit Nederland gemeld, zegt de IWF."),
        ("nl", "In 2022 vond de IWF 30.203 pagina's over Nederland."),
    ],
)
def test_what_was_done_there_does_not(language: str, text: str) -> None:
    assert not any(c.verdict.agrees for c in check(text, language, RECORD))
