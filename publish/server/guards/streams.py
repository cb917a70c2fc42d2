"""The websockets of the app: how large a message, how many, and how much is kept of them.

Streamlit makes a session for whoever opens one, some hundred objects that refer to each other; for
1,200 who say nothing the collector of garbage walked a sixth of a second at a time. So it hears of
nobody who has said nothing yet, but of those who come back to a session that it has.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from publish.server.behind import Behind, Said
from publish.server.guards.budgets import Budget, Spread
from publish.server.guards.clients import client_of
from publish.server.guards.starts import STARTS

MEGABYTE = 1024 * 1024
SILENT = 60.0
"""Seconds in which whoever opened a websocket must have said something: a browser does at once."""
KEPT = 120.0
"""Seconds that Streamlit keeps a session, and what its browser sent, after it has gone."""
MOST_HELD_EACH = 64 * MEGABYTE
MOST_HELD = 256 * MEGABYTE
MESSAGES_A_MINUTE = 300.0
LONGEST_PAUSE = 20.0
APART = 0.025
"""Seconds between two messages of one reader: each starts a thread, and the one that answers
everybody has its turn among them. No page is made in less."""
AT_ONCE = 4
TOO_LARGE, LATER, SILENCE = 1009, 1013, 1008


class Held:
    """Bytes of messages that sessions hold, by reader and in all."""

    def __init__(self) -> None:
        self.by_reader: Counter[str] = Counter()
        self.total = 0

    def take(self, reader: str, size: int) -> bool:
        """Whether there is room for so many bytes more; if so they are counted."""
        if self.by_reader[reader] + size > MOST_HELD_EACH or self.total + size > MOST_HELD:
            return False
        self.by_reader[reader] += size
        self.total += size
        return True

    def give_back(self, reader: str, size: int) -> None:
        self.by_reader[reader] -= size
        self.total -= size
        if self.by_reader[reader] <= 0:
            del self.by_reader[reader]


class Streams:
    """Middleware: a websocket that says too much is closed, one that says it too fast waits."""

    def __init__(self, app: ASGIApp, behind: Behind) -> None:
        self.app = app
        self.path = behind.stream
        self.largest = behind.largest_message
        self.kind = behind.kind
        self.kept = behind.kept
        self.bytes = Budget(each=24.0 * MEGABYTE, total=96.0 * MEGABYTE)
        self.held = Held()
        self.starts = Spread(APART, AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket" or scope["path"] != self.path:
            await self.app(scope, receive, send)
            return
        stream = _Stream(self, client_of(scope), receive, send)
        try:
            if self._comes_back(scope) or await stream.says_something(scope):
                await self.app(scope, stream.receive, stream.send)
        finally:
            stream.end()

    def _comes_back(self, scope: Scope) -> bool:
        """Whether a session is named, the third of what a browser offers, that is there."""
        offered = _offered(scope)
        return len(offered) > 2 and self.kept(offered[2])


def _offered(scope: Scope) -> list[str]:
    """What a browser offers as protocols: the app's own, a token, and the session it had."""
    said = [value for name, value in scope["headers"] if name == b"sec-websocket-protocol"]
    return [part.strip() for part in b",".join(said).decode("latin-1").split(",")]


class _Stream:
    """One websocket."""

    def __init__(self, of: Streams, reader: str, receive: Receive, send: Send) -> None:
        self.of, self.reader = of, reader
        self._receive, self._send = receive, send
        self.spoken = False
        self.size = 0
        self._heard: list[Message] = []
        self._accepted = False
        self.pace = Budget(each=MESSAGES_A_MINUTE)

    async def says_something(self, scope: Scope) -> bool:
        """Let somebody in and wait until he says something, which the app then hears; whether he
        did."""
        connect = await self._receive()
        if connect["type"] != "websocket.connect":
            return False
        await self._send({"type": "websocket.accept", "subprotocol": _offered(scope)[0] or None})
        self._accepted = True
        first = await self.receive()
        self._heard = [connect, first]
        return first["type"] == "websocket.receive"

    async def receive(self) -> Message:
        """The next message, when it is its turn; what no reader's browser says is passed over."""
        if self._heard:
            return self._heard.pop(0)
        while True:
            message = await self._next()
            if message["type"] != "websocket.receive":
                return message
            said = message.get("bytes") or b""
            size = len(said) or len(message.get("text") or "")
            if size > self.of.largest:
                return await self._close(TOO_LARGE)
            if size > self.size:
                if not self.of.held.take(self.reader, size - self.size):
                    return await self._close(LATER)
                self.size = size
            kind = await self._paced(said, size)
            if kind is Said.RUN:
                await STARTS.may(self.reader)
            if kind is not Said.NOTHING:
                self.spoken = True
                return message

    async def _paced(self, said: bytes, size: int) -> Said:
        """What a message is for, after as long as its reader must wait with it."""
        kind, now = self.of.kind(said), time.monotonic()
        pause = max(
            self.pace.wait("", now, 1.0),
            self.of.bytes.wait(self.reader, now, size),
            self.of.starts.wait(self.reader, now),
        )
        await asyncio.sleep(min(pause, LONGEST_PAUSE))
        return kind

    async def _next(self) -> Message:
        if self.spoken:
            return await self._receive()
        try:
            async with asyncio.timeout(SILENT):
                return await self._receive()
        except TimeoutError:
            return await self._close(SILENCE)

    async def send(self, message: Message) -> None:
        if message["type"] == "websocket.accept" and self._accepted:
            return
        await self._send(message)

    async def _close(self, code: int) -> Message:
        await self._send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}

    def end(self) -> None:
        """Give back what this websocket held, once Streamlit has forgotten its session."""
        if self.size:
            loop = asyncio.get_running_loop()
            loop.call_later(KEPT, self.of.held.give_back, self.reader, self.size)
