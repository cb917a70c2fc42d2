"""Attacks by connections: 1,200 at once that each send one thing, are left and closed together."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial

from benchmarks.attacks.attacker import ADDRESS, Attacker

AT_ONCE = 1200
LEFT, CALM = 2.5, 1.0


def _sends(attacker: Attacker) -> Mapping[str, bytes]:
    host = attacker.host()
    here = b"http://127.0.0.1:%d" % attacker.port
    stream = (
        b"GET /_stcore/stream HTTP/1.1\r\n"
        + host
        + b"Upgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nOrigin: "
    )
    return {
        "nothing": b"",
        "one letter": b"G",
        "a body that does not come": b"POST /en/search/ HTTP/1.1\r\n"
        + host
        + b"Content-Length: 5000\r\n\r\nab",
        "half a head": b"GET /data/ HTTP/1.1\r\n" + host + b"X-",
        "chunks that do not end": b"POST /mcp HTTP/1.1\r\n"
        + host
        + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
        "the catalogue": b"GET /data/catalog.jsonld HTTP/1.1\r\n" + host + b"\r\n",
        "the app's websocket": stream + here + b"\r\n\r\n",
        "a foreign origin": stream + b"http://foreign.example\r\n\r\n",
    }


def _burst(pick: Callable[[Mapping[str, bytes], int], bytes], attacker: Attacker) -> None:
    sends = _sends(attacker)
    while attacker.goes_on():
        with ExitStack() as stack:
            for number in range(AT_ONCE):
                opened = stack.enter_context(socket.socket())
                opened.bind((ADDRESS, 0))
                opened.settimeout(20)
                try:
                    opened.connect(("127.0.0.1", attacker.port))
                    opened.sendall(pick(sends, number))
                    attacker.came["opened"] += 1
                except OSError as error:
                    attacker.came[type(error).__name__] += 1
            time.sleep(LEFT)
        time.sleep(CALM)


def _one(name: str, sends: Mapping[str, bytes], _number: int) -> bytes:
    return sends[name]


def _mixed(sends: Mapping[str, bytes], number: int) -> bytes:
    return list(sends.values())[number % len(sends)]


NAMES = tuple(_sends(Attacker(1, 0.0)))
KINDS: dict[str, Callable[[Attacker], None]] = {
    f"1,200 connections: {name}": partial(_burst, partial(_one, name)) for name in NAMES
} | {"1,200 connections, mixed": partial(_burst, _mixed)}
