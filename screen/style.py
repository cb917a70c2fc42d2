"""The product's own look, on top of the theme: bar, cards, cautions, tables, print, projector."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import quote

import streamlit as st

from charts.layout import brand
from languages import LANGUAGES
from publish.server.headers import LANGUAGE_SCRIPTS


@cache
def css(theme: str) -> str:
    """The style sheet for a ground, ``light`` or ``dark``, with the tokens of the brand."""
    mark = f"--otr-mark:url('data:image/svg+xml,{quote(brand.mark(theme))}')"
    own = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    return f":root {{{brand.variables(theme)};{mark}}}\n{own}"


def apply(theme: str) -> None:
    """Put the style into the page. A constant: nothing from data or the address is in it."""
    st.html(f"<style>{css(theme)}</style>")


def document_language(language: str) -> None:
    """Tell the browser which language the page is in, also after a switch without a reload.

    The scripts are constants: the content security policy names their hashes.
    """
    script = LANGUAGE_SCRIPTS[LANGUAGES.index(language)]
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
