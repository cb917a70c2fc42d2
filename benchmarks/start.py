"""From the command to a healthy server, beside the bare page."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from benchmarks import servers
from benchmarks.servers import Server
from benchmarks.table import Row, median
from benchmarks.wire import Reader


def measure(rounds: int) -> Iterator[Row]:
    """Seconds to healthy, to the first session's first run, and memory then."""
    ours, bare = [], []
    for _round in range(rounds):
        with servers.ours() as server:
            ours.append(_first(server))
        with servers.bare() as server:
            bare.append(_first(server))
    for place, (what, unit) in enumerate(
        (("start to healthy", "s"), ("first run after the start", "s"), ("memory after it", "MB"))
    ):
        mine, other = (median([found[place] for found in all_of]) for all_of in (ours, bare))
        yield Row("start", what, mine, unit, other, "bare")


def _first(server: Server) -> tuple[float, float, float]:
    first = asyncio.run(_open(server))
    return server.seconds, first, server.memory()


async def _open(server: Server) -> float:
    reader = Reader(server.url)
    run = await reader.open()
    await reader.close()
    return run.seconds
