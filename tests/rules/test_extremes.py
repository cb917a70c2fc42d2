"""A number said to be the highest, the lowest or the first: made-up figures, answers by hand."""

# ruff: noqa: E501  (a sentence is read best on one line)

from __future__ import annotations

from datetime import date

import pytest

from claims import Claim, Verdict, check
from claims.judge.apart.extremes import held_to_its_rank
from claims.judge.findings import Finding
from claims.model import Reason
from tests.claims.made_up import counted_anew, record_of
from tests.rules.asked import asked

TOTAL, COUNTRY, PLATFORM = "ncmec.reports_total", "ncmec.reports_by_country", "ncmec.reports_by_platform"  # fmt: skip
RECORD = record_of((
    (TOTAL, "", "World", "2017", 300_300), (TOTAL, "", "World", "2018", 200_200),
    (TOTAL, "", "World", "2019", 400_400), (TOTAL, "", "World", "2020", 900_900),
    (TOTAL, "", "World", "2021", 600_600), (TOTAL, "", "World", "2022", 700_700),
    (COUNTRY, "", "DEU", "2022", 50_005), (COUNTRY, "", "FRA", "2022", 80_008),
    (COUNTRY, "", "NLD", "2022", 20_002), (COUNTRY, "", "NLD", "2020", 10_001),
    (COUNTRY, "", "USA", "2022", 99_009), (COUNTRY, "", "Unknown", "2022", 150_150),
    (COUNTRY, "", "GBR", "2021", 250_250),
    (PLATFORM, "platform=Facebook", "World", "2022", 44_004),
    (PLATFORM, "platform=Discord", "World", "2022", 22_002),
    (PLATFORM, "platform=TikTok", "World", "2022", 33_003),
    ("iwf.reports_assessed", "", "World", "2020", 11_011),
    ("iwf.reports_confirmed", "", "World", "2016", 10_010), ("iwf.reports_confirmed", "", "World", "2017", 50_050),
    ("iwf.reports_confirmed", "", "World", "2019", 30_030), ("iwf.reports_confirmed", "", "World", "2020", 60_060),
    ("iwf.reports_assessed", "", "World", "2022", 22_022),
))  # fmt: skip
PARTED = counted_anew(RECORD, TOTAL, date(2020, 1, 1))


def last(text: str, language: str, record: object = RECORD) -> Claim:
    return check(text, language, record)[-1]  # type: ignore[arg-type]  # a record it is


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2020 NCMEC received 900,900 reports, the highest number ever."),
        ("en", "NCMEC received a record 900,900 reports in 2020."),
        ("en", "In 2020 NCMEC received 900,900 reports, more than in any other year."),
        ("en", "Never before had NCMEC received as many reports as in 2019: 400,400."),
        ("en", "In 2019 NCMEC received 400,400 reports, at that time a record."),
        ("en", "In 2022 NCMEC received 700,700 reports, the highest number since 2021."),
        ("en", "In 2022 NCMEC received 700,700 reports, the second highest number ever."),
        ("en", "In 2018 NCMEC received 200,200 reports, the lowest number ever."),
        ("en", "In 2020 NCMEC received more than 900,000 reports for the first time."),
        ("en", "In 2022 NCMEC had 99,009 reports on the United States, more than on any other country."),
        ("en", "In 2022 Facebook made 44,004 reports to NCMEC, the most of all platforms."),
        ("en", "In 2022 TikTok came second with 33,003 reports to NCMEC."),
        ("nl", "In 2020 kreeg NCMEC 900.900 meldingen, het hoogste aantal ooit."),
        ("nl", "In 2020 kreeg NCMEC een recordaantal van 900.900 meldingen."),
        ("nl", "In 2019 kreeg NCMEC 400.400 meldingen, meer dan ooit."),
        ("nl", "In 2020 kreeg NCMEC voor het eerst meer dan 900.000 meldingen."),
        ("nl", "In 2022 kreeg NCMEC 700.700 meldingen, het op een na hoogste aantal ooit."),
        ("nl", "In 2022 deed Facebook bij NCMEC 44.004 meldingen, de meeste van alle platforms."),
    ],
)  # fmt: skip
def test_a_rank_that_the_record_bears_out_agrees(language: str, text: str) -> None:
    assert last(text, language).verdict.agrees


@pytest.mark.parametrize(
    ("language", "text", "beyond"),
    [
        ("en", "In 2022 NCMEC received 700,700 reports, the highest number ever.", f"{TOTAL}||World|2020"),
        ("en", "NCMEC received a record 700,700 reports in 2022.", f"{TOTAL}||World|2020"),
        ("en", "In 2022 NCMEC received 700,700 reports, more than in any other year.", f"{TOTAL}||World|2020"),
        ("en", "In 2022 NCMEC received 700,700 reports, the highest number since 2019.", f"{TOTAL}||World|2020"),
        ("en", "In 2021 NCMEC received 600,600 reports, the lowest number since 2018.", f"{TOTAL}||World|2018"),
        ("en", "In 2021 NCMEC received 600,600 reports, the second highest number ever.", f"{TOTAL}||World|2020"),
        ("en", "In 2022 NCMEC received more than 700,000 reports for the first time.", f"{TOTAL}||World|2020"),
        ("en", "In 2022 NCMEC had 80,008 reports on France, more than on any other country.", f"{COUNTRY}||USA|2022"),
        ("en", "In 2022 TikTok made 33,003 reports to NCMEC, the most of all platforms.", f"{PLATFORM}|platform=Facebook|World|2022"),
        ("en", "Record years at NCMEC:\n- 2022: 700,700 reports\n", f"{TOTAL}||World|2020"),
        ("nl", "In 2022 kreeg NCMEC 700.700 meldingen, het hoogste aantal ooit.", f"{TOTAL}||World|2020"),
        ("nl", "In 2021 kreeg NCMEC 600.600 meldingen, meer dan ooit.", f"{TOTAL}||World|2020"),
        ("nl", "Nooit eerder kreeg NCMEC zoveel meldingen als in 2022: 700.700.", f"{TOTAL}||World|2020"),
        ("nl", "In 2022 voerde TikTok met 33.003 meldingen de lijst van NCMEC aan.", f"{PLATFORM}|platform=Facebook|World|2022"),
    ],
)  # fmt: skip
def test_a_rank_that_is_not_so_is_told_with_what_lies_beyond(
    language: str, text: str, beyond: str
) -> None:
    claim = last(text, language)
    (reason,) = claim.reasons
    assert not claim.verdict.agrees
    assert (reason.code, dict(reason.values)["named"]) == ("not_the_extreme", beyond)


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 the IWF assessed 22,022 reports, the highest number ever.",  # 2021 is missing
        "In 2022 NCMEC received 700,700 reports, one of the highest numbers ever.",
        "In 2021 NCMEC received 600,600 reports, the lowest number in years.",
        "In 2020 the Netherlands had 10,001 reports at NCMEC, the most of all countries.",  # alone
        "NCMEC received 900,900 reports in 2020, the highest number of any country.",
    ],
)
def test_a_rank_that_cannot_be_told_is_not_borne_out(text: str) -> None:
    claim = last(text, "en")
    assert not claim.verdict.agrees
    assert [reason.code for reason in claim.reasons] == ["rank_unknown"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2020 the IWF confirmed a record 60,060 reports."),
        ("en", "In 2020 the IWF confirmed 60,060 reports, the highest number ever."),
        ("en", "In 2019 the IWF confirmed 30,030 reports, the second highest number until then."),
        ("nl", "In 2020 bevestigde het IWF 60.060 meldingen, het hoogste aantal ooit."),
    ],
)
def test_of_years_with_gaps_no_more_is_said_than_is_known(language: str, text: str) -> None:
    """2018 is missing: of the others none lies beyond, and that is all that can be told."""
    claim = last(text, language)
    assert claim.verdict is Verdict.MATCHES_BUT
    assert claim.reasons[0].code == "rank_of_known"


def test_a_gap_is_no_excuse_for_a_rank_that_is_not_so() -> None:
    claim = last("In 2019 the IWF confirmed a record 30,030 reports.", "en")
    assert [reason.code for reason in claim.reasons] == ["not_the_extreme"]


def test_across_a_break_no_rank_is_borne_out() -> None:
    """Counting changed in 2020: nothing before it may be compared with what came after."""
    found = last("In 2020 NCMEC received 900,900 reports, the highest number ever.", "en", PARTED)
    assert (found.verdict, found.reasons[0].code) == (Verdict.MATCHES_BUT, "rank_of_known")
    found = last("In 2019 NCMEC received 400,400 reports, the highest number ever.", "en", PARTED)
    assert [reason.code for reason in found.reasons] == ["beyond_a_break"]
    found = last("In 2019 NCMEC received a record 400,400 reports.", "en", PARTED)
    assert found.verdict.agrees  # a record is set against what came before it


def test_what_the_superlative_is_not_said_of_stays() -> None:
    for text in (
        "NCMEC, the world's largest clearing house, received 700,700 reports in 2022.",
        "In 2022 NCMEC received 700,700 reports, down from a record 900,900 in 2020.",
        "NCMEC received at most 700,700 reports in 2022.",
    ):
        assert last(text, "en").verdict.agrees, text


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 reports to NCMEC rose by 125%, while cases saw the steepest rise ever.",
        "While cases had their steepest rise ever, reports to NCMEC rose by 125% in 2020.",
    ],
)
def test_of_the_steepest_rise_nothing_is_known(text: str) -> None:
    claim = last(text, "en")
    told = Reason.of("rank_unknown", words="steepest rise", figure=f"{TOTAL}||World|2020")
    assert (claim.verdict, claim.reasons) == (Verdict.NOT_IN_RECORD, (told,))


def test_a_superlative_of_the_sentence_before_is_not_said_of_the_change() -> None:
    text = "It was the steepest rise ever. Reports to NCMEC rose by 125% in 2020."
    assert last(text, "en").verdict is Verdict.MATCHES_ROUNDED  # of 400,400 to 900,900


def test_what_is_told_keeps_the_figure_that_the_number_is_right_of() -> None:
    one = asked("In 2022 NCMEC received 700,700 reports, the highest number ever.", RECORD)
    same = (Reason.of("same"),)
    own = Finding(Verdict.MATCHES, same, one.candidate(TOTAL), RECORD.figure(TOTAL, "2022"))
    told = held_to_its_rank(RECORD, one.question, own)
    assert (told.verdict, told.candidate, told.figure) == (
        Verdict.NOT_IN_RECORD, own.candidate, own.figure,
    )  # fmt: skip
    nothing = held_to_its_rank(RECORD, one.question, Finding(Verdict.MATCHES, same))
    assert (nothing.verdict, nothing.candidate, nothing.figure) == (
        Verdict.NOT_IN_RECORD, None, None,
    )  # fmt: skip
    assert [(r.code, dict(r.values)["figure"]) for r in (*told.reasons, *nothing.reasons)] == [
        ("not_the_extreme", f"{TOTAL}||World|2022"), ("rank_unknown", ""),
    ]  # fmt: skip
    other = Finding(Verdict.OUTDATED, same, own.candidate, own.figure)
    assert held_to_its_rank(RECORD, one.question, other) is other
