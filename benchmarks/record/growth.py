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
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from benchmarks.table import Row, median
from benchmarks.versions import Version, versions

ASKED = ("latest", "chart", "page")
PROBE = """
import json, resource, sys, time
from data_sources.record.load import load
from charts.builders.catalogue import chart
from publish.pages.figure_page import figure_page
from pathlib import Path
begun, worked = time.perf_counter(), time.process_time()
record = load(Path(sys.argv[1]))
loaded = time.perf_counter()
found = {'load': loaded - begun, 'load, processor': time.process_time() - worked}
for which in ('first ', ''):
    asked = time.perf_counter()
    record.latest('ncmec.reports_total')
    there = time.perf_counter()
    chart(record, 'trend:ncmec.reports_total', 'en')
    drawn = time.perf_counter()
    figure_page(record, 'ncmec.reports_total', 'en')
    found |= {which + 'latest': there - asked, which + 'chart': drawn - there}
    found[which + 'page'] = time.perf_counter() - drawn
found['observations'] = len(record.observations)
found['memory'] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(found))
"""
MEASURED = (
    *(("load", "s", 1.0), ("load, processor", "s", 1.0)),
    *((f"{which}{what}", "ms", 1000.0) for which in ("first ", "") for what in ASKED),
    ("memory", "MB", 1.0),
)
MOST = {"load": 3.0, "memory": 500.0}
"""Goals of the largest record: seconds and megabytes."""
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


def measure(rounds: int, revision: str | None = None) -> Iterator[Row]:
    """Rows of load time, a chart, a figure page and memory for each size.

    With a git revision each round measures the present version and that one in turn, each with
    its own record, and ``beside`` is the earlier one; else it is the record as it is.
    """
    first: dict[str, float] = {}
    with versions(revision) as both, tempfile.TemporaryDirectory() as folder:
        for times in SIZES:
            packages = [(v, _package(v, Path(folder) / v.name, times)) for v in both]
            probed: dict[str, list[dict[str, float]]] = defaultdict(list)
            for _round in range(rounds):
                for version, package in packages:
                    probed[version.name].append(_probe(version.root, package))
            found, *earlier = (_middle(probed[version.name]) for version in both)
            first = first or found
            beside = earlier[0] if earlier else first if times > 1 else None
            yield from _rows(times, found, beside, both[-1].name if earlier else "1 ×")


def _rows(
    times: int, found: dict[str, float], beside: dict[str, float] | None, name: str
) -> Iterator[Row]:
    size = f"{times} × the record, {found['observations']:,.0f} observations"
    for what, unit, scale in MEASURED:
        other = beside[what] * scale if beside else None
        limit = MOST.get(what) if times == SIZES[-1] else None
        yield Row("growth", f"{size}: {what}", found[what] * scale, unit, other, name, limit=limit)


def _package(version: Version, directory: Path, times: int) -> Path:
    return enlarge(version.datasets, directory, times) if times > 1 else version.datasets


def _middle(found: list[dict[str, float]]) -> dict[str, float]:
    """The median of each thing measured."""
    return {what: median([one[what] for one in found]) for what in found[0]}


def _probe(root: Path, package: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(package)], cwd=root, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, float] = json.loads(done.stdout)
    return found
