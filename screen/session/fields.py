"""Fields whose content stands elsewhere: the reader's briefing has it, the field shows it.

A field keeps its name while its words change. Under another name it would be another field: one
that the reader is typing in when an earlier one is taken in would be gone, with all that was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

from screen.session import arrival

_T = TypeVar("_T")


def show(key: str, text: str, take: Callable[[str], None]) -> None:
    """Before the field of that key: it shows ``text``, which may have changed elsewhere.

    A field that shows it already is left alone, and with it what is being typed there. Where the
    browser comes from a server that is gone with other words than it came with last, they are
    the reader's latest, and go to ``take``.
    """
    came = arrival.text(key)
    if came and came != text:
        take(came)
        st.rerun()
    if st.session_state.get(key) != text:
        st.session_state[key] = text


def choose(
    words: str,
    options: Sequence[_T],
    key: str,
    value: _T,
    take: Callable[[_T], None],
    named: Callable[[_T], str],
    **looks: Any,
) -> None:
    """A list to choose from that shows ``value``; what is chosen goes to ``take``.

    Also what was chosen as the server was gone: the browser comes with the words that the reader
    sees. Where two options have the same words, which was meant is not known, and the list shows
    what was before.
    """
    came = arrival.text(key)
    meant = [option for option in options if came and named(option) == came]
    if len(meant) == 1 and meant[0] != value:
        take(meant[0])
        st.rerun()
    st.session_state[key] = value
    st.selectbox(
        words,
        options,
        format_func=named,
        key=key,
        on_change=lambda: take(st.session_state[key]),
        **looks,
    )


def tick(
    words: str, key: str, ticked: bool, take: Callable[[bool], None], disabled: bool = False
) -> None:
    """A box that is ticked where ``ticked``; what the reader makes of it goes to ``take``.

    Also what they made of it as the server was gone.
    """
    came = arrival.ticked(key)
    if came is not None and came != ticked and not disabled:
        take(came)
        st.rerun()
    st.session_state[key] = ticked
    st.checkbox(words, key=key, disabled=disabled, on_change=lambda: take(st.session_state[key]))
