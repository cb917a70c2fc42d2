"""What fails inside is told in a word, with every header that other answers carry."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import Any

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from publish.server.layers.headers import plain_policy

LOG = logging.getLogger(__name__)
PLACES = 6


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
            LOG.error("an answer failed: %s", _way(error))
            if begun:
                raise
            await _failed()(scope, receive, send)


def keep_words_out() -> None:
    """From now on no log of this process says what an error says, whoever writes the log.

    "KeyError: 'thirdd'" would be a word that a reader pasted. What is left is the kind of the
    error and where it came about.
    """
    made = logging.getLogRecordFactory()
    if not isinstance(made, _WithoutWords):
        logging.setLogRecordFactory(_WithoutWords(made))


class _WithoutWords:
    """Makes the records of logs as before, errors in them without their words."""

    def __init__(self, made: Callable[..., logging.LogRecord]) -> None:
        self._made = made

    def __call__(self, *args: Any, **named: Any) -> logging.LogRecord:
        record = self._made(*args, **named)
        if record.exc_info and record.exc_info[1] is not None:
            record.msg, record.args = f"{_head(record)}: {_way(record.exc_info[1])}", None
            record.exc_info = record.exc_text = None
        return record


def _head(record: logging.LogRecord) -> str:
    """What is said of an error; asyncio shows what failed in further lines, its words among it."""
    return record.getMessage().partition("\n")[0]


def _way(error: BaseException) -> str:
    """The kind of an error and the last places on the way to it, the innermost first."""
    frames = traceback.extract_tb(error.__traceback__)[-PLACES:]
    places = (f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {' < '.join(places) or '?'}"


def _failed() -> Response:
    headers = {"cache-control": "no-store", "content-security-policy": plain_policy("'none'")}
    return Response("Something went wrong here; it was noted.\n", 500, headers, "text/plain")
