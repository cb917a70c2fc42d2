"""A post and a chart's picture are copied by a button, which says what became of it."""

from __future__ import annotations

from typing import Any

import pytest

from languages import translator

pytestmark = pytest.mark.browser
NO_CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", { value: undefined });
document.execCommand = () => false;
"""


def shared(context: Any, server: str) -> Any:
    """The panel of the lead chart from which a post can be copied."""
    page = context.new_page()
    page.goto(f"{server}/cybertipline?lang=nl")
    page.get_by_text(translator("nl")("Share"), exact=True).first.click()
    page.wait_for_selector(".otr-post")
    return page


def test_what_is_copied_is_what_stands_there(server: str, browser: Any) -> None:
    from playwright.sync_api import expect

    _ = translator("nl")
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page = shared(context, server)
    box = page.locator(".otr-post").first
    box.locator("[data-copy=text]").click()
    expect(box.locator("output")).to_have_text(_("The text is copied."))
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == box.locator(".otr-post-text").inner_text()
    assert server in copied and len(copied) <= 280
    box.locator("[data-copy=picture]").click()
    said = _("The picture is copied, with its source line in it.")
    expect(box.locator("output")).to_have_text(said, timeout=30_000)
    assert page.evaluate("navigator.clipboard.read().then(all => all[0].types)") == ["image/png"]
    context.close()


def test_where_nothing_can_be_copied_the_reader_is_told(server: str, browser: Any) -> None:
    from playwright.sync_api import expect

    _ = translator("nl")
    context = browser.new_context()
    context.add_init_script(NO_CLIPBOARD)
    page = shared(context, server)
    box = page.locator(".otr-post").first
    box.locator("[data-copy=text]").click()
    expect(box.locator("output")).to_have_text(
        _("The browser does not let this page copy. The text is marked: copy it.")
    )
    marked = page.evaluate("getSelection().toString()")
    assert marked == box.locator(".otr-post-text").inner_text()
    box.locator("[data-copy=picture]").click()
    expect(box.locator("output")).to_have_text(
        _("The browser does not let this page copy a picture. Download it as PNG instead.")
    )
    context.close()


def test_a_presentation_from_the_server_has_its_second_window(server: str, browser: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server}/briefing?lang=en")
    page.get_by_text(translator("en")("Put these into my briefing")).click()
    link = page.get_by_text(translator("en")("Open presenter mode"))
    with context.expect_page() as opened:
        link.click()
    slides = opened.value
    with slides.expect_popup() as second:
        slides.locator("[data-do=view]").click()
    second.value.keyboard.press("ArrowRight")
    assert second.value.inner_text("[data-part=at]") == slides.inner_text("#place")
    assert slides.inner_text("#place").startswith("2 / ")
    context.close()
