"""Figure pages: requests a second and p99, beside a Starlette route with the same bytes."""

from __future__ import annotations

import re
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import servers
from benchmarks.table import Row, median

PAGE = "en/figures/ncmec.reports_total/"
LEAST = 0.8
CONNECTIONS = 32
UNITS = {"us": 1e-3, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Served:
    """What one load found: requests a second, milliseconds under which 99 in 100 lie."""

    per_second: float
    p99: float


def measure(rounds: int, seconds: int = 6) -> Iterator[Row]:
    """Rows of the same page from our server and from memory, in turns. Needs wrk."""
    if not servers.found("wrk"):
        print("wrk is not installed: figure pages not measured")
        return
    with tempfile.TemporaryDirectory() as folder, servers.ours() as own:
        kept = Path(folder) / "page.html"
        kept.write_bytes(urllib.request.urlopen(f"{own.url}/{PAGE}", timeout=30).read())
        with servers.plain(kept) as plain:
            ours, memory = [], []
            for _round in range(rounds):
                memory.append(_load(f"{plain.url}/{PAGE}", seconds))
                ours.append(_load(f"{own.url}/{PAGE}", seconds))
    mine, other = (median([f.per_second for f in found]) for found in (ours, memory))
    yield Row("figure pages", "requests a second", mine, "/s", other, "from memory", least=LEAST)
    mine, other = (median([f.p99 for f in found]) for found in (ours, memory))
    yield Row("figure pages", "p99", mine, "ms", other, "from memory")


def _load(url: str, seconds: int) -> Served:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency"]
    command += ["-H", "Accept-Encoding: gzip", url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    late = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", said)
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    if not rate or not late or wrong:
        raise RuntimeError(said)
    return Served(float(rate[1]), float(late[1]) * UNITS[late[2]])
