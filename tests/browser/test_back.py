"""Back and forward show what was chosen, over parts, pages and languages; and it is to be seen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.test_links import fresh_page
from tests.browser.test_pages import open_page, ready

pytestmark = pytest.mark.browser


def chosen(page: Any, name: str) -> None:
    """Wait until a choice is shown as chosen."""
    page.get_by_role("radio", name=name, exact=True, checked=True).first.wait_for()


def choose(page: Any, name: str, address: str) -> None:
    page.get_by_role("radio", name=name, exact=True).first.click()
    page.wait_for_url(f"**{address}*")
    chosen(page, name)
    ready(page)


def test_back_and_forward_over_parts_pages_and_languages(browser: Any, server: str) -> None:
    page = fresh_page(browser, locale="en-GB")
    open_page(page, server, "hotlines", "en")
    choose(page, "INHOPE", "hotline=inhope")
    choose(page, "Table", "panel=table")
    choose(page, "NL", "lang=nl*")
    chosen(page, "Tabel")
    page.get_by_role("link", name="Bronnen", exact=True).first.click()
    page.wait_for_url("**/sources?*")
    page.get_by_role("heading", level=1, name="Bronnen").wait_for()
    steps = (
        (page.go_back, "NL", "Tabel"),
        (page.go_back, "EN", "Table"),
        (page.go_back, "EN", "INHOPE"),
        (page.go_forward, "EN", "Table"),
        (page.go_forward, "NL", "Tabel"),
    )
    for go, language, choice in steps:
        go()
        for name in (language, choice, "INHOPE"):
            chosen(page, name)
    page.go_forward()
    page.get_by_role("heading", level=1, name="Bronnen").wait_for()


def test_a_pasted_text_is_there_again(browser: Any, server: str) -> None:
    """It is in no address, so as to be in no log; the session keeps it."""
    page = fresh_page(browser, locale="en-GB")
    open_page(page, server, "claims", "en")
    text = "In 2023 NCMEC received 36.2 million reports."
    page.get_by_label("Text to check").fill(text)
    page.get_by_role("button", name="Check", exact=True).click()
    page.wait_for_selector(".otr-claim")
    page.get_by_role("link", name="Sources", exact=True).first.click()
    page.get_by_role("heading", level=1, name="Sources").wait_for()
    page.go_back()
    page.wait_for_selector(".otr-claim")
    assert page.get_by_label("Text to check").input_value() == text
    assert "36.2" not in page.url


def test_high_contrast_shows_what_is_chosen(browser: Any, server: str) -> None:
    page = fresh_page(browser, locale="en-GB", forced_colors="active")
    open_page(page, server, "hotlines?hotline=inhope", "en")
    page.wait_for_selector(".st-key-frame-pages a[aria-current=page]")
    outlined = page.evaluate(
        "() => [...document.querySelectorAll('.st-key-frame-pages a, [role=radio]')]"
        ".filter(e => getComputedStyle(e).outlineStyle === 'solid' && e.offsetWidth)"
        ".map(e => e.innerText.trim())"
    )
    assert sorted(outlined) == ["EN", "Hotlines and hosting", "INHOPE"]


def test_a_small_mark_answers_to_keyboard_and_touch(browser: Any, server: str) -> None:
    """Of the IWF's many breaks some are not written out: each is a button with its words."""
    page = fresh_page(browser, locale="en-GB")
    open_page(page, server, "explore?series=iwf.reports_confirmed", "en")
    page.wait_for_selector("figure.otr-live")
    marks = page.locator("button.otr-mark")
    assert marks.count() > 3
    first, said = marks.first, page.locator(".otr-said").first
    assert not said.is_visible()
    first.focus()
    said.wait_for(state="visible")
    assert said.inner_text().splitlines()[0] in first.get_attribute("aria-label")
    page.keyboard.press("Escape")
    said.wait_for(state="hidden")
