"""How often one reader may ask for what costs: a limit that no person meets.

Readers are told apart by their address, so that opening new sessions gains nothing. Several
people of one organisation may come from one address; a proxy in front should name each.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
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
    READINGS,
    Turn,
    Turns,
    charge,
    give_back,
    has_time,
    worked,
)
from screen.session import undocumented

_RATES = {"claims": Budget(each=60, total=600), "files": Budget(each=90, total=900)}
_COSTS = "_costs"
_FILE_ASKED = "_file_asked"
_RUN = threading.local()
"""The turn of the page that runs on this thread."""


class TooMany(RuntimeError):
    """The reader has to wait a minute."""


def allows(what: str) -> bool:
    """Whether the reader of this session may do it once more now; the run is then on his time."""
    who = reader()
    allowed = has_time(who) and _RATES[what].allows(who, time.monotonic())
    if allowed and not st.session_state.get(_COSTS):
        allowed = st.session_state[_COSTS] = CHECKS.begin(who)
    return allowed


def counted(make: Callable[[], bytes | str], apart: bool = False) -> Callable[[], bytes | str]:
    """What makes a file when it is asked for, so that each asking is counted.

    Files are made in turn, those ``apart`` by another process among themselves. The result raises
    TooMany, or TooMuch where the turn does not come; the browser then says that the file could
    not be made.
    """
    return partial(_made, make, reader(), APART if apart else FILES)


@contextmanager
def turn() -> Iterator[None]:
    """A page's run: few at a time, so that answers leave in time whatever is asked.

    Raises TooMuch where the turn does not come within half a minute.
    """
    st.session_state[_COSTS] = st.session_state[_FILE_ASKED] = False
    before, who = worked(), reader()
    STARTS.begun(who)
    try:
        with PAGES.turn(who) as had:
            before, _RUN.turn = worked(), had
            yield
    finally:
        _RUN.turn = None
        STARTS.ended(who)
        expect(undocumented.session_id(), bool(st.session_state.get(_FILE_ASKED)), who)
        if st.session_state.get(_COSTS):
            CHECKS.end(who)
            charge(who, worked() - before)


@contextmanager
def elsewhere() -> Iterator[None]:
    """Another process reads a file for this page: others have the page's turn until it is done.

    Readers take turns at that too. Raises TooMuch where one of the turns does not come.
    """
    had: Turn | None = getattr(_RUN, "turn", None)
    who = reader()
    with ExitStack() as aside:
        if had is not None:
            aside.enter_context(had.aside())
            STARTS.ended(who)
            aside.callback(STARTS.again, who)
        with READINGS.turn(who):
            yield


def ask_for_a_file() -> None:
    """Say that this page has a field for a file: the server takes one from nobody else."""
    st.session_state[_FILE_ASKED] = True
    expect(undocumented.session_id(), True, reader())


def _made(make: Callable[[], bytes | str], who: str, turns: Turns) -> bytes | str:
    if not (has_time(who) and _RATES["files"].allows(who, time.monotonic())):
        raise TooMany("Too many files in a short time; wait a minute.")
    with turns.turn(who, pays=True):
        try:
            return make()
        finally:
            give_back()


def reader() -> str:
    """The reader's address, as the proxy in front names it."""
    forwarded = st.context.headers.get("X-Forwarded-For", "")
    return named_client(st.context.ip_address or "127.0.0.1", forwarded)
