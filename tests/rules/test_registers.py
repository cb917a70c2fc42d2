"""What a series that is counted from a register's tables needs, and the days of steps in law."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.rules.test_validation import SOUND, Cells, change, faults, put

NAME, MONTHLY, TOTALS = (
    "register_series.csv", "dsa_statements_monthly.csv", "dsa_statements_totals_monthly.csv",
)  # fmt: skip
PARTS: Cells = {
    "series": "hot.small", "table": "dsa_statements_monthly", "counted": "statements", "of": "",
    "label": "protection_of_minors", "adds_up": "yes", "geography": "Europe", "source": "hot-2025",
    "first_day": "2024-01-01", "last_day": "2024-02-29", "locator": "daily counts",
    "read_at": "https://hotline.example/2025",
}  # fmt: skip
SHARE: Cells = PARTS | {
    "series": "hot.share", "table": "dsa_statements_totals_monthly", "label": "",
    "counted": "statements_with_any_keyword", "of": "statements", "adds_up": "no",
    "last_day": "2024-04-30",
}  # fmt: skip


@pytest.fixture
def counted(damaged: Path) -> Path:
    """The package with two series that are counted from its monthly tables, on lines 2 and 3."""
    with (damaged / NAME).open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    put(damaged / NAME, [dict.fromkeys(columns, "") | row for row in (PARTS, SHARE)])
    return damaged


def test_two_series_of_registers_are_sound(counted: Path) -> None:
    assert faults(counted) == SOUND
    change(counted, NAME, 2, label="")  # all labels together
    assert faults(counted) == SOUND


WRONG: dict[str, tuple[int, Cells, str, str]] = {
    "no such table": (2, {"table": "none"}, "table", "“none” is no table with rows"),
    "no register": (
        2,
        {"table": "units"},
        "table",
        "“units” is no table with rows",
    ),
    "no such column": (
        *(2, {"counted": "many"}, "counted"),
        "“many” is no column of dsa_statements_monthly with counts",
    ),
    "a column of words": (
        *(2, {"counted": "platform"}, "counted"),
        "“platform” is no column of dsa_statements_monthly with counts",
    ),
    "a share of nothing known": (
        *(3, {"of": "all"}, "of"),
        "“all” is no column of dsa_statements_totals_monthly with counts",
    ),
    "no such label": (
        *(2, {"label": "pears"}, "label"),
        "no row of dsa_statements_monthly has “pears”",
    ),
    "a table without labels": (
        *(3, {"label": "pears"}, "label"),
        "no row of dsa_statements_totals_monthly has “pears”",
    ),
    "an end before the start": (2, {"last_day": "2023-12-31"}, "last_day", "ends before it starts"),
    "a month after it": (
        *(2, {"last_day": "2024-01-31"}, "last_day"),
        "dsa_statements_monthly.csv has months outside 2024-01 to 2024-01",
    ),
    "a month before it": (
        *(3, {"first_day": "2024-02-01"}, "last_day"),
        "dsa_statements_totals_monthly.csv has months outside 2024-02 to 2024-04",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_register_that_cannot_be_counted(counted: Path, name: str) -> None:
    line, cells, column, reason = WRONG[name]
    change(counted, NAME, line, **cells)
    assert faults(counted) == [f"{NAME}:{line}: {column}: {reason}"]


def test_months_may_be_counted_in_part(counted: Path) -> None:
    change(counted, NAME, 2, first_day="2024-01-31", last_day="2024-02-01")
    assert faults(counted) == SOUND
    change(counted, NAME, 2, first_day="2024-01-05", last_day="2024-01-05")
    change(
        counted, MONTHLY, 4, month="2024-01", platform="C"
    )  # all in one month, counted on one day
    assert faults(counted) == SOUND


def test_a_share_of_a_month_of_none(counted: Path) -> None:
    for count, said in (("0", True), ("1", False)):
        change(counted, TOTALS, 4, statements=count, statements_with_any_keyword="0")
        told = [f"{NAME}:3: of: a month of none: no share of it can be worked out"]
        assert faults(counted) == (told if said else SOUND)


def test_a_table_without_rows_counts_nothing(counted: Path) -> None:
    head = (counted / MONTHLY).read_text(encoding="utf-8").partition("\n")[0]
    (counted / MONTHLY).write_text(head + "\n", encoding="utf-8")
    assert faults(counted) == [f"{NAME}:2: table: “dsa_statements_monthly” is no table with rows"]


def test_every_wrong_column_is_told(counted: Path) -> None:
    change(counted, NAME, 3, counted="many", of="all", label="pears")
    columns = [fault.removeprefix(f"{NAME}:3: ").partition(":")[0] for fault in faults(counted)]
    assert columns == ["counted", "label", "of"]


# the day of a step in law, as far as it is known


@pytest.mark.parametrize("day", ["2024", "2024-02", "2024-02-29", "2024-12-31"])
def test_a_day_as_far_as_it_is_known(damaged: Path, day: str) -> None:
    change(damaged, "timeline.csv", 3, date=day)
    assert faults(damaged) == SOUND


@pytest.mark.parametrize("day", ["2024-13", "2023-02-29", "2024-04-31", "0000"])
def test_a_day_that_is_none(damaged: Path, day: str) -> None:
    change(damaged, "timeline.csv", 3, date=day)
    reason = "is not a year, a month or a day: 2024, 2024-05, 2024-05-07"
    assert faults(damaged) == [f"timeline.csv:3: date: “{day}” {reason}"]


@pytest.mark.parametrize("day", ["24", "2024-2", "2024-02-1", "May 2024", "20240501"])
def test_a_day_of_another_form(damaged: Path, day: str) -> None:
    change(damaged, "timeline.csv", 3, date=day)
    (told,) = faults(damaged)
    assert told.startswith(f"timeline.csv:3: date: “{day}” has not the form ")


def test_a_collection_without_any_text_is_told_by_each_language_and_in_all(damaged: Path) -> None:
    change(damaged, "series.csv", 2, collection="nowhere")
    assert sorted(faults(damaged)) == [
        f"series.csv:2: collection: “nowhere” has no text in {where}collections.csv"
        for where in ("", "“en” in ", "“nl” in ")
    ]


def test_a_step_that_is_told_twice(damaged: Path) -> None:
    with (damaged / "timeline.csv").open(encoding="utf-8", newline="") as file:
        first, *_rest = csv.DictReader(file)
    same = {name: first[name] for name in ("date", "jurisdiction", "event_nl")}
    change(damaged, "timeline.csv", 3, **same)
    assert faults(damaged) == ["timeline.csv:3: event_nl: is told in line 2 already"]
