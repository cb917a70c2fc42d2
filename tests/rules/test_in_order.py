"""Numbers and names that go in one order: each number is of the name in its place."""

from __future__ import annotations

import pytest

from claims import check
from tests.claims.made_up import record_of

COUNTRY, PLATFORM = "ncmec.reports_by_country", "ncmec.reports_by_platform"
RECORD = record_of((
    (COUNTRY, "", "DEU", "2022", 123_456), (COUNTRY, "", "NLD", "2022", 51_617),
    (COUNTRY, "", "BEL", "2022", 40_304), (COUNTRY, "", "POL", "2022", 98_789),
    (COUNTRY, "", "BEL", "2021", 30_203), (COUNTRY, "", "POL", "2021", 91_912),
    (PLATFORM, "platform=Facebook", "World", "2022", 404_505),
    (PLATFORM, "platform=Instagram", "World", "2022", 303_303),
    ("ncmec.reports_total", "", "World", "2021", 505_505),
    ("ncmec.reports_total", "", "World", "2022", 707_808),
    ("iwf.reports_assessed", "", "World", "2022", 202_303),
    ("iwf.reports_confirmed", "", "World", "2022", 101_202),
))  # fmt: skip

RIGHT = [
    ("en", "In 2021 and 2022 there were 505,505 and 707,808 reports to NCMEC."),
    ("nl", "In 2021 en 2022 kreeg NCMEC 505.505 en 707.808 meldingen."),
    ("en", "In 2022 the IWF assessed and confirmed 202,303 and 101,202 reports respectively."),
    ("en", "In 2022 NCMEC received 123,456 and 51,617 reports about Germany and the Netherlands."),
    ("en", "In 2022 NCMEC counted for Germany and the Netherlands 123,456 and 51,617 reports."),
    ("en", "Facebook and Instagram sent NCMEC 404,505 and 303,303 reports in 2022, respectively."),
    ("en", "NCMEC had 91,912 reports about Poland and 30,203 about Belgium in 2021."
           " In 2022 they had 98,789 and 40,304, in that order."),
    ("nl", "NCMEC kreeg in 2022 over Duitsland en Nederland respectievelijk 123.456 en 51.617"
           " meldingen."),
]  # fmt: skip
TURNED = [
    ("en", "In 2021 and 2022 there were 707,808 and 505,505 reports to NCMEC."),
    ("nl", "In 2021 en 2022 kreeg NCMEC 707.808 en 505.505 meldingen."),
    ("en", "In 2022 the IWF assessed and confirmed 101,202 and 202,303 reports respectively."),
    ("en", "In 2022 NCMEC received 51,617 and 123,456 reports about Germany and the Netherlands."),
    ("en", "In 2022 NCMEC counted for Germany and the Netherlands 51,617 and 123,456 reports."),
    ("en", "Facebook and Instagram sent NCMEC 303,303 and 404,505 reports in 2022, respectively."),
    ("en", "NCMEC had 91,912 reports about Poland and 30,203 about Belgium in 2021."
           " In 2022 they had 40,304 and 98,789, in that order."),
    ("nl", "NCMEC kreeg in 2022 over Duitsland en Nederland respectievelijk 51.617 en 123.456"
           " meldingen."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_numbers_in_the_order_of_their_names_agree(language: str, text: str) -> None:
    assert [c.verdict.agrees for c in check(text, language, RECORD)][-2:] == [True, True]


@pytest.mark.parametrize(("language", "text"), TURNED)
def test_numbers_in_another_order_do_not(language: str, text: str) -> None:
    assert not any(c.verdict.agrees for c in check(text, language, RECORD)[-2:])


def test_three_numbers_and_two_names_have_no_order() -> None:
    text = "In 2022 NCMEC received 707,808 reports, 123,456 of them about Germany."
    assert [c.verdict.agrees for c in check(text, "en", RECORD)] == [True, True]
