"""How often one reader may ask for what costs: a limit that no person meets.

Readers are told apart by their address, so that opening new sessions gains nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from uuid import uuid4

import streamlit as st

from publish.server.limits import Rate, is_near, named_client

A_MINUTE = {"claims": 60, "files": 90}
"""Several people of one organisation may come from one address."""
_RATES = {what: Rate(limit=limit) for what, limit in A_MINUTE.items()}


class TooMany(RuntimeError):
    """The reader has to wait a minute."""


def allows(what: str) -> bool:
    """Whether the reader of this session may do it once more now."""
    return _RATES[what].allows(_reader(), time.monotonic())


def counted(make: Callable[[], bytes | str]) -> Callable[[], bytes | str]:
    """What makes a file when it is asked for, so that each asking is counted.

    The result raises TooMany; the browser then says that the file could not be made.
    """
    return partial(_made, make, _reader())


def _made(make: Callable[[], bytes | str], reader: str) -> bytes | str:
    if not _RATES["files"].allows(reader, time.monotonic()):
        raise TooMany("Too many files in a short time; wait a minute.")
    return make()


def _reader() -> str:
    """The reader's address, as the proxy in front names it; the session where it is not known."""
    forwarded = st.context.headers.get("X-Forwarded-For", "")
    address = named_client(st.context.ip_address or "127.0.0.1", forwarded)
    if not is_near(address):
        return address
    own: str = st.session_state.setdefault("_quota", uuid4().hex)
    return own
