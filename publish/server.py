"""The server: Streamlit with this project's own routes and headers beside it."""

from __future__ import annotations

import streamlit as st


def build_app(script: str) -> st.App:
    """The ASGI application that ``streamlit run dashboard.py`` serves."""
    return st.App(script)
