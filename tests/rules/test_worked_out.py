"""Which shares may be worked out, and what the check says of a row that asks for another."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import pytest

from charts.spec.shown import all_together
from data_sources.record.load import load
from publish.search.worked import worked
from tests.rules.made import TABLE as OBSERVATIONS
from tests.rules.test_validation import faults, put, read

TABLE = "worked_out.csv"
PLATFORMS, COMPANIES = "ncmec.reports_by_platform", "ncmec.reports_esp"
Asked = tuple[str, str, str, str]


def asking(package: Path, *rows: Asked) -> Path:
    """The package, with these shares asked for, and companies' reports known to be parts."""
    shares = read(package / "shares.csv")
    put(
        package / "shares.csv",
        [*shares, {"part": PLATFORMS, "whole": COMPANIES, "by_name": "yes"}],
    )
    columns = ("kind", "part", "breakdown", "whole")
    put(package / TABLE, [dict(zip(columns, row, strict=True)) for row in rows])
    return package


SOUND: list[Asked] = [
    ("share", "hot.small", "kind=a", "hot.reports"),
    ("share", "hot.by_country", "", "hot.placed"),
    ("largest", PLATFORMS, "", COMPANIES),
    ("together", PLATFORMS, "platform=Alpha|gamma", COMPANIES),
]
NOT_SOUND: dict[str, tuple[Asked, str, str]] = {
    "no such kind": (
        *(("most", PLATFORMS, "", COMPANIES), "kind"),
        "“most” is not one of largest, share, together",
    ),
    "no such series": (
        *(("share", "hot.gone", "", "hot.placed"), "part"),
        "“hot.gone” is not in series.csv",
    ),
    "another unit": (
        *(("share", "hot.files", "", "hot.reports"), "whole"),
        "“hot.reports” counts reports, and its part files",
    ),
    "not known to be a share": (
        *(("largest", "hot.by_kind", "", "hot.reports"), "whole"),
        "shares.csv does not say that “hot.by_kind” is a share of “hot.reports”",
    ),
    "a part that is not there": (
        *(("share", "hot.small", "kind=c", "hot.reports"), "breakdown"),
        "“kind=c” is no part of “hot.small”",
    ),
    "the whole of what is only listed": (
        *(("share", PLATFORMS, "", COMPANIES), "breakdown"),
        f"“” is no part of “{PLATFORMS}”",
    ),
    "a name that is not there": (
        *(("together", PLATFORMS, "platform=Alpha|Omega", COMPANIES), "breakdown"),
        f"“platform=Omega” is no part of “{PLATFORMS}”",
    ),
    "one alone": (
        *(("together", PLATFORMS, "platform=Alpha", COMPANIES), "breakdown"),
        "“platform=Alpha” does not name several, each once: key=value|value",
    ),
    "one twice": (
        *(("together", PLATFORMS, "platform=Alpha|Alpha", COMPANIES), "breakdown"),
        "“platform=Alpha|Alpha” does not name several, each once: key=value|value",
    ),
    "one of the largest": (
        *(("largest", PLATFORMS, "platform=Alpha", COMPANIES), "breakdown"),
        "“platform=Alpha” where the largest of all are meant",
    ),
}


@pytest.mark.parametrize("name", NOT_SOUND)
def test_what_cannot_be_worked_out_is_told(damaged: Path, name: str) -> None:
    row, column, reason = NOT_SOUND[name]
    found = faults(asking(damaged, SOUND[0], row))
    assert found == [f"{TABLE}:3: {column}: {reason}"]


def test_a_series_without_a_figure_is_no_fault(damaged: Path) -> None:
    package = asking(damaged, ("share", "hot.small", "kind=a", "hot.reports"))
    rows = read(package / OBSERVATIONS)
    put(package / OBSERVATIONS, [row for row in rows if row["series"] != "hot.small"])
    explained = read(package / "explanations.csv")
    put(
        package / "explanations.csv",
        [row for row in explained if row["series"] != "hot.small"],
    )
    shares = [row for row in read(package / "shares.csv") if row["whole"] != "hot.small"]
    put(package / "shares.csv", shares)
    assert faults(package) == []
    assert [item for item in worked(load(package), "en") if item.app] == []


def test_what_can_be_is_read_as_it_stands(damaged: Path) -> None:
    record = load(asking(damaged, *SOUND))
    assert [astuple(item) for item in record.worked_out] == SOUND
    assert record.worked_out[3].names == ("platform", ("Alpha", "gamma"))
    assert [name.partition("?")[0] for name in all_together(record)] == [
        f"shares:{PLATFORMS}+{COMPANIES}"
    ]


def test_the_search_works_out_what_is_asked_for_and_shown_on_a_page(damaged: Path) -> None:
    """98 of 9,450 rare reports in 2024, 49 of 9,000 in 2023; the largest of 1,000: 700, 600."""
    found = worked(load(asking(damaged, *SOUND)), "en")
    shown = {(item.name, item.when, item.text) for item in found if item.app}
    rare = "Rare reports, as a share of: Reports to the hotline"
    largest = "Largest sender, as a share of: Reports from companies"
    assert {(rare, "2024", "1%"), (rare, "2023", "0.54%")} <= shown
    assert {(largest, "2024", "70%"), (largest, "2023", "60%")} <= shown
    pages = {item.name: item.app.partition("?")[0] for item in found if item.app}
    assert pages[rare] == "hotlines" and pages[largest] == "platforms"
    # Together: Alpha's 700 and gamma's 90 of 1,000; in 2023 gamma has no row of its own.
    assert [(item.when, item.text) for item in found if item.page] == [("2024", "79%")]


def test_nothing_is_worked_out_where_nothing_is_asked_for(damaged: Path) -> None:
    record = load(damaged)
    assert record.worked_out == () and all_together(record) == []
    assert [item for item in worked(record, "en") if item.app] == []
