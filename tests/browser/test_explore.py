"""A chart of one's own in a browser: chosen, kept in the address, read out, drawn nearer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.test_links import fresh_page, main_text
from tests.browser.test_pages import PHONE, _overflow, _violations, open_page, ready

pytestmark = pytest.mark.browser

NEIGHBOURS = "explore?series=ncmec.reports_by_country&places=NLD|DEU|BEL&mode=million"
RANGE = "() => document.querySelector('.otr-plot')._fullLayout.xaxis.range.map(String)"


def choose(page: Any, label: str, typed: str) -> None:
    """Type into a list that can be searched, and take what is found first."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.press_sequentially(typed)
    page.get_by_role("option").first.wait_for()
    box.press("Enter")
    box.press("Escape")


def drawn(page: Any) -> str:
    """What the chart is drawn from, once it is there."""
    ready(page)
    named: str = page.get_attribute("figure.otr-chart", "data-plot")
    return named


def test_what_is_chosen_stands_in_the_address_and_comes_back(browser: Any, server: str) -> None:
    page = fresh_page(browser, locale="en-GB")
    open_page(page, server, "explore", "en")
    choose(page, "What is counted", "Files reported to NCMEC")
    page.wait_for_url("**series=ncmec.reports_total*ncmec.files_total*")
    page.wait_for_selector("figure[data-plot*='files_total']")
    page.get_by_role("radio", name="Bars").click()
    page.wait_for_url("**form=bars*")
    page.wait_for_selector("figure[data-plot*='form%3Dbars']")
    bars, shown = drawn(page), main_text(page)
    page.reload()
    assert drawn(page) == bars and main_text(page) == shown
    page.go_back()
    page.wait_for_selector("figure[data-plot*='files_total']:not([data-plot*='form'])")
    assert "form=bars" not in page.url


def test_each_period_is_reached_by_keyboard_and_read_out(browser: Any, server: str) -> None:
    page = fresh_page(browser, locale="en-GB")
    open_page(page, server, NEIGHBOURS, "en")
    page.wait_for_selector("figure.otr-live")
    said = []
    after = page.get_by_role("button", name="Period after")
    after.focus()
    for _ in range(5):
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)
        said.append(page.inner_text(".otr-zoom output"))
    assert [text[:4] for text in said] == ["2019", "2020", "2021", "2022", "2023"]
    assert all(text.count("per million") == 3 for text in said)
    assert all(place in said[0] for place in ("Netherlands", "Germany", "Belgium"))


def test_it_is_drawn_nearer_and_whole_again(browser: Any, server: str) -> None:
    page = fresh_page(browser, locale="en-GB")
    open_page(page, server, NEIGHBOURS, "en")
    page.wait_for_selector("figure.otr-live")
    whole = page.evaluate(RANGE)
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function(f"() => String(({RANGE})()) !== {','.join(whole)!r}")
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function(f"() => String(({RANGE})()) === {','.join(whole)!r}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_panels_on_a_phone(browser: Any, server: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, color_scheme=scheme, user_agent=PHONE
    )
    page = context.new_page()
    open_page(page, server, "explore?series=ncmec.reports_total|ncmec.files_total", "nl")
    assert "Niet op één as" in page.inner_text("figure.otr-chart .otr-plot")
    assert _overflow(page) <= 1
    assert not _violations(page)
    context.close()


def test_a_chart_of_another_page_opens_here(browser: Any, server: str) -> None:
    page = fresh_page(browser, locale="en-GB")
    open_page(page, server, "cybertipline", "en")
    page.get_by_role("button", name="Add to briefing").first.click()
    page.get_by_text("Briefing (1)").wait_for()
    ready(page)
    page.get_by_role("link", name="Open in Explore").first.click()
    page.wait_for_url("**/explore?*")
    page.wait_for_selector("figure[data-plot*='explore%3Ancmec.reports_total']")
    assert page.get_by_text("Briefing (1)").count(), "what was put there is still there"


def test_enter_takes_the_first_series_that_fits_and_no_other(server: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{server}/explore?lang=en")
    field = page.locator("[data-testid=stMultiSelect] input").first
    chosen = page.locator("[data-testid=stMultiSelect]").first.locator("[aria-label^='Remove ']")
    chosen.first.wait_for()
    field.click()
    field.fill("hosting")
    page.locator("[role=option]").first.wait_for()
    first = page.locator("[role=option]").first.inner_text()
    page.keyboard.press("Enter")
    page.locator(f"[aria-label='Remove {first}']").wait_for()
    assert chosen.count() == 2
    page.close()
