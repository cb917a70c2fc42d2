"""The server: this project's own routes and headers beside Streamlit's."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from publish.server.assets import Assets, prepare
from publish.server.headers import Headers
from publish.server.limits import Costly, Limits
from publish.server.published import Published
from publish.server.routes import routes
from publish.server.sockets import send_at_once

__all__ = ["lifespan", "middleware", "routes"]


def middleware() -> Sequence[Middleware]:
    """What every answer passes through."""
    return tuple(Middleware(layer) for layer in (Headers, Limits, Published, Costly, Assets))


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Set the server up before the first reader comes."""
    # Until somebody has opened the front door, Streamlit would serve each file of pages/ as a
    # bare script, without language, frame and style: the first visitor may come by a deep link.
    PagesManager.uses_pages_directory = False
    send_at_once()
    threading.Thread(target=prepare, name="prepare", daemon=True).start()
    yield
