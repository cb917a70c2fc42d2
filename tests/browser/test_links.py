"""The address holds the view: a copied link shows the same in a fresh browser."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.test_pages import open_page, ready

pytestmark = pytest.mark.browser


def fresh_page(browser: Any, **options: Any) -> Any:
    return browser.new_context(viewport={"width": 1366, "height": 900}, **options).new_page()


def main_text(page: Any) -> str:
    text: str = page.inner_text("[data-testid=stMainBlockContainer]")
    return text


def test_a_copied_link_shows_the_same(browser: Any, server: str) -> None:
    first = fresh_page(browser, locale="en-GB")
    open_page(first, server, "countries", "en")
    first.get_by_text("NL", exact=True).first.click()
    first.wait_for_function("() => document.documentElement.lang === 'nl'")
    first.get_by_role("radio", name="Tabel").first.click()
    first.wait_for_selector("table.otr-table")
    ready(first)
    first.wait_for_timeout(1000)
    link = first.url
    assert "lang=nl" in link and "panel=table" in link
    second = fresh_page(browser, locale="de-DE")
    second.goto(link)
    second.wait_for_selector("table.otr-table", timeout=45_000)
    ready(second)
    second.wait_for_timeout(1000)
    assert main_text(second) == main_text(first)


def test_a_dutch_browser_gets_dutch(browser: Any, server: str) -> None:
    page = fresh_page(browser, locale="nl-NL")
    page.goto(server)
    page.wait_for_selector("footer.otr-footer", timeout=45_000)
    assert page.evaluate("document.documentElement.lang") == "nl"
    page.wait_for_function("() => location.search.includes('lang=nl')")


@pytest.mark.parametrize(
    "address",
    [
        "countries?lang=xx&country=%3Cscript%3Ealert(1)%3C/script%3E",
        "figures?figure=no.such%7C%7CWorld%7C2023",
        "figures?q=zzzzzzzzzz",
        "sources?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    ],
)
def test_bad_addresses_leave_a_working_page(browser: Any, server: str, address: str) -> None:
    page = fresh_page(browser)
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.goto(f"{server}/{address}")
    page.wait_for_selector("footer.otr-footer", timeout=45_000)
    assert not alerts
    assert not page.query_selector("[data-testid=stException]")
