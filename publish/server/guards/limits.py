"""What a request may be: of a bearable length, and not too many at once.

Refusals are short and tell nothing of the inside. What a reader typed is not logged.
"""

from __future__ import annotations

import time

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from languages import LANGUAGES
from publish.server.guards.budgets import Budget
from publish.server.guards.clients import client_of

LONGEST_ADDRESS = 8192
LONGEST_VALUE = 7400
MOST_VALUES = 60
LARGEST_BODY = 6 * 1024 * 1024
COSTLY = (
    *(f"/{code}/{page}" for code in LANGUAGES for page in ("present", "countries/")),
    "/media/",
    "/pictures/",
    "/_stcore/upload_file",
    "/data/tables/",
    "/data/versions/",
    "/mcp",
)
COSTLY_A_MINUTE = 240.0
COSTLY_IN_ALL = 4800.0


class Limits:
    """Middleware that refuses what no reader of this product sends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self.refusal(scope) if scope["type"] in ("http", "websocket") else None
        if refusal is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await refusal(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def refusal(self, scope: Scope) -> Response | None:
        """The answer to a request that goes no further, or None."""
        headers = dict(scope["headers"])
        query: bytes = scope.get("query_string", b"")
        if len(scope.get("raw_path") or b"") + len(query) > LONGEST_ADDRESS:
            return _say(414, "The address is too long.")
        pairs = query.split(b"&")
        if len(pairs) > MOST_VALUES or any(len(pair) > LONGEST_VALUE for pair in pairs):
            return _say(414, "The address holds too much.")
        if _number(headers.get(b"content-length", b"0")) > LARGEST_BODY:
            return _say(413, "That is too large.")
        return None


class Costly:
    """Middleware that has each client wait who asks too often for what must first be made.

    It stands behind the layer that answers from memory: what is ready costs nothing.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.rate = Budget(each=COSTLY_A_MINUTE, total=COSTLY_IN_ALL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        costs = scope["type"] == "http" and str(scope["path"]).startswith(COSTLY)
        if costs and not self.rate.allows(client_of(scope), time.monotonic()):
            refusal = _say(429, "Too many requests; wait a minute.", {"retry-after": "60"})
            await refusal(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _say(status: int, text: str, headers: dict[str, str] | None = None) -> Response:
    return Response(
        f"{text}\n", status, {"cache-control": "no-store", **(headers or {})}, "text/plain"
    )


def _number(value: bytes) -> int:
    """A length as it was written; of very many digits, only that it is very large."""
    digits = value.strip().lstrip(b"0")
    return int(digits[:15]) if digits.isdigit() else 0
