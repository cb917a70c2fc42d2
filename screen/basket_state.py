"""The reader's basket: what is to go into a briefing, in their order.

It lives in the session while they look around, and in the address of the briefing page, so that
a copied link restores it.
"""

from __future__ import annotations

from typing import Literal

import streamlit as st

from briefing.basket.basket import MOST_ITEMS, Basket, BasketError
from briefing.basket.link import decode, encode
from screen.markup import escape_markdown
from screen.view import View

Width = Literal["stretch", "content"]
KEY = "basket"
ADDRESS = "basket"
_SEEN = "_basket_address"


def basket() -> Basket:
    """The basket as it is now."""
    found: Basket = st.session_state.setdefault(KEY, Basket())
    return found


def put(changed: Basket) -> None:
    """Set the basket."""
    st.session_state[KEY] = changed


def items() -> list[str]:
    """The names of the items, in the reader's order."""
    return basket().items


def add_button(view: View, item: str, key: str, width: Width = "stretch") -> None:
    """A button that puts an item into the basket, or takes it out again."""
    _ = view._
    inside = item in items()
    full = not inside and len(basket()) >= MOST_ITEMS
    full_words = _("A briefing holds at most {count} items.", count=MOST_ITEMS)
    st.button(
        _("In the briefing") if inside else _("Add to briefing"),
        icon=":material/check:" if inside else ":material/add:",
        key=f"add-{key}",
        on_click=_toggle,
        args=(item,),
        help=_("Take it out again") if inside else full_words if full else None,
        disabled=full,
        width=width,
    )


def add_box(view: View, item: str, words: str, key: str) -> None:
    """A box that is ticked while an item is in the basket; ``words`` say which item."""
    inside = item in items()
    name = f"box-{key}"
    st.session_state[name] = inside
    st.checkbox(
        escape_markdown(words),
        key=name,
        on_change=_toggle,
        args=(item,),
        disabled=not inside and len(basket()) >= MOST_ITEMS,
    )


def _toggle(item: str) -> None:
    put(basket().remove(item) if item in items() else basket().add(item))


def from_address() -> None:
    """Take over the basket in the address when it came from outside: a link, the back button.

    Raises BasketError when it is damaged; the basket of the session then stays as it was.
    """
    link = st.query_params.get(ADDRESS)
    if not link or link == st.session_state.get(_SEEN):
        return
    st.session_state[_SEEN] = link
    put(decode(link))


def to_address() -> str:
    """Write the basket into the address; returns it, empty for an empty basket.

    Raises BasketError when the basket is too much for an address, which then has none.
    """
    try:
        link = encode(basket()) if basket().entries else ""
    except BasketError:
        _write("")
        raise
    _write(link)
    return link


def _write(link: str) -> None:
    if link:
        if st.query_params.get(ADDRESS) != link:
            st.query_params[ADDRESS] = link
    else:
        st.query_params.pop(ADDRESS, None)
    st.session_state[_SEEN] = link
