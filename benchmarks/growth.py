"""How time and memory grow with a record 10 and 100 times as large.

The larger record has the same series, each with as many times the observations: copies of each
row for later periods, each at a place of its own in its source, so that every slot stays its own.
All sources are said to be read at the end of days, so that the record passes its own checks.
"""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from benchmarks.servers import ROOT
from benchmarks.table import Row

PROBE = """
import json, resource, sys, time
start = time.perf_counter()
from data_sources.record.load import load
from charts.builders.catalogue import chart
from publish.pages.figure_page import figure_page
from publish.data.data_files import series_json
from pathlib import Path
begun = time.perf_counter()
record = load(Path(sys.argv[1]))
loaded = time.perf_counter()
for _ in range(2):
    asked = time.perf_counter()
    record.latest('ncmec.reports_total')
    found = time.perf_counter()
    chart(record, 'trend:ncmec.reports_total', 'en')
    drawn = time.perf_counter()
    figure_page(record, 'ncmec.reports_total', 'en')
    done = time.perf_counter()
print(json.dumps({
    'observations': len(record.observations), 'load': loaded - begun, 'latest': found - asked,
    'chart': drawn - found, 'page': done - drawn,
    'memory': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
"""
SIZES = (1, 10, 100)
YEARS_APART = 30
LAST_YEAR = 9990
LAST_DAY = "9999-12-31"


def enlarge(source: Path, directory: Path, times: int) -> Path:
    """A copy of the package with ``times`` as many observations."""
    target = directory / f"times-{times}"
    shutil.copytree(source, target)
    _rewrite(target / "sources.csv", lambda row: [row | {"read_on": LAST_DAY}])
    for path in sorted((target / "observations").glob("*.csv")):
        _rewrite(path, lambda row: (_later(row, copy) for copy in range(times)))
    return target


def _rewrite(path: Path, change: Callable[[dict[str, str]], Iterable[dict[str, str]]]) -> None:
    """Write in place of each row of a table the rows that are made of it."""
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        names, rows = list(reader.fieldnames or ()), list(reader)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerows(change(row))


def _later(row: dict[str, str], copy: int) -> dict[str, str]:
    if not copy:
        return row
    years = copy * YEARS_APART
    moved = {name: _moved(row[name], years) for name in ("period_start", "period_end")}
    return row | moved | {"locator": f"{row['locator']}, {years} years later"}


def _moved(day: str, years: int) -> str:
    """The same day, years later: 28-year steps would keep weekdays, months' ends do not matter."""
    found = date.fromisoformat(day)
    last = found.replace(day=min(found.day, 28)) if found.month == 2 else found
    return last.replace(year=min(LAST_YEAR, found.year + years)).isoformat()


def measure(source: Path = ROOT / "datasets") -> Iterator[Row]:
    """Rows of load time, a chart, a figure page and memory for each size."""
    first: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for times in SIZES:
            package = enlarge(source, Path(folder), times) if times > 1 else source
            found = _probe(package)
            first = first or found
            size = f"{times} × the record, {found['observations']:,} observations"
            for name, unit, scale in (
                ("load", "s", 1.0),
                ("latest", "ms", 1000.0),
                ("chart", "ms", 1000.0),
                ("page", "ms", 1000.0),
                ("memory", "MB", 1.0),
            ):
                beside = first[name] * scale if times > 1 else None
                what = f"{size}: {name}"
                yield Row("growth", what, found[name] * scale, unit, beside, "1 ×")


def _probe(package: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(package)], cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, float] = json.loads(done.stdout)
    return found
