"""Periods and dates: what a code means, what may stand side by side, and how each is written."""

from __future__ import annotations

from datetime import date

import pytest

from data_sources.record.period import Period
from languages import dates

# code, first day, last day, months, days, kind, English, Dutch
PERIODS = [
    (
        *("2023", "2023-01-01", "2023-12-31", 12, 365, "year"),
        *("2023", "2023"),
    ),
    (
        *("2024-H1", "2024-01-01", "2024-06-30", 6, 182, "half"),
        *("first half of 2024", "eerste helft van 2024"),
    ),
    (
        *("2025-H2", "2025-07-01", "2025-12-31", 6, 184, "half"),
        *("second half of 2025", "tweede helft van 2025"),
    ),
    (
        *("2024-Q1", "2024-01-01", "2024-03-31", 3, 91, "quarter"),
        *("Q1 2024", "1e kwartaal van 2024"),
    ),
    (
        *("2024-Q2", "2024-04-01", "2024-06-30", 3, 91, "quarter"),
        *("Q2 2024", "2e kwartaal van 2024"),
    ),
    (
        *("2023-Q3", "2023-07-01", "2023-09-30", 3, 92, "quarter"),
        *("Q3 2023", "3e kwartaal van 2023"),
    ),
    (
        *("2023-Q4", "2023-10-01", "2023-12-31", 3, 92, "quarter"),
        *("Q4 2023", "4e kwartaal van 2023"),
    ),
    (
        *("2024-02", "2024-02-01", "2024-02-29", 1, 29, "month"),
        *("February 2024", "februari 2024"),
    ),
    (
        *("2023-01", "2023-01-01", "2023-01-31", 1, 31, "month"),
        *("January 2023", "januari 2023"),
    ),
    (
        *("2023-12", "2023-12-01", "2023-12-31", 1, 31, "month"),
        *("December 2023", "december 2023"),
    ),
    (
        *("2024-04-01/2024-09-30", "2024-04-01", "2024-09-30", 6, 183, "span"),
        *("April to September 2024", "april tot en met september 2024"),
    ),
    (
        *("2024-02-01/2024-04-30", "2024-02-01", "2024-04-30", 3, 90, "span"),
        *("February to April 2024", "februari tot en met april 2024"),
    ),
    (
        *("2023-07-01/2024-06-30", "2023-07-01", "2024-06-30", 12, 366, "span"),
        *("July 2023 to June 2024", "juli 2023 tot en met juni 2024"),
    ),
    (
        *("2023-01-01/2023-02-28", "2023-01-01", "2023-02-28", 2, 59, "span"),
        *("January to February 2023", "januari tot en met februari 2023"),
    ),
    (
        *("2020-01-01/2021-12-31", "2020-01-01", "2021-12-31", 24, 731, "span"),
        *("2020 to 2021", "2020 tot en met 2021"),
    ),
    (
        *("2020-07-01/2022-06-30", "2020-07-01", "2022-06-30", 24, 730, "span"),
        *("July 2020 to June 2022", "juli 2020 tot en met juni 2022"),
    ),
    (
        *("2023-05-02/2023-05-04", "2023-05-02", "2023-05-04", 0, 3, "span"),
        *("2 May 2023 to 4 May 2023", "2 mei 2023 tot en met 4 mei 2023"),
    ),
    (
        *("2023-05-01/2023-05-30", "2023-05-01", "2023-05-30", 0, 30, "span"),
        *("1 May 2023 to 30 May 2023", "1 mei 2023 tot en met 30 mei 2023"),
    ),
    (
        *("2023-05-04/2023-05-04", "2023-05-04", "2023-05-04", 0, 1, "span"),
        *("4 May 2023", "4 mei 2023"),
    ),
]


@pytest.mark.parametrize(
    ("code", "first", "last", "months", "days", "kind", "english", "dutch"), PERIODS
)
def test_periods(
    code: str,
    first: str,
    last: str,
    months: int,
    days: int,
    kind: str,
    english: str,
    dutch: str,
) -> None:
    period = Period.parse(code)
    assert (period.start.isoformat(), period.end.isoformat()) == (first, last)
    assert (period.months, period.days, period.kind) == (months, days, kind)
    assert period.code == str(period) == code
    assert Period(date.fromisoformat(first), date.fromisoformat(last)) == period
    assert (dates.period(period, "en"), dates.period(period, "nl")) == (english, dutch)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" 2023 ", "2023"),
        ("2020/2021", "2020-01-01/2021-12-31"),
        ("2024-04/2024-09", "2024-04-01/2024-09-30"),
        ("2023-Q3/2023-Q4", "2023-H2"),
        ("2023-H1/2023-H2", "2023"),
        ("2023-05-02/2023-05", "2023-05-02/2023-05-31"),
        ("2024-02-29", "2024-02-29/2024-02-29"),
    ],
)
def test_other_ways_to_write_them(text: str, code: str) -> None:
    assert Period.parse(text).code == code


FORMS = "write 2023, 2025-H1, 2024-Q2, 2024-05 or 2024-04/2024-09"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("23", f"“23” is not a period: {FORMS}"),
        ("2023-H3", f"“2023-H3” is not a period: {FORMS}"),
        ("2023-Q5", f"“2023-Q5” is not a period: {FORMS}"),
        ("2023/", f"“” is not a period: {FORMS}"),
        ("2023-13", "13 is not a month"),
        ("2023-00", "0 is not a month"),
        ("2023/2022", "the period ends (2022-12-31) before it starts (2023-01-01)"),
        ("2023-02-30", "day is out of range for month"),
    ],
)
def test_what_is_no_period(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        Period.parse(text)
    assert str(error.value) == reason


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2023", "2024", True),  # 365 and 366 days, 12 months each
        ("2024-Q1", "2024-Q3", True),
        ("2023", "2023-07/2024-06", True),
        ("2024", "2024-H1", False),
        ("2023-05-02/2023-05-04", "2024-01-01/2024-01-03", True),  # three days each
        ("2023-05-02/2023-05-04", "2024-01-01/2024-01-04", False),
        ("2023-02", "2023-05-02/2023-05-29", False),  # a month, and 28 days that are none
        ("2023-05-02/2023-05-29", "2023-02", False),
    ],
)
def test_equally_long(one: str, other: str, same: bool) -> None:
    assert Period.parse(one).same_length(Period.parse(other)) is same


def test_both_ends_belong_to_it() -> None:
    period = Period.parse("2024-Q2")
    inside = ("2024-04-01", "2024-05-15", "2024-06-30")
    assert all(period.contains(date.fromisoformat(day)) for day in inside)
    outside = ("2024-03-31", "2024-07-01")
    assert not any(period.contains(date.fromisoformat(day)) for day in outside)


def test_periods_are_in_the_order_of_their_days() -> None:
    texts = ["2024", "2023-H2", "2023", "2023-Q1"]
    ordered = sorted(Period.parse(text) for text in texts)
    assert [period.code for period in ordered] == ["2023-Q1", "2023", "2023-H2", "2024"]


@pytest.mark.parametrize(
    ("text", "english", "dutch"),
    [
        ("2021", "2021", "2021"),
        ("2021-03", "March 2021", "maart 2021"),
        ("2021-03-02", "2 March 2021", "2 maart 2021"),
        ("", "", ""),
    ],
)
def test_a_date_as_far_as_it_is_known(text: str, english: str, dutch: str) -> None:
    assert (dates.partial(text, "en"), dates.partial(text, "nl")) == (english, dutch)


DURING = [
    ("2023", "in 2023", "in 2023"),
    ("2025-H1", "in the first half of 2025", "in de eerste helft van 2025"),
    ("2024-Q2", "in Q2 2024", "in het 2e kwartaal van 2024"),
    ("2024-05", "in May 2024", "in mei 2024"),
    ("2024-04/2024-09", "from April to September 2024", "van april tot en met september 2024"),
    ("2024-05-03", "on 3 May 2024", "op 3 mei 2024"),
]


@pytest.mark.parametrize(("code", "english", "dutch"), DURING)
def test_when(code: str, english: str, dutch: str) -> None:
    assert (dates.during(Period.parse(code), "en"), dates.during(Period.parse(code), "nl")) == (
        english,
        dutch,
    )
