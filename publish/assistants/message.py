"""One message to the tools as it was posted, judged before the protocol sees it.

The protocol's own packages repeat a faulty message in their refusal, or take a question without a
proper number for a notification and never answer it.
"""

from __future__ import annotations

import json
from typing import Any

from starlette.types import Message, Receive

LARGEST = 64_000
MEDIA_TYPE = "application/json"
NO_JSON, NO_MESSAGE = -32700, -32600
"""How JSON-RPC numbers the two faults."""


class Unfit(ValueError):
    """Why a message goes no further; ``code`` is JSON-RPC's number, where there is one."""

    def __init__(self, status: int, text: str, code: int = 0) -> None:
        super().__init__(text)
        self.status, self.text, self.code = status, text, code

    def content(self) -> tuple[bytes, str]:
        """The body of the answer, and its media type."""
        if not self.code:
            return f"{self.text}\n".encode(), "text/plain; charset=utf-8"
        error = {"code": self.code, "message": self.text}
        return json.dumps({"jsonrpc": "2.0", "id": None, "error": error}).encode(), MEDIA_TYPE


async def body_of(receive: Receive) -> bytes:
    """What was posted. Raises Unfit where it is too large or breaks off."""
    found = b""
    while True:
        part = await receive()
        if part["type"] == "http.disconnect":
            raise Unfit(400, "The message did not come whole.")
        found += part.get("body", b"")
        if len(found) > LARGEST:
            raise Unfit(413, f"A message has at most {LARGEST} bytes.")
        if not part.get("more_body"):
            return found


def again(body: bytes, receive: Receive) -> Receive:
    """What reads the body once more, and then whatever comes after it."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_part() -> Message:
        return left.pop() if left else await receive()

    return next_part


def judge(media_type: str, body: bytes) -> None:
    """Raises Unfit where a message is none. ``media_type`` is its header, as it came."""
    if media_type.partition(";")[0].strip().lower() != MEDIA_TYPE:
        raise Unfit(415, f"A message is {MEDIA_TYPE}.")
    try:
        message = json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Unfit(400, "This is no JSON.", NO_JSON) from None
    wrong = _wrong(message)
    if wrong:
        raise Unfit(400, wrong, NO_MESSAGE)


def _no_number(_name: str) -> float:
    raise ValueError


def _wrong(message: Any) -> str:
    if not isinstance(message, dict):
        return "One message at a time, which is an object."
    if message.get("jsonrpc") != "2.0":
        return "“jsonrpc” is “2.0”."
    if not isinstance(message.get("method"), str):
        return "“method” is a text."
    if not isinstance(message.get("params", {}), dict):
        return "“params” is an object."
    number = message.get("id", 0)
    if isinstance(number, bool) or not isinstance(number, int | str):
        return "“id” is a whole number or a text."
    return ""
