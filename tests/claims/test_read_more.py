"""Tables in commas, captions, financial years, a company that publishes, a "not" set apart."""

from __future__ import annotations

import pytest

from claims import Verdict, check

YES, ROUND, SILENT = Verdict.MATCHES, Verdict.MATCHES_ROUNDED, Verdict.NOT_IN_RECORD

TABLES = [
    "Reports by platform (NCMEC)\nplatform,2022,2023\nFacebook,21165208,17838422\n"
    "TikTok,288125,590376\n",
    'platform,2023\nFacebook,"17,838,422"\nTikTok,"590,376"\nFigures: NCMEC, reports by platform\n',
    "Country, 2022, 2023\nGermany, 138,193, 173,560\nFrance, 227,465, 310,519\n"
    "NCMEC, reports by country\n",
    "Reports | 2022 | 2023\nGermany | 138,193 | 173,560\n"
    "France | 227,465 | 310,519\n\nTaken from the CyberTipline tables of NCMEC.\n",
    "Land;2022;2023\nDuitsland;138.193;173.560\nFrankrijk;227.465;310.519\nCijfers van NCMEC\n",
]


@pytest.mark.parametrize("text", TABLES)
def test_a_table_in_commas_or_with_a_caption(text: str) -> None:
    claims = check(text)
    assert len(claims) >= 2
    assert {claim.verdict for claim in claims} == {YES}
    assert all(text[c.span.start : c.span.end] in c.quantity.text for c in claims)


def test_an_altered_number_in_a_table_in_commas() -> None:
    text = "year,reports\n2022,32059029\n2023,31210368\nNCMEC (CyberTipline)\n"
    assert [claim.verdict for claim in check(text)] == [YES, Verdict.DIFFERS]


def test_a_sentence_with_commas_is_no_table() -> None:
    text = "Germany, France, Italy\nBelgium, Spain, 50,255\nand more, 5 times, 6 times\n"
    assert not [claim for claim in check(text) if claim.verdict.agrees]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ACCCE received 58,503 reports in the financial year 2023-2024."),
        ("en", "The ACCCE received 58,503 reports in FY2023-24."),
        ("en", "The ACCCE received 58,503 reports in 2023/2024."),
        ("en", "The NSPCC counted 7,062 sexual communication with a child offences in the year "
               "ending March 2024."),
        ("nl", "De ACCCE ontving in het boekjaar 2023-2024 58.503 meldingen."),
        ("en", "Telegram says it banned 743,907 groups and channels for child abuse material in "
               "2024."),
        ("nl", "Telegram zegt in 2024 743.907 groepen en kanalen met kindermisbruik te hebben "
               "geblokkeerd."),
    ],
)  # fmt: skip
def test_times_and_publishers(language: str, text: str) -> None:
    assert [claim.verdict for claim in check(text, language)] == [YES]


def test_a_financial_year_is_no_calendar_year() -> None:
    (claim,) = check("NCMEC received 36.2 million reports in the financial year 2022-2023.")
    assert claim.verdict is SILENT


APART = [
    ("en", "Although the police cannot open every one of them, NCMEC received 36.2 million "
           "reports in 2023."),
    ("en", "NCMEC received 36.2 million reports in 2023, because the police did not act."),
    ("nl", "NCMEC, dat zelf geen onderzoek doet, ontving in 2023 36,2 miljoen meldingen."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), APART)
def test_a_not_in_a_clause_of_its_own(language: str, text: str) -> None:
    assert [claim.verdict for claim in check(text, language)] == [ROUND]


DENIED = [
    ("en", "NCMEC did not, in 2023, receive 36.2 million reports."),
    ("en", "NCMEC, which did not, in 2023, receive 36.2 million reports, grew."),
    ("en", "Although NCMEC did not, in 2023, receive 36.2 million reports, it grew."),
    ("en", "NCMEC received 36.2 million reports in 2023, although these were not confirmed."),
    ("en", "NCMEC received 36.2 million reports in 2023, though not from Germany."),
    ("en", "NCMEC received 36.2 million reports in 2023, although they were about pets."),
    ("en", "It is not so: NCMEC received 36.2 million reports in 2023."),
    ("nl", "Hoewel NCMEC niet, zoals gezegd, 36,2 miljoen meldingen ontving in 2023, groeide het."),
    ("nl", "NCMEC, dat geen 36,2 miljoen meldingen ontving in 2023, zit in de VS."),
    ("nl", "NCMEC ontving in 2023 36,2 miljoen meldingen, hoewel die niet bevestigd zijn."),
]


@pytest.mark.parametrize(("language", "text"), DENIED)
def test_a_not_that_is_said_of_the_number(language: str, text: str) -> None:
    assert not [claim for claim in check(text, language) if claim.verdict.agrees]
