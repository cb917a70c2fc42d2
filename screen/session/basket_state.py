"""The reader's briefings in a session: the open one, the others, and what can be undone.

Nothing is stored here: the session ends with the tab. What stays is in the reader's browser, which
hands it back (see :mod:`screen.session.kept`), and in the address of the briefing page, so that a
copied link restores it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

import streamlit as st

from briefing.basket.basket import MOST_ITEMS, Basket, BasketError
from briefing.basket.link import decode, encode
from briefing.basket.shelf import Shelf
from screen.look.markup import escape_markdown
from screen.session import arrival, fields
from screen.session.view import View

Width = Literal["stretch", "content"]
KEY = "basket"
ADDRESS = "basket"
MOST_UNDONE = 20
_SHELF = "_shelf"
_UNDO = "_shelf_undo"
_LINE = "_shelf_line"
_SEEN = "_basket_address"
_OWN = "_basket_links"
_FAULT = "_basket_fault"
_TOLD = "_basket_told"
MOST_LINE = 30


def shelf() -> Shelf:
    """All briefings of the reader."""
    found: Shelf = st.session_state.setdefault(_SHELF, Shelf())
    return found


def basket() -> Basket:
    """The open briefing as it is now."""
    return shelf().basket


def every() -> Iterator[Basket]:
    """All briefings that the reader has, and those that can be had back."""
    for one in (shelf(), *st.session_state.get(_UNDO, ())):
        yield from (basket for _number, basket in one.kept)
        if one.before is not None:
            yield one.before[1]


def items() -> list[str]:
    """The names of its items, in the reader's order."""
    return basket().items


def put(changed: Basket) -> None:
    """Set the open briefing; what it was can be undone."""
    put_shelf(shelf().put(changed))


def put_shelf(changed: Shelf) -> None:
    """Set all briefings; what they were can be undone."""
    before = shelf()
    if (changed.open, changed.kept) == (before.open, before.kept):
        return
    undone = st.session_state.setdefault(_UNDO, [])
    undone.append(before)
    del undone[:-MOST_UNDONE]
    _set(changed)


def _set(changed: Shelf) -> None:
    """Set all briefings, at a later time than all that were before."""
    now = max(time.time_ns() // 1_000_000, shelf().at + 1, changed.at + 1)
    hold(replace(changed, at=now))


def hold(held: Shelf) -> None:
    """Take over briefings just as they are, with their time."""
    st.session_state[_SHELF] = held
    st.session_state[KEY] = held.basket
    line = st.session_state.setdefault(_LINE, [0])
    line.append(held.at)
    del line[:-MOST_LINE]


def line() -> list[int]:
    """The times of what this session has held: what the browser keeps of them is no other's."""
    found: list[int] = st.session_state.setdefault(_LINE, [0])
    return found


def can_undo() -> bool:
    return bool(st.session_state.get(_UNDO)) or shelf().before is not None


def undo() -> None:
    """Take the last change back; after a reload the very last one only."""
    undone = st.session_state.setdefault(_UNDO, [])
    if undone:
        _set(undone.pop())
    else:
        _set(shelf().undo())


def tell(words: str) -> None:
    """For callbacks: what the briefing page is to say once, a key of its messages."""
    st.session_state[_TOLD] = words


def told() -> str:
    """What has to be said once."""
    return str(st.session_state.pop(_TOLD, ""))


def refuse(error: BasketError) -> None:
    """Why something from outside could not be used: the page says it once."""
    st.session_state[_FAULT] = error


def fault() -> BasketError | None:
    """Why something from outside could not be used, once."""
    found: BasketError | None = st.session_state.pop(_FAULT, None)
    return found


def add_button(
    view: View, item: str, key: str, audience: str = "", width: Width = "stretch"
) -> None:
    """A button that puts an item into the briefing, or takes it out again.

    ``audience`` is the voice in which the reader sees it: the briefing's, while it has none.
    """
    _ = view._
    inside = item in items()
    full = not inside and len(basket()) >= MOST_ITEMS
    full_words = _("A briefing holds at most {count} items.", count=MOST_ITEMS)
    arrival.button(
        _("In the briefing") if inside else _("Add to briefing"),
        icon=":material/check:" if inside else ":material/add:",
        key=f"add-{key}",
        on_click=_toggle,
        args=(item, audience),
        help=_("Take it out again") if inside else full_words if full else None,
        disabled=full,
        width=width,
    )


def add_box(view: View, item: str, words: str, key: str) -> None:
    """A box that is ticked while an item is in the briefing; ``words`` say which item."""
    inside = item in items()
    full = not inside and len(basket()) >= MOST_ITEMS
    fields.tick(escape_markdown(words), f"box-{key}", inside, lambda _on: _toggle(item), full)


def _toggle(item: str, audience: str = "") -> None:
    now = basket()
    if item in now.items:
        put(now.remove(item))
        return
    put(now.add(item) if now.audience or not audience else now.add(item).said_to(audience))


def from_address() -> None:
    """Take over the briefing in the address when it came from outside, as one more briefing.

    What this session wrote there itself is never taken for one: the browser's back button leads
    to the page, and loses nothing that was added since.
    """
    link = st.query_params.get(ADDRESS)
    if not link or link == st.session_state.get(_SEEN):
        return
    st.session_state[_SEEN] = link
    if link in st.session_state.get(_OWN, ()):
        return
    try:
        given = decode(link)
    except BasketError as error:
        refuse(error)
        return
    here = basket()
    if given != here:
        put_shelf(shelf().add(given))
        if here.entries:
            tell("by_link")


def know_address() -> None:
    """The link in the address is the tab's own: what the browser kept since then counts."""
    st.session_state[_SEEN] = st.query_params.get(ADDRESS)


def to_address() -> str:
    """Write the open briefing into the address; returns it, empty for an empty one.

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
        own = st.session_state.setdefault(_OWN, [])
        own.append(link)
        del own[:-MOST_LINE]
    else:
        st.query_params.pop(ADDRESS, None)
    st.session_state[_SEEN] = link
