"""Two hundred readers at once over real websockets, each clicking every few seconds."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from benchmarks import servers
from benchmarks.app.visits import PAGES
from benchmarks.app.wire import Reader, RunFailed
from benchmarks.servers import Server
from benchmarks.table import Row, quantile

THINKING = (6.0, 14.0)
"""Seconds a reader looks before the next click."""
SPREAD = 30.0
"""Seconds over which the readers come in."""
MOST_MEMORY = 1.3
REST, AT_REST, PATIENCE = 3.0, 0.15, 120.0
"""Seconds of looking, of processor time in them that are none, and of waiting for such."""


@dataclass
class Load:
    """What a load found: seconds of each click, errors by name, megabytes before and at the end."""

    seconds: list[float] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    before: float = 0.0
    after: float = 0.0
    readers: int = 0

    @property
    def memory(self) -> float:
        """Megabytes a session."""
        return (self.after - self.before) / max(1, self.readers)


async def load(server: Server, pages: list[str], count: int, seconds: float) -> Load:
    """Have ``count`` readers click for ``seconds``; the warm server's memory is the start."""
    found = Load(readers=count)
    for page in pages:
        await _warm(server, page)
    await _at_rest(server)
    found.before = server.memory()
    end = time.monotonic() + seconds
    draw = random.Random(1)
    readers = [Reader(server.url, pages[number % len(pages)]) for number in range(count)]
    tasks = [
        asyncio.create_task(_reads(reader, found, draw.uniform(0, SPREAD), end, draw.random()))
        for reader in readers
    ]
    await asyncio.sleep(max(0.0, end - time.monotonic() - 1))
    found.after = server.memory()
    await asyncio.gather(*tasks)
    return found


async def _warm(server: Server, page: str) -> None:
    reader = Reader(server.url, page)
    await reader.open()
    for _click in range(20):
        await reader.click()
    await reader.close()


async def _at_rest(server: Server) -> None:
    """Wait until the server works at nothing: what it makes once for all belongs to no session.

    Ours makes the index of its search in the background, some seconds after the first visits.
    Raises TimeoutError when it does not come to rest.
    """
    async with asyncio.timeout(PATIENCE):
        while True:
            before = server.worked()
            await asyncio.sleep(REST)
            if server.worked() - before < AT_REST:
                return


async def _reads(reader: Reader, found: Load, wait: float, end: float, seed: float) -> None:
    draw = random.Random(seed)
    await asyncio.sleep(wait)
    try:
        found.opened.append((await reader.open()).seconds)
        while time.monotonic() < end:
            await asyncio.sleep(draw.uniform(*THINKING))
            found.seconds.append((await reader.click()).seconds)
        await reader.close()
    except (OSError, TimeoutError, RunFailed, WebSocketException) as error:
        found.errors.append(f"{type(error).__name__}: {error}"[:200])


def measure(count: int, seconds: float) -> Iterator[Row]:
    """Rows of the same load on ours, over all pages, and on the bare page."""
    pages = ["" if name == "overview" else name for name in PAGES]
    with servers.bare() as server:
        bare = asyncio.run(load(server, [""], count, seconds))
    with servers.ours() as server:
        ours = asyncio.run(load(server, pages, count, seconds))
    for error in sorted(set(ours.errors))[:5]:
        print(f"error: {error}")
    part, who = "readers", f"{count} readers, {seconds:.0f} s"
    for name, point, goal in (("p50", 0.5, None), ("p95", 0.95, 1.0)):
        mine, other = (quantile(f.seconds, point) * 1000 for f in (ours, bare))
        yield Row(part, f"{who}: click, {name}", mine, "ms", other, "bare", most=goal)
    mine, other = (quantile(f.opened, 0.95) * 1000 for f in (ours, bare))
    yield Row(part, f"{who}: first run, p95", mine, "ms", other, "bare")
    yield Row(part, f"{who}: clicks answered", len(ours.seconds), "", len(bare.seconds), "bare")
    yield Row(part, f"{who}: errors", len(ours.errors), "errors", len(bare.errors), limit=0)
    memory = f"{who}: memory a session (server {ours.after:.0f} MB, bare {bare.after:.0f} MB)"
    yield Row(part, memory, ours.memory, "MB", bare.memory, "bare", most=MOST_MEMORY)
