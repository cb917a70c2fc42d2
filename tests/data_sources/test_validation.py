"""The validator names file, line and column of each kind of damage."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from data_sources.checks.validation import validate
from data_sources.package.tables import DATASETS, Fault

PLATFORMS = "observations/ncmec_platforms.csv"
TOTALS = "observations/ncmec_totals.csv"
IWF = "observations/iwf_core.csv"
Damage = Callable[[Path], None]


def test_the_package_that_ships_is_sound() -> None:
    assert validate(DATASETS) == []


def cell(file: str, column: str, value: str, where: Callable[[dict[str, str]], bool]) -> Damage:
    """Replace one cell of the first row that fits."""

    def damage(directory: Path) -> None:
        path = directory / file
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
        next(row for row in rows if where(row))[column] = value
        _write(path, rows)

    return damage


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def text(file: str, change: Callable[[str], str]) -> Damage:
    """Change a file as a whole."""

    def damage(directory: Path) -> None:
        path = directory / file
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    return damage


def raw(file: str, change: Callable[[bytes], bytes]) -> Damage:
    def damage(directory: Path) -> None:
        path = directory / file
        path.write_bytes(change(path.read_bytes()))

    return damage


def descriptor(change: Callable[[dict[str, object]], object]) -> Damage:
    def damage(directory: Path) -> None:
        path = directory / "datapackage.json"
        about = json.loads(path.read_text(encoding="utf-8"))
        change(about)
        path.write_text(json.dumps(about), encoding="utf-8")

    return damage


def any_row(row: dict[str, str]) -> bool:
    return True


def boys(row: dict[str, str]) -> bool:
    return (row["series"], row["breakdown"]) == ("iwf.sex_share", "sex=boys")


def counted(row: dict[str, str]) -> bool:
    return row["unit"] == "reports" and row["precision"] == "exact"


def share(row: dict[str, str]) -> bool:
    return row["unit"] == "percent" and row["series"] == "iwf.severity_share"


def total_2023(row: dict[str, str]) -> bool:
    return row["series"] == "ncmec.reports_total" and row["period_start"] == "2023-01-01"


def repeat_last_line(content: str) -> str:
    return content + content.splitlines()[-1] + "\n"


# file, column and words that the fault must name, and the damage that causes it
DAMAGES: dict[str, tuple[str, str, str, Damage]] = {
    "value is text": (TOTALS, "value", "not a number", cell(TOTALS, "value", "many", any_row)),
    "value with a comma": (
        *(TOTALS, "value", "not a number"),
        cell(TOTALS, "value", "36,210,368", any_row),
    ),
    "value is empty": (TOTALS, "value", "is empty", cell(TOTALS, "value", "", any_row)),
    "value is infinite": (TOTALS, "value", "not a number", cell(TOTALS, "value", "inf", any_row)),
    "value is negative": (TOTALS, "value", "negative", cell(TOTALS, "value", "-5", counted)),
    "percent over 100": (IWF, "value", "outside 0 to 100", cell(IWF, "value", "101", share)),
    "half a report": (
        *(TOTALS, "value", "fraction"),
        cell(TOTALS, "value", "12.5", counted),
    ),
    "unit of another series": (TOTALS, "unit", "counts", cell(TOTALS, "unit", "videos", any_row)),
    "unknown unit": (TOTALS, "unit", "units.csv", cell(TOTALS, "unit", "bananas", any_row)),
    "unknown series": (TOTALS, "series", "series.csv", cell(TOTALS, "series", "a.b", any_row)),
    "unknown country": (
        *(PLATFORMS, "geography", "geographies.csv"),
        cell(PLATFORMS, "geography", "XQX", any_row),
    ),
    "missing source": (TOTALS, "source", "is empty", cell(TOTALS, "source", "", any_row)),
    "unknown source": (TOTALS, "source", "sources.csv", cell(TOTALS, "source", "gone", any_row)),
    "no place in the source": (
        *(TOTALS, "locator", "is empty"),
        cell(TOTALS, "locator", " ", any_row),
    ),
    "not a date": (
        *(TOTALS, "period_start", "not a date"),
        cell(TOTALS, "period_start", "2023-13-01", any_row),
    ),
    "a day only": (
        *(TOTALS, "period_end", "not a date"),
        cell(TOTALS, "period_end", "31/12/2023", any_row),
    ),
    "ends before it starts": (
        *(TOTALS, "period_end", "before it starts"),
        cell(TOTALS, "period_end", "1990-01-01", any_row),
    ),
    "unknown precision": (
        *(TOTALS, "precision", "not one of"),
        cell(TOTALS, "precision", "roughly", any_row),
    ),
    "unknown standing": (
        *(TOTALS, "standing", "not one of"),
        cell(TOTALS, "standing", "best", any_row),
    ),
    "broken breakdown": (
        *(PLATFORMS, "breakdown", "key=value"),
        cell(PLATFORMS, "breakdown", "Facebook", any_row),
    ),
    "key named twice": (
        *(PLATFORMS, "breakdown", "twice"),
        cell(PLATFORMS, "breakdown", "platform=A;platform=B", any_row),
    ),
    "duplicate row": (PLATFORMS, "series", "same key", text(PLATFORMS, repeat_last_line)),
    "two current figures": (
        *(TOTALS, "standing", "second current"),
        cell(
            *(TOTALS, "standing", "current"),
            lambda r: r["series"] == "ncmec.reports_total" and r["standing"] == "confirms",
        ),
    ),
    "parts do not add up": (
        *(TOTALS, "value", "parts sum to"),
        cell(TOTALS, "value", "36210369", total_2023),
    ),
    "shares over 100": (
        *(IWF, "value", "sum to"),
        cell(IWF, "value", "97", boys),
    ),
    "a register without its table": (
        *("register_series.csv", "table", "no table"),
        cell("register_series.csv", "table", "elsewhere", any_row),
    ),
    "a register without its column": (
        *("register_series.csv", "counted", "no column"),
        cell("register_series.csv", "counted", "everything", any_row),
    ),
    "a register without its label": (
        *("register_series.csv", "label", "no row of"),
        cell("register_series.csv", "label", "nothing", lambda r: bool(r["label"])),
    ),
    "an explanation of no kind": (
        *("explanations.csv", "kind", "not one of"),
        cell("explanations.csv", "kind", "guess", any_row),
    ),
    "a share of no series": (
        *("shares.csv", "whole", "nowhere.at_all"),
        cell("shares.csv", "whole", "nowhere.at_all", any_row),
    ),
    "a subject that is not listed": (
        *("series.csv", "topic", "weather"),
        cell("series.csv", "topic", "weather", any_row),
    ),
    "byte order mark": (TOTALS, "", "byte order mark", raw(TOTALS, lambda b: b"\xef\xbb\xbf" + b)),
    "not UTF-8": (TOTALS, "", "not UTF-8", raw(TOTALS, lambda b: b.replace(b"NCMEC", b"\xff", 1))),
    "semicolons": (
        *(TOTALS, "", "separated by"),
        text(TOTALS, lambda t: t.replace(",", "\t")),
    ),
    "a cell too many": (
        *(PLATFORMS, "", "cells where"),
        text(PLATFORMS, lambda t: t.rstrip("\n") + ",surplus\n"),
    ),
    "an open quote": (PLATFORMS, "", "broken CSV", text(PLATFORMS, lambda t: t + '"open')),
    "empty file": (PLATFORMS, "series", "missing series", text(PLATFORMS, lambda t: "")),
    "missing column": (
        *(PLATFORMS, "locator", "missing locator"),
        text(PLATFORMS, lambda t: t.replace("locator", "place", 1)),
    ),
    "control character": (
        *(TOTALS, "notes", "not a string"),
        cell(TOTALS, "notes", "a\x00b".replace("\x00", "\x01"), any_row),
    ),
    "missing table": (PLATFORMS, "", "cannot be read", lambda d: (d / PLATFORMS).unlink()),
    "series without Dutch": (
        *("series.csv", "series", "no text in “nl”"),
        text("series_texts.csv", lambda t: re.sub(r"(?m)^ncmec\.reports_total,nl,.*\n", "", t)),
    ),
    "two series of one name": (
        *("series_texts.csv", "name", "same name"),
        text(
            "series_texts.csv",
            lambda t: t.replace(
                "ncmec.reports_total,en,Reports to the CyberTipline",
                "ncmec.reports_total,en,CyberTipline reports from companies",
            ),
        ),
    ),
    "collection without texts": (
        *("series.csv", "collection", "no text"),
        cell("series.csv", "collection", "nowhere", any_row),
    ),
    "no such country code": (
        *("geographies.csv", "iso2", "not a country code"),
        cell("geographies.csv", "iso2", "QX", lambda r: r["geography"] == "NLD"),
    ),
    "published after it was read": (
        *("sources.csv", "published", "after it was read"),
        cell("sources.csv", "published", "2031-01-01", any_row),
    ),
    "an address that is a script": (
        *("sources.csv", "url", "has not the form"),
        cell("sources.csv", "url", "javascript:alert(1)", any_row),
    ),
    "break of no series": (
        *("breaks.csv", "series", "series.csv"),
        cell("breaks.csv", "series", "no.series", any_row),
    ),
    "a month that is none": (
        *("dsa_statements_monthly.csv", "month", "not a yearmonth"),
        cell("dsa_statements_monthly.csv", "month", "2024-13", any_row),
    ),
    "more with keyword than all": (
        *("dsa_statements_totals_monthly.csv", "statements_with_any_keyword", "more statements"),
        cell(
            *("dsa_statements_totals_monthly.csv", "statements_with_any_keyword"),
            *("999999999999", any_row),
        ),
    ),
    "no version": (
        *("datapackage.json", "version", "1.2.3"),
        descriptor(lambda about: about.update(version="new")),
    ),
    "broken descriptor": (
        *("datapackage.json", "", "not valid JSON"),
        text("datapackage.json", lambda t: t[:-20]),
    ),
    "no resources": (
        *("datapackage.json", "resources", "missing"),
        descriptor(lambda about: about.pop("resources")),
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_named(name: str, package: Path) -> None:
    file, column, words, damage = DAMAGES[name]
    before = {path: path.read_bytes() for path in package.rglob("*.csv")}
    damage(package)
    faults = validate(package)
    found = [f for f in faults if f.file == file and f.column == column and words in f.reason]
    assert found, f"{name}: {[str(fault) for fault in faults[:5]]}"
    assert _line_is_right(found[0], package, before)


def _line_is_right(fault: Fault, package: Path, before: dict[Path, bytes]) -> bool:
    """Where one line was changed, the fault names it (or, for sums, a line that takes part)."""
    path = package / fault.file
    if not fault.line or "sum" in fault.reason or path not in before or not path.exists():
        return True
    old, new = before[path].splitlines(), path.read_bytes().splitlines()
    changed = {i + 1 for i, line in enumerate(new) if i >= len(old) or line != old[i]}
    return not changed or fault.line in changed


def test_the_command_prints_faults_and_fails(package: Path) -> None:
    cell(TOTALS, "value", "many", any_row)(package)
    command = [sys.executable, "-m", "data_sources", "validate", str(package)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.search(rf"{TOTALS}:2: value: “many” is not a number", done.stdout)


def test_there_are_at_least_thirty_damages() -> None:
    assert len(DAMAGES) >= 30
