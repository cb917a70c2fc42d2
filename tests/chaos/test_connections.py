"""Connections that dawdle, lie idle or talk nonsense: everybody else is answered all the same."""

from __future__ import annotations

import base64
import os
import random
import resource
import socket
import struct
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from screen.session.undocumented import STREAMLIT
from tests.browser.conftest import free_port, start_server
from tests.conftest import ROOT

IDLE = int(os.environ.get("ON_THE_RECORD_IDLE_CONNECTIONS", "2000"))
"""Set it to 10000 where the system allows as many open files, to both sides."""
PAGE = "/en/figures/ncmec.reports_total/"
PATIENCE = 3.0
MEGABYTES_BACK = 60.0
"""What may stay after everything was closed: pools and caches that are used again."""
KILOBYTES_EACH = 150.0
BINARY, TEXT, PING, CLOSE = 0x2, 0x1, 0x9, 0x8


@dataclass(frozen=True)
class Running:
    port: int
    pid: int

    def answers(self, patience: float = PATIENCE) -> float:
        """Seconds until a page came. Raises when it did not come in time."""
        start = time.monotonic()
        url = f"http://127.0.0.1:{self.port}{PAGE}"
        with urllib.request.urlopen(url, timeout=patience) as answer:
            assert answer.status == 200 and answer.read()
        return time.monotonic() - start

    def patiently(self) -> None:
        """Wait until a page comes, for a minute and a half."""
        end = time.monotonic() + 90
        while True:
            try:
                self.answers(30.0)
            except OSError:
                assert time.monotonic() < end, "no page came"
                time.sleep(0.2)
            else:
                return

    def memory(self) -> float:
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def stream(self) -> socket.socket:
        """A websocket on which nothing was said yet."""
        opened = self.connect()
        key = base64.b64encode(random.Random(1).randbytes(16)).decode()
        opened.sendall(
            f"GET /_stcore/stream HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Protocol: streamlit\r\n\r\n".encode()
        )
        assert b" 101 " in opened.recv(1024)
        return opened


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * IDLE + 500
    if hard != resource.RLIM_INFINITY and hard < IDLE + 500:
        pytest.skip(f"the system allows {hard} open files, fewer than {IDLE} connections")
    top = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, top), hard))
    port = free_port()
    process = start_server(port)
    server = Running(port, process.pid)
    server.answers(60.0)  # the first page waits for what pages are made of
    yield server
    assert process.poll() is None, "the server went down"
    process.terminate()
    process.wait(timeout=30)


def frame(kind: int, content: bytes, masked: bool = True, length: int | None = None) -> bytes:
    """A websocket frame, which may lie about its length or come without a mask."""
    said = len(content) if length is None else length
    head = bytes([0x80 | kind])
    size = struct.pack(">BQ", 127 | (0x80 if masked else 0), said)
    return head + size + (b"\0\0\0\0" if masked else b"") + content


def test_a_slow_client_keeps_nobody_waiting(running: Running) -> None:
    with ExitStack() as stack:
        slow = [stack.enter_context(running.connect()) for _client in range(50)]
        for client in slow:
            client.sendall(f"GET {PAGE} HTTP/1.1\r\nHost: x\r\n".encode())
        for letter in b"X-Slow: yes":
            for client in slow:
                client.sendall(bytes([letter]))
            assert running.answers() < PATIENCE
    assert running.answers() < PATIENCE


def test_a_client_that_does_not_read_keeps_nobody_waiting(running: Running) -> None:
    largest = "/static/js/" + _largest_script()
    with ExitStack() as stack:
        for _client in range(50):
            client = stack.enter_context(running.connect())
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            client.sendall(f"GET {largest} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert max(running.answers() for _time in range(20)) < PATIENCE


def _largest_script() -> str:
    scripts = (STREAMLIT.static / "static" / "js").glob("*.js")
    return max(scripts, key=lambda path: path.stat().st_size).name


NONSENSE = {
    "text": frame(TEXT, b"hello"),
    "not protobuf": frame(BINARY, b"\xff" * 64),
    "empty": frame(BINARY, b""),
    "no mask": frame(BINARY, b"abc", masked=False),
    "reserved kind": frame(0xB, b"abc"),
    "huge length": frame(BINARY, b"abc", length=2**62),
    "too large": frame(BINARY, b"abc", length=2**31),
    "long ping": frame(PING, b"x" * 300),
    "bad close": frame(CLOSE, b"\x00"),
    "not utf-8": frame(TEXT, b"\xff\xfe"),
    "no frame": b"GET / HTTP/1.1\r\n\r\n",
    "half": frame(BINARY, b"x" * 1000)[:20],
    "random": random.Random(7).randbytes(4096),
}


@pytest.mark.parametrize("name", NONSENSE)
def test_malformed_frames_end_only_their_own_connection(running: Running, name: str) -> None:
    for _time in range(10):
        with running.stream() as opened:
            opened.sendall(NONSENSE[name])
            opened.settimeout(0.2)
            said = _all_of(opened)
        assert b"Traceback" not in said and b'File "' not in said
    assert running.answers() < PATIENCE


def _all_of(opened: socket.socket) -> bytes:
    said = b""
    try:
        while piece := opened.recv(65536):
            said += piece
    except OSError:
        pass
    return said


def test_many_idle_connections(running: Running) -> None:
    """The first round fills pools and caches that stay; what a second leaves would be a leak."""
    hold_many(running)
    before = running.memory()
    hold_many(running)
    deadline = time.monotonic() + 30
    while running.memory() - before > MEGABYTES_BACK and time.monotonic() < deadline:
        time.sleep(0.5)
    assert running.memory() - before < MEGABYTES_BACK
    assert running.answers() < PATIENCE


def hold_many(running: Running) -> None:
    """Open many connections, see that others are answered and what each costs, close them."""
    before = running.memory()
    with ExitStack() as stack:
        for _client in range(IDLE):
            stack.enter_context(running.stream())
        assert (running.memory() - before) * 1024 / IDLE < KILOBYTES_EACH
        assert max(running.answers() for _time in range(20)) < PATIENCE


def test_a_body_that_is_too_large_is_refused(running: Running) -> None:
    with running.connect() as client:
        client.sendall(
            b"POST /_stcore/stream HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n"
        )
        assert b" 413 " in client.recv(4096)


def test_a_body_in_pieces_without_a_length_is_bounded(running: Running) -> None:
    """Chunked bodies name no length; a route that reads none of it must not keep it either."""
    before = running.memory()
    with running.connect() as client:
        client.sendall(
            f"POST {PAGE} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        )
        piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        try:
            for _piece in range(400):
                client.sendall(piece)
        except OSError:
            pass  # hung up on, as it should be
    assert running.memory() - before < MEGABYTES_BACK
    assert running.answers() < PATIENCE


def test_a_server_that_is_told_to_end_leaves_no_copy_of_the_record(tmp_path: Path) -> None:
    """A proxy, a container or a person ends it by a signal, not by a last line of code."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless=true"]
    process = subprocess.Popen(
        [*command, f"--server.port={port}", "--server.address=127.0.0.1"],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        Running(port, process.pid).patiently()
        assert list(tmp_path.glob("on-the-record-*"))
        process.terminate()
        process.wait(timeout=60)
        assert not list(tmp_path.glob("on-the-record-*"))
    finally:
        process.kill()
        process.wait(timeout=30)
