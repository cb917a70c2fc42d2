"""Long tables are put in order by each of their columns: by keyboard too, and said to all."""

from __future__ import annotations

import re
from typing import Any

import pytest

from data_sources.compare import places
from data_sources.record import measures
from data_sources.record.record import Record
from languages import numbers, translator

pytestmark = pytest.mark.browser
SERIES = "ncmec.reports_by_country"


def test_a_table_is_put_in_order_by_its_columns(server: str, browser: Any, record: Record) -> None:
    year = measures.years(record, SERIES)[0]
    found = places.in_order(record, SERIES, year)
    page = browser.new_page()
    page.goto(f"{server}/countries?lang=nl&part=world&shown=all&period={year}")
    table = page.locator(".otr-table:has(.otr-sort)")
    table.wait_for()
    head, button = table.locator("thead th"), table.locator(".otr-sort")
    sizes = """table => [table, ...table.querySelectorAll('th')].slice(0, 6).map(
        part => [part.offsetWidth, part.offsetHeight])"""
    before = table.evaluate(sizes)

    def column(at: int) -> list[str]:
        return [
            words.strip()
            for words in table.locator(f"tbody tr > :nth-child({at + 1})").all_inner_texts()
        ]

    came = column(1)
    assert head.nth(2).get_attribute("aria-sort") is None
    button.nth(2).focus()
    for way, highest in (("descending", True), ("ascending", False)):
        page.keyboard.press("Enter")
        assert head.nth(2).get_attribute("aria-sort") == way
        values = sorted((s.figure.value for s in found), reverse=highest)
        assert column(2) == [numbers.exact(int(value), "nl") for value in values]
    page.keyboard.press("Enter")
    assert column(1) == came and head.nth(2).get_attribute("aria-sort") is None

    button.nth(1).click()  # names, as the language orders them: Åland among the A
    names = column(1)
    assert names != came and names[:2] == ["Afghanistan", "Åland"]
    button.nth(3).click()
    rates = column(3)
    known = [rate for rate in rates if rate != "–"]
    assert rates == known + ["–"] * (len(rates) - len(known))  # what is not known stands last
    assert table.locator("[aria-sort]").count() == 1
    assert table.evaluate(sizes) == before  # nothing moves
    page.close()


def test_a_short_table_has_nothing_to_press(server: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{server}/ai-material?lang=en")
    page.get_by_text(translator("en")("Table"), exact=True).first.click()
    page.locator(".otr-table caption").first.wait_for()
    assert page.locator(".otr-table").first.locator(".otr-sort").count() == 0
    page.close()


def test_a_heading_of_all_figures_orders_the_rows_of_every_page(server: str, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 900})
    page.goto(f"{server}/figures?lang=en&page=3")
    table = page.locator('[data-testid="stDataFrame"]')
    for order in ("-figure", "figure"):
        table.locator("canvas").first.wait_for()
        page.locator('[data-test-script-state="notRunning"]').wait_for()
        page.wait_for_timeout(1000)
        table.click(position={"x": 360, "y": 16})  # the second column: a canvas has no headings
        asked = re.compile(rf"\?lang=en&order={order}$")  # and no page=3: from the first row on
        page.wait_for_url(asked)
    page.close()
