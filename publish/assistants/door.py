"""``/mcp``: the door by which assistants come, where the packages that it needs are installed."""

from __future__ import annotations

import asyncio
import importlib.util
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Message, Receive, Scope, Send

from data_sources.record.record import Record
from publish.address import addresses
from publish.assistants import message

if TYPE_CHECKING:
    from publish.assistants.protocol import Assistants

LOG = logging.getLogger(__name__)
PATH = f"/{addresses.ASSISTANTS}"
KEPT_NOWHERE = (b"cache-control", b"no-store")
Work = Callable[[], Any]


@dataclass(frozen=True)
class House:
    """What the server gives: the record in place, whether a request may come in, on whose time
    its work is done, and how it is done in turn with everybody else's."""

    record: Callable[[], Record]
    welcome: Callable[[Scope], bool]
    reader: Callable[[Scope], str]
    in_turn: Callable[[str, Work], Awaitable[Any]]


class _Hall:
    """What one run of the server holds: whether somebody asked, and who answers."""

    def __init__(self) -> None:
        self.asked, self.settled, self.closed = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.own: Assistants | None = None


def installed() -> bool:
    """Whether this environment has what the protocol needs (requirements-assistants.txt)."""
    return importlib.util.find_spec("mcp") is not None


class Door:
    """Lets in who may ask. POST is answered; there is no stream to GET and no session to DELETE.

    The protocol's packages are loaded when somebody asks first, not while the app starts.
    """

    def __init__(self, house: House) -> None:
        self._house = house
        self._reader: ContextVar[str] = ContextVar("reader")
        self._hall: _Hall | None = None

    def routes(self) -> list[BaseRoute]:
        """Both must be answered here: what is left goes to the app, which sends its page."""
        return [Route(PATH, _Asked(self), methods=["POST"]), Route(PATH, _Refused())]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Answer while this is entered; nothing is answered where the packages are missing."""
        if not installed():
            yield
            return
        hall = self._hall = _Hall()
        serving = asyncio.create_task(self._serve(hall))
        try:
            yield
        finally:
            self._hall = None
            hall.closed.set()
            hall.asked.set()
            await serving

    async def _serve(self, hall: _Hall) -> None:
        """From the first question until the server ends; all of it in one task, as it must be."""
        await hall.asked.wait()
        if hall.closed.is_set():
            return
        try:
            protocol = await run_in_threadpool(import_module, "publish.assistants.protocol")
            own: Assistants = protocol.Assistants(self._house.record, self._in_turn)
            async with own.running():
                hall.own = own
                hall.settled.set()
                await hall.closed.wait()
        except Exception as error:
            LOG.error("the tools for assistants do not run: %s", type(error).__name__)
        finally:
            hall.own = None
            hall.settled.set()

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._house.welcome(scope):
            await _say(403, "Not from pages of other sites.")(scope, receive, send)
            return
        try:
            body = await message.body_of(receive)
            message.judge(Headers(scope=scope).get("content-type", ""), body)
        except message.Unfit as error:
            content, media_type = error.content()
            refusal = Response(content, error.status, {"cache-control": "no-store"}, media_type)
            await refusal(scope, receive, send)
            return
        own = await self._settled()
        if own is None:
            nobody = _say(503, "This server has no tools for assistants.")
            await nobody(scope, receive, send)
            return
        self._reader.set(self._house.reader(scope))
        await own(scope, message.again(body, receive), _kept_nowhere(send))

    async def _settled(self) -> Assistants | None:
        """The protocol's side, which begins with the first question; None where there is none."""
        hall = self._hall
        if hall is None:
            return None
        hall.asked.set()
        await hall.settled.wait()
        return hall.own

    async def _in_turn(self, work: Work) -> Any:
        return await self._house.in_turn(self._reader.get(), work)


class _Asked:
    """The door as an application; Starlette takes a bound method for a plain endpoint."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._door.answer(scope, receive, send)


class _Refused:
    """Whatever else than posting is tried here, by whatever name."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = _say(405, "Assistants ask here by POST (Model Context Protocol).")
        refusal.headers["allow"] = "POST"
        await refusal(scope, receive, send)


def _kept_nowhere(send: Send) -> Send:
    """The protocol's own answers say nothing of caches."""

    async def sending(part: Message) -> None:
        if part["type"] == "http.response.start":
            part = {**part, "headers": [*part.get("headers", ()), KEPT_NOWHERE]}
        await send(part)

    return sending


def _say(status: int, text: str) -> Response:
    return Response(f"{text}\n", status, {"cache-control": "no-store"}, "text/plain")
