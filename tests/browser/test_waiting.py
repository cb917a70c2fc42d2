"""A page of the app that does not come says so within five seconds, and leads to what does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.test_pages import ready

COUNTED_FROM = "document.getElementById('otr-waiting')?.getAnimations()[0]?.startTime ?? null"
FIRST_PAINT = "performance.getEntriesByName('first-paint')[0].startTime"


@pytest.fixture
def visitor(browser: Any, request: pytest.FixtureRequest) -> Any:
    context = browser.new_context(**getattr(request, "param", {}))
    yield context.new_page()
    context.close()


def counted_from(page: Any) -> float:
    """From when the notice waits, once it has come, and the style sheet that lets it wait."""
    for _time in range(150):
        found = page.evaluate(COUNTED_FROM)
        if found is not None:
            return float(found)
        page.wait_for_timeout(100)
    raise AssertionError("the notice does not wait")


def leads_to_the_figures(page: Any, server: str, seconds: int) -> None:
    notice = page.locator("#otr-waiting")
    notice.wait_for(state="visible", timeout=seconds * 1000)
    assert "nog niet" in notice.inner_text()
    notice.get_by_role("link").click(timeout=5_000)
    page.wait_for_url(f"{server}/nl/figures/")


@pytest.mark.parametrize("visitor", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts(visitor: Any, server: str) -> None:
    visitor.goto(f"{server}/platforms?lang=nl")
    leads_to_the_figures(visitor, server, 5)


def test_without_websockets(visitor: Any, server: str) -> None:
    visitor.route_web_socket("**/*", lambda socket: socket.close())
    visitor.goto(f"{server}/platforms?lang=nl")
    visitor.locator("#otr-waiting").wait_for(state="visible", timeout=15_000)
    # Counted from the moment the page was asked for, and not from the style sheet's a second later.
    assert counted_from(visitor) < visitor.evaluate(FIRST_PAINT)
    leads_to_the_figures(visitor, server, 15)  # five on a machine that is not busy


def test_a_script_that_is_late_does_not_take_the_notice_away(visitor: Any, server: str) -> None:
    """On a slow line it comes after the notice does."""
    held: list[Any] = []
    visitor.route("**/waiting.js", lambda route: held.append(route))
    visitor.route_web_socket("**/*", lambda socket: socket.close())
    visitor.goto(f"{server}/platforms?lang=nl", wait_until="commit")
    told = counted_from(visitor)  # before its style sheet has come the notice is not hidden yet
    visitor.locator("#otr-waiting").wait_for(state="visible", timeout=15_000)
    with visitor.expect_response("**/waiting.js"):
        held[0].continue_()
    visitor.wait_for_load_state("load")
    assert counted_from(visitor) <= told
    assert visitor.locator("#otr-waiting").is_visible()


def test_a_page_that_has_come_says_nothing(visitor: Any, server: str) -> None:
    visitor.goto(f"{server}/platforms?lang=nl")
    ready(visitor)
    visitor.wait_for_timeout(5_000)
    assert not visitor.locator("#otr-waiting").is_visible()
