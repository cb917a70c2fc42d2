"""Requests begin one at a time, readers in turn, and not while others still stand at the door.

The event loop lets one connection in at each of its turns, in the order in which they came. Does it
do all that the ones before asked for meanwhile, then who comes last waits for all of that before
it has so much as been heard: of 1,200 connections at once that is seconds. To let somebody in takes
a few hundredths of a millisecond, and a page a hundred times that. Who hangs up has what he had
put away in his turn, too: of 1,200 at once that is as much. What is long is sent in pieces, each in
its turn: to hand five megabytes to the system at once takes as long as a hundred requests. Only
whether the server is well is told at once.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from publish.server.behind import Behind
from publish.server.guards.clients import client_of
from publish.server.guards.fair import Queue
from publish.server.layers.base import HEALTH

PATIENCE = 0.25
"""Seconds of the loop's own processor time that requests wait for those who come: enough for two
thousand of them."""
SHARE = 0.005
"""Seconds of it after which one begins all the same from then on: some never cease to come."""

PIECE = 64 * 1024
"""Bytes of an answer that are sent at one turn: some hundredths of a millisecond."""

ENDED = "on_the_record.ended"
"""Where a request holds what says whether its connection has ended (``connections.py``)."""
GONE = ("http.disconnect", "websocket.disconnect")


class Door:
    """What waits to begin, and how many connections there have been."""

    def __init__(self) -> None:
        self.let_in = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: Queue[Callable[[], bool]] = Queue()
        self._seen = 0
        self._since = 0.0

    def call(self, reader: str, begin: Callable[[], bool]) -> None:
        """Have something begun when its reader has his turn; it returns whether it has begun, or
        False when its connection is gone."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop, self._waiting = loop, Queue()
        idle = not len(self._waiting)
        self._waiting.put(reader, begin)
        if idle:
            self._since = time.thread_time()
            loop.call_soon(self._look, loop)

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        came, self._seen = self.let_in != self._seen, self.let_in
        waited = time.thread_time() - self._since
        try:
            if not came or waited > PATIENCE:
                self._begin_one()
                self._since = time.thread_time() - (PATIENCE - SHARE if came else 0.0)
        finally:  # one that fails as it begins keeps nobody else at the door
            if len(self._waiting):
                loop.call_soon(self._look, loop)

    def _begin_one(self) -> None:
        while found := self._waiting.take(lambda reader: True):
            if found[1]():
                return


DOOR = Door()
"""The one of this process: it has one event loop."""


class Turns:
    """Middleware that begins one request at each turn of the event loop, sends a piece or ends one.

    Websockets have had their turn before their handshake (``connections.py``).
    """

    def __init__(self, app: ASGIApp, behind: Behind, door: Door = DOOR) -> None:
        self.app, self._door = app, door
        base = behind.base().strip("/")
        under = f"/{base}" if base else ""
        self._at_once = {HEALTH, f"{under}{HEALTH}", f"{under}{behind.health}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind = scope["type"]
        if kind not in ("http", "websocket") or scope["path"] in self._at_once:
            await self.app(scope, receive, send)
            return
        reader = client_of(scope)

        async def in_turn() -> Message:
            message = await receive()
            if message["type"] in GONE:
                await self._turn(reader)
            return message

        async def in_pieces(message: Message) -> None:
            body = message.get("body", b"")
            for start in range(PIECE, len(body), PIECE):
                await send({**message, "body": body[start - PIECE : start], "more_body": True})
                await self._turn(reader)
                if scope.get(ENDED, bool)():
                    return
            rest = (len(body) - 1) // PIECE * PIECE
            await send({**message, "body": body[rest:]} if rest > 0 else message)

        if kind == "http":
            await self._turn(reader)
        await self.app(scope, in_turn, in_pieces if kind == "http" else send)

    async def _turn(self, reader: str) -> None:
        mine = asyncio.get_running_loop().create_future()
        self._door.call(reader, lambda: _told(mine))
        await mine


def _told(waiting: asyncio.Future[None]) -> bool:
    if waiting.done():
        return False
    waiting.set_result(None)
    return True
