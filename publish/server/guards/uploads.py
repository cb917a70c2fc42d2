"""Files that readers send up: only where a page asks for one, and only so much is kept."""

from __future__ import annotations

from collections import OrderedDict

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from publish.server.behind import Behind

MEGABYTE = 1024 * 1024
LARGEST = 5 * MEGABYTE + 64 * 1024
"""A document to be checked; the rest is what a browser puts around a file."""
MOST_EACH = 11 * MEGABYTE
MOST = 128 * MEGABYTE
MOST_AT_ONCE = 8
MOST_EXPECTED = 20_000

_EXPECTED: OrderedDict[str, None] = OrderedDict()
"""The sessions whose page shows a field for a file; the oldest are forgotten."""


def expect(session: str, expected: bool) -> None:
    """Say whether the page that a session shows has a field for a file."""
    if expected:
        _EXPECTED[session] = None
        _EXPECTED.move_to_end(session)
        while len(_EXPECTED) > MOST_EXPECTED:
            _EXPECTED.popitem(last=False)
    else:
        _EXPECTED.pop(session, None)


class Uploads:
    """Middleware: takes a file only from a session that was asked for one."""

    def __init__(self, app: ASGIApp, behind: Behind) -> None:
        self.app = app
        self.prefix = behind.uploads
        self.uploaded = behind.uploaded
        self.under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", ""))
        sends = scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if not (sends and path.startswith(self.prefix) and scope["method"] != "DELETE"):
            await self.app(scope, receive, send)
            return
        refusal = self.refusal(path.removeprefix(self.prefix).partition("/")[0])
        if refusal:
            await refusal(scope, receive, send)
            return
        self.under_way += 1
        try:
            await self.app(scope, _bounded(receive), send)
        finally:
            self.under_way -= 1

    def refusal(self, session: str) -> Response | None:
        """Why a session may not send a file now, or None."""
        if session not in _EXPECTED:
            return _say(403, "No file is asked for on this page.")
        own, everybody = self.uploaded(session)
        if own + LARGEST > MOST_EACH:
            return _say(413, "This session has sent enough files.")
        if everybody + LARGEST > MOST or self.under_way >= MOST_AT_ONCE:
            return _say(503, "Too many files are being sent; try again in a moment.")
        return None


def _bounded(receive: Receive) -> Receive:
    """The body, cut off as if the reader had gone when it grows too large."""
    size = 0

    async def limited() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        return message if size <= LARGEST else {"type": "http.disconnect"}

    return limited


def _say(status: int, text: str) -> Response:
    return Response(f"{text}\n", status, {"cache-control": "no-store"}, "text/plain")
