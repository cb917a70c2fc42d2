"""Senders of a place, manners, parts of a year and bases of shares: made-up figures only."""

# ruff: noqa: E501  (a sentence is read best on one line)
from __future__ import annotations

import pytest

from claims import check
from tests.claims.made_up import record_of

RECORD = record_of((
    ("ncmec.reports_total", "", "World", "2021", 1_234_567),
    ("ncmec.reports_total", "", "World", "2022", 2_469_134),
    ("ncmec.reports_by_country", "", "DEU", "2022", 123_456),
    ("offlimits.reports", "", "NLD", "2022", 98_765),
    ("iwf.reports_confirmed", "", "World", "2022", 200_303),
    ("iwf.eu_hosted_share", "", "EU27", "2021", 67),
    ("iwf.eu_hosted_share", "", "EU27", "2022", 53),
    ("inhope.share_new", "", "World", "2022", 37),
    ("inhope.records", "", "World", "2022", 456_789),
))  # fmt: skip


def agreeing(text: str, language: str) -> list[str]:
    return [c.quantity.text for c in check(text, language, RECORD) if c.verdict.agrees]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Offlimits received 98,765 reports from Dutch people in 2022."),
        ("en", "Offlimits received 98,765 reports by worried Dutch parents in 2022."),
        ("en", "Offlimits received 98,765 reports from the Dutch in 2022."),
        ("en", "In 2022 Dutch children made 98,765 reports to Offlimits."),
        ("en", "In 2022 123,456 reports were made to NCMEC by Germans."),
        ("en", "Germany made 123,456 reports to NCMEC in 2022."),
        ("en", "Reports from Dutch people to Offlimits\n- 2022: 98,765\n"),
        ("en", "Offlimits received 98,765 reports about Dutch websites in 2022."),
        ("nl", "Offlimits kreeg in 2022 98.765 meldingen van Nederlanders."),
        ("nl", "In 2022 deden Nederlandse kinderen 98.765 meldingen bij Offlimits."),
        ("nl", "NCMEC kreeg in 2022 123.456 meldingen van Duitsers."),
        ("nl", "Offlimits kreeg in 2022 98.765 meldingen over Nederlandse websites."),
    ],
)
def test_where_a_hotline_sits_says_nothing_of_who_reports(language: str, text: str) -> None:
    assert agreeing(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2022 NCMEC received 2,469,134 reports on time."),
        ("en", "NCMEC received 2,469,134 reports too late in 2022."),
        ("en", "In 2022 2,469,134 reports were sent to NCMEC in writing."),
        ("en", "In 2022 NCMEC received 2,469,134 reports it could use."),
        ("en", "In 2022 NCMEC received 2,469,134 reports worth following."),
        ("en", "In 2022 NCMEC received 2,469,134 reports containing an address."),
        ("en", "In 2022 NCMEC received 2,469,134 new reports."),
        ("en", "INHOPE's members each processed 456,789 records in 2022."),
        ("en", "In 2022 all hotlines together received 2,469,134 reports, NCMEC says."),
        ("nl", "NCMEC kreeg in 2022 2.469.134 meldingen op tijd."),
        ("nl", "NCMEC kreeg in 2022 op tijd 2.469.134 meldingen."),
        ("nl", "NCMEC kreeg in 2022 2.469.134 meldingen waar het iets mee kon."),
        ("nl", "NCMEC kreeg in 2022 2.469.134 meldingen, elk over een ander kind."),
        ("nl", "De leden van INHOPE verwerkten in 2022 elk 456.789 records."),
    ],
)
def test_how_it_was_done_and_which_of_them_narrow_the_number(language: str, text: str) -> None:
    assert agreeing(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In part of 2022 NCMEC received 2,469,134 reports."),
        ("en", "In the first months of 2022 NCMEC received 2,469,134 reports."),
        ("en", "In early 2022 NCMEC received 2,469,134 reports."),
        ("en", "In 2021 and 2022 NCMEC received 2,469,134 reports."),
        ("nl", "In een deel van 2022 kreeg NCMEC 2.469.134 meldingen."),
        ("nl", "Halverwege 2022 had NCMEC 2.469.134 meldingen gekregen."),
        ("nl", "In 2021 en 2022 kreeg NCMEC 2.469.134 meldingen."),
    ],
)
def test_a_part_of_a_year_or_two_of_them_are_not_the_year(language: str, text: str) -> None:
    assert agreeing(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("en", "In 2022 53% of the URLs the IWF confirmed were hosted in the EU. In 2021 67% was gone.", ["53%"]),
        ("nl", "In 2022 stond 53% van de URL's van de IWF in de EU. In 2021 was 67% weg.", ["53%"]),
        ("en", "In 2022 53% of the EU's websites hosted such URLs, the IWF says.", []),
        ("en", "In 2022 37% of INHOPE's reports were new, and 37% of its staff too.", ["37%"]),
    ],
)  # fmt: skip
def test_a_share_of_something_else_is_not_the_share(
    language: str, text: str, right: list[str]
) -> None:
    assert agreeing(text, language) == right


def test_a_table_of_one_row_is_read_with_its_headings() -> None:
    table = "NCMEC\n\n| Year | {} |\n|---|---|\n| 2022 | 2,469,134 |\n"
    assert agreeing(table.format("Reports"), "en") == ["2,469,134"]
    for heading in ("Victims", "Reports per day", "Confirmed reports"):
        assert agreeing(table.format(heading), "en") == [], heading


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Dutch hotline Offlimits received 98,765 reports in 2022."),
        ("en", "In 2022 123,456 reports to NCMEC concerned Germany."),
        ("en", "NCMEC counted the 2,469,134 reports it received in 2022."),
        ("en", "Over the course of 2022 NCMEC received 2,469,134 reports."),
        ("en", "In 2022 NCMEC eventually received 2,469,134 reports."),
        ("nl", "Het Nederlandse meldpunt Offlimits kreeg in 2022 98.765 meldingen."),
        ("nl", "In heel 2022 kreeg NCMEC uiteindelijk 2.469.134 meldingen."),
        ("nl", "Eind 2023 meldde NCMEC dat het in 2022 2.469.134 meldingen kreeg."),
    ],
)
def test_what_narrows_nothing_goes_on_agreeing(language: str, text: str) -> None:
    assert len(agreeing(text, language)) == 1
