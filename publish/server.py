"""The server: Streamlit with this project's own routes and headers beside it."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager


def build_app(script: str) -> st.App:
    """The ASGI application that ``streamlit run dashboard.py`` serves."""
    # Until somebody has opened the front door, Streamlit would serve each file of pages/ as a
    # bare script, without language, frame and style: the first visitor may come by a deep link.
    PagesManager.uses_pages_directory = False
    return st.App(script)
