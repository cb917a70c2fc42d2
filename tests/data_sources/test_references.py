"""Pages and templates name series: the check of the record knows which, and code names none."""

from __future__ import annotations

import ast
import csv
import shutil
from pathlib import Path

import pytest

from data_sources.__main__ import main
from data_sources.checks.references import (
    Reference,
    lost,
    missing,
    named_in,
    references,
    with_figures,
)
from data_sources.package.tables import DATASETS
from data_sources.record.record import Record
from tests.conftest import ROOT

NAMED = "iwf.reports_confirmed"


def without_series(package: Path, series: str) -> Path:
    """Take a series out of a package, with all that hangs on it. It stays sound."""
    columns = ("series", "total_series", "part_series", "part", "whole", "meant", "instead")
    for path in package.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as handle:
            header, *rows = list(csv.reader(handle))
        places = [header.index(name) for name in columns if name in header]
        kept = [row for row in rows if not any(series in row[at].split("+") for at in places)]
        if len(kept) < len(rows):
            with path.open("w", encoding="utf-8", newline="") as handle:
                csv.writer(handle, lineterminator="\n").writerows([header, *kept])
    return package


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("a.b", ["a.b"]),
        ("a.b||World|2023", ["a.b"]),
        ("trend:a.b?geography=NLD", ["a.b"]),
        ("chart:ranking:a.b+c.d?by=x", ["a.b", "c.d"]),
        ("figure:a.b||World|2023", ["a.b"]),
        ("timeline:law", []),
        ("claims.docx", []),
        ("A sentence. And another.", []),
        ("geography", []),
    ],
)
def test_what_names_a_series(text: str, series: list[str]) -> None:
    assert named_in(text) == series


def test_pages_points_and_the_suggested_briefing_are_read() -> None:
    files = {item.file for item in references()}
    assert {"pages/hotlines.py", "briefing/basket/suggested.json"} <= files
    assert any(name.startswith("briefing/points/figures/") for name in files)


def test_each_place_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "one.py").write_text('\nA = "x.y"\n', encoding="utf-8")
    (tmp_path / "briefing/points/figures").mkdir(parents=True)
    (tmp_path / "briefing/points/figures/p.j2").write_text("\n\n{% set a = fig('z.w') %}\n")
    assert references(tmp_path) == (
        Reference("pages/one.py", 2, "x.y"),
        Reference("briefing/points/figures/p.j2", 3, "z.w"),
    )
    faults = missing({"x.y"}, references(tmp_path))
    assert [str(fault) for fault in faults] == [
        "briefing/points/figures/p.j2:3: names “z.w”, which has no current figure"
    ]


def test_nothing_that_is_named_is_missing() -> None:
    assert missing(with_figures(DATASETS)) == []


def test_the_command_names_the_pages_that_would_miss_a_figure(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without_series(package, NAMED)
    assert main(["validate", str(package)]) == 1
    said = capsys.readouterr().out
    assert "pages/hotlines.py:" in said
    assert f"names “{NAMED}”" in said


def test_what_was_missing_before_is_not_lost_by_a_change(package: Path, tmp_path: Path) -> None:
    before = without_series(Path(shutil.copytree(package, tmp_path / "before")), "iwf.hashes_total")
    after = Path(shutil.copytree(before, tmp_path / "after"))
    assert lost(before, after) == []
    faults = lost(before, without_series(after, NAMED))
    assert {fault.reason for fault in faults} == {f"names “{NAMED}”, which has no current figure"}


ROOMS = ("data_sources", "languages", "charts", "briefing", "claims", "screen", "publish")


def test_no_code_names_a_series_but_pages_templates_and_readers(record: Record) -> None:
    """What is true of a series stands with it in the record; code knows kinds, not names."""
    keys = record.series.keys() | record.register_series.keys()
    named = []
    for path in (p for room in ROOMS for p in sorted((ROOT / room).rglob("*.py"))):
        if path.parent.name == "readers" or path.name == "sentence.py":  # see languages/
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found = [series for series in named_in(node.value) if series in keys]
                named += [f"{path.relative_to(ROOT)}:{node.lineno}: {series}" for series in found]
    assert not named
