"""No English word of Streamlit's own on a Dutch page, and none of ours that is changed."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from streamlit.runtime import backend_operation_handler

from screen.session.streamlit_words import all_words, words
from tests.browser.test_pages import open_page

SHOWN = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) found.push(walk.currentNode.data.trim());
  for (const e of document.querySelectorAll('[aria-label], [placeholder]'))
    found.push(e.getAttribute('aria-label') ?? '', e.getAttribute('placeholder') ?? '');
  return found }"""


@pytest.fixture
def page(browser: Any) -> Any:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", ["briefing", "claims", "platforms", "figures"])
def test_a_dutch_page_says_nothing_in_streamlits_english(
    page: Any, server: str, address: str
) -> None:
    open_page(page, server, address, "nl")
    if address == "platforms":
        page.locator("[aria-label^='Weghalen: ']").first.wait_for()
    said, table = page.evaluate(SHOWN), words("nl")
    assert not [text for text in said if text in table["whole"]]
    assert not [text for text in said if text.startswith(tuple(table["begins"]))]
    assert not [text for text in said if text.endswith(tuple(table["ends"]))]


def test_what_is_said_follows_the_language(page: Any, server: str) -> None:
    open_page(page, server, "platforms", "nl")
    field = page.locator("[aria-label^='Weghalen: ']").first
    field.wait_for()
    page.get_by_role("radio", name="EN", exact=True).click()
    page.locator("[aria-label^='Remove ']").first.wait_for()


def test_what_is_english_already_needs_no_words() -> None:
    assert words("en") == {"whole": {}, "begins": {}, "ends": {}, "holes": {}}
    assert set(all_words()) >= {"en", "nl"}
    assert words("nl")["whole"]["Clear all"] == "Alles wissen"


def test_what_a_failing_file_says_is_known() -> None:
    """In the words in which Streamlit says it, or it would be said in English."""
    said = "Failed to generate file for download"
    assert said in inspect.getsource(backend_operation_handler)
    assert said in words("nl")["whole"]
