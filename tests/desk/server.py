"""A publisher on this machine, and a client that takes its https addresses there."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from data_sources.web.http import Answer, Client

HOST = "publisher.example"


@dataclass
class Publisher:
    """What is at each path: (status, headers, body); several answers are given in turn."""

    pages: dict[str, list[tuple[int, dict[str, str], bytes]]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    def put(self, path: str, status: int = 200, body: bytes = b"", **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages.setdefault(path, []).append((status, named, body))

    def replace(self, path: str, status: int = 200, body: bytes = b"", **headers: str) -> None:
        self.pages.pop(path, None)
        self.put(path, status, body, **headers)

    def answer(self, path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        self.asked.append((path, headers))
        answers = self.pages.get(path, [(404, {}, b"")])
        status, named, body = answers.pop(0) if len(answers) > 1 else answers[0]
        if named.get("ETag") and headers.get("If-None-Match") == named["ETag"]:
            return 304, named, b""
        return status, named, body


@contextmanager
def serving() -> Iterator[Publisher]:
    publisher = Publisher()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = publisher.answer(self.path, dict(self.headers))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_what: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    publisher.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Here:
    """Asks https://publisher.example/… of the publisher on this machine."""

    def __init__(self, publisher: Publisher, **more: object) -> None:
        here = ("127.0.0.1", publisher.port)
        options = {"pause": 0.0, "loopback": {here}, **more}
        self.client = Client({HOST}, **options)  # type: ignore[arg-type]
        self.base = f"http://127.0.0.1:{publisher.port}"

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        answer = self.client.get(url.replace(f"https://{HOST}", self.base), headers)
        return Answer(
            url,
            answer.final_url.replace(self.base, f"https://{HOST}"),
            answer.status,
            answer.headers,
            answer.body,
            answer.redirects,
            answer.left_at,
        )
