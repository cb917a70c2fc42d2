"""A server that stands under a path of its host, as ``server.baseUrlPath`` says.

Our layers and routes know addresses without that path. It is taken off at the door
(:class:`Base`) and put on again before Streamlit (:class:`Rejoin`), whose routes have it.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from publish.address.routes_known import is_ours
from publish.server.behind import Behind
from publish.server.layers.headers import is_secure

BASE = "on_the_record.base"
HEALTH = "/healthz"


def base_of(scope: Scope) -> str:
    """What stands before every address of this server: empty, or like ``/figures``."""
    return str(scope.get(BASE, ""))


def origin_of(request: Request) -> str:
    """Where this server stands for the reader: scheme, host and the path before all addresses."""
    headers = request.headers.raw
    scheme = "https" if is_secure(request.url.scheme, headers) else request.url.scheme
    return f"{scheme}://{request.url.netloc}{base_of(request.scope)}"


class Base:
    """Middleware: takes the path off, and answers for what is not under it."""

    def __init__(self, app: ASGIApp, behind: Behind) -> None:
        self.app = app
        stripped = behind.base().strip("/")
        self.base = f"/{stripped}" if stripped else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self.base or scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path = str(scope["path"])
        if path.startswith(f"{self.base}/"):
            inner = {**scope, BASE: self.base, "path": path.removeprefix(self.base)}
            await self.app(inner, receive, send)
        elif path == HEALTH:  # whoever asks whether we live need not know where we stand
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._elsewhere(path, scope)(scope, receive, send)

    def _elsewhere(self, path: str, scope: Scope) -> Response:
        if path in (self.base, "/"):
            query = scope["query_string"].decode("latin-1")
            return RedirectResponse(f"{self.base}/{'?' if query else ''}{query}", 307)
        text = f"There is nothing at this address; this server's begin with {self.base}/.\n"
        return Response(text, 404, {"cache-control": "no-store"}, "text/plain")


class Rejoin:
    """Middleware: gives Streamlit the whole path again; our own routes stand without it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        base = base_of(scope)
        if base and not is_ours(str(scope["path"])):
            scope = {**scope, "path": f"{base}{scope['path']}"}
        await self.app(scope, receive, send)
