"""The product's own look, on top of the theme: bar, cards, cautions, tables, print, projector."""

from __future__ import annotations

import streamlit as st

from charts.layout import brand
from publish.server.layers.headers import LANGUAGE_SCRIPTS

# A dark page is printed as a light one: paper is white, and ink is black.
PAPER = (
    "@media print{"
    f":root{{{brand.variables('light')};color-scheme:light}}"
    ":root:root:root{background:#fff!important}"
    ":root:root:root :is(body,body *:not(img))"
    "{background-color:transparent!important;color:#111!important}"
    ":root :is(.otr-chart img[src*='theme=dark'],[data-testid=stDataFrame] canvas)"
    "{filter:invert(1) hue-rotate(180deg) contrast(1.15)}"
    "}"
)


def apply(theme: str) -> None:
    """Put the tokens of the reader's ground into the page: ``light`` or ``dark``.

    The rules themselves come with the entry page, so that nothing moves when this arrives. A
    constant: nothing from data or the address is in it.
    """
    dark_on_paper = PAPER if theme == "dark" else ""
    st.html(f"<style>:root {{{brand.variables(theme)}}}{dark_on_paper}</style>")


def document_language(language: str) -> None:
    """Tell the browser which language the page is in, also after a switch without a reload.

    The scripts are constants: the content security policy names their hashes.
    """
    st.html(f"<script>{LANGUAGE_SCRIPTS[language]}</script>", unsafe_allow_javascript=True)
