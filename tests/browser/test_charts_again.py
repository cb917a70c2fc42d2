"""A chart whose numbers do not come at once is asked for again; where they never come, it stays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.test_pages import ready


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("status", [502, 503, 429])
def test_a_busy_server_is_asked_again(page: Any, server: str, status: int) -> None:
    asked: list[str] = []

    def answer(route: Any) -> None:
        asked.append(route.request.url)
        if len(asked) < 3:
            route.fulfill(status=status, body="later", headers={"retry-after": "1"})
        else:
            route.continue_()

    page.route("**/chart/plot.json*", answer)
    page.goto(f"{server}/explore?lang=en")
    ready(page)
    assert len(asked) >= 3
    assert page.locator(".otr-live").count()


def test_what_is_not_there_is_not_asked_for_again(page: Any, server: str) -> None:
    asked: list[str] = []

    def answer(route: Any) -> None:
        asked.append(route.request.url)
        route.fulfill(status=404, body="no")

    page.route("**/chart/plot.json*", answer)
    page.goto(f"{server}/explore?lang=en")
    page.wait_for_selector("figure[data-refused='404']")
    page.wait_for_timeout(3000)
    assert len(asked) == 1
    assert page.locator("figure.otr-chart img").first.is_visible()
