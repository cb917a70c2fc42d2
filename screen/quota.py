"""How often one session may ask for what costs: a limit that no person meets."""

from __future__ import annotations

import time

import streamlit as st

from publish.limits import Rate

A_MINUTE = {"claims": 40, "files": 60}


def allows(what: str) -> bool:
    """Whether this session may do it once more now."""
    rate: Rate = st.session_state.setdefault(f"_quota_{what}", Rate(limit=A_MINUTE[what]))
    return rate.allows(what, time.monotonic())
