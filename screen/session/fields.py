"""Fields of text whose words stand elsewhere: the reader's briefing has them, the field shows them.

A field keeps its name while its words change. Under another name it would be another field: one
that the reader is typing in when an earlier one is taken in would be gone, with all that was typed.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from screen.session import arrival


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
