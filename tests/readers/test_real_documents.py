"""The publishers' real documents, held against the record: every row must be equal."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from data_sources.desk.compare import Tables, changes, counts, left_out
from data_sources.desk.reading_in import stage
from data_sources.desk.staging import Staged
from data_sources.package.tables import DATASETS
from data_sources.readers import read

ESP = "cybertipline-reports-by-electronic-service-provid"
OJJDP = "ncmec-ojjdp-ncmec-cy-{}-report-to-the-committees-on-approp"
META = "meta-meta-community-standards-enforcement-report-machine-rea"
# file -> (source, rows, of these equal to the row of the same source); the others confirm the
# current figure, which stands under another publication
DOCUMENTS = {
    **{
        f"ncmec/ncmec-by-esp-{year}.pdf": (f"ncmec-{year}-{ESP}", rows)
        for year, rows in {2019: 149, 2020: 169, 2021: 231, 2022: 237, 2023: 248}.items()
    },
    **{
        f"ncmec/ncmec-by-country-{year}.pdf": (
            f"ncmec-{year}-cybertipline-reports-by-country-{year + 1}",
            rows,
        )
        for year, rows in {2019: 243, 2020: 243, 2021: 246, 2022: 248, 2023: 245}.items()
    },
    "ncmec/ncmec-ojjdp-2022.pdf": (OJJDP.format(2022), 148),
    "ncmec/ncmec-ojjdp-2023.pdf": (OJJDP.format(2023), 149),
    "meta/meta-2024-q2.csv": (META, 142),
}


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables.read(DATASETS)


@cache
def staged_once(source: str, path: Path) -> Staged:
    return stage(source, str(path), Tables.read(DATASETS), {})


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_row_equals_the_record(documents: Path, tables: Tables, name: str) -> None:
    source, rows = DOCUMENTS[name]
    staged = staged_once(source, documents / name)
    found = changes(tables, staged)
    different = [change for change in found if change.kind not in ("same", "confirmed")]
    assert different == []
    assert len(staged.reading.rows) == len(found) == rows
    assert staged.reading.questions == ()


@pytest.mark.parametrize("name", ["tiktok-2022-q4", "tiktok-2023-q3"])
def test_what_tiktok_counted_equals_the_record(documents: Path, tables: Tables, name: str) -> None:
    """Of the quarters that the record has; the files hold earlier ones too."""
    found = read(documents / "tiktok" / f"{name}.csv")
    known = {
        slot: {line.cells["value"] for _, line in there} for slot, there in tables.slots.items()
    }
    shared = [row for row in found.rows if row.slot in known]
    assert shared
    assert [row for row in shared if row.value not in known[row.slot]] == []


@pytest.mark.parametrize(
    ("name", "period", "rows"),
    [
        ("discord/discord-2022-q2.csv", "2022-Q2", 2),
        ("discord/discord-2022-q4.csv", "2022-Q4", 4),
        ("discord/discord-2023-q2.csv", "2023-Q2", 4),
        ("discord/discord-2023-q4.csv", "2023-Q4", 4),
        ("microsoft/microsoft-2020-h1.xlsx", "", 4),
        ("microsoft/microsoft-2022-h2.xlsx", "", 4),
    ],
)
def test_half_years_and_quarters_equal_the_record(
    documents: Path, tables: Tables, name: str, period: str, rows: int
) -> None:
    found = read(documents / name, period).rows
    known = {
        slot: {line.cells["value"] for _, line in there} for slot, there in tables.slots.items()
    }
    assert len(found) == rows
    shared = [row for row in found if row.slot in known]
    assert shared
    assert [row for row in shared if row.value not in known[row.slot]] == []


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if "ojjdp" in name])
def test_no_table_row_of_the_record_is_missing(documents: Path, tables: Tables, name: str) -> None:
    """What the record took from a table of the report is read; sentences are not."""
    source, _ = DOCUMENTS[name]
    staged = staged_once(source, documents / name)
    read = {row.series for row in staged.reading.rows}
    slots = {(row.series, *row.slot[2:]) for row in staged.reading.rows}
    missing = {
        (slot[0], *slot[2:])
        for slot, there in tables.slots.items()
        for _, line in there
        if line.cells["source"] == source and slot[0] in read
    } - slots
    assert missing == set()


def test_a_restated_quarter_is_a_revision_and_a_lost_one_is_gone(
    documents: Path, tables: Tables, tmp_path: Path
) -> None:
    text = (documents / "meta" / "meta-2024-q2.csv").read_text(encoding="utf-8")
    row = 'Facebook,Child Endangerment: Sexual Exploitation,Content Actioned,2024Q1,"14,400,000"'
    assert row in text
    later = tmp_path / "meta-2024-q3.csv"
    later.write_text(text.replace(row, row.replace("14,400,000", "14,500,000")), encoding="utf-8")
    assert counts(changes(tables, stage(META, str(later), tables, {}))) == {
        "revised": 1,
        "same": 141,
    }
    later.write_text(text.replace(row, row.replace('"14,400,000"', "N/A")), encoding="utf-8")
    assert counts(changes(tables, stage(META, str(later), tables, {}))) == {"gone": 1, "same": 141}


def test_the_internet_users_of_the_world_equal_the_record(documents: Path, tables: Tables) -> None:
    """The countries' numbers are of another edition; the world's are of this one."""
    path = documents / "context" / "internet-users.csv"
    staged = stage("our-world-in-data-internet-users", str(path), tables, {})
    known = {
        (line.cells["geography"], int(line.cells["year"])): float(line.cells["users"])
        for line in tables.users.lines
        if line.cells["source"] == "our-world-in-data-internet-users"
    }
    read = {(row.geography, int(row.year)): float(row.value) for row in staged.reading.denominators}
    assert known
    assert {key: read.get(key) for key in known} == known


@pytest.mark.parametrize("name", ["global-population", "social-media-users"])
def test_the_other_denominators_are_read(documents: Path, tables: Tables, name: str) -> None:
    path = documents / "context" / f"{name}.csv"
    staged = stage(
        "new", str(path), tables, {"publisher": "our-world-in-data", "published": "2025"}
    )
    assert staged.reading.denominators
    assert "the record keeps no such table" in left_out(tables, staged)[0]
