"""The reader's basket: what is to go into a briefing, in their order.

It lives in the session while they look around, and in the address of the briefing page, so that
a copied link restores it.
"""

from __future__ import annotations

import streamlit as st

from screen.view import View

KEY = "basket_items"


def items() -> list[str]:
    """The names of the items, in the reader's order."""
    found: list[str] = st.session_state.setdefault(KEY, [])
    return found


def add_button(view: View, item: str, key: str) -> None:
    """A button that puts an item into the basket, or takes it out again."""
    _ = view._
    inside = item in items()
    st.button(
        _("In the briefing") if inside else _("Add to briefing"),
        icon=":material/check:" if inside else ":material/add:",
        key=f"add-{key}",
        on_click=_toggle,
        args=(item,),
        help=_("Take it out again") if inside else None,
        width="stretch",
    )


def _toggle(item: str) -> None:
    found = items()
    if item in found:
        found.remove(item)
    else:
        found.append(item)
