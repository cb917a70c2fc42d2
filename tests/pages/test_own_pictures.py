"""Pictures in a session: only what a briefing names comes back, and only so much is held."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from briefing.basket.basket import Basket
from briefing.basket.link import encode
from tests.pages.conftest import OpenPage, html_of

NAME = "0f" * 32


def _many() -> None:
    import streamlit as st
    from PIL import Image

    from briefing.basket.basket import Basket
    from briefing.documents.package import UnreadableFile
    from screen.session import basket_state, pictures, quota
    from tests.briefing.pictures import encoded

    basket, told = Basket(), []
    for number in range(1, pictures.MOST_PICTURES + 2):
        content = encoded(Image.new("RGB", (9, 9), (number, 0, 0)), "PNG")
        try:
            with quota.turn():
                name = pictures.take(content).name
        except UnreadableFile as error:
            told.append(error.why.name)
            continue
        basket = basket.add_own("picture").show(f"own:picture:{number}", name)
        basket_state.put(basket)
    st.write(f"{len(pictures.held())} held, {told}, {len(pictures.missing())} missing")
    basket_state.put(basket.remove("own:picture:1"))
    with quota.turn():
        pictures.take(encoded(Image.new("RGB", (9, 9), (200, 0, 0)), "PNG"))
    st.write(f"{len(pictures.held())} held, {len(pictures.named())} named")


def test_a_session_holds_only_so_many() -> None:
    run = AppTest.from_function(_many, default_timeout=120).run()
    assert not run.exception
    assert [item.value for item in run.markdown] == [
        "8 held, ['NO_ROOM'], 0 missing",
        "8 held, 8 named",
    ]


def _not_named() -> None:
    import streamlit as st

    from briefing.basket.basket import Basket
    from briefing.documents.pictures.picture import read_picture
    from screen.session import basket_state, pictures, quota
    from tests.briefing.pictures import encoded, halves

    one, other = encoded(halves(), "PNG"), encoded(halves(200, 300), "PNG")
    with quota.turn():
        st.write(str(pictures.hand_back(one)))
        named = Basket().add_own("picture").show("own:picture:1", read_picture(one).name)
        basket_state.put(named)
        st.write(f"{pictures.hand_back(other)} {len(pictures.held())}")
        st.write(f"{pictures.hand_back(one)} {len(pictures.held())}")
        st.write(str(pictures.hand_back(one)))


def test_only_what_the_open_briefing_names_is_taken_back() -> None:
    run = AppTest.from_function(_not_named, default_timeout=120).run()
    assert not run.exception
    said = [item.value for item in run.markdown]
    assert said == ["False", "False 0", "True 1", "False"]


def test_all_sessions_together_hold_only_so_much() -> None:
    run = AppTest.from_function(_full, default_timeout=120).run()
    assert not run.exception
    assert [item.value for item in run.markdown] == ["NO_ROOM 0"]


def _full() -> None:
    import streamlit as st

    from briefing.documents.package import UnreadableFile
    from screen.session import pictures, quota
    from tests.briefing.pictures import encoded, halves

    before, pictures.MOST_BYTES = pictures.MOST_BYTES, 10
    try:
        with quota.turn():
            pictures.take(encoded(halves(), "PNG"))
    except UnreadableFile as error:
        st.write(f"{error.why.name} {len(pictures.held())}")
    finally:
        pictures.MOST_BYTES = before


def test_the_page_asks_the_browser_for_what_it_lacks(open_page: OpenPage) -> None:
    basket = Basket().add_own("picture").show("own:picture:1", NAME)
    app = open_page("briefing", "en", basket=encode(basket))
    assert not app.exception
    assert f'data-wanted="{NAME}" data-named="{NAME}"' in html_of(app)
    said = [message.value for message in app.info]
    assert any("only in the browser where it was added" in text for text in said)
    decorative = next(box for box in app.checkbox if box.label.startswith("It says nothing"))
    decorative.check().run()
    assert app.session_state["basket"].entries[0].decorative
    app.button(key="undo").click().run()
    assert not app.session_state["basket"].entries[0].decorative
    assert not app.exception
