"""What a click costs: on the server, page by page, and until the chart in the browser stands."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from benchmarks import servers
from benchmarks.app import browser
from benchmarks.app.visits import CHART, PAGES
from benchmarks.app.wire import Reader
from benchmarks.servers import Server
from benchmarks.table import Row, median, quantile

PAUSE = 0.1
HALF = 0.5
BARE_CHOICE = '[data-testid="stSelectbox"] input'
OPTION = '[role="option"]'
UNCHOSEN = 'button[aria-checked="false"]'


@dataclass(frozen=True)
class Choice:
    """A choice on a page of ours that changes the chart under it.

    ``part`` is what the address must say for both to stand there.
    """

    name: str
    page: str
    part: str
    button: str


INTO_VIEW = """
selector => {
  const made = document.querySelector(selector);
  const under = [...document.querySelectorAll("figure.otr-chart")]
    .find(figure => made.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_FOLLOWING);
  under.scrollIntoView({block: "end"});
}
"""
CHOICES = (
    Choice("which count", "ai-material", "", f".st-key-count {UNCHOSEN}"),
    Choice("which police", "cybertipline", "&tipline=places", f".st-key-level {UNCHOSEN}"),
    Choice("the page's language", "ai-material", "", f".st-key-lang {UNCHOSEN}"),
)
"""The last one draws every word of a page anew, which the bare page has no equal of: no goal."""


@dataclass
class Clicks:
    """Milliseconds of runs: ours with nothing changed, ours with another choice, the bare page."""

    same: list[float]
    chosen: list[float]
    bare: list[float]


async def _runs(own: Server, bare: Server, page: str, times: int) -> Clicks:
    """In turns: what else runs on a machine changes by the second."""
    still, clicking, other = (
        Reader(own.url, page, "lang=en"),
        Reader(own.url, page, "lang=en"),
        Reader(bare.url),
    )
    for reader in (still, clicking, other):
        await reader.open()
        for _warm in range(3):
            await reader.click()
    found = Clicks([], [], [])
    turns = ((found.same, still.run), (found.chosen, clicking.click), (found.bare, other.click))
    for _time in range(times):
        for kept, run in turns:
            await asyncio.sleep(PAUSE)
            kept.append((await run()).seconds * 1000)
    for reader in (still, clicking, other):
        await reader.close()
    return found


def measure(times: int, pages: list[str] | None = None) -> Iterator[Row]:
    """Milliseconds of a rerun over the websocket, each page, with nothing changed and clicking."""
    chosen = [name for name in PAGES if not pages or name in pages]
    with servers.ours() as own, servers.bare() as bare:
        for name in chosen:
            found = asyncio.run(_runs(own, bare, "" if name == "overview" else name, times))
            beside = median(found.bare)
            what = f"{name}: run again (p95 {quantile(found.same, 0.95):.0f} ms)"
            yield Row("rerun", what, median(found.same), "ms", beside, "bare", most=HALF)
            what = f"{name}: another choice (p95 {quantile(found.chosen, 0.95):.0f} ms)"
            yield Row("rerun", what, median(found.chosen), "ms", beside, "bare")


def repaint(times: int) -> Iterator[Row]:
    """Milliseconds from a click on a filter to the last change of the chart in the browser.

    In turns with the bare page, for what else runs on a machine changes by the second.
    """
    with ExitStack() as stack:
        own = stack.enter_context(servers.ours())
        bare = stack.enter_context(servers.bare())
        running = stack.enter_context(browser.chromium())
        ours: dict[str, list[float]] = {choice.name: [] for choice in CHOICES}
        other: list[float] = []
        for _time in range(times):
            other.append(_bare(running, bare.url))
            for choice in CHOICES:
                ours[choice.name].append(_ours(running, own.url, choice))
    for choice in CHOICES:
        what = f"{choice.page}: {choice.name}, choice to repainted chart, in the browser"
        goal = None if choice is CHOICES[-1] else 1.0
        taken = median(ours[choice.name])
        yield Row("repaint", what, taken, "ms", median(other), "bare", most=goal)


def _ours(running: Any, url: str, choice: Choice) -> float:
    """The chart is interactive and in view before the click, as the bare page's is."""
    page = _opened(running, f"{url}/{choice.page}?lang=en{choice.part}")
    page.locator(choice.button).first.scroll_into_view_if_needed()
    page.evaluate(INTO_VIEW, choice.button)
    page.wait_for_timeout(1500)
    taken = browser.repaint(page, choice.button)
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
