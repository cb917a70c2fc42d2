"""Requests begin one at a time, readers in turn, and not while others still stand at the door.

The event loop lets one connection in at each of its turns, in the order in which they came. Does it
do all that the ones before asked for meanwhile, then who comes last waits for all of that before
it has so much as been heard: of 1,200 connections at once that is seconds. To let somebody in takes
a few hundredths of a millisecond, and a page a hundred times that.
"""

from __future__ import annotations

import asyncio
import time

from starlette.types import ASGIApp, Receive, Scope, Send

from publish.server.guards.clients import client_of
from publish.server.guards.connections import Connection
from publish.server.guards.fair import Queue

PATIENCE = 0.25
"""Seconds of the loop's own processor time that requests wait for those who come: enough for two
thousand of them."""
SHARE = 0.005
"""Seconds of it after which one begins all the same from then on: some never cease to come."""


class Turns:
    """Middleware that begins one request at each turn of the event loop."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._waiting: Queue[asyncio.Future[None]] = Queue()
        self._looking = False
        self._let_in = 0
        self._since = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            await self._turn(client_of(scope))
        await self.app(scope, receive, send)

    async def _turn(self, reader: str) -> None:
        loop = asyncio.get_running_loop()
        mine = loop.create_future()
        self._waiting.put(reader, mine)
        if not self._looking:
            self._looking, self._since = True, time.thread_time()
            loop.call_soon(self._look, loop)
        await mine

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        came = Connection.let_in != self._let_in
        self._let_in = Connection.let_in
        waited = time.thread_time() - self._since
        if not came or waited > PATIENCE:
            self._begin_one()
            self._since = time.thread_time() - (PATIENCE - SHARE if came else 0.0)
        self._looking = len(self._waiting) > 0
        if self._looking:
            loop.call_soon(self._look, loop)

    def _begin_one(self) -> None:
        while found := self._waiting.take(lambda reader: True):
            if not found[1].done():  # else its connection is gone
                found[1].set_result(None)
                return
