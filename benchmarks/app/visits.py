"""How long until a page shows its first chart, first and second visit, and what it loads."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from benchmarks import servers
from benchmarks.app import browser
from benchmarks.app.browser import Visit
from benchmarks.servers import Server
from benchmarks.table import Row, median
from publish.address.app_pages import ENTRIES

CHART = ".js-plotly-plot .main-svg"
DRAWING = "figure.otr-chart img, .otr-timeline"
WORDS = '[data-testid="stMainBlockContainer"] .otr-footer, footer'
PAGES = {
    entry.address: DRAWING if entry.section == ENTRIES[0].section else WORDS for entry in ENTRIES
}
"""Each page with what its reader waits for: its first chart, or its last words.

A chart of ours is there when the server's drawing of it is seen; it turns interactive later.
"""
MEGABYTE = 1e6
MOST_LOOPBACK, MOST_SLOW, MOST_DASH = 0.65, 0.3, 1.0
MOST_BYTES = 2.6
CHART_LIBRARIES = ("Plotly", "Vega", "ECharts", "Echarts", "DeckGl", "Graphviz", "Mermaid")
ALLOWED: dict[str, tuple[str, ...]] = {}


@dataclass
class Target:
    """A page on a server, what is waited for, and its visits: (first, second) per line.

    Of a page that never came nothing is known (not a number), and no goal is met.
    """

    name: str
    url: str
    first: str
    found: dict[bool, list[list[Visit]]]

    def seconds(self, slow: bool, visit: int) -> float:
        return _median([visits[visit].milliseconds for visits in self.found[slow] if visits]) / 1000

    def megabytes(self) -> float:
        return _median([visits[0].received for visits in self.found[False] if visits]) / MEGABYTE

    def libraries(self) -> list[str]:
        """Charting libraries among the script files of a first visit."""
        scripts = {name for visits in self.found[False] if visits for name in visits[0].scripts}
        return sorted(name for name in scripts if name.startswith(CHART_LIBRARIES))


def _median(values: Sequence[float]) -> float:
    return median(values) if values else math.nan


def measure(rounds: int, pages: list[str] | None = None) -> Iterator[Row]:
    """Rows of visits to every page, beside the bare page and Dash."""
    with ExitStack() as stack:
        own = stack.enter_context(servers.ours())
        bare = stack.enter_context(servers.bare())
        beside = [Target("bare", bare.url, CHART, {})]
        try:
            beside.append(Target("dash", stack.enter_context(servers.dash()).url, CHART, {}))
        except LookupError as error:
            print(error, file=sys.stderr)
        targets = _targets(own, pages)
        running = stack.enter_context(browser.chromium())
        for target in (*beside, *targets):
            browser.visits(running, target.url, target.first, 1)  # warms the server
        for slow in (False, True):
            for _round in range(rounds):
                for target in (*beside, *targets):
                    found = browser.visits(running, target.url, target.first, 2, slow)
                    target.found.setdefault(slow, []).append(found)
        yield from _rows(targets, beside)


def _targets(own: Server, pages: list[str] | None) -> list[Target]:
    chosen = {name: first for name, first in PAGES.items() if not pages or name in pages}
    return [
        Target(name, f"{own.url}/{'' if name == 'overview' else name}?lang=en", first, {})
        for name, first in chosen.items()
    ]


def _rows(targets: list[Target], beside: list[Target]) -> Iterator[Row]:
    bare, dash = beside[0], beside[1] if len(beside) > 1 else None
    for slow, most in ((False, MOST_LOOPBACK), (True, MOST_SLOW)):
        line = "10 Mbit/s" if slow else "loopback"
        for visit, name in enumerate(("first", "second")):
            goal = most if not slow or visit == 0 else None
            for target in targets:
                what = f"{target.name}: {name} visit, {line}"
                ours, other = target.seconds(slow, visit), bare.seconds(slow, visit)
                yield Row("visits", what, ours, "s", other, "bare", most=goal)
                if dash and target.first == DRAWING:
                    goal_dash = MOST_DASH if not slow else None
                    other = dash.seconds(slow, visit)
                    yield Row("visits", what, ours, "s", other, "Dash", most=goal_dash)
    for target in targets:
        what = f"{target.name}: loaded on a first visit"
        size = target.megabytes()
        yield Row("bytes", what, size, "MB", bare.megabytes(), "bare", limit=MOST_BYTES)
        yield _libraries(target)


def _libraries(target: Target) -> Row:
    allowed: Any = ALLOWED.get(target.first, ())
    unneeded = [n for n in target.libraries() if not n.startswith(allowed or ("\0",))]
    names = f" ({', '.join(unneeded)})" if unneeded else ""
    what = f"{target.name}: charting libraries loaded and not shown{names}"
    known = len(unneeded) if any(target.found[False]) else math.nan
    return Row("bytes", what, known, "files", limit=0)
