"""One replica dies, and another is exchanged: readers keep their view, and no request fails."""

from __future__ import annotations

import signal
import threading
import time
import urllib.request
from typing import Any

import pytest

from tests.browser.test_pages import ready
from tests.replicas.conftest import Front

VIEW = "cybertipline?lang=nl&lead_panel=table"
FORGETTING = 1.5
"""Seconds until the proxy asks again a replica that it saw fail; an update waits as long."""
TABLE = "table.otr-table"
ADDRESSES = (
    "/en/figures/ncmec.reports_total/",
    "/nl/figures/",
    "/data/series/ncmec.reports_total.json",
    "/data/tables/series.csv",
    "/pictures/en/ncmec.reports_total.svg",
    "/feed.atom",
)


CLICKS = [
    (
        "EN",
        "() => document.documentElement.lang === 'en' && !!document.querySelector('table')",
    ),
    ("In woorden", "() => location.search.includes('lead_panel=words')"),
]
"""What the reader clicks first after the loss, and what must come of it."""
WORDS_AND_FIGURES = """
() => {
  const page = document.querySelector('[data-testid=stMainBlockContainer]');
  const drawn = [...page.querySelectorAll('figure.otr-chart')].map(chart => chart.dataset.plot);
  const words = [...page.querySelectorAll('h1, h2, h3, p, li, td, th, label')];
  return JSON.stringify([words.map(part => part.textContent), drawn]);
}
"""


def shown(page: Any) -> str:
    """All words of the page and what its charts were drawn from, once its script has run."""
    page.wait_for_selector(TABLE, timeout=45_000)
    ready(page)
    text: str = page.evaluate(WORDS_AND_FIGURES)
    return text


@pytest.mark.browser
@pytest.mark.parametrize(("click", "proof"), CLICKS)
def test_a_reader_keeps_the_view_when_a_replica_is_killed(
    front: Front, browser: Any, click: str, proof: str
) -> None:
    page = browser.new_context(viewport={"width": 1366, "height": 900}).new_page()
    sockets: list[Any] = []
    page.on("websocket", lambda opened: sockets.append(opened))
    page.goto(f"{front.url}/{VIEW}")
    shown(page)
    page.wait_for_timeout(1000)
    before, address = shown(page), page.url
    front.end(front.holder(), signal.SIGKILL)
    for _wait in range(300):
        page.wait_for_timeout(100)
        if len(sockets) > 1 and not sockets[-1].is_closed():
            break
    for _wait in range(40):
        page.wait_for_timeout(500)
        if shown(page) == before:
            break
    assert shown(page) == before
    assert page.url == address
    # The view is alive: the replica that is left answers the first click, whichever it is.
    page.get_by_text(click, exact=True).first.click()
    page.wait_for_function(proof, timeout=30_000)
    page.context.close()


def test_a_rolling_update_fails_no_request(front: Front) -> None:
    stop, faults, done = threading.Event(), list[str](), [0]

    def read(first: int) -> None:
        number = first
        while not stop.is_set():
            address = ADDRESSES[number % len(ADDRESSES)]
            number += 1
            try:
                with urllib.request.urlopen(front.url + address, timeout=20) as answer:
                    assert answer.read()
                done[0] += 1
            except Exception as error:
                faults.append(f"{address}: {error!r}")

    threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for port in list(front.replicas):
        front.end(port)
        front.start(port)
        time.sleep(FORGETTING)
    stop.set()
    for thread in threads:
        thread.join()
    assert faults == []
    assert done[0] > 100
