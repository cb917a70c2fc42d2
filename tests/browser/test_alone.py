"""A choice runs its part of the page alone; what depends on it elsewhere follows all the same."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.test_back import choose
from tests.browser.test_links import fresh_page
from tests.browser.test_pages import open_page

pytestmark = pytest.mark.browser

BAR = b"frame-bar"
COUNT = '.st-key-frame-basket a:has-text("(1)")'


def listened(page: Any) -> list[bytes]:
    """What the server says from now on, message by message."""
    said: list[bytes] = []

    def hear(socket: Any) -> None:
        socket.on(
            "framereceived", lambda data: said.append(data if isinstance(data, bytes) else b"")
        )

    page.on("websocket", hear)
    return said


def test_the_rest_of_the_page_is_not_sent_again(browser: Any, server: str) -> None:
    page = fresh_page(browser, locale="en-GB")
    said = listened(page)
    open_page(page, server, "ai-material", "en")
    assert any(BAR in message for message in said)
    said.clear()
    choose(page, "Realistic only", "count=realistic")
    choose(page, "NCMEC: the tag and the jump", "ai=ncmec")
    assert said and not any(BAR in message for message in said)
    page.go_back()
    page.get_by_role("radio", name="Realistic only", exact=True, checked=True).wait_for()
    choose(page, "NL", "lang=nl")
    assert any(BAR in message for message in said)
    choose(page, "Alleen realistisch", "count=realistic")


def test_what_is_taken_along_is_counted_in_the_bar(browser: Any, server: str) -> None:
    page = fresh_page(browser, locale="en-GB")
    open_page(page, server, "ai-material", "en")
    choose(page, "Videos", "count=videos")
    page.locator(".st-key-add-iwf-videos button").first.click()
    page.wait_for_selector(COUNT)
    page.locator(".st-key-add-iwf-videos button", has_text="In the briefing").first.wait_for()
    choose(page, "Realistic only", "count=realistic")
    assert page.locator(COUNT).count() == 1
    assert page.locator('[data-testid="stException"]').count() == 0


def test_a_wrong_word_in_the_address_is_told_until_something_is_chosen(
    browser: Any, server: str
) -> None:
    page = fresh_page(browser, locale="en-GB")
    open_page(page, server, "ai-material?count=nonsense", "en")
    told = page.locator(".st-key-frame-told")
    told.wait_for()
    assert "count=nonsense" in told.inner_text()
    choose(page, "Videos", "count=videos")
    told.wait_for(state="detached")
    choose(page, "All AI reports", "ai-material")


def test_a_chosen_chart_in_view_is_interactive_at_once(browser: Any, server: str) -> None:
    """The next one takes the place of one that was interactive: nothing idle is waited for."""
    page = fresh_page(browser, locale="en-GB")
    open_page(page, server, "hotlines", "en")
    page.wait_for_selector("figure.otr-live")
    page.evaluate("() => { window.requestIdleCallback = () => { throw new Error('waited'); }; }")
    page.evaluate(
        "() => { const old = document.querySelector('figure.otr-live'), next = old.cloneNode();"
        " next.append(old.querySelector('img').cloneNode());"
        " next.className = 'otr-chart'; delete next.dataset.seen; delete next.dataset.grown;"
        " delete next.dataset.marks; next.id = 'next'; old.replaceWith(next); }"
    )
    page.wait_for_selector("#next.otr-live .main-svg", state="attached")
