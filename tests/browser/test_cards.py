"""Figures on cards can be taken along: what is only sent when it is opened, works in a browser."""

from __future__ import annotations

from typing import Any

import pytest

from data_sources.record.record import Record
from tests.browser.test_pages import open_page, ready

pytestmark = pytest.mark.browser


# A key figure of the overview in each language.
SHOWN = {"en": ("ncmec.files_total", "World"), "nl": ("ncmec.reports_by_country", "NLD")}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_figure_on_a_card_goes_into_the_briefing(
    browser: Any, server: str, record: Record, language: str
) -> None:
    figure = record.latest(*SHOWN[language], kind="year")
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="en-GB")
    page = context.new_page()
    open_page(page, server, "", language)
    assert page.locator("[data-testid=stCheckbox]").count() == 0
    page.locator(".st-key-take-1 button").first.click()
    box = page.locator("[data-testid=stCheckbox]", has_text=figure.with_unit(language)).first
    box.locator("label").click()
    box.locator("input:checked").wait_for(state="attached")
    page.keyboard.press("Escape")
    page.locator(".st-key-frame-basket a", has_text="(1)").click()
    page.wait_for_url("**/briefing*")
    ready(page)
    main = page.locator("[data-testid=stMainBlockContainer]")
    main.get_by_text(figure.format(language)).first.wait_for(timeout=20_000)
    context.close()
