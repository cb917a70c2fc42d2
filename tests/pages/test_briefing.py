"""My briefing: order, own words, link, file, and what a reader sees of an empty one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from briefing.basket.basket import Basket, basket_of
from briefing.basket.link import decode, encode
from briefing.basket.own import KINDS as KINDS_OF_OWN
from briefing.basket.shelf import Shelf, dumps
from briefing.basket.suggested import SUGGESTED
from briefing.files import KINDS
from briefing.items.items import resolve
from data_sources.record.record import Record
from tests.pages.conftest import OpenPage, html_of
from tests.test_app import SCRIPT

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


def shelf_of(*baskets: Basket, at: int = 5) -> str:
    shelf = Shelf()
    for each in baskets:
        shelf = shelf.add(each)
    return dumps(replace(shelf, at=at))


def front_door(language: str, **address: str) -> AppTest:
    """The whole app, as the browser opens it at an address."""
    app = AppTest.from_string(SCRIPT, default_timeout=90)
    app.context["locale"] = language
    for key, value in {"lang": language, **address}.items():
        app.query_params[key] = value
    return app.run()


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_the_browser_kept_is_there_at_once(language: str) -> None:
    basket = basket_of(SUGGESTED[:2], "Dinsdag")
    app = front_door(language, kept=shelf_of(basket_of(SUGGESTED[:1]), basket))
    assert not app.exception
    assert app.session_state["basket"] == basket
    assert "kept" not in app.query_params
    assert f'data-text="{shelf_of(basket_of(SUGGESTED[:1]), basket)}"' in html_of(app)


def test_another_tab_and_a_conflict() -> None:
    mine, theirs = basket_of(SUGGESTED[:1]), basket_of(SUGGESTED[1:3])
    app = front_door("en", kept=shelf_of(mine))
    app.text_input(key="kept_text").set_value(shelf_of(theirs, at=9)).run()
    assert app.session_state["basket"] == theirs
    app.text_input(key="kept_text").set_value(f"other:{shelf_of(mine, at=7)}").run()
    assert app.session_state["basket"] == theirs
    assert {b for _n, b in app.session_state["_shelf"].kept} == {mine, theirs}
    for damaged in ("x", "1~99~1~1.2broken", "other:", "1~a~1"):
        app.text_input(key="kept_text").set_value(damaged).run()
        assert not app.exception


@pytest.mark.parametrize("language", ["en", "nl"])
def test_several_briefings(open_page: OpenPage, language: str) -> None:
    app = open_page("briefing", language, basket=encode(basket_of(SUGGESTED[:1], "One")))
    app.button(key="new").click().run()
    assert app.session_state["basket"] == Basket()
    app.button(key="suggested").click().run()
    app.selectbox(key="briefings").set_value(1).run()
    assert app.session_state["basket"].title == "One"
    app.button(key="delete-this").click().run()
    assert app.session_state["basket"].items == list(SUGGESTED)
    app.button(key="undo").click().run()
    assert app.session_state["basket"].title == "One"
    app.button(key="delete-all").click().run()
    assert app.session_state["basket"] == Basket()
    app.button(key="undo").click().run()
    assert app.session_state["basket"].title == "One"
    assert not app.exception


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_link_takes_nothing_away(open_page: OpenPage, language: str) -> None:
    mine = encode(basket_of(SUGGESTED[:1], "Mine"))
    app = open_page("briefing", language, basket=mine)
    app.query_params["basket"] = encode(basket_of(SUGGESTED[1:3], "Theirs"))
    app.run()
    assert app.session_state["basket"].title == "Theirs"
    assert [b.title for _n, b in app.session_state["_shelf"].others] == ["Mine"]
    assert app.info
    app.query_params["basket"] = mine  # the back button, to what this session wrote itself
    app.run()
    assert app.session_state["basket"].title == "Theirs"
    assert not app.exception


@pytest.mark.parametrize("language", ["en", "nl"])
def test_whose_briefing_it_is(open_page: OpenPage, record: Record, language: str) -> None:
    point = "point:nl-hosting"
    app = open_page("briefing", language, basket=encode(basket_of([point])))
    app.selectbox(key="briefing_voice").set_value("government").run()
    assert app.session_state["basket"].audience == "government"
    app.text_input(key="head-to").set_value("De minister").run()
    assert app.session_state["basket"].head == (("to", "De minister"),)
    places = [box for box in app.selectbox if str(box.key).startswith("answer-at-")]
    places[0].set_value("nowhere").run()
    assert app.session_state["basket"].entries[0].answer_at == "nowhere"
    assert len(app.get("download_button")) == len(KINDS) + 1 - 2  # without both question sheets
    for kind in KINDS_OF_OWN:
        app.selectbox(key="briefing_own").set_value(kind).run()
        app.button(key="add-own").click().run()
        assert not app.exception
    assert len(app.session_state["basket"]) == 1 + len(KINDS_OF_OWN)
    areas = [box for box in app.text_area if box.value == ""]
    areas[-1].set_value("Words of mine").run()
    assert "Words of mine" in [entry.note for entry in app.session_state["basket"].entries]
    assert app.session_state["basket"].language == language


def test_own_words_in_another_language_say_so(open_page: OpenPage) -> None:
    basket = basket_of(SUGGESTED[:1]).retitle(SUGGESTED[0], "Eigen titel", "", "nl")
    assert not open_page("briefing", "nl", basket=encode(basket)).info
    assert len(open_page("briefing", "en", basket=encode(basket)).info) == 1


def test_a_briefing_may_begin_with_the_readers_own_words(open_page: OpenPage) -> None:
    app = open_page("briefing", "en")
    app.selectbox(key="briefing_own").set_value("request").run()
    app.button(key="add-own").click().run()
    assert app.session_state["basket"].items == ["own:request:1"]
    assert not app.exception


def test_a_field_keeps_its_name_and_its_section_stays_open(open_page: OpenPage) -> None:
    """Else a field that is being typed in would be another one, and what is in it gone."""
    app = open_page("briefing", "en", basket=encode(basket_of(SUGGESTED[:1])))
    app.selectbox(key="briefing_own").set_value("request").run()
    app.button(key="add-own").click().run()
    before = [field.key for field in (*app.text_input, *app.text_area)]
    labels = [(section.label, section.proto.expanded) for section in app.expander]
    titles = [field for field in app.text_input if str(field.key).startswith("own-")]
    titles[-1].set_value("What is asked").run()
    app.text_input(key="head-to").set_value("The minister").run()
    app.text_input(key="briefing_title").set_value("A title").run()
    assert [field.key for field in (*app.text_input, *app.text_area)] == before
    assert [(section.label, section.proto.expanded) for section in app.expander] == labels
    basket = app.session_state["basket"]
    assert (basket.title, basket.head) == ("A title", (("to", "The minister"),))
    assert basket.entries[-1].title == "What is asked"
    app.button(key="undo").click().run()
    assert app.text_input(key="briefing_title").value == ""


def test_how_word_cites_is_chosen_and_kept(open_page: OpenPage) -> None:
    app = open_page("briefing", "nl", basket=encode(basket_of(SUGGESTED[:1])))
    app.selectbox(key="briefing_cited").set_value("footnotes").run()
    assert app.session_state["basket"].cited == "footnotes"
    assert not app.exception
