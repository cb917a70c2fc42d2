"""A reader whose server is gone: the browser goes to another, which knows nothing yet.

The view then stands twice: in the address, and in the widgets as the browser shows them. They
differ in one thing, the click with which the reader came. That click counts; else it would be
lost, for a new session takes its widgets from the address.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from screen.session import undocumented

_BROUGHT = "_brought"


def brought(key: str) -> bool:
    """Whether the browser came with a value of this widget. True once for each session."""
    return _all().pop(key, None) is not None


def button(
    words: str,
    key: str,
    on_click: Callable[..., None],
    args: tuple[Any, ...] = (),
    disabled: bool = False,
    **looks: Any,
) -> None:
    """A button whose click counts also where the reader comes with it from a dead server."""
    if brought(key) and not disabled:
        on_click(*args)
        st.rerun()
    st.button(words, key=key, on_click=on_click, args=args, disabled=disabled, **looks)


def label(key: str) -> str:
    """What the browser came with for a choice of one: the words that the reader sees, or none."""
    state = _all().get(key)
    values: list[str] = list(state.string_array_value.data) if state is not None else []
    return values[0] if len(values) == 1 else ""


def text(key: str) -> str:
    """What the browser came with in a field of text. Given once for each session."""
    state = _all().pop(key, None)
    return str(state.string_value) if state is not None else ""


def ticked(key: str) -> bool | None:
    """Whether the browser came with a ticked box; None where it had none. Once each session."""
    state = _all().pop(key, None)
    return None if state is None else bool(state.bool_value)


def forget() -> None:
    """The widgets are to start from the address after all."""
    _all().clear()


def _all() -> dict[str, Any]:
    """The values by the widget's key, as they were when the session began."""
    if _BROUGHT not in st.session_state:
        st.session_state[_BROUGHT] = dict(undocumented.widget_states())
    found: dict[str, Any] = st.session_state[_BROUGHT]
    return found
