"""Each page in a real browser: it shows itself, asks nobody else, and is accessible."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from publish.site.app_pages import ENTRIES

pytestmark = pytest.mark.browser

PAGES = ["" if entry.name == "overview" else entry.address for entry in ENTRIES]
VIEWS = [("en", "light", 1366), ("nl", "dark", 390)]
OTHER_VIEWS = [("nl", "light", 1366), ("en", "dark", 1920)]
SERIOUS = ("serious", "critical")


def open_page(page: Any, server: str, address: str, language: str) -> None:
    """Open a page and wait until its script has run and its charts are drawn."""
    sign = "&" if "?" in address else "?"
    page.goto(f"{server}/{address}{sign}lang={language}")
    ready(page)


def ready(page: Any) -> None:
    """Wait until the page's script has run and its charts are drawn."""
    page.wait_for_selector("[data-testid=stMainBlockContainer] h1", timeout=45_000)
    page.wait_for_selector("footer.otr-footer", timeout=45_000)
    page.wait_for_function(
        "() => !document.querySelector('[data-testid=stStatusWidget]') &&"
        " [...document.querySelectorAll('[data-testid=stPlotlyChart]')]"
        ".every(c => c.querySelector('.main-svg'))",
        timeout=45_000,
    )


@pytest.fixture
def fresh(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page in an empty profile, in the view that the test asks for; records its requests."""
    _language, scheme, width = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale="en-GB"
    )
    page = context.new_page()
    page.asked = []
    page.on("request", lambda r: page.asked.append(r.url))
    page.on("websocket", lambda w: page.asked.append(w.url))
    yield page
    context.close()


@pytest.mark.parametrize("fresh", VIEWS, indirect=True, ids=["desktop", "phone"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_whole_private_and_accessible(
    fresh: Any, server: str, address: str, request: pytest.FixtureRequest
) -> None:
    language, _, width = request.node.callspec.params["fresh"]
    open_page(fresh, server, address, language)
    assert not _strangers(fresh, server)
    assert not fresh.query_selector("[data-testid=stException]")
    assert fresh.evaluate("document.documentElement.lang") == language
    assert _overflow(fresh) <= 1, f"wider than {width} pixels"
    assert not _violations(fresh)


@pytest.mark.parametrize("fresh", OTHER_VIEWS, indirect=True, ids=["dutch-light", "projector-dark"])
@pytest.mark.parametrize("address", PAGES)
def test_the_other_themes_are_accessible_too(
    fresh: Any, server: str, address: str, request: pytest.FixtureRequest
) -> None:
    language = request.node.callspec.params["fresh"][0]
    open_page(fresh, server, address, language)
    assert not _strangers(fresh, server)
    assert not _violations(fresh)


@pytest.mark.parametrize("fresh", [("en", "light", 390)], indirect=True, ids=["phone"])
def test_no_key_leads_into_the_folded_menu(fresh: Any, server: str) -> None:
    open_page(fresh, server, "about", "en")
    fresh.wait_for_selector("section[data-testid=stSidebar] a", state="attached")
    for _ in range(12):
        fresh.keyboard.press("Tab")
        left = fresh.evaluate("document.activeElement.getBoundingClientRect().right")
        assert left >= 0, "the keyboard stands on something out of sight"


def _strangers(page: Any, server: str) -> list[str]:
    """Requests to anybody but our own server."""
    own = urlsplit(server).netloc
    return [
        url
        for url in page.asked
        if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != own
    ]


def _overflow(page: Any) -> float:
    """How many pixels the page is wider than the window."""
    found: float = page.evaluate(
        "() => { const m = document.querySelector('[data-testid=stMain]');"
        " return m.scrollWidth - m.clientWidth }"
    )
    return found


def _violations(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(page).response["violations"]
    return [
        f"{item['id']}: {item['help']} ({item['nodes'][0]['html'][:160]})"
        for item in results
        if item["impact"] in SERIOUS
    ]
