"""What the reader's browser keeps of their briefings, and how it comes and goes.

The browser keeps one text (:mod:`briefing.basket.shelf`), and nothing of it is stored here. The
script ``briefings.js`` of ours puts it into the address before the page starts, so that the first
run knows it; from there it is taken out at once. It also stands in a field that nobody sees: where
the server was started anew the browser brings it along with the reader's click, and where another
tab has changed it the script hands it over there. What was changed later counts; both sides
compare the time in the text.
"""

from __future__ import annotations

from uuid import uuid4

import streamlit as st

from briefing.basket import shelf as shelves
from briefing.basket.basket import BasketError
from screen.look import markup
from screen.session import arrival, basket_state

ADDRESS = "kept"
FIELD = "kept_text"
OTHER = "other:"
"""Before a text that this session's own took the place of, though it did not know it."""
_SESSION = "_kept_session"


def arrive(on_briefing: bool) -> None:
    """Before anything is shown: what the browser kept, then what came with the address."""
    text = st.query_params.get(ADDRESS)
    if text is not None:
        del st.query_params[ADDRESS]
    brought = arrival.text(FIELD)
    if brought:
        # The page was open when its server went: the link in its address is no news.
        basket_state.know_address()
    for kept in (brought, text):
        if kept:
            take(kept)
    if on_briefing:
        basket_state.from_address()


def take(text: str) -> None:
    """Briefings as the browser hands them over: the later ones count, and none is lost."""
    other = text.startswith(OTHER)
    try:
        given = shelves.loads(text.removeprefix(OTHER))
    except BasketError as error:
        basket_state.refuse(error)
        return
    if given.corrections:
        basket_state.tell("not_kept")
    here = basket_state.shelf()
    if other:
        basket_state.put_shelf(here.with_all(given))
        basket_state.tell("two_tabs")
    elif given.at > here.at:
        basket_state.hold(given)
        if not here.at and here.basket.entries:
            basket_state.put_shelf(given.add(here.basket))


def exchange() -> None:
    """What the script reads and writes: the briefings of this session, and the field for its own.

    Nobody sees either.
    """
    text = _text()
    # Of a session in which nothing has been chosen, there is nothing to bring along.
    st.session_state[FIELD] = text if basket_state.shelf().at else ""
    with st.container(key="frame-kept"):
        st.text_input("kept", key=FIELD, on_change=_handed, label_visibility="collapsed")
        st.html(
            markup.render(
                "kept",
                text=text,
                line=",".join(map(str, basket_state.line())),
                session=st.session_state.setdefault(_SESSION, uuid4().hex[:12]),
                link=st.query_params.get(basket_state.ADDRESS, ""),
            )
        )


def _text() -> str:
    try:
        return shelves.dumps(basket_state.shelf())
    except BasketError:
        return ""


def too_much() -> BasketError | None:
    """Why the browser does not keep the briefings, where they are too much for that."""
    try:
        shelves.dumps(basket_state.shelf())
    except BasketError as error:
        return error
    return None


def _handed() -> None:
    text = str(st.session_state.get(FIELD) or "")
    if text:
        take(text)
