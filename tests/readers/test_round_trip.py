"""The record's own rows, printed in the publishers' layouts, read again and held against it.

What the real documents prove where they are at hand is proved here everywhere for the rows that
the layouts share: reading, names, places, periods and the comparison with the record.
"""

from __future__ import annotations

import csv
from pathlib import Path
from textwrap import wrap

import pytest

from data_sources.desk.compare import Tables, changes, counts
from data_sources.desk.reading_in import stage
from data_sources.package.tables import DATASETS
from tests.readers.made import Printed, table_pdf

ESP = "ncmec-2022-cybertipline-reports-by-electronic-service-provid"
COUNTRY = "ncmec-2022-cybertipline-reports-by-country-2023"
META = "meta-meta-community-standards-enforcement-report-machine-rea"


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables.read(DATASETS)


def rows_of(tables: Tables, source: str, series: str) -> list[dict[str, str]]:
    found = (line.cells for there in tables.slots.values() for _, line in there)
    wanted = (source, series, "current")
    kept = [r for r in found if (r["source"], r["series"], r["standing"]) == wanted]
    return sorted(kept, key=lambda row: (-float(row["value"]), row["breakdown"]))


def grouped(value: int) -> str:
    return f"{value:,}"


def printed(title: tuple[str, ...], head: tuple[str, str], rows: list[tuple[str, int]]) -> Printed:
    total = ("Total", grouped(sum(value for _, value in rows)))
    lines = [("\n".join(wrap(name, 36)), grouped(value)) for name, value in rows]
    return Printed(title, head, lines, total, 12)


def senders(tables: Tables) -> list[tuple[str, int]]:
    rows = rows_of(tables, ESP, "ncmec.reports_by_platform")
    return [(row["breakdown"].removeprefix("platform="), int(row["value"])) for row in rows]


def read_back(tables: Tables, tmp_path: Path, rows: list[tuple[str, int]]) -> dict[str, int]:
    title = ("2022 CyberTipline Reports by", "Electronic Service Providers (ESP)")
    path = table_pdf(tmp_path / "table.pdf", printed(title, ("ESP", "Reports"), rows))
    return counts(changes(tables, stage(ESP, str(path), tables, {})))


def test_senders_are_the_same(tables: Tables, tmp_path: Path) -> None:
    rows = senders(tables)
    assert len(rows) > 200
    assert read_back(tables, tmp_path, rows) == {"same": len(rows) + 1}  # and their total


def test_another_number_and_a_lost_row_are_told(tables: Tables, tmp_path: Path) -> None:
    (name, value), *rest, _ = senders(tables)
    found = read_back(tables, tmp_path, [(name, value + 7), *rest])
    # The number; what the record has newer of the total is not changed by this edition.
    assert found == {"same": len(rest), "changed": 1, "outdated": 1, "gone": 1}


def test_countries_are_the_same(tables: Tables, tmp_path: Path) -> None:
    with (DATASETS / "geographies.csv").open(encoding="utf-8", newline="") as file:
        names = {row["geography"]: row["name_en"] for row in csv.DictReader(file)}
    rows = rows_of(tables, COUNTRY, "ncmec.reports_by_country")
    plain = [r for r in rows if r["geography"] in ("NLD", "BEL", "FRA", "IND", "PHL", "MEX")]
    nowhere = next(int(row["value"]) for row in rows if row["geography"] == "Unknown")
    listed = [(names[row["geography"]], int(row["value"])) for row in plain]
    listed.append(("Null", nowhere))
    title = ("2022 CyberTipline Reports", "by Country")
    document = printed(title, ("Country / Territory", "Reports"), listed)
    path = table_pdf(tmp_path / "table.pdf", document)
    found = counts(changes(tables, stage(COUNTRY, str(path), tables, {})))
    assert len(listed) == found["same"] == 7
    assert found["gone"] == len(rows) - 7


def test_a_machine_readable_table_is_the_same(tables: Tables, tmp_path: Path) -> None:
    """Quarters of every app and area: all there, one restated, one no longer given."""
    rows = rows_of(tables, META, "meta.cser.content_actioned")
    assert len(rows) > 50

    def counted(place: int = -1, value: str = "") -> dict[str, int]:
        lines = ["app,policy_area,metric,period,value"]
        for number, row in enumerate(rows):
            parts = dict(piece.split("=") for piece in row["breakdown"].split(";"))
            quarter = f"{row['period_start'][:4]}Q{(int(row['period_start'][5:7]) + 2) // 3}"
            given = value if number == place else grouped(int(row["value"]))
            app, area = parts["platform"], parts["policy_area"]
            lines.append(f'{app},{area},Content Actioned,{quarter},"{given}"')
        path = tmp_path / "meta.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return counts(changes(tables, stage(META, str(path), tables, {})))

    assert counted() == {"same": len(rows)}
    assert counted(3, "7") == {"same": len(rows) - 1, "revised": 1}
    assert counted(3, "N/A") == {"same": len(rows) - 1, "gone": 1}
