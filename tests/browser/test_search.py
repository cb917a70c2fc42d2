"""The search box over a page of the app: by keyboard, by touch, for screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.test_pages import open_page

pytestmark = pytest.mark.browser

SCREENS = {
    "desktop": {"viewport": {"width": 1366, "height": 768}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "is_mobile": True,
        "has_touch": True,
        "color_scheme": "dark",
    },
}
PATIENCE = 45_000
"""Milliseconds: the first query may have to wait for the index."""
BOX, FIELD = "dialog.otr-find-box[open]", "#otr-find-field"


@pytest.fixture
def shown(browser: Any) -> Iterator[Any]:
    """Makes a page of a kind of screen; what it asks for elsewhere fails the test."""
    contexts = []

    def make(screen: str) -> Any:
        context = browser.new_context(**SCREENS[screen])
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def violations(page: Any) -> str:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page)
    return found.generate_report() if found.violations_count else ""


def chosen(page: Any) -> str:
    """The text of the option that the field says is the one."""
    text: str = page.evaluate(
        "() => document.getElementById(document.activeElement"
        ".getAttribute('aria-activedescendant'))?.textContent ?? ''"
    )
    return text


@pytest.mark.parametrize("screen", SCREENS)
def test_the_box_finds_a_figure_as_one_types(shown: Any, server: str, screen: str) -> None:
    page = shown(screen)
    open_page(page, server, "overview", "nl")
    if screen == "phone":
        page.tap("a.otr-find")
    else:
        page.keyboard.press("Control+k")
    page.wait_for_selector(BOX)
    assert page.evaluate("document.activeElement.id") == "otr-find-field"
    assert page.get_attribute(FIELD, "aria-expanded") == "false"
    page.keyboard.type("36,2 miljoen")
    found = f"{BOX} [role=option] >> text=36,2 miljoen meldingen"
    page.wait_for_selector(found, timeout=PATIENCE)
    assert page.get_attribute(FIELD, "aria-expanded") == "true"
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"), (
        "the box is wider than the screen"
    )
    assert violations(page) == ""
    page.evaluate("window.same = true")
    if screen == "phone":
        page.tap(f"{BOX} [role=option]")
    else:
        page.keyboard.press("Enter")
    page.wait_for_selector("h3#figure, [id=figure]", timeout=45_000)
    assert "figure=ncmec.reports_total%7C%7CWorld%7C2023" in page.url
    assert page.evaluate("window.same"), "the session was left"
    assert "36,2 miljoen" in page.inner_text("[data-testid=stMainBlockContainer]")


def test_the_keyboard_reaches_every_result_and_leads_back(shown: Any, server: str) -> None:
    page = shown("desktop")
    open_page(page, server, "countries", "en")
    page.focus("a.otr-find")
    page.keyboard.press("Enter")
    page.wait_for_selector(BOX)
    page.keyboard.type("nederlnad")
    page.wait_for_function(
        "() => document.querySelector('.otr-find-status').textContent.includes('was read as')",
        timeout=PATIENCE,
    )
    count = page.locator(f"{BOX} [role=option]").count()
    seen = []
    for _step in range(count + 1):
        seen.append(chosen(page))
        page.keyboard.press("ArrowDown")
    assert len(set(seen)) == count and seen[-1] == seen[0]
    page.keyboard.press("ArrowUp")
    assert page.locator("[aria-selected=true]").count() == 1
    page.keyboard.press("Escape")
    page.wait_for_selector(BOX, state="detached")
    assert page.evaluate("document.activeElement.className") == "otr-find"


def test_nothing_found_is_said_and_leads_on(shown: Any, server: str) -> None:
    page = shown("desktop")
    open_page(page, server, "about", "en")
    page.click("a.otr-find")
    page.keyboard.type("zzqqxxyy")
    page.wait_for_function(
        "() => document.querySelector('.otr-find-status').textContent.includes('Nothing')",
        timeout=PATIENCE,
    )
    assert page.get_attribute(FIELD, "aria-expanded") == "false"
    page.click(".otr-find-all")
    page.wait_for_url("**/en/search/?q=zzqqxxyy")
    assert "How to ask" in page.inner_text("main")


def test_without_scripts_the_link_leads_to_the_page_that_searches(
    browser: Any, server: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/nl/figures/ncmec.reports_total/")
    page.fill(".find input", "36,2 miljoen")
    page.click(".find button")
    assert page.url == f"{server}/nl/search/?q=36%2C2+miljoen"
    page.click(".results a >> nth=0")
    assert page.url == f"{server}/nl/figures/ncmec.reports_total/"
    context.close()
