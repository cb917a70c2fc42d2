"""A real browser that counts what it loads and notes when the first chart stands."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync", "--disable-quic"]
PATIENCE = 60_000
SLOW = {"offline": False, "latency": 40, "downloadThroughput": 1.25e6, "uploadThroughput": 1.25e6}
"""10 Mbit/s with 40 ms of delay, as Chrome's own tools slow a line."""

WATCH = """
(() => {
  const test = () => {
    const found = document.querySelector(%r);
    if (found && (found.tagName !== 'IMG' || (found.complete && found.naturalWidth))) {
      window.__first = performance.now(); return;
    }
    requestAnimationFrame(test);
  };
  requestAnimationFrame(test);
})();
"""
REPAINT = """
() => new Promise(done => {
  let last = 0; const start = performance.now();
  const watcher = new MutationObserver(all => {
    if (all.some(m => m.target.closest?.('.js-plotly-plot') ||
        [...m.addedNodes].some(n => n.querySelector?.('.main-svg, figure.otr-chart'))))
      last = performance.now();
  });
  watcher.observe(document.body, {subtree: true, childList: true, attributes: true});
  const timer = setInterval(() => {
    const now = performance.now();
    if ((last && now - last > 600) || now - start > 20000) {
      clearInterval(timer); watcher.disconnect(); done(last);
    }
  }, 50);
})
"""


@dataclass
class Visit:
    """One opening of a page: milliseconds to what it shows first, bytes, script files."""

    milliseconds: float
    received: int = 0
    scripts: list[str] = field(default_factory=list)


@dataclass
class _Count:
    received: int = 0
    scripts: list[str] = field(default_factory=list)

    def listen(self, tools: Any) -> None:
        tools.on("Network.loadingFinished", self._loaded)
        tools.on("Network.webSocketFrameReceived", self._frame)
        tools.on("Network.responseReceived", self._answered)

    def _loaded(self, event: dict[str, Any]) -> None:
        self.received += int(event["encodedDataLength"])

    def _frame(self, event: dict[str, Any]) -> None:
        self.received += len(event["response"]["payloadData"]) * 3 // 4

    def _answered(self, event: dict[str, Any]) -> None:
        address = event["response"]["url"].partition("?")[0]
        if address.endswith(".js"):
            self.scripts.append(address.rpartition("/")[2])


@contextmanager
def chromium() -> Iterator[Any]:
    """Debian's chromium, without a window."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


def visits(browser: Any, url: str, first: str, times: int = 2, slow: bool = False) -> list[Visit]:
    """Open a page with an empty cache and then again. ``first`` selects what is waited for.

    A page that does not come is named and tried once more; if it stays away, there is no visit.
    """
    from playwright.sync_api import Error

    for then in ("tried once more", "left out"):
        try:
            return _visits(browser, url, first, times, slow)
        except Error as error:
            reason = str(error).partition("\n")[0]
            print(f"{url} did not come ({reason}): {then}", file=sys.stderr)
    return []


def _visits(browser: Any, url: str, first: str, times: int, slow: bool) -> list[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH % first)
    try:
        return [_visit(context, url, slow) for _ in range(times)]
    finally:
        context.close()


def _visit(context: Any, url: str, slow: bool) -> Visit:
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    if slow:
        tools.send("Network.emulateNetworkConditions", SLOW)
    count = _Count()
    count.listen(tools)
    page.goto(url, wait_until="commit")
    page.wait_for_function("() => window.__first", timeout=PATIENCE)
    found = float(page.evaluate("() => window.__first"))
    page.wait_for_timeout(700)
    page.close()
    return Visit(found, count.received, count.scripts)


def repaint(page: Any, click: str) -> float:
    """Milliseconds from a click to the last change of a chart's drawing."""
    page.evaluate(f"() => {{ window.__done = ({REPAINT})(); }}")
    page.evaluate(
        "selector => { window.__clicked = performance.now();"
        " document.querySelector(selector).click(); }",
        click,
    )
    last = float(page.evaluate("() => window.__done"))
    return last - float(page.evaluate("() => window.__clicked")) if last else float("nan")
