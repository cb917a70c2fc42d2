"""Rows a second and peak memory of `dsa summarise`, beside shantay, on the same made-up days.

    python -m benchmarks.dsa.bench --rows 1000000 10000000 --shantay ENV/bin/python

`--shantay` is the Python (3.12 or later) of an environment in which shantay 0.6.0 is installed;
without it only ours is measured. Every run is a process of its own, from its start to its end,
held to the given cores. Files are read from the disk's cache. Needs Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.dsa.days import write_day
from data_sources.dsa.daily.store import Store
from data_sources.dsa.monthly import from_shantay
from data_sources.dsa.publish import labels_table

ROOT = Path(__file__).resolve().parents[2]
FIRST = date(2025, 7, 15)
SAMPLE_EVERY = 0.05


@dataclass(frozen=True)
class Result:
    """One run: a tool, on so many cores, over so many days of so many rows."""

    tool: str
    cores: int
    days: int
    rows: int
    seconds: float
    cpu_seconds: float
    peak_mb: float

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds


def _resident(root: int) -> int:
    """Bytes held now by a process and all below it."""
    parents: dict[int, list[int]] = {}
    sizes: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
            sizes[int(entry.name)] = int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    total, waiting = 0, [root]
    while waiting:
        process = waiting.pop()
        total += sizes.get(process, 0)
        waiting += parents.get(process, [])
    return total


def _highest(process: int) -> int:
    """Bytes a process held at its highest, by the kernel's own count."""
    # Not `ru_maxrss`: that begins at the size of the process which started this one.
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0]) * 1024 if found else 0


Measured = tuple[float, float, float]


def _measure(command: list[str], cores: int, environment: dict[str, str]) -> Measured:
    """Seconds, CPU seconds, peak megabytes of a command held to cores. Raises if it fails."""
    peak, ended = 0, threading.Event()
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            ["taskset", "-c", f"0-{cores - 1}", *command],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
        )

        def watch() -> None:
            nonlocal peak
            while not ended.wait(SAMPLE_EVERY):
                peak = max(peak, _resident(process.pid), _highest(process.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        ended.set()
        watcher.join()
        if status:
            output.seek(0)
            raise RuntimeError(output.read().decode(errors="replace")[-3000:])
    return seconds, usage.ru_utime + usage.ru_stime, peak / 1e6


def _ours(archive: Path, store: Path, cores: int) -> Measured:
    shutil.rmtree(store, ignore_errors=True)
    command = [sys.executable, "-m", "data_sources", "dsa", "summarise"]
    return _measure([*command, "--store", str(store), str(archive)], cores, {})


def _shantay(python: str, folder: Path, days: int, cores: int) -> Measured:
    """shantay's `summarize`, which never goes online if its list of platforms is fresh."""
    home, staging = folder / "home", folder / "staging"
    environment = {"HOME": str(home), "POLARS_MAX_THREADS": str(cores)}
    for old in (staging, home, folder / "archive" / "db.stats"):
        shutil.rmtree(old, ignore_errors=True)
    for old in (folder / "archive").glob("db.*"):
        old.unlink()
    home.mkdir()
    staging.mkdir()
    make_list = [python, "-c", "import shantay._platform"]
    subprocess.run(make_list, env={**os.environ, **environment}, check=True)
    os.utime(home / ".shantay" / "platforms.json")
    # A worker process takes a whole day: with one day there is work for one.
    workers = str(cores if days > 1 and cores > 1 else 0)
    command = [python, "-m", "shantay", "--archive", str(folder / "archive"), "--offline"]
    command += ["--staging", str(staging), "--logfile", str(folder / "shantay.log")]
    command += ["--first", FIRST.isoformat(), "--last", _day(days - 1), "--workers", workers]
    return _measure([*command, "summarize"], cores, environment)


def _day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


def _same_counts(folder: Path, store: Path) -> bool:
    """Whether both tools found the same: by day and platform, all, minors and keywords."""
    order = [(name, "ascending") for name in ("day", "platform", "label")]
    theirs = from_shantay(folder / "archive" / "db.parquet").sort_by(order)
    return labels_table(Store(store)).equals(theirs)


def run(rows: int, days: int, cores: list[int], shantay: str, folder: Path) -> list[Result]:
    """All measurements over `days` days of `rows` rows each."""
    archive = folder / "archive"
    for number in range(days):
        day = _day(number)
        write_day(archive / day[:4] / day[5:7], day, rows, seed=1000 * number)
    size = sum(file.stat().st_size for file in archive.rglob("*.zip"))
    print(f"{days} day(s) of {rows:,} rows: {size / 1e6:,.0f} MB zipped", flush=True)
    results = []
    for count in cores:
        tools = {"ours": lambda count=count: _ours(archive, folder / "store", count)}
        if shantay:
            tools["shantay"] = lambda count=count: _shantay(shantay, folder, days, count)
        for tool, measure in tools.items():
            result = Result(tool, count, days, rows * days, *measure())
            results.append(result)
            print(_row(result), flush=True)
    if shantay:
        print(f"same counts: {'yes' if _same_counts(folder, folder / 'store') else 'NO'}")
    return results


HEAD = (
    "| rows | days | cores | tool | seconds | CPU seconds | rows a second | peak memory |\n"
    + "|---" * 8
    + "|"
)


def _row(result: Result) -> str:
    return (
        f"| {result.rows:,} | {result.days} | {result.cores} | {result.tool} "
        f"| {result.seconds:.1f} | {result.cpu_seconds:.1f} | {result.rate:,.0f} "
        f"| {result.peak_mb:,.0f} MB |"
    )


def main() -> None:
    """Measure, print a table in Markdown, and write it as JSON if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000])
    parser.add_argument("--days", type=int, default=1)
    parser.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--shantay", default="", metavar="PYTHON")
    parser.add_argument(
        "--shantay-rows", type=int, default=0, help="the largest day that shantay is to count, too"
    )
    parser.add_argument("--folder", type=Path, help="where to work (default: a temporary folder)")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    results: list[Result] = []
    for rows in options.rows:
        with tempfile.TemporaryDirectory(dir=options.folder, prefix="dsa-bench-") as name:
            both = not options.shantay_rows or rows <= options.shantay_rows
            shantay = options.shantay if both else ""
            results += run(rows, options.days, options.cores, shantay, Path(name))
    print(HEAD, *map(_row, results), sep="\n")
    if options.json:
        options.json.write_text(json.dumps([asdict(result) for result in results], indent=1))


if __name__ == "__main__":
    main()
