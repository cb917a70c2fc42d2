"""A second opinion on the package: frictionless and the standard's own profile."""

from __future__ import annotations

import json

from data_sources.package.tables import DATASETS
from data_sources.record.record import Record


def test_frictionless_finds_it_valid() -> None:
    from frictionless import Package

    report = Package(str(DATASETS / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]


def test_every_file_is_named_in_the_descriptor() -> None:
    about = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
    named = {resource["path"] for resource in about["resources"]}
    found = {str(path.relative_to(DATASETS)) for path in DATASETS.rglob("*.csv")}
    assert found == named


def test_the_record_knows_every_row(record: Record) -> None:
    lines = sum(
        path.read_text(encoding="utf-8").count("\n") >= 0 and len(_rows(path))
        for path in (DATASETS / "observations").glob("*.csv")
    )
    assert len(record.observations) == lines == len(record.frame)


def _rows(path: object) -> list[object]:
    import csv
    from pathlib import Path

    with Path(str(path)).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
