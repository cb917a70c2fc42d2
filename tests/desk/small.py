"""A small sound record, and readings to be worked into it."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

from data_sources.desk.staging import Staged
from data_sources.readers import Reading, Row

SOURCE = "ncmec-2022-cybertipline-reports-by-electronic-service-provid"
NEXT_SOURCE = "ncmec-2023-cybertipline-reports-by-electronic-service-provid"
KEPT = ("ncmec.reports_by_platform", "ncmec.reports_esp")


def small_record(package: Path) -> Path:
    """Cut a copy of the record down to the platforms of 2022: sound, and quick to read."""

    def kept(row: list[str]) -> bool:
        return row[0] in KEPT and row[3] == "2022-01-01"

    for path in (package / "observations").glob("*.csv"):
        cut(path, kept)
    for name in ("changes.csv", "timeline.csv"):
        cut(package / name, lambda _row: True, most=5)
    cut(package / "dsa_statements_totals_monthly.csv", lambda _row: True)
    cut(package / "internet_users.csv", lambda row: row[0] == "NLD")
    cut(package / "explanations.csv", lambda _row: False)
    shutil.rmtree(package / "versions", ignore_errors=True)
    cut(package / "sources.csv", lambda row: row[0] != NEXT_SOURCE)
    return package


def cut(path: Path, kept: Callable[[list[str]], bool], most: int = 1_000_000) -> None:
    """Keep the head and some rows of a CSV."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([head, *[row for row in rows if kept(row)][:most]])


def copy(package: Path, to: Path) -> Path:
    return Path(shutil.copytree(package, to))


def row(
    name: str = "4chan",
    value: str = "1374",
    year: str = "2022",
    series: str = "ncmec.reports_by_platform",
    **more: str,
) -> Row:
    cells = {
        "series": series,
        "breakdown": f"platform={name}" if name else "",
        "geography": "World",
        "period_start": f"{year}-01-01",
        "period_end": f"{year}-12-31",
        "value": value,
        "unit": "reports",
        "precision": "exact",
        "locator": f'p. 1, row "{name}"',
    }
    return Row(**{**cells, **more})


def staged(*rows: Row, key: str = SOURCE, **more: object) -> Staged:
    """A reading of these rows as a publication of NCMEC."""
    reading = Reading("made for a test", "A table", rows=rows, **more)  # type: ignore[arg-type]
    source = {
        "source": key,
        "publisher": "ncmec",
        "title": "A table",
        "url": f"https://www.missingkids.org/{key}.pdf",
        "published": "2024",
        "read_on": "2026-11-24",
        "licence": "not stated; figures cited with their source",
    }
    document = {"name": "table.pdf", "sha256": "0" * 64, "bytes": "1", "url": ""}
    return Staged(source, document, reading)
