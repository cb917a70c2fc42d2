"""One connection: how long its head may be, how long it may dawdle, and how many there may be.

Uvicorn's reader of requests has no bound on headers and no time limit on a request that is
sent drop by drop. This adds both, below everything else: a request that is refused here has
reached no code of ours or Streamlit's.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import MutableMapping
from typing import Any, ClassVar

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from publish.server.guards.clients import client_of
from publish.server.guards.turns import DOOR, ENDED
from publish.server.layers.headers import ALWAYS

LOG = logging.getLogger(__name__)
LARGEST_HEAD = 48 * 1024
MOST_HEADERS = 100
LARGEST_BODY = 7 * 1024 * 1024
HEAD_SECONDS = 10.0
BODY_SECONDS = 60.0
READ_SECONDS = 120.0
"""How long a reader may take none of an answer of which a part waits for him."""
RESERVE = 100
"""Open files that connections leave free: for the record, temporary files, and the health check."""
FEWEST = 64
REFUSAL = (
    b"HTTP/1.1 %s\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n"
    b"cache-control: no-store\r\ncontent-security-policy: default-src 'none'\r\n"
    + b"".join(f"{name}: {value}\r\n".encode() for name, value in ALWAYS.items())
    + b"content-length: %d\r\n\r\n%s"
)
TOO_LONG = (b"431 Request Header Fields Too Large", b"The request is too long.\n")
BROKEN = (b"400 Bad Request", b"That is no request.\n")
FULL = (b"503 Service Unavailable", b"Too many connections; try again in a moment.\n")


class Connection(HttpToolsProtocol):
    """Uvicorn's connection, bounded. ``most`` is how many there may be at once."""

    most = 1000
    unfinished: ClassVar[MutableMapping[Connection, None]] = {}
    """Those of whom no whole request has come yet, the longest waiting first."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._size = 0
        self._in_head = True
        self._refused: tuple[bytes, bytes] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # TCP
        super().connection_made(transport)
        DOOR.let_in += 1
        self._begin(HEAD_SECONDS)
        self.unfinished[self] = None
        if len(self.connections) > self.most:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end()
        if self._unread is not None:
            self._unread.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._size += len(data)
        super().data_received(data)
        if self.parser is None or self.transport.is_closing():
            return
        if self._size > (LARGEST_HEAD if self._in_head else LARGEST_BODY):
            self._refuse(TOO_LONG)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope[ENDED] = self.transport.is_closing  # type: ignore[literal-required]  # ours
        self._in_head = True
        self.unfinished[self] = None
        if self._timer is None:
            self._begin(HEAD_SECONDS)

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        self._check(len(self.url) <= LARGEST_HEAD)

    def on_header(self, name: bytes, value: bytes) -> None:
        super().on_header(name, value)
        self._check(len(self.headers) <= MOST_HEADERS)

    def on_headers_complete(self) -> None:
        length = sum(len(name) + len(value) for name, value in self.headers)
        self._check(length + len(self.url) <= LARGEST_HEAD)
        self._in_head, self._size = False, 0
        self._begin(BODY_SECONDS)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._end()
        self._in_head, self._size = True, 0
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """The handshake takes ten times as long as letting somebody in: it has its turn, too."""
        self._end()
        self.transport.pause_reading()
        DOOR.call(client_of(dict(self.scope)), self._upgrade)

    def _upgrade(self) -> bool:
        if self.transport.is_closing():
            return False
        super().handle_websocket_upgrade()
        self.transport.resume_reading()
        return True

    def send_400_response(self, msg: str) -> None:
        self._refuse(self._refused or BROKEN)

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._unread is None:
            self._unread = self.loop.call_later(READ_SECONDS, self._abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def _check(self, bearable: bool) -> None:
        if not bearable:
            self._refused = TOO_LONG
            raise httptools.HttpParserError("too long")

    def _begin(self, seconds: float) -> None:
        """A part of a request is awaited: for so long and no longer."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self.loop.call_later(seconds, self._abort)

    def _end(self) -> None:
        """Nothing is awaited any more."""
        self.unfinished.pop(self, None)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _abort(self) -> None:
        self._end()
        self.transport.abort()

    def _refuse(self, said: tuple[bytes, bytes]) -> None:
        if not self.transport.is_closing():
            status, text = said
            self.transport.write(REFUSAL % (status, len(text), text))
            self.transport.close()

    def _make_room(self) -> None:
        """Let the one go who has kept us waiting longest; if nobody does, the newest."""
        oldest = next(iter(self.unfinished))
        if oldest is self:
            self._refuse(FULL)
        self.unfinished.pop(oldest, None)
        oldest._abort()


def open_files() -> int:
    """Allow this process as many open files as the system lets it; returns how many."""
    try:
        import resource
    except ImportError:  # Windows: no such limit on sockets
        return 65_536
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 65_536 if hard == resource.RLIM_INFINITY else min(hard, 65_536)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return min(wanted, 65_536 if soft == resource.RLIM_INFINITY else soft)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (OSError, ValueError):
        return soft
    return wanted


def bound() -> type[Connection]:
    """The kind of connection for this process, with room for as many as it may have open."""
    Connection.most = max(FEWEST, open_files() - RESERVE)
    return Connection
