"""Attack the server, and print how soon its health check answers: ``python -m benchmarks.attacks``.

Every kind of attack in turn, each for some seconds, by a program of its own: less than eight
minutes in all. KIND is a part of a kind's name. In milliseconds, on a connection that is kept; on a
new one each time. "Own" is without the time in which the server's answering thread was ready and
the machine ran something else: by the clock, figures of a machine that others use say little.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

from benchmarks import servers
from benchmarks.attacks import asked, opened, sessions
from benchmarks.attacks.attacker import Attacker
from benchmarks.servers import ROOT, Server
from benchmarks.table import quantile

GOAL = 0.1
SECONDS = 12.0
HEADINGS = (
    *("kind", "tries", "p50", "p99", "slowest", "own p99", "own slowest"),
    *("processor of the loop", "memory before, most", "came of it"),
)
CALM = 3.0
"""Seconds between two kinds, in which what is under way comes to its end."""


def nothing(attacker: Attacker) -> None:
    while attacker.goes_on():
        time.sleep(0.1)


KINDS: dict[str, Callable[[Attacker], None]] = {
    "nobody": nothing,
    "files sent up": asked.uploads,
    "states of 0.5 to 20 MB": sessions.states,
    "heads that do not end": asked.heads,
    "ever new names": asked.names,
    "500 searches": asked.searches,
    "60 presentations of 60": asked.presentations,
    "files of charts": asked.chart_files,
    "zips of pictures, one session": sessions.zips_of_one,
    "zips of pictures, twelve sessions": sessions.zips_of_many,
    "six texts of 200,000 signs": sessions.texts,
    "180 pages": sessions.storm,
    "sixty tabs": sessions.tabs,
    "600 long answers not taken": asked.not_taken,
    **opened.KINDS,
}


def main() -> int:
    """Returns 1 when the slowest answer took longer than the goal, else 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attacks", description=__doc__)
    parser.add_argument("kind", nargs="*", help="parts of names of kinds; all when none is said")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of each kind")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout that is attacked")
    options = parser.parse_args()
    chosen = [
        name for name in KINDS if not options.kind or any(part in name for part in options.kind)
    ]
    print(f"load of the machine {os.getloadavg()[0]:.1f}; {os.cpu_count()} cores", file=sys.stderr)
    print("| " + " | ".join(HEADINGS) + " |")
    print("|---" * len(HEADINGS) + "|", flush=True)
    slowest = 0.0
    with servers.ours(root=options.root) as server:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, server.pid, -5)
        _warm(server)
        for name in chosen:
            slowest = max(slowest, _attack(server, name, options.seconds))
            time.sleep(CALM)
    print(f"\nslowest {slowest * 1000:.0f} ms; goal {GOAL * 1000:.0f} ms")
    return 1 if slowest > GOAL else 0


def _port(server: Server) -> int:
    return int(server.url.rpartition(":")[2])


def _warm(server: Server) -> None:
    """What every first reader fills, and the moment in which the server makes things ahead."""
    time.sleep(8)
    attacker = Attacker(_port(server), 0.0)
    for page in sessions.PAGES:
        with attacker.stream() as session:
            attacker.page(session, page)
    for path in asked.LONG:
        attacker.status(path)


def _attack(server: Server, name: str, seconds: float) -> float:
    attacker = Attacker(_port(server), time.monotonic() + 1 + seconds)
    loop = Path(f"/proc/{server.pid}/task/{server.pid}/schedstat")
    memory, highest = server.memory(), [0.0]
    ended = False

    def watch() -> None:
        while not ended:
            highest[0] = max(highest[0], server.memory())
            time.sleep(0.1)

    watching = Thread(target=watch)
    watching.start()
    try:
        with _asked(server) as found:
            time.sleep(1)
            before = int(loop.read_text().split()[0])
            KINDS[name](attacker)
            used = (int(loop.read_text().split()[0]) - before) / 1e9
            time.sleep(0.5)
    finally:
        ended = True
        watching.join()
    tries = sum(count for told, count in attacker.came.items() if told not in ("alive", "session"))
    came = ", ".join(f"{count} {told}" for told, count in sorted(attacker.came.items()))
    cells = [name, f"{tries:,}", *_told(found), f"{used:.1f} s"]
    cells += [f"{memory:.0f}, {highest[0]:.0f} MB", came]
    print("| " + " | ".join(cells) + " |", flush=True)
    return max(max(one["taken"]) for one in found)


@contextmanager
def _asked(server: Server) -> Iterator[list[dict[str, list[float]]]]:
    """The health check is asked meanwhile, by two programs; what they found is there afterwards."""
    command = [sys.executable, "-m", "benchmarks.attacks.health", str(_port(server))]
    asking = [
        subprocess.Popen(
            [*command, str(server.pid), how],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        for how in ("kept", "new")
    ]
    found: list[dict[str, list[float]]] = []
    try:
        yield found
    finally:
        found += [json.loads(one.communicate()[0]) for one in asking]


def _told(found: list[dict[str, list[float]]]) -> list[str]:
    def both(kind: str, part: float) -> str:
        return "; ".join(f"{quantile(one[kind], part) * 1000:.3g}" for one in found)

    failed = sum(int(one["failed"]) for one in found)  # type: ignore[call-overload]
    slowest = both("taken", 1.0) + (f" (**{failed} not answered**)" if failed else "")
    own = [both("own", 0.99), both("own", 1.0)]
    return [both("taken", 0.5), both("taken", 0.99), slowest, *own]


if __name__ == "__main__":
    sys.exit(main())
