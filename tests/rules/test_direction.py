"""A number that something rose or fell to agrees only where the one before lies on that side."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from claims import Claim, Verdict, check
from claims.model import Reason
from data_sources.record.record import Record
from tests.claims.made_up import counted_anew, record_of

TOTAL = "ncmec.reports_total"
FIGURES = (
    (TOTAL, "", "World", "2015", 500_111),
    (TOTAL, "", "World", "2017", 800_222),
    (TOTAL, "", "World", "2018", 900_333),
    (TOTAL, "", "World", "2019", 700_444),
    (TOTAL, "", "World", "2020", 700_444),
    (TOTAL, "", "World", "2021", 600_555),
)


@cache
def told() -> Record:
    """A rise in 2018, a fall in 2019, a level in 2020, and a fall over a break in 2021."""
    return counted_anew(record_of(FIGURES), TOTAL, date(2021, 1, 1))


def last(text: str, language: str = "en") -> Claim:
    return check(text, language, told())[-1]


def of(year: int) -> str:
    return f"{TOTAL}||World|{year}"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Reports to NCMEC rose to 900,333 in 2018."),
        ("en", "Reports to NCMEC shot up to nearly 901,000 in 2018."),
        ("en", "Reports to NCMEC rose from 800,222 in 2017 to 900,333 in 2018."),
        ("en", "Reports to NCMEC grew from 500,111 in 2015 to 700,444 in 2019."),
        ("en", "Since 2015 reports to NCMEC rose to 700,444 in 2019."),
        ("en", "One thing fell to 30, while reports to NCMEC in 2018 shot up to 900,333."),
        ("en", "NCMEC received 700,444 reports in 2019, down from 2018."),
        ("en", "Reports to NCMEC fell to 700,444 in 2019."),
        ("en", "Fewer reports were made to NCMEC: 700,444 in 2019."),
        ("en", "In 2018 NCMEC received more reports than the year before: 900,333."),
        ("nl", "Het aantal meldingen bij NCMEC steeg in 2018 naar 900.333."),
        ("nl", "Het aantal meldingen bij NCMEC liep in 2018 op tot 900.333."),
        ("nl", "NCMEC kreeg in 2019 700.444 meldingen, een daling ten opzichte van 2018."),
        ("nl", "In 2019 gingen 700.444 meldingen naar NCMEC."),
    ],
)
def test_the_way_that_the_record_bears_out(language: str, text: str) -> None:
    found = last(text, language)
    assert found.verdict in (Verdict.MATCHES, Verdict.MATCHES_ROUNDED)


@pytest.mark.parametrize(
    ("language", "text", "year", "before"),
    [
        ("en", "Reports to NCMEC fell to 900,333 in 2018.", 2018, 2017),
        ("en", "Reports to NCMEC halved to just over 900,000 in 2018.", 2018, 2017),
        ("en", "Reports to NCMEC fell from 800,222 in 2017 to 900,333 in 2018.", 2018, 2017),
        ("en", "Reports to NCMEC fell from 500,111 in 2015 to 700,444 in 2019.", 2019, 2015),
        ("en", "Since 2015 reports to NCMEC fell to 700,444 in 2019.", 2019, 2015),
        ("en", "NCMEC received 700,444 reports in 2019, up from 2018.", 2019, 2018),
        ("en", "NCMEC received 700,444 reports in 2019, more than in 2018.", 2019, 2018),
        ("en", "More reports were made to NCMEC: 700,444 in 2019.", 2019, 2018),
        ("en", "Reports to NCMEC rose to 700,444 in 2020.", 2020, 2019),  # it stayed what it was
        ("en", "Reports to NCMEC fell to 700,444 in 2020.", 2020, 2019),
        ("en", "Reports to NCMEC rose to 600,555 in 2021.", 2021, 2020),  # over a break too
        ("en", "Reports to NCMEC were down to 900,333 in 2018.", 2018, 2017),
        ("en", "In 2018 NCMEC received fewer reports than the year before: 900,333.", 2018, 2017),
        ("nl", "Het aantal meldingen bij NCMEC daalde in 2018 naar 900.333.", 2018, 2017),
        ("nl", "Met 900.333 meldingen lag 2018 bij NCMEC lager dan 2017.", 2018, 2017),
        ("nl", "Het aantal meldingen bij NCMEC liep in 2018 terug tot 900.333.", 2018, 2017),
        ("nl", "Het aantal meldingen bij NCMEC nam in 2019 toe tot 700.444.", 2019, 2018),
        ("nl", "NCMEC kreeg in 2019 700.444 meldingen, meer dan in 2018.", 2019, 2018),
    ],
)
def test_the_other_way_is_told_with_the_figure_before(
    language: str, text: str, year: int, before: int
) -> None:
    found = last(text, language)
    assert found.verdict is Verdict.NOT_IN_RECORD
    (reason,) = found.reasons
    said = dict(reason.values)
    assert (reason.code, said["figure"], said["named"]) == ("other_way", of(year), of(before))
    assert found.figure is not None
    assert (found.figure.id, [f.id for f in found.near]) == (of(year), [of(before)])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Reports to NCMEC fell to 600,555 in 2021.", "way_over_a_break"),
        ("Reports to NCMEC rose to 800,222 in 2017.", "way_unknown"),  # 2016 is not known
        ("Reports to NCMEC rose from 2013 to 900,333 in 2018.", "way_unknown"),
        ("Reports to NCMEC rose to 500,111 in 2015.", "way_unknown"),
    ],
)
def test_what_cannot_be_told_of_the_way_is_said(text: str, code: str) -> None:
    found = last(text)
    assert found.verdict is Verdict.MATCHES_BUT
    assert found.reasons[0].code == code


def test_a_break_is_told_between_the_figure_and_the_one_just_before() -> None:
    found = last("Reports to NCMEC fell to 600,555 in 2021.")
    assert found.reasons[0] == Reason.of("way_over_a_break", first=of(2020), figure=of(2021))
