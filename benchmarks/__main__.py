"""Measure, and print a Markdown table: ``python -m benchmarks [PART ...]``.

Everything that is compared is measured in the same run on the same machine. Without a part, all
are measured: about forty minutes. Needs Debian's chromium and wrk, and Dash from
benchmarks/requirements.txt in this Python or in the one that ON_THE_RECORD_DASH_PYTHON names.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.app import readers, reruns, start, visits
from benchmarks.record import export_times, figure_pages, growth, search
from benchmarks.table import Row, markdown


def parts(options: argparse.Namespace) -> dict[str, Callable[[], Iterator[Row]]]:
    """What can be measured, by name."""
    return {
        "start": partial(start.measure, options.rounds, options.against),
        "visits": partial(visits.measure, options.rounds, options.page),
        "reruns": partial(reruns.measure, options.times, options.page),
        "repaint": partial(reruns.repaint, options.rounds),
        "readers": partial(readers.measure, options.readers, options.seconds),
        "figure-pages": partial(figure_pages.measure, options.rounds),
        "search": partial(search.measure, options.rounds),
        "exports": export_times.measure,
        "growth": partial(growth.measure, options.rounds, options.against),
    }


def main() -> int:
    """Returns 1 when a goal is not met, else 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("part", nargs="*", help="which parts; all when none is named")
    parser.add_argument("--rounds", type=int, default=3, help="of visits, starts and loads")
    parser.add_argument("--times", type=int, default=25, help="reruns of a page")
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=120.0, help="that they click")
    parser.add_argument(
        "--against", metavar="REVISION", help="start and growth in turns with an earlier version"
    )
    parser.add_argument("--page", action="append", help="only these pages")
    options = parser.parse_args()
    known = parts(options)
    unknown = sorted(set(options.part) - set(known))
    if unknown:
        parser.error(f"no part {unknown[0]}; there are {', '.join(known)}")
    rows: list[Row] = []
    for name in options.part or known:
        print(f"measuring {name}; load of the machine {os.getloadavg()[0]:.1f}", file=sys.stderr)
        rows.extend(known[name]())
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print(markdown(rows))
    return 1 if any(row.met is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
