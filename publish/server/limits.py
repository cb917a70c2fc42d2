"""What a request may be: from a known host, of a bearable length, and not too many at once.

Refusals are short and tell nothing of the inside. What a reader typed is not logged.
"""

from __future__ import annotations

import os
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import ip_address

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

HOSTS = "ON_THE_RECORD_HOSTS"
LONGEST_ADDRESS = 8192
LONGEST_VALUE = 7400
MOST_VALUES = 60
LARGEST_BODY = 6 * 1024 * 1024
COSTLY = (
    "/en/present",
    "/nl/present",
    "/media/",
    "/pictures/",
    "/_stcore/upload_file",
    "/data/tables/",
)
A_MINUTE = 60.0
COSTLY_A_MINUTE = 240
MOST_CLIENTS = 10_000


@dataclass
class Bucket:
    """Tokens of one client: spent by requests, refilled by time."""

    tokens: float
    seen: float


@dataclass
class Rate:
    """At most ``limit`` costly requests a minute for each client; the oldest are forgotten."""

    limit: int = COSTLY_A_MINUTE
    clients: OrderedDict[str, Bucket] = field(default_factory=OrderedDict)

    def allows(self, client: str, now: float) -> bool:
        bucket = self.clients.pop(client, None) or Bucket(self.limit, now)
        refill = (now - bucket.seen) * self.limit / A_MINUTE
        bucket.tokens = min(self.limit, bucket.tokens + refill)
        bucket.seen = now
        allowed = bucket.tokens >= 1
        bucket.tokens -= allowed
        self.clients[client] = bucket
        while len(self.clients) > MOST_CLIENTS:
            self.clients.popitem(last=False)
        return allowed


class Limits:
    """Middleware that refuses what no reader of this product sends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.hosts = {h.strip().lower() for h in os.environ.get(HOSTS, "").split(",") if h.strip()}

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
        if self.hosts and _host(headers) not in self.hosts:
            return _say(400, "This server does not answer to that host name.")
        if len(scope.get("raw_path") or b"") + len(query) > LONGEST_ADDRESS:
            return _say(414, "The address is too long.")
        pairs = query.split(b"&")
        if len(pairs) > MOST_VALUES or any(len(pair) > LONGEST_VALUE for pair in pairs):
            return _say(414, "The address holds too much.")
        if int(_digits(headers.get(b"content-length", b"0"))) > LARGEST_BODY:
            return _say(413, "That is too large.")
        return None


class Costly:
    """Middleware that has each client wait who asks too often for what must first be made.

    It stands behind the layer that answers from memory: what is ready costs nothing.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.rate = Rate()

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


def _host(headers: dict[bytes, bytes]) -> str:
    host = headers.get(b"host", b"").decode("latin-1").lower()
    return host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host


def _digits(value: bytes) -> bytes:
    return value if value.isdigit() and len(value) < 15 else b"0"


def client_of(scope: Scope) -> str:
    """The reader's address; behind a proxy of one's own network, as that proxy names it."""
    client = scope.get("client")
    here = client[0] if client else ""
    forwarded = dict(scope["headers"]).get(b"x-forwarded-for", b"").decode("latin-1")
    return named_client(here, forwarded)


def named_client(here: str, forwarded: str) -> str:
    """The address that a proxy names, if the one who connected may be a proxy of ours."""
    return forwarded.rpartition(",")[2].strip() if forwarded and is_near(here) else here


@lru_cache(maxsize=1024)
def is_near(address: str) -> bool:
    """Whether an address is of this machine or a private network."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return found.is_loopback or found.is_private
