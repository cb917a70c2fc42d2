"""Each page in a real browser: it shows itself, asks nobody else, and is accessible."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from publish.address.app_pages import ENTRIES
from tests.browser.conftest import log_of

pytestmark = pytest.mark.browser

PAGES = ["" if entry.name == "overview" else entry.address for entry in ENTRIES]
VIEWS = [("en", "light", 1366), ("nl", "dark", 390)]
OTHER_VIEWS = [("nl", "light", 1366), ("en", "dark", 1920)]
PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 "
    "Mobile Safari/537.36"
)
"""What a phone says of itself: the server keeps room for lines as they break on one."""
SERIOUS = ("serious", "critical")


def open_page(page: Any, server: str, address: str, language: str) -> None:
    """Open a page and wait until its script has run and its charts are drawn."""
    sign = "&" if "?" in address else "?"
    page.goto(f"{server}/{address}{sign}lang={language}")
    ready(page)


def ready(page: Any) -> None:
    """Wait until the page's script has run and its charts are drawn; what is missing is told."""
    try:
        page.wait_for_selector("[data-testid=stMainBlockContainer] h1", timeout=45_000)
        page.wait_for_selector("footer.otr-footer", timeout=45_000)
        page.wait_for_function(
            "() => !document.querySelector('[data-testid=stStatusWidget]') &&"
            " [...document.querySelectorAll('figure.otr-chart')].every(c =>"
            " c.querySelector('img').complete && (c.classList.contains('otr-live') ||"
            " c.getBoundingClientRect().top > innerHeight + 150))",
            timeout=45_000,
        )
    except Exception as error:
        log = log_of(urlsplit(page.url).port or 0)
        said = log.read_text()[-6000:] if log.is_file() else ""
        found = page.evaluate(MISSING)
        raise AssertionError(f"{error}\nThe page: {found}\nThe server: {said}") from error


MISSING = """() => {
  const app = document.querySelector('[data-testid=stApp]')?.dataset ?? {};
  const key = e => e.closest('[class*=st-key-]')?.className.match(/st-key-\\S+/)?.[0];
  const foot = document.querySelector('footer.otr-footer');
  return JSON.stringify({
    url: location.href, script: app.testScriptState, connection: app.testConnectionState,
    waiting: [...document.querySelectorAll('[data-testid=stSkeleton]')].map(key),
    heading: !!document.querySelector('h1'), footer: foot && getComputedStyle(foot).visibility,
    charts: [...document.querySelectorAll('figure.otr-chart')].map(c =>
      [c.querySelector('img').complete, c.className, c.getBoundingClientRect().top | 0,
       c.dataset.refused]),
    text: document.querySelector('[data-testid=stMainBlockContainer]')?.innerText.slice(-900),
    alerts: [...document.querySelectorAll('[data-testid=stAlert], [data-testid=stException]')]
      .map(e => e.innerText) }) }"""


@pytest.fixture
def fresh(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page in an empty profile, in the view that the test asks for; records its requests."""
    _language, scheme, width = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        locale="en-GB",
        user_agent=PHONE if width < 500 else None,
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
def test_the_menu_of_a_phone_closes_after_a_choice(fresh: Any, server: str) -> None:
    open_page(fresh, server, "about", "en")
    fresh.get_by_role("button", name="Menu").click()
    fresh.get_by_role("link", name="Platforms").click()
    fresh.wait_for_url("**/platforms?*")
    ready(fresh)
    assert fresh.get_by_role("link", name="Countries").count() == 0


# What opens at once: words before the chart, screens, and whether the chart is in the first one.
MOST_WORDS = 60
MOST_SCREENS = {1366: 4, 390: 8}
FIRST_SCREEN = {1366: 768, 390: 844}
CHARTED = [entry.address for entry in ENTRIES if entry.section == "The figures"]
BUDGET_VIEWS = [("en", "light", 1366), ("nl", "light", 1366), ("nl", "light", 390)]


@pytest.mark.parametrize("fresh", BUDGET_VIEWS, indirect=True, ids=["desktop", "dutch", "phone"])
@pytest.mark.parametrize("address", CHARTED)
def test_a_page_opens_with_its_chart(
    fresh: Any, server: str, address: str, request: pytest.FixtureRequest
) -> None:
    language, _, width = request.node.callspec.params["fresh"]
    fresh.set_viewport_size({"width": width, "height": FIRST_SCREEN[width]})
    fresh.add_init_script(SHIFTS)
    open_page(fresh, server, "" if address == "overview" else address, language)
    found = fresh.evaluate(OPENING)
    assert found["words"] <= MOST_WORDS, found["text"]
    reach = FIRST_SCREEN[width]
    if width == 1366:
        assert found["bottom"] <= reach * 1.15, "the lead chart is whole in the first screen"
    assert found["top"] < reach, "the lead chart begins in the first screen"
    assert found["height"] <= MOST_SCREENS[width] * reach
    # On a second visit: on the first one, Streamlit's own scripts come after what they show.
    fresh.reload()
    ready(fresh)
    assert fresh.evaluate("window.shifted") < 0.1


SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => { for (const e of list.getEntries())
  if (!e.hadRecentInput) window.shifted += e.value })
  .observe({type: 'layout-shift', buffered: true});
"""
OPENING = """() => {
  const chart = document.querySelector('figure.otr-chart, .otr-timeline');
  const box = chart.getBoundingClientRect();
  const main = document.querySelector('[data-testid=stMain]');
  const before = [];
  for (const p of main.querySelectorAll('h1, .otr-lead, .otr-chart-title'))
    if (p.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING)
      before.push(p.innerText);
  const text = before.join(' ');
  return {words: text.split(/\\s+/).filter(Boolean).length, text,
    top: box.top, bottom: box.bottom, height: main.scrollHeight};
}"""


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
