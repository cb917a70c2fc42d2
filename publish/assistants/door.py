"""``/mcp``: the door by which assistants come, where the packages that it needs are installed."""

from __future__ import annotations

import importlib.util
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from data_sources.record.record import Record
from publish.address import addresses

if TYPE_CHECKING:
    from publish.assistants.protocol import Assistants

PATH = f"/{addresses.ASSISTANTS}"
OTHERS = ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]
Work = Callable[[], Any]


@dataclass(frozen=True)
class House:
    """What the server gives: the record in place, whether a request may come in, on whose time
    its work is done, and how it is done in turn with everybody else's."""

    record: Callable[[], Record]
    welcome: Callable[[Scope], bool]
    reader: Callable[[Scope], str]
    in_turn: Callable[[str, Work], Awaitable[Any]]


def installed() -> bool:
    """Whether this environment has what the protocol needs (requirements-assistants.txt)."""
    return importlib.util.find_spec("mcp") is not None


class Door:
    """Lets in who may ask. POST is answered; there is no stream to GET and no session to DELETE."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._reader: ContextVar[str] = ContextVar("reader")
        self._own: list[Assistants] = []

    def routes(self) -> list[BaseRoute]:
        """Both must be answered here: what is left goes to the app, which sends its page."""
        return [Route(PATH, _Asked(self), methods=["POST"]), Route(PATH, _refuse, methods=OTHERS)]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Answer while this is entered; nothing is answered where the packages are missing."""
        if not installed():
            yield
            return
        from publish.assistants.protocol import Assistants

        own = Assistants(self._house.record, self._in_turn)
        async with own.running():
            self._own.append(own)
            try:
                yield
            finally:
                self._own.remove(own)

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._house.welcome(scope):
            refusal = _say(403, "Not from pages of other sites.")
        elif not self._own:
            refusal = _say(503, "This server has no tools for assistants.")
        else:
            self._reader.set(self._house.reader(scope))
            await self._own[-1](scope, receive, send)
            return
        await refusal(scope, receive, send)

    async def _in_turn(self, work: Work) -> Any:
        return await self._house.in_turn(self._reader.get(), work)


class _Asked:
    """The door as an application; Starlette takes a bound method for a plain endpoint."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._door.answer(scope, receive, send)


async def _refuse(_request: Request) -> Response:
    refusal = _say(405, "Assistants ask here by POST (Model Context Protocol).")
    refusal.headers["allow"] = "POST"
    return refusal


def _say(status: int, text: str) -> Response:
    return Response(f"{text}\n", status, {"cache-control": "no-store"}, "text/plain")
