"""The means of one attacker, who has one address: requests, sockets, the app's websocket."""

from __future__ import annotations

import http.client
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.chaos.live import finished, rerun

ADDRESS = "127.0.0.5"
PATIENCE = 60.0


def session_of(told: Iterable[ForwardMsg]) -> str:
    """The name of the session in which a page was run."""
    return next(
        message.new_session.initialize.session_id
        for message in told
        if message.WhichOneof("type") == "new_session"
    )


@dataclass
class Attacker:
    """One who attacks until ``until`` (monotonic); ``came`` is what came of his tries."""

    port: int
    until: float
    came: Counter[str] = field(default_factory=Counter)

    def goes_on(self) -> bool:
        return time.monotonic() < self.until

    def host(self) -> bytes:
        return b"Host: 127.0.0.1:%d\r\n" % self.port

    def socket(self) -> socket.socket:
        return socket.create_connection(
            ("127.0.0.1", self.port), PATIENCE, source_address=(ADDRESS, 0)
        )

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> http.client.HTTPResponse:
        opened = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=PATIENCE, source_address=(ADDRESS, 0)
        )
        opened.request(method, path, body, headers or {})
        answer = opened.getresponse()
        answer.read()
        opened.close()
        return answer

    def status(self, path: str, **headers: str) -> str:
        return str(self.ask("GET", path, headers=headers).status)

    def stream(self, origin: str = "") -> ClientConnection:
        here = f"127.0.0.1:{self.port}"
        return connect(
            f"ws://{here}/_stcore/stream",
            sock=self.socket(),
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers={"Origin": origin or f"http://{here}"},
            max_size=None,
            compression=None,
            open_timeout=PATIENCE,
        )

    def page(
        self, opened: ClientConnection, page: str, query: str = "lang=en", **widgets: str
    ) -> list[ForwardMsg]:
        opened.send(rerun(page, query, widgets))
        return finished(opened, PATIENCE)

    def many(self, times: int, each: Callable[[int], str], at_once: int) -> None:
        """So many tries, none begun when the time is over."""

        def one(number: int) -> None:
            if self.goes_on():
                try:
                    told = each(number)
                except Exception as error:  # whatever it is, it is what came of it
                    told = type(error).__name__
                self.came[told] += 1

        with ThreadPoolExecutor(at_once) as threads:
            list(threads.map(one, range(times)))
