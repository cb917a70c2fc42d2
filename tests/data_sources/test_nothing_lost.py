"""Every figure that was collected stands in the record, or its change is listed with a reason.

The figures as collected lie beside the project and not in it. How they are compared is tried
everywhere, on a few of the record's own rows in the same layout.
"""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_sources.package.tables import DATASETS

Key = tuple[str, ...]
Cells = dict[str, str]
DSA = ("dsa_statements_monthly.csv", "dsa_statements_totals_monthly.csv")


def rows(path: Path) -> list[Cells]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def key(row: Cells) -> Key:
    return tuple(row[name] for name in ("source", "period_end", "value", "known", "read_at"))


def lost(collected: Path, datasets: Path = DATASETS) -> Iterator[str]:
    """What was collected and neither stands in the record nor is listed as changed."""
    listed = {(change["file"], change["series"]) for change in rows(datasets / "changes.csv")}
    for path in sorted(collected.glob("observations_*.csv")):
        name = path.name.removeprefix("observations_")
        kept = Counter(key(row) for row in rows(datasets / "observations" / name))
        for row in rows(path):
            if kept[key(row)]:
                kept[key(row)] -= 1
            elif (path.name, row["series"]) not in listed:
                yield f"{path.name}: {row['series']} {row['value']}"
    yield from _lost_sources(collected, datasets)
    yield from _lost_events(collected, datasets)
    for name in DSA:
        if rows(datasets / name) != rows(collected / name):
            yield name


def _listed(datasets: Path, file: str) -> list[Cells]:
    return [change for change in rows(datasets / "changes.csv") if change["file"] == file]


def _lost_sources(collected: Path, datasets: Path) -> Iterator[str]:
    """With their addresses, unless it is said of that very source that the address was wrong."""
    kept = {row["source"]: row["url"] for row in rows(datasets / "sources.csv")}
    listed = {c["change"].partition(": url ")[0] for c in _listed(datasets, "sources.csv")}
    for row in rows(collected / "sources.csv"):
        changed = row["source"] in kept and row["source"] in listed
        if not changed and kept.get(row["source"]) != row["url"]:
            yield f"sources.csv: {row['source']}"


def _lost_events(collected: Path, datasets: Path) -> Iterator[str]:
    events = {(row["date"], row["event"]) for row in rows(datasets / "timeline.csv")}
    changes = _listed(datasets, "timeline.csv")
    listed = {(change["geography"], change["period_start"]) for change in changes}
    for row in rows(collected / "timeline.csv"):
        kept = (row["date"], row["event"]) in events
        if not kept and (row["jurisdiction"], row["date"]) not in listed:
            yield f"timeline.csv: {row['date']} {row['event']}"


def test_nothing_that_was_collected_is_lost(collected: Path) -> None:
    assert len(list(collected.glob("observations_*.csv"))) > 5
    assert list(lost(collected)) == []


@pytest.fixture
def few(tmp_path: Path) -> tuple[Path, Path]:
    """A few rows of the record, as collected and as kept; none of their changes is listed."""
    collected, kept = tmp_path / "collected", tmp_path / "kept"
    (kept / "observations").mkdir(parents=True)
    collected.mkdir()
    put(collected / COLLECTED, rows(DATASETS / KEPT)[:20])
    shutil.copy(DATASETS / KEPT, kept / KEPT)
    for name in ("sources.csv", "timeline.csv", *DSA):
        put(collected / name, rows(DATASETS / name)[:20])
        put(kept / name, rows(DATASETS / name)[: 20 if name in DSA else 30])
    put(kept / "changes.csv", [{"file": COLLECTED, "series": "listed"}])
    return collected, kept


COLLECTED, KEPT = "observations_ncmec_totals.csv", "observations/ncmec_totals.csv"


def put(path: Path, kept: list[Cells]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, kept[0])
        writer.writeheader()
        writer.writerows(kept)


def change(path: Path, **cells: str) -> Cells:
    """Change the first row; the row as it was."""
    first, *rest = rows(path)
    put(path, [first | cells, *rest])
    return first


def test_what_is_kept_is_not_lost(few: tuple[Path, Path]) -> None:
    assert list(lost(*few)) == []


@pytest.mark.parametrize("column", ["source", "period_end", "value", "known", "read_at"])
def test_a_figure_that_was_changed_silently_is_told(few: tuple[Path, Path], column: str) -> None:
    change(few[0] / COLLECTED, series="silent", **{column: "123456789"})
    value = rows(few[0] / COLLECTED)[0]["value"]
    assert list(lost(*few)) == [f"{COLLECTED}: silent {value}"]
    change(few[0] / COLLECTED, series="listed")
    assert list(lost(*few)) == []


def test_two_that_were_collected_are_not_kept_as_one(few: tuple[Path, Path]) -> None:
    first, *rest = rows(few[0] / COLLECTED)
    alone = first | {"value": "123456789"}
    put(few[0] / COLLECTED, [alone, alone, *rest])
    put(few[1] / KEPT, [alone, *rows(few[1] / KEPT)])
    assert list(lost(*few)) == [f"{COLLECTED}: {first['series']} 123456789"]


def test_sources_events_and_statements_are_held_too(few: tuple[Path, Path]) -> None:
    source = change(few[0] / "sources.csv", url="https://elsewhere.example/")["source"]
    event = change(few[0] / "timeline.csv", event="Something else.")
    change(few[0] / DSA[0], statements="1")
    assert list(lost(*few)) == [
        f"sources.csv: {source}",
        f"timeline.csv: {event['date']} Something else.",
        DSA[0],
    ]
    because = {"file": "sources.csv", "series": "", "change": f"{source}: url wrong"}
    moved = {"file": "timeline.csv", "series": "", "change": "x"}
    moved |= {"geography": event["jurisdiction"], "period_start": event["date"]}
    put(few[1] / "changes.csv", [because | {"geography": "", "period_start": ""}, moved])
    assert list(lost(*few)) == [DSA[0]]


def test_changes_say_why() -> None:
    changes = rows(DATASETS / "changes.csv")
    assert changes
    for item in changes:
        assert item["change"] and item["reason"], item
