"""What the address in the browser holds: the same words in every language.

Streamlit can bind a widget to the address by itself, but writes the label that the reader sees:
a link made in Dutch would then mean nothing in English, and a reworded label would break every
link. Here the address holds codes. What it holds is taken over when it was changed from outside
(a link, the browser's back button); a value that is not known is passed over.

For each widget: :func:`take` before it is made, :func:`keep` after.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from screen.session import arrival

_LAST = "_address"
_LATER = "_address_later"
_REFUSED = "_address_refused"
_LANGUAGE = "_address_language"
_REWORDED = "_address_reworded"
MOST_TOLD = 40
"""Signs of an unknown value that are shown to the reader."""
SEPARATOR = "|"


def enter(page: str) -> None:
    """Tell which page runs: on another page than before, its widgets start from the address."""
    last: dict[str, str] = _last()
    if last.get("") != page:
        for key in [key for key in last if key]:
            if st.query_params.get(key) is None and key not in GLOBAL:
                st.session_state.pop(key, None)
        st.session_state[_LAST] = {k: v for k, v in last.items() if k in GLOBAL} | {"": page}
        if "" in last:  # what the very first address held wrong is told on the first page
            st.session_state[_REFUSED] = {}


def said_in(language: str) -> None:
    """Tell in which language the page runs.

    A browser knows what is chosen by its words. In another language than before it is told anew,
    else it shows nothing as chosen when a reader goes back over a change of language.
    """
    st.session_state[_REWORDED] = st.session_state.get(_LANGUAGE, language) != language
    st.session_state[_LANGUAGE] = language


def _reworded() -> bool:
    return bool(st.session_state.get(_REWORDED))


GLOBAL = ("lang",)
"""What goes along from page to page."""


def beside(path: str) -> str:
    """The address of what this server has beside the app, also where it stands under a path."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/{path}" if base else f"/{path}"


def _last() -> dict[str, str]:
    found: dict[str, str] = st.session_state.setdefault(_LAST, {})
    return found


def refused() -> list[str]:
    """What the address asked for and the page does not have, as ``name=value``.

    It stays until the reader chooses something else there, or goes to another page.
    """
    return [f"{key}={asked[:MOST_TOLD]}" for key, (asked, _shown) in _refusals().items()]


def _refusals() -> dict[str, tuple[str, str | None]]:
    found: dict[str, tuple[str, str | None]] = st.session_state.setdefault(_REFUSED, {})
    return found


def put(name: str, text: str | None) -> None:
    """For callbacks: what the address is to hold in the run that follows, nothing to leave it out.

    What a callback writes there by itself never reaches the browser.
    """
    st.session_state.setdefault(_LATER, {})[name] = text


def named(name: str) -> str | None:
    """What the address says under a name that no widget has, after any :func:`put`."""
    later: dict[str, str | None] = st.session_state.get(_LATER, {})
    if name in later:
        text = later.pop(name)
        if text is None:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = text
    return st.query_params.get(name)


def take(key: str, accepted: Collection[str], default: str | None) -> None:
    """Set a widget of one value to what the address says, when that is new and accepted."""
    text = _new(key)
    if arrival.brought(key):
        return
    if text and text not in accepted:
        _refusals()[key] = (text, None)
    if text is not None and text in accepted:
        st.session_state[key] = text
    elif _missing(key) or st.session_state[key] not in (*accepted, None):
        st.session_state[key] = default
    elif _reworded() and key not in GLOBAL:
        st.session_state[key] = st.session_state[key]


def take_clicked(key: str, words: Mapping[str, str]) -> None:
    """Before :func:`take`, for what all else depends on: what was clicked as the server changed.

    ``words`` gives the value for what the reader sees.
    """
    clicked = words.get(arrival.label(key))
    if clicked is None or not arrival.brought(key):
        return
    if clicked != _new(key):
        arrival.forget()
    st.session_state[key] = clicked


def take_several(
    key: str, accepted: Collection[str], default: Sequence[str], most: int | None = None
) -> None:
    """Set a widget of several values to those in the address that are accepted."""
    text = _new(key)
    if arrival.brought(key):
        return
    if text is not None:
        parts = list(dict.fromkeys(part for part in text.split(SEPARATOR) if part))
        found = [part for part in parts if part in accepted][:most]
        left_out = [part for part in parts if part not in found]
        if left_out:  # unknown, or more than can be shown
            _refusals()[key] = (SEPARATOR.join(left_out), None)
        st.session_state[key] = found or list(default)[:most]
    elif _missing(key):
        st.session_state[key] = list(default)
    else:  # what there is to choose from may have changed since
        chosen = st.session_state[key]
        known = [part for part in chosen if part in accepted]
        if len(known) < len(chosen) or _reworded():
            st.session_state[key] = known


def take_text(key: str, most: int = 200) -> None:
    """Set a text box to what the address says, cut to ``most`` signs."""
    text = _new(key)
    if arrival.brought(key):
        return
    if text is not None:
        st.session_state[key] = text[:most]
    elif _missing(key):
        st.session_state[key] = ""


def keep(key: str, value: str | Sequence[str] | None, default: str | Sequence[str] | None) -> None:
    """Write what the reader chose; what is shown anyway is left out of the address."""
    text, usual = _text(value), _text(default)
    if text != usual:
        if st.query_params.get(key) != text:
            st.query_params[key] = text
    elif key in st.query_params:
        del st.query_params[key]
    _last()[key] = st.query_params.get(key) or ""
    if key in _refusals():
        asked, shown = _refusals()[key]
        if shown is None:
            _refusals()[key] = (asked, text)
        elif shown != text:
            del _refusals()[key]


def _text(value: str | Sequence[str] | None) -> str:
    return value if isinstance(value, str) else SEPARATOR.join(value or ())


def _new(key: str) -> str | None:
    """What the address says, once: not what was written there or taken from there last.

    A widget that was away (its part of the page was closed) starts from the address again.
    """
    text = st.query_params.get(key)
    if text is None or (text == _last().get(key) and key in st.session_state):
        return None
    _last()[key] = text
    return text


def _missing(key: str) -> bool:
    """Whether the widget has no value yet, or its value was taken out of the address."""
    gone = bool(_last().get(key)) and key not in st.query_params and key not in GLOBAL
    return key not in st.session_state or gone
