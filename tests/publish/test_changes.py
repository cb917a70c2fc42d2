"""The page "What changed", from a change log and a list written by hand."""

from __future__ import annotations

import csv
import html
import posixpath
import re
from dataclasses import replace
from pathlib import Path

import pytest

from data_sources.record.record import Record
from languages import dates
from publish.address import addresses
from publish.pages.changes_page import Changed, changes, changes_page, kind_of
from publish.site.site import Site

LOG = """# Changes

## 1.1.0 (2026-02-03)

- Pears of 2025, and `plums.csv`
  beside them.
- Withdrawn: apples - the sour ones.

## 1.0.0 (2026-01-02)

- First version.
"""
COLUMNS = ("date", "file", "series", "breakdown", "geography", "period_start", "change", "reason")
REPORTS = "ncmec.reports_total"
CHANGE = ("explanation added", "ripe")
YEARS = ("World, 2020-01-01", "World, 2021-01-01")
ROWS = (
    (
        "2026-02-03",
        "a.csv",
        REPORTS,
        "",
        "World",
        "2020-01-01",
        "standing -> superseded",
        "counted again",
    ),
    (
        "2026-02-03",
        "a.csv",
        REPORTS,
        "",
        "World",
        "2021-01-01",
        "standing -> superseded",
        "counted again",
    ),
    ("2026-01-02", "a.csv", "fruit.gone", "", "", "", "break taken out", "it parted <no> two"),
    ("2026-01-02", "a.csv", "", "", "", "", "12 events added", "new law"),
    ("2026-02-03", "a.csv", "", "", "", "", "2 events added", "newer law"),
    ("2026-02-03", "b.csv", REPORTS, "", "", "", "not used: https://copy.example/", "a copy"),
    (
        "2026-02-03",
        "b.csv",
        REPORTS,
        "",
        "",
        "",
        "confirmed_at https://copy.example/ added",
        "a copy",
    ),
)


@pytest.fixture
def logged(record: Record, tmp_path: Path) -> Record:
    """The record with another change log and another list."""
    (tmp_path / "CHANGELOG.md").write_text(LOG, encoding="utf-8")
    with (tmp_path / "changes.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((COLUMNS, *ROWS))
    return replace(record, directory=tmp_path)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("break of 2024-05-07 added", "new"),
        ("landed from a.csv", "new"),
        ("known publisher -> second-hand", "revised"),
        ("source of the break filled in", "revised"),
        ("break taken out, said in the caveats", "withdrawn"),
        ("not landed as a series", "withdrawn"),
        ("articles for more places not added here", "withdrawn"),
        ("name reworded, Dutch", "reworded"),
    ],
)
def test_the_kind_is_read_from_the_wording(change: str, kind: str) -> None:
    assert kind_of(change) == kind


def test_changes_stand_by_kind_day_and_series_and_the_same_ones_once(logged: Record) -> None:
    found = changes(logged)
    gone = {"fruit.gone": [Changed("break taken out", "it parted <no> two", 1)]}
    again = {REPORTS: [Changed("standing -> superseded", "counted again", 2, YEARS)]}
    assert found == {
        "new": {
            "2026-02-03": {"": [Changed("2 events added", "newer law", 1)]},
            "2026-01-02": {"": [Changed("12 events added", "new law", 1)]},
        },
        "revised": {"2026-02-03": again},
        "withdrawn": {"2026-01-02": gone},
        "reworded": {},
    }
    assert list(found["new"]) == ["2026-02-03", "2026-01-02"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("What changed", "Version 1.1.0, 3 February 2026", "Rows of the list: 2")),
        ("nl", ("Wat er veranderde", "Versie 1.1.0, 3 februari 2026", "Regels van de lijst: 2")),
    ],
)
def test_the_page_tells_versions_and_changes(
    logged: Record, language: str, words: tuple[str, ...]
) -> None:
    text = html.unescape(changes_page(logged, language).content.decode())
    points = ("Pears of 2025, and plums.csv beside them.", "Withdrawn: apples - the sour ones.")
    for part in (*words, *(f"<li>{point}</li>" for point in points), "fruit.gone"):
        assert part in text
    assert text.index("1.1.0") < text.index("1.0.0")
    days = [dates.partial(day, language) for day in ("2026-02-03", "2026-01-02")]
    new, earlier = (text.index(f"<h3>{day}</h3>") for day in days)
    assert new < text.index("2 events added") < earlier < text.index("12 events added")
    assert logged.series[REPORTS].name(language) in text
    assert "World, 2020-01-01; World, 2021-01-01: standing -> superseded: counted again" in text
    assert "copy.example" not in text
    assert ("<no>" in changes_page(logged, language).content.decode()) is False
    assert ("kept in English" in text) is False and ("in het Engels" in text) is (language == "nl")


def test_without_a_log_and_a_list_nothing_is_claimed(record: Record, tmp_path: Path) -> None:
    text = changes_page(replace(record, directory=tmp_path), "en").content.decode()
    assert "<h2>" not in text and "<details>" not in text


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_link_of_the_page_of_this_record_leads_somewhere(
    record: Record, language: str
) -> None:
    site, here = Site(record), addresses.changes(language)
    page = site.get(here)
    assert page is not None
    links = re.findall(r'href="(\.\.[^"]+)"', page.content.decode())
    assert len(links) > 100
    for link in links:
        target = posixpath.normpath(posixpath.join(here, link)) + "/" * link.endswith("/")
        assert target in site.makers, link


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (["2020"], "fruit: pear, World, 2020-01-01: explanation added: ripe"),
        (["2020", "2020"], "fruit: pear, World, 2020-01-01: explanation added (× 2): ripe"),
        (["2020", "2021", "2022", "2023"], "<li>explanation added (× 4): ripe"),
    ],
)
def test_what_happened_to_one_part_is_not_told_of_the_whole(
    record: Record, tmp_path: Path, years: list[str], words: str
) -> None:
    rows = [
        ("2026-01-02", "a.csv", REPORTS, "fruit=pear", "World", f"{year}-01-01", *CHANGE)
        for year in years
    ]
    with (tmp_path / "changes.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((COLUMNS, *rows))
    page = changes_page(replace(record, directory=tmp_path), "en")
    assert words in html.unescape(page.content.decode())
