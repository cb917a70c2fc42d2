"""What a click costs: on the server, page by page, and until the chart in the browser stands."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from benchmarks import browser, servers
from benchmarks.servers import Server
from benchmarks.table import Row, median, quantile
from benchmarks.visits import CHART, PAGES
from benchmarks.wire import Reader

PAUSE = 0.1
HALF = 0.5
BARE_CHOICE = '[data-testid="stSelectbox"] input'
OUR_CHOICE = '.stMain [data-testid="stButtonGroup"] button[aria-checked="false"]'
OPTION = '[role="option"]'
FILTERED = "ai-material"


async def _runs(server: Server, page: str, times: int, clicking: bool) -> list[float]:
    reader = Reader(server.url, page, "lang=en" if server.name == "ours" else "")
    await reader.open()
    for _warm in range(3):
        await reader.click()
    found = []
    for _time in range(times):
        await asyncio.sleep(PAUSE)
        run = await (reader.click() if clicking else reader.run())
        found.append(run.seconds * 1000)
    await reader.close()
    return found


def measure(times: int, pages: list[str] | None = None) -> Iterator[Row]:
    """Milliseconds of a rerun over the websocket, each page, with nothing changed and clicking."""
    chosen = [name for name in PAGES if not pages or name in pages]
    with servers.ours() as own, servers.bare() as bare:
        for name in chosen:
            address = "" if name == "overview" else name
            # Beside each page once more: what else runs on a machine changes by the minute.
            beside = asyncio.run(_runs(bare, "", times, clicking=True))
            same = asyncio.run(_runs(own, address, times, clicking=False))
            yield Row(
                "rerun",
                f"{name}: run again (p95 {quantile(same, 0.95):.0f} ms)",
                median(same),
                "ms",
                median(beside),
                "bare",
                most=HALF,
            )
            clicked = asyncio.run(_runs(own, address, times, clicking=True))
            what = f"{name}: another choice (p95 {quantile(clicked, 0.95):.0f} ms)"
            yield Row("rerun", what, median(clicked), "ms", median(beside), "bare")


def repaint(times: int) -> Iterator[Row]:
    """Milliseconds from a click on a filter to the last change of the chart in the browser."""
    with ExitStack() as stack:
        own = stack.enter_context(servers.ours())
        bare = stack.enter_context(servers.bare())
        running = stack.enter_context(browser.chromium())
        ours = [_ours(running, f"{own.url}/{FILTERED}?lang=en") for _time in range(times)]
        other = [_bare(running, bare.url) for _time in range(times)]
    what = f"{FILTERED}: choice to repainted chart, in the browser"
    yield Row("repaint", what, median(ours), "ms", median(other), "bare")


def _ours(running: Any, url: str) -> float:
    page = _opened(running, url)
    taken = browser.repaint(page, OUR_CHOICE)
    page.context.close()
    return taken


def _bare(running: Any, url: str) -> float:
    """The list is opened first, so that one click remains, as on our page."""
    page = _opened(running, url)
    page.click(BARE_CHOICE)
    page.wait_for_selector(OPTION)
    taken = browser.repaint(page, f"{OPTION}:last-of-type")
    page.context.close()
    return taken


def _opened(running: Any, url: str) -> Any:
    context = running.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector(CHART, timeout=browser.PATIENCE)
    page.wait_for_timeout(1500)
    return page
