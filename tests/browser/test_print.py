"""A printed page has all of its charts, whole, with their sources, and no controls."""

from __future__ import annotations

import io
from typing import Any

import pytest

from tests.browser.test_pages import open_page

A4 = 718  # pixels between the margins, upright
FOUR = "ncmec.reports_total|ncmec.files_total|iwf.reports_confirmed|offlimits.reports"
CHARTS = """() => [...document.querySelectorAll('.otr-chart')].map(box => {
  const img = box.querySelector('img'), at = img.getBoundingClientRect();
  const plot = box.querySelector('.otr-plot');
  return { shown: getComputedStyle(img).opacity === '1' && at.height > 50,
           right: at.right, under: box.getBoundingClientRect().bottom - at.bottom,
           live: !!plot && getComputedStyle(plot).display !== 'none' } })"""


@pytest.mark.parametrize("address", ["platforms", "hotlines"])
def test_charts_are_whole_on_paper(browser: Any, server: str, address: str) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    open_page(page, server, address, "en")
    page.wait_for_selector(".otr-live")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4, "height": 1000})
    charts = page.evaluate(CHARTS)
    assert charts
    for chart in charts:
        assert chart["shown"] and not chart["live"], "the drawing is printed, not the live chart"
        assert chart["right"] <= A4, "the last years are on the paper"
        assert chart["under"] >= -1, "what comes after does not lie over it"
    assert not page.locator(".st-key-frame-bar").is_visible()
    assert page.locator(".otr-before li").first.is_visible(), "what is folded is printed"
    context.close()


INK = """() => { const seen = node => getComputedStyle(node);
  const title = document.querySelector('.otr-chart-title');
  const img = document.querySelector('.otr-chart img');
  return { ink: seen(title).color, ground: seen(document.documentElement).backgroundColor,
           app: seen(document.querySelector('.stApp')).backgroundColor,
           filter: seen(img).filter } }"""


@pytest.mark.parametrize(("scheme", "turned"), [("dark", True), ("light", False)])
def test_a_dark_page_is_printed_dark_on_white(
    browser: Any, server: str, scheme: str, turned: bool
) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, color_scheme=scheme)
    page = context.new_page()
    open_page(page, server, "hotlines", "en")
    page.wait_for_selector(f'.otr-chart img[src*="theme={scheme}"]')
    page.emulate_media(media="print", color_scheme=scheme)
    seen = page.evaluate(INK)
    assert ("invert" in seen["filter"]) is turned
    if turned:
        assert seen["ink"] == "rgb(17, 17, 17)"
        assert seen["ground"] == "rgb(255, 255, 255)"
        assert seen["app"] == "rgba(0, 0, 0, 0)"
    context.close()


def test_a_dark_page_without_a_chart_is_printed_on_white_too(browser: Any, server: str) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, color_scheme="dark")
    page = context.new_page()
    open_page(page, server, "claims", "en")
    page.wait_for_function(
        "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
        " !== 'rgb(255, 255, 255)'"
    )
    page.emulate_media(media="print", color_scheme="dark")
    seen = page.evaluate(
        "() => ['html', 'h1'].map(name => getComputedStyle(document.querySelector(name)))"
        ".map(style => [style.color, style.backgroundColor])"
    )
    assert seen[0][1] == "rgb(255, 255, 255)"
    assert seen[1] == ["rgb(17, 17, 17)", "rgba(0, 0, 0, 0)"]
    context.close()


def test_a_long_table_has_its_heading_on_each_of_its_pages(browser: Any, server: str) -> None:
    reader = pytest.importorskip("pdfplumber")
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    open_page(page, server, f"explore?series={FOUR}", "en")
    page.locator(".otr-sort").first.wait_for()
    made = page.pdf(format="A4")
    with reader.open(io.BytesIO(made)) as paper:
        texts = [sheet.extract_text() for sheet in paper.pages]
    with_rows = ["own publication" in text or "publisher's" in text for text in texts]
    assert sum(with_rows) > 1
    assert len(texts) <= 5, "the numbers stand small: the charts are what is printed"
    assert [text.count("Period Value Unit Source") == 1 for text in texts] == with_rows
    context.close()
