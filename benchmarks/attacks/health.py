"""Asks whether a server is well, a hundred times a second; a program of its own.

``python -m benchmarks.attacks.health PORT PID kept|new`` asks until its input ends, and prints what
it found as JSON. ``kept`` asks on one connection, ``new`` opens one each time, which must first be
let in among all others.
"""

from __future__ import annotations

import json
import os
import select
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path

PACE = 0.01
PATIENCE = 90.0
READERS = {"kept": "127.0.0.12", "new": "127.0.0.10"}
"""Addresses of their own, for what one reader asks waits behind himself."""


class Asked:
    """One who asks: how long each answer took in seconds, and how often there was none."""

    def __init__(self, port: int, pid: int, how: str) -> None:
        self.port, self.how = port, how
        self.waits = Path(f"/proc/{pid}/task/{pid}/schedstat")
        self.taken: list[float] = []
        self.own: list[float] = []
        """Without the time in which the answering thread was ready and the machine ran another."""
        self.failed = 0
        self._open: socket.socket | None = None

    def once(self) -> None:
        start, waited = time.perf_counter(), self._waited()
        try:
            self._ask()
        except OSError:
            self.failed += 1
            self._close()
        taken = time.perf_counter() - start
        self.taken.append(taken)
        self.own.append(max(0.0, taken - (self._waited() - waited)))
        if self.how == "new":
            self._close()

    def _ask(self) -> None:
        if self._open is None:
            self._open = socket.create_connection(
                ("127.0.0.1", self.port), PATIENCE, source_address=(READERS[self.how], 0)
            )
            self._open.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._open.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % self.port)
        said = b""
        while not (b"\r\n\r\n" in said and said.endswith(b"\n") and b"\nok " in said):
            piece = self._open.recv(4096)
            if not piece:
                raise ConnectionError
            said += piece

    def _waited(self) -> float:
        return int(self.waits.read_text().split()[1]) / 1e9

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


def main() -> None:
    port, pid, how = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    with suppress(OSError):  # who may not come before others is measured beside them
        os.setpriority(os.PRIO_PROCESS, 0, -10)
    asked = Asked(port, pid, how)
    while not select.select([sys.stdin], [], [], PACE)[0]:
        asked.once()
    print(json.dumps({"taken": asked.taken, "own": asked.own, "failed": asked.failed}))


if __name__ == "__main__":
    main()
