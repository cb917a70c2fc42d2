"""Files that readers send up: only where a page asks for one, and only so much is kept."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from publish.server.behind import Behind

MEGABYTE = 1024 * 1024
LARGEST = 5 * MEGABYTE + 64 * 1024
"""A document to be checked; the rest is what a browser puts around a file."""
MOST_EACH = 11 * MEGABYTE
MOST_OF_READER = 3 * MOST_EACH
"""Of all sessions of one reader, and what is on its way: three offices' worth, and a quarter of
all, so that nobody keeps the others out by opening sessions."""
MOST = 128 * MEGABYTE
MOST_AT_ONCE = 8
MOST_EXPECTED = 20_000

_EXPECTED: OrderedDict[str, str] = OrderedDict()
"""The sessions whose page shows a field for a file, and their readers; the oldest are forgotten."""


def expect(session: str, expected: bool, reader: str) -> None:
    """Say whether the page that a reader's session shows has a field for a file."""
    if expected:
        _EXPECTED[session] = reader
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
        self.under_way: Counter[str] = Counter()
        """Files that a reader sends just now."""
        self.sent: dict[str, str] = {}
        """Whose file a session holds, also when its page asks for none any longer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", ""))
        sends = scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if not (sends and path.startswith(self.prefix) and scope["method"] != "DELETE"):
            await self.app(scope, receive, send)
            return
        session = path.removeprefix(self.prefix).partition("/")[0]
        refusal = self.refusal(session)
        if refusal:
            await refusal(scope, receive, send)
            return
        # The session's own reader, whoever brings the file: it is held as long as his session is.
        reader = self.sent[session] = _EXPECTED[session]
        self.under_way[reader] += 1
        try:
            await self.app(scope, _bounded(receive), send)
        finally:
            self.under_way[reader] -= 1
            self.under_way += Counter()  # who sends nothing is not kept

    def refusal(self, session: str) -> Response | None:
        """Why a session may not send a file now, or None."""
        reader = _EXPECTED.get(session)
        if reader is None:
            return _say(403, "No file is asked for on this page.")
        held = self.uploaded()
        if held.get(session, 0) + LARGEST > MOST_EACH:
            return _say(413, "This session has sent enough files.")
        sending = self.under_way[reader]
        if self._of(reader, held) + (sending + 1) * LARGEST > MOST_OF_READER:
            return _say(503, "Too many files come from your address; try again in a moment.")
        under_way = self.under_way.total()
        if sum(held.values()) + (under_way + 1) * LARGEST > MOST or under_way >= MOST_AT_ONCE:
            return _say(503, "Too many files are being sent; try again in a moment.")
        return None

    def _of(self, reader: str, held: Mapping[str, int]) -> int:
        """Bytes that all sessions of one reader hold."""
        sending = self.under_way.total()
        if not sending:  # else one may have sent and hold nothing yet
            self.sent = {name: who for name, who in self.sent.items() if name in held}
        return sum(size for name, size in held.items() if self.sent.get(name) == reader)


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
