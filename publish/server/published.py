"""Pages that were made before, answered at once: no routing, no thread, nothing built again.

A link in a newspaper brings very many readers to one page; each of them costs hardly more than
sending the bytes. What is not ready, has parameters or is new goes on to the routes.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from publish.server.answers import ready_answer
from publish.server.layers.absolute import in_place, origin_for
from publish.site import current

EMPTY = {"type": "http.response.body", "body": b""}


class Published:
    """Middleware: answers from memory where it can, passes on the rest."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not scope["query_string"]:
            method, site = scope["method"], current.in_place()
            address = scope["path"].lstrip("/")
            made = site and site.ready(address)
            page = site and made and in_place(site, address, made, origin_for(made, scope))
            if page and method in ("GET", "HEAD"):
                start, body = ready_answer(page, scope["headers"])
                await send(start)
                await send(EMPTY if method == "HEAD" else body)
                return
        await self.app(scope, receive, send)
