"""From the command to a healthy server, beside the bare page and an earlier version."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator

from benchmarks import servers
from benchmarks.app.wire import Reader
from benchmarks.servers import Server
from benchmarks.table import Row, median
from benchmarks.versions import versions

MEASURED = (
    ("start to healthy", "s"),
    ("processor time until then", "s"),
    ("first run after the start", "s"),
    ("memory after it", "MB"),
)
MOST = 1.5
"""The goal of the first beside the bare page."""


def measure(rounds: int, revision: str | None = None) -> Iterator[Row]:
    """Seconds to healthy, to the first session's first run, and memory then; in turns."""
    found: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    with versions(revision) as both:
        names = [version.name for version in both]
        for _round in range(rounds):
            for version in both:
                with servers.ours(root=version.root) as server:
                    found[version.name].append(_first(server))
            with servers.bare() as server:
                found["bare"].append(_first(server))
    for other in ("bare", *names[1:]):
        for place, (what, unit) in enumerate(MEASURED):
            mine, beside = (median([f[place] for f in found[n]]) for n in (names[0], other))
            most = MOST if other == "bare" and not place else None
            yield Row("start", what, mine, unit, beside, other, most=most)


def _first(server: Server) -> tuple[float, ...]:
    worked = server.worked()
    first = asyncio.run(_open(server))
    return server.seconds, worked, first, server.memory()


async def _open(server: Server) -> float:
    reader = Reader(server.url)
    run = await reader.open()
    await reader.close()
    return run.seconds
