"""How often one reader may ask for what costs: a limit that no person meets.

Readers are told apart by their address, so that opening new sessions gains nothing. Several
people of one organisation may come from one address; a proxy in front should name each.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import streamlit as st

from publish.server.guards.budgets import Budget
from publish.server.guards.clients import named_client
from publish.server.guards.starts import STARTS
from publish.server.guards.uploads import expect
from publish.server.guards.work import (
    APART,
    CHECKS,
    FILES,
    PAGES,
    Turns,
    charge,
    give_back,
    has_time,
)
from screen.session import undocumented

_RATES = {"claims": Budget(each=60, total=600), "files": Budget(each=90, total=900)}
_COSTS = "_costs"
_FILE_ASKED = "_file_asked"


class TooMany(RuntimeError):
    """The reader has to wait a minute."""


def allows(what: str) -> bool:
    """Whether the reader of this session may do it once more now; the run is then on his time."""
    reader = _reader()
    allowed = has_time(reader) and _RATES[what].allows(reader, time.monotonic())
    if allowed and not st.session_state.get(_COSTS):
        allowed = st.session_state[_COSTS] = CHECKS.begin(reader)
    return allowed


def counted(make: Callable[[], bytes | str], apart: bool = False) -> Callable[[], bytes | str]:
    """What makes a file when it is asked for, so that each asking is counted.

    Files are made in turn, those ``apart`` by another process among themselves. The result raises
    TooMany, or TooMuch where the turn does not come; the browser then says that the file could
    not be made.
    """
    return partial(_made, make, _reader(), APART if apart else FILES)


@contextmanager
def turn() -> Iterator[None]:
    """A page's run: few at a time, so that answers leave in time whatever is asked.

    Raises TooMuch where the turn does not come within half a minute.
    """
    st.session_state[_COSTS] = st.session_state[_FILE_ASKED] = False
    before, reader = time.thread_time(), _reader()
    STARTS.begun(reader)
    try:
        with PAGES.turn(reader):
            before = time.thread_time()
            yield
    finally:
        STARTS.ended(reader)
        expect(undocumented.session_id(), bool(st.session_state.get(_FILE_ASKED)))
        if st.session_state.get(_COSTS):
            CHECKS.end(reader)
            charge(reader, time.thread_time() - before)


def ask_for_a_file() -> None:
    """Say that this page has a field for a file: the server takes one from nobody else."""
    st.session_state[_FILE_ASKED] = True
    expect(undocumented.session_id(), True)


def _made(make: Callable[[], bytes | str], reader: str, turns: Turns) -> bytes | str:
    if not (has_time(reader) and _RATES["files"].allows(reader, time.monotonic())):
        raise TooMany("Too many files in a short time; wait a minute.")
    with turns.turn(reader, pays=True):
        try:
            return make()
        finally:
            give_back()


def _reader() -> str:
    """The reader's address, as the proxy in front names it."""
    forwarded = st.context.headers.get("X-Forwarded-For", "")
    return named_client(st.context.ip_address or "127.0.0.1", forwarded)
