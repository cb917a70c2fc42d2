"""Which names this server answers to, and from whose pages its websocket may be opened."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from publish.server.behind import Behind
from publish.server.layers.base import HEALTH

HOSTS = "ON_THE_RECORD_HOSTS"
USUAL_PORTS = {"http": ":80", "https": ":443"}


class Hosts:
    """Middleware: refuses host names that are not ours.

    The health check answers to any name: those who ask it (a container's own check, Kubernetes)
    know the server by a number, and it tells them nothing else.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        named = [h.strip().lower() for h in os.environ.get(HOSTS, "").split(",") if h.strip()]
        self.checked = TrustedHostMiddleware(app, named or ["*"], www_redirect=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["type"] in ("http", "websocket")
        if not asked or (scope["type"] == "http" and scope["path"] == HEALTH):
            await self.app(scope, receive, send)
        elif len(_all(scope, b"host")) > 1:
            await Response("One host, please.\n", 400)(scope, receive, send)
        else:
            await self.checked(scope, receive, send)


class Origins:
    """Middleware: a websocket is opened from our own pages, or from those the operator named.

    Streamlit, asked about a foreign origin, finds out this machine's own address on the internet,
    and everybody waits meanwhile. So it is decided here, and Streamlit sees no origin at all.
    """

    def __init__(self, app: ASGIApp, behind: Behind) -> None:
        self.app = app
        self.others = frozenset(origin.rstrip("/").lower() for origin in behind.origins())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
        elif self.welcome(scope):
            kept = [pair for pair in scope["headers"] if pair[0] != b"origin"]
            await self.app({**scope, "headers": kept}, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def welcome(self, scope: Scope) -> bool:
        """Whether whoever opens this websocket may; programs that name no origin may."""
        origins = _all(scope, b"origin") if scope["type"] == "websocket" else []
        if not origins:
            return True
        if len(origins) > 1:
            return False
        host = next(iter(_all(scope, b"host")), "").lower()
        return origins[0].lower() in self.others or host in _hosts(origins[0])


def from_own_page(scope: Scope) -> bool:
    """Whether a request comes from a program, which names no origin, or from a page of ours."""
    origins = _all(scope, b"origin")
    if not origins:
        return True
    host = next(iter(_all(scope, b"host")), "").lower()
    return len(origins) == 1 and host in _hosts(origins[0])


def _hosts(origin: str) -> set[str]:
    """How a request to an origin names its host: with or without the usual port."""
    try:
        found = urlsplit(origin)
    except ValueError:
        return set()
    if found.scheme not in USUAL_PORTS or not found.netloc or "@" in found.netloc:
        return set()
    usual = USUAL_PORTS[found.scheme]
    short = found.netloc.lower().removesuffix(usual)
    return {short, f"{short}{usual}"}


def _all(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]
