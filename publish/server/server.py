"""The server: this project's own routes and headers beside Streamlit's."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import import_module
from typing import Any

from starlette.middleware import Middleware

from data_sources.package.tables import DatasetError
from data_sources.record.record import Record
from publish.server.assets import Assets, prepare
from publish.server.behind import Behind
from publish.server.guards import work
from publish.server.guards.hosts import Hosts, Origins
from publish.server.guards.limits import Costly, Limits
from publish.server.guards.streams import Streams
from publish.server.guards.turns import Turns
from publish.server.guards.uploads import Uploads
from publish.server.layers.base import Base, Rejoin
from publish.server.layers.errors import Errors, keep_words_out
from publish.server.layers.headers import Headers
from publish.server.published import Published
from publish.server.routes import ASSISTANTS, routes
from publish.server.sockets import send_at_once
from publish.server.views import search_routes
from publish.site import current, snapshot
from publish.site.lasting import settle, settle_more

QUIET = 3.0
"""Seconds after the start in which first visits are served, and nothing is made ahead."""

__all__ = ["lifespan", "middleware", "routes"]


def middleware(behind: Behind) -> Sequence[Middleware]:
    """What every answer passes through, the outermost first."""
    return (
        Middleware(Turns, behind=behind),
        Middleware(Headers, inline=behind.inline + behind.connect),
        Middleware(Errors),
        Middleware(Base, behind=behind),
        Middleware(Hosts),
        Middleware(Origins, behind=behind),
        Middleware(Limits),
        Middleware(Published),
        Middleware(Costly),
        Middleware(Uploads, behind=behind),
        Middleware(Streams, behind=behind),
        Middleware(Assets, behind=behind),
        Middleware(Rejoin),
    )


def lifespan(behind: Behind) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """Set the server up before the first reader comes."""

    @asynccontextmanager
    async def living(app: Any) -> AsyncIterator[None]:
        keep_words_out()
        behind.settle()
        work.take_turns_often()
        work.room_to_wait()
        send_at_once()
        threading.Thread(target=_prepare, args=[behind], name="prepare", daemon=True).start()
        try:
            async with ASSISTANTS.running():
                yield
        finally:
            snapshot.end_all()

    return living


def _prepare(behind: Behind) -> None:
    """What the first visit needs, made while nobody waits: the record, and the largest files."""
    gc.disable()
    try:
        current.begin(f"/{behind.base()}" if behind.base() else "")
    finally:
        # What is loaded and read by now stays: the collector need not walk it.
        gc.freeze()
        gc.enable()
    time.sleep(current.BREATH)
    prepare(behind)
    current.beforehand(search_routes.prepare)
    current.afterwards(made_ready)
    time.sleep(QUIET)
    import_module("pandas")  # or the first page with a table would wait for it
    try:
        # The room as a whole first: a thread that begins with a part of it, and a page that begins
        # with the room, would wait for each other.
        import_module("claims")
        made_ready(current.the_record())
    except DatasetError:
        return  # nothing is shown, so nothing is looked for; a later record is made ready


def made_ready(record: Record) -> None:
    """Make what the first search in a record needs, and leave it alone from then on."""
    settle(record)
    search_routes.prepare(record)
    settle_more()
