"""A server of one's own, as it is shipped, to be ill-treated; and what asks after its health."""

from __future__ import annotations

import http.client
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

from tests.browser.conftest import free_port
from tests.conftest import ROOT


@dataclass
class Live:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path
    base: str = ""

    def get(
        self, path: str, headers: dict[str, str] | None = None, timeout: float = 60.0
    ) -> http.client.HTTPResponse:
        return self.ask("GET", path, headers=headers, timeout=timeout)

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        timeout: float = 60.0,
    ) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        answer.content = answer.read()  # type: ignore[attr-defined]
        connection.close()
        return answer

    def memory(self) -> float:
        """Megabytes that the server holds."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024

    def stream(self, **headers: str) -> ClientConnection:
        """A websocket as a browser opens it."""
        return connect(
            f"ws://127.0.0.1:{self.port}{self.base}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers=headers,
            max_size=None,
            compression=None,
            open_timeout=30,
        )


def rerun(page: str = "", query: str = "", widgets: dict[str, str] | None = None) -> bytes:
    """What a browser sends to have a page run; ``widgets`` are texts by widget id."""
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    for name, text in (widgets or {}).items():
        message.rerun_script.widget_states.widgets.append(WidgetState(id=name, string_value=text))
    return message.SerializeToString()


def finished(opened: ClientConnection, seconds: float = 60.0) -> list[ForwardMsg]:
    """All that comes until a run of the page has ended."""
    found, deadline = [], time.monotonic() + seconds
    while time.monotonic() < deadline:
        message = ForwardMsg()
        message.ParseFromString(opened.recv(timeout=seconds))  # type: ignore[arg-type]
        found.append(message)
        if message.WhichOneof("type") == "script_finished":
            return found
    raise TimeoutError("the page did not finish")


@contextmanager
def live(
    folder: Path,
    *arguments: str,
    files: int | None = None,
    root: Path = ROOT,
    ready: str = "/healthz",
    **environment: str,
) -> Iterator[Live]:
    """Start a server with settings of its own; ``files`` is how many it may have open."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", *arguments]
    command += [f"--server.port={port}", "--server.headless=true"]

    def limited() -> None:
        if files is not None:
            resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))

    log = folder / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=root,
            env={**os.environ, **environment},
            stdout=out,
            stderr=out,
            preexec_fn=limited,
        )
    server = Live(port, process, log)
    try:
        _wait(server, ready)
        yield server
        assert process.poll() is None, "the server went down"
    finally:
        process.kill()
        process.wait(timeout=30)


def _wait(server: Live, path: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(OSError, http.client.HTTPException):
            if server.get(path, timeout=20).status == 200:
                return
        if server.process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(server.log.read_text(errors="replace")[-2000:])


ENOUGH = 20
"""Answers of the health check from which it is judged."""


@dataclass
class Health:
    """How long each answer of the health check took, in seconds."""

    times: list[float] = field(default_factory=list)

    def part(self, share: float) -> float:
        return sorted(self.times)[min(len(self.times) - 1, int(len(self.times) * share))]


def kept_waiting(server: Live) -> float:
    """Seconds that the server's answering thread was ready and this machine ran something else."""
    number = server.process.pid
    return int(Path(f"/proc/{number}/task/{number}/schedstat").read_text().split()[1]) / 1e9


@contextmanager
def asked_after(server: Live, every: float = 0.05) -> Iterator[Health]:
    """Ask the health check all the while, each time by a connection of its own.

    What other programs on this machine took from the server meanwhile is not its fault.
    """
    health, stop = Health(), threading.Event()

    def ask() -> None:
        while not stop.wait(every):
            start, waited = time.monotonic(), kept_waiting(server)
            answer = server.get(f"{server.base}/healthz", timeout=60)
            assert answer.status == 200
            taken = time.monotonic() - start
            health.times.append(max(0.0, taken - (kept_waiting(server) - waited)))

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield health
        # What was quickly over is judged by enough answers too, while it is being cleared away.
        while thread.is_alive() and len(health.times) < ENOUGH:
            time.sleep(every)
    finally:
        stop.set()
        thread.join()
