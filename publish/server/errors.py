"""What fails inside is told in a word, with every header that other answers carry."""

from __future__ import annotations

import logging

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from publish.server.headers import plain_policy

LOG = logging.getLogger(__name__)


class Errors:
    """Middleware: an answer 500 of ours where something went wrong before the answer began.

    The log names the kind of error and where in the code, never the address: it holds what
    somebody asked.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            LOG.error("an answer failed: %s", _where(error))
            if begun:
                raise
            await _failed()(scope, receive, send)


def _failed() -> Response:
    headers = {"cache-control": "no-store", "content-security-policy": plain_policy("'none'")}
    return Response("Something went wrong here; it was noted.\n", 500, headers, "text/plain")


def _where(error: BaseException) -> str:
    """The kind of an error and the place where it was raised, without what it says."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "?" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
    return f"{type(error).__name__} at {place}"
