"""A change held against the numbers that stand beside it, and against nothing else.

Real series, figures that nobody published: NCMEC's totals of 2019 to 2023 and the IWF's of 2021 and
2023. The verdict on a change by its own words is switched off.
"""

from __future__ import annotations

from datetime import date

import pytest

import claims.checking
from claims import Claim, Verdict, check
from claims.model import Reason
from tests.claims.made_up import counted_anew, record_of
from tests.rules.asked import nothing

TOTAL, CONFIRMED, GOOGLE = (
    "ncmec.reports_total", "iwf.reports_confirmed", "google.csam_cybertip_reports",
)  # fmt: skip
FIGURES = (
    (TOTAL, "", "World", "2019", 1_000_000),
    (TOTAL, "", "World", "2020", 1_250_000),
    (TOTAL, "", "World", "2021", 2_000_000),
    (TOTAL, "", "World", "2023", 3_000_000),
    (CONFIRMED, "", "World", "2021", 200_000),
    (CONFIRMED, "", "World", "2023", 220_000),
    (GOOGLE, "", "World", "2021-H2", 40_000),
    (GOOGLE, "", "World", "2022-H1", 45_000),
    (GOOGLE, "", "World", "2022-H2", 50_000),
)
RECORD = record_of(FIGURES)
UNDER = "Figures of the year\n"
"""A line before: places are counted from the start of the whole text."""


@pytest.fixture(autouse=True)
def by_those_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims.checking, "judge_change", nothing)


def last(text: str) -> Claim:
    return check(UNDER + text, "en", RECORD)[-1]


FITS = [
    # The two nearest of one slot, in whichever order they are told.
    ("NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023, up 50%.",
     TOTAL, "2021", "2023"),
    ("NCMEC received 3,000,000 reports in 2023 and 2,000,000 in 2021, up 50%.",
     TOTAL, "2021", "2023"),
    # Of three, the nearest two and the one that stands one farther.
    ("NCMEC received 1,000,000 reports in 2019, 2,000,000 in 2021 and 3,000,000 in 2023, up 50%.",
     TOTAL, "2021", "2023"),
    ("NCMEC received 1,000,000 reports in 2019, 2,000,000 in 2021 and 3,000,000 in 2023, up 200%.",
     TOTAL, "2019", "2023"),
    # Another slot between them is passed over.
    ("In 2021 NCMEC received 2,000,000 reports. In 2023 the IWF confirmed 220,000 reports and NCMEC"
     " received 3,000,000 reports. That was up 50%.", TOTAL, "2021", "2023"),
    # The numbers of the sentences before, and a sentence without any between.
    ("NCMEC received 2,000,000 reports in 2021. It received 3,000,000 reports in 2023. "
     "That was up 50%.", TOTAL, "2021", "2023"),
    ("NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023. It was hard. That was up"
     " 50%.", TOTAL, "2021", "2023"),
    # One number alone, and the same slot a year before: a year, and half a year.
    ("NCMEC received 1,250,000 reports in 2020. That was up 25%.", TOTAL, "2019", "2020"),
    ("Google made 50,000 CyberTipline reports in the second half of 2022. That was up 25%.",
     GOOGLE, "2021-H2", "2022-H2"),
    # Of two numbers, the farther one and its year before.
    ("NCMEC received 1,250,000 reports in 2020. The IWF confirmed 220,000 reports in 2023. "
     "That was up 25%.", TOTAL, "2019", "2020"),
    # The clause names the times itself: both, and the one it starts from.
    ("NCMEC received 2,000,000 reports in 2021. In 2023 it was 3,000,000, up 50% on 2021.",
     TOTAL, "2021", "2023"),
    ("NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023. That is up 50% between 2021"
     " and 2023.", TOTAL, "2021", "2023"),
    ("NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023. That is 50% more than in "
     "2021.", TOTAL, "2021", "2023"),
    ("NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023. That is 50% more in 2023.",
     TOTAL, "2021", "2023"),
    # The nearest two are not the ones of the times that it names.
    ("NCMEC received 1,250,000 reports in 2020, 2,000,000 in 2021 and 3,000,000 in 2023. That is up"
     " 60% between 2020 and 2021.", TOTAL, "2020", "2021"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "series", "first", "second"), FITS)
def test_a_change_is_that_between_the_numbers_beside_it(
    text: str, series: str, first: str, second: str
) -> None:
    claim = last(text)
    ids = {year: f"{series}||World|{year}" for year in (first, second)}
    assert claim.verdict is Verdict.MATCHES_ROUNDED
    assert claim.reasons[0] == Reason.of("change_fits", first=ids[first], figure=ids[second])
    assert claim.figure is not None
    assert claim.figure.id == ids[second]


NONE = [
    # Another size, another way; the nearest two only; too far back; another paragraph.
    "NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023, up 40%.",
    "NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023, down 50%.",
    "NCMEC received 1,000,000 reports in 2019, 1,250,000 in 2020, 2,000,000 in 2021 and 3,000,000"
    " in 2023. The rise was 200%.",
    "NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023. It was hard. It was long. "
    "That was up 50%.",
    # The nearest come first, and not those that stand first.
    "NCMEC received 1,000,000 reports in 2019 and 1,250,000 in 2020, up 100%, then 2,000,000 in"
    " 2021 and 3,000,000 in 2023.",
    # Numbers of two slots; the same number twice.
    "NCMEC received 2,000,000 reports in 2021. The IWF confirmed 220,000 reports in 2023. "
    "That was down 89%.",
    "NCMEC received 2,000,000 reports in 2021, so 2,000,000 reports in 2021: up 0%.",
    # Two halves of a year that follow each other are no year apart.
    "Google made 50,000 CyberTipline reports in the second half of 2022. That was up 11.1%.",
    # The third number from the change, and its year before.
    "NCMEC received 1,250,000 reports in 2020. The IWF confirmed 200,000 reports in 2021 and "
    "220,000 in 2023. That was up 25%.",
    # The clause names a time that the change does not lie between, or starts from another.
    "NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023. That is up 50% on 2022.",
    "NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023. That is up 50% between 2021"
    " and 2022.",
    "NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023. That is 50% more than in 2023"
    ".",
    "NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023. In 2019, 2020 and 2023 it was"
    " up 50%.",
    # What narrows the change narrows it here too.
    "NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023, up 50% from Germany.",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_what_does_not_fit_has_no_verdict(text: str) -> None:
    claims = [c for c in check(UNDER + text, "en", RECORD) if c.quantity.text.endswith("%")]
    assert [c.verdict.agrees or c.verdict is Verdict.DIFFERS for c in claims] in ([], [False])


def test_the_time_that_a_text_begins_with_is_held_against_a_change() -> None:
    rest = " reports were up 50%: NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023."
    found = {year: check(year + rest, "en", RECORD)[0] for year in ("2023", "2022")}
    assert [claim.quantity.text for claim in found.values()] == ["50%", "50%"]
    assert found["2023"].verdict is Verdict.MATCHES_ROUNDED
    assert found["2022"].verdict is Verdict.NOT_IN_RECORD


def test_a_break_between_the_two_is_told() -> None:
    text = "NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023, up 50%."
    claim = check(text, "en", counted_anew(RECORD, TOTAL, date(2022, 1, 1)))[-1]
    assert claim.verdict is Verdict.MATCHES_BUT
    assert claim.reasons[0].code == "break_between"


def test_a_time_of_another_clause_is_not_held_against_a_change() -> None:
    text = (
        "NCMEC received 2,000,000 reports in 2021 and 3,000,000 in 2023. Reports were up 50%; in "
        "2022 the IWF confirmed 210,000 reports."
    )
    found = next(c for c in check(UNDER + text, "en", RECORD) if c.quantity.text.endswith("50%"))
    assert found.verdict is Verdict.MATCHES_ROUNDED
