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


def test_a_list_says_in_dutch_how_many_are_too_many(page: Any, server: str) -> None:
    holes = words("nl")["holes"]
    open_page(page, server, "platforms", "nl")  # four are chosen as it opens, and no more may be
    too_many = holes["You can only select up to {} options. Remove an option first."]
    told = page.get_by_text(too_many.replace("{}", "4"))
    field = page.locator("[data-testid=stMultiSelect] input").first
    for _ in range(20):  # a list that is opened while the page still comes in is closed again
        field.click()
        field.press_sequentially("a")
        if told.is_visible():
            break
        page.wait_for_timeout(500)
    told.wait_for()


def test_the_menu_of_a_column_is_dutch(page: Any, server: str) -> None:
    open_page(page, server, "figures", "nl")
    table = page.locator("[data-testid=stDataFrame]").first
    table.scroll_into_view_if_needed()
    menu = page.locator("[data-testid=stDataFrameColumnMenu]")
    place = table.bounding_box()  # a heading that is hit puts all in order: it is drawn anew
    for right in range(200, 420, 12):  # the menu's sign stands at the end of a heading
        page.mouse.click(place["x"] + right, place["y"] + 18)
        page.wait_for_timeout(150)
        if menu.count():
            break
    menu.get_by_text(words("nl")["whole"]["Sort ascending"]).wait_for()
    said = menu.inner_text().split("\n")
    assert not [text for text in said if text in words("nl")["whole"]]
