"""The product's own routes and middleware, asked in this process and as raw as a socket allows."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_to_bytes

from starlette.applications import Starlette
from starlette.types import ASGIApp, Message

from publish.server.server import middleware, routes
from screen.session.undocumented import STREAMLIT

LOOP = asyncio.new_event_loop()
"""On a thread of its own, for a browser's test may have left one running in this thread."""
threading.Thread(target=LOOP.run_forever, daemon=True).start()


def application() -> Starlette:
    app = Starlette(routes=routes(), middleware=list(middleware(STREAMLIT)))
    app.router.redirect_slashes = False  # to a whole address; Streamlit leads to a path
    return app


@dataclass
class Answer:
    """What came back: status, headers and body."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


def ask(
    app: ASGIApp, path: bytes, query: bytes = b"", headers: Any = (), method: str = "GET"
) -> Answer:
    """One request with exactly these bytes in the address. Raises what the app raises."""
    asked = _ask(app, path, query, headers, method)
    return asyncio.run_coroutine_threadsafe(asked, LOOP).result(timeout=60)


async def _ask(app: ASGIApp, path: bytes, query: bytes, headers: Any, method: str) -> Answer:
    found = Answer()
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote_to_bytes(path).decode("utf-8", "replace"),
        "raw_path": path,
        "root_path": "",
        "query_string": query,
        "headers": [(b"host", b"127.0.0.1"), *headers],
        "client": ("192.0.2.1", 4000),
        "server": ("127.0.0.1", 80),
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            found.status = message["status"]
            pairs = message.get("headers", ())
            found.headers = {n.decode().lower(): v.decode("latin-1") for n, v in pairs}
        else:
            found.body += message.get("body", b"")

    await app(scope, receive, send)
    return found
