"""My briefing: order, own words, link, file, and what a reader sees of an empty one."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from briefing.basket.basket import basket_of
from briefing.basket.link import decode, encode
from briefing.basket.suggested import SUGGESTED
from briefing.files import KINDS
from briefing.items.items import resolve
from data_sources.record.record import Record
from tests.pages.conftest import OpenPage

TITLES = {"en": "My briefing", "nl": "Mijn briefing"}


def bold(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown).replace("\\", "")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_an_empty_briefing_explains_itself(
    open_page: OpenPage, record: Record, language: str
) -> None:
    app = open_page("briefing", language)
    assert not app.exception
    assert [t.value for t in app.title] == [TITLES[language]]
    for name in SUGGESTED:
        assert resolve(record, name, language).title in bold(app)
    app.button(key="suggested").click().run()
    assert not app.exception
    assert app.session_state["basket"].items == list(SUGGESTED)
    assert decode(app.query_params["basket"]).items == list(SUGGESTED)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_link_restores_everything(open_page: OpenPage, record: Record, language: str) -> None:
    basket = basket_of(SUGGESTED, "Dinsdag").retitle(SUGGESTED[1], "Eigen titel", "Let op")
    app = open_page("briefing", language, basket=encode(basket))
    assert not app.exception
    assert app.session_state["basket"] == basket
    text = bold(app)
    assert "2. Eigen titel" in text
    assert f"1. {resolve(record, SUGGESTED[0], language).title}" in text
    assert len(app.get("download_button")) == len(KINDS) + 1


def test_order_and_removal(open_page: OpenPage) -> None:
    app = open_page("briefing", "en", basket=encode(basket_of(SUGGESTED[:3])))
    down = [button for button in app.button if button.label == "Down"]
    down[0].click().run()
    assert app.session_state["basket"].items == [SUGGESTED[1], SUGGESTED[0], SUGGESTED[2]]
    assert decode(app.query_params["basket"]).items[0] == SUGGESTED[1]
    next(button for button in app.button if button.label == "Remove").click().run()
    assert app.session_state["basket"].items == [SUGGESTED[0], SUGGESTED[2]]
    app.button(key="empty").click().run()
    assert app.session_state["basket"].items == []
    assert "basket" not in app.query_params
    assert not app.exception


def test_own_words(open_page: OpenPage) -> None:
    app = open_page("briefing", "en", basket=encode(basket_of(SUGGESTED[:1])))
    next(box for box in app.text_input if box.label == "Own title").set_value("Mine").run()
    next(box for box in app.text_area if box.label == "Own note").set_value("Mind this").run()
    entry = app.session_state["basket"].entries[0]
    assert (entry.title, entry.note) == ("Mine", "Mind this")
    app.text_input[0].set_value("For Tuesday").run()
    assert app.session_state["basket"].title == "For Tuesday"
    assert not app.exception


@pytest.mark.parametrize("link", ["1!!!", "x", "9abc", "<script>"])
def test_a_damaged_link_leaves_a_working_page(open_page: OpenPage, link: str) -> None:
    app = open_page("briefing", "nl", basket=link)
    assert not app.exception
    assert app.warning
    assert app.button(key="suggested")


def test_an_item_that_is_gone_is_named(open_page: OpenPage) -> None:
    items = [SUGGESTED[0], "chart:trend:gone.series"]
    app = open_page("briefing", "en", basket=encode(basket_of(items)))
    assert not app.exception
    assert "2. chart:trend:gone.series" in bold(app)
    assert len(app.warning) == 1
    alone = open_page("briefing", "en", basket=encode(basket_of(items[1:])))
    assert not alone.exception
    assert alone.info
