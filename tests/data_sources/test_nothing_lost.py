"""Every figure that was collected stands in the record, or its change is listed with a reason."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from data_sources.package.tables import DATASETS

Key = tuple[str, ...]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def key(row: dict[str, str]) -> Key:
    return tuple(row[name] for name in ("source", "period_end", "value", "known", "read_at"))


def test_every_collected_figure_is_kept_or_its_change_listed(collected: Path) -> None:
    listed = {(change["file"], change["series"]) for change in rows(DATASETS / "changes.csv")}
    for path in sorted(collected.glob("observations_*.csv")):
        name = path.name.removeprefix("observations_")
        kept = Counter(key(row) for row in rows(DATASETS / "observations" / name))
        for row in rows(path):
            if kept[key(row)]:
                kept[key(row)] -= 1
                continue
            assert (path.name, row["series"]) in listed, f"{path.name}: {row}"


def test_every_source_is_kept(collected: Path) -> None:
    """With its address, unless changes.csv says of that very source that the address was wrong."""
    kept = {row["source"]: row["url"] for row in rows(DATASETS / "sources.csv")}
    listed = {
        change["change"].partition(": url ")[0]
        for change in rows(DATASETS / "changes.csv")
        if change["file"] == "sources.csv"
    }
    for row in rows(collected / "sources.csv"):
        same = kept[row["source"]] == row["url"]
        assert same or row["source"] in listed, row["source"]


def test_every_event_and_statement_is_kept(collected: Path) -> None:
    events = {(row["date"], row["event"]) for row in rows(DATASETS / "timeline.csv")}
    listed = {
        (change["geography"], change["period_start"])
        for change in rows(DATASETS / "changes.csv")
        if change["file"] == "timeline.csv"
    }
    for row in rows(collected / "timeline.csv"):
        kept = (row["date"], row["event"]) in events
        assert kept or (row["jurisdiction"], row["date"]) in listed, row["event"]
    for name in ("dsa_statements_monthly.csv", "dsa_statements_totals_monthly.csv"):
        assert rows(DATASETS / name) == rows(collected / name)


def test_changes_say_why() -> None:
    for change in rows(DATASETS / "changes.csv"):
        assert change["change"] and change["reason"], change
