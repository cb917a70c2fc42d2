"""One limit of time for a whole request: connecting, headers, body, and asking again.

A time limit on each read does not end a server that sends a byte whenever it is about to run
out. Here a clock runs beside the request, and shuts its connection when the time is up.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time
from types import TracebackType
from typing import Self


class TooSlow(ValueError):
    """The time for a request is up. No OSError: nothing tries again after it."""


class Deadline:
    """``with Deadline(120) as clock: clock.watch(socket)``; ``clock.passed`` says if it struck."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._watched: list[tuple[int, object]] = []
        self._over = False

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True

    @property
    def left(self) -> float:
        """Seconds that there are yet; none when the time is up."""
        return max(0.0, self._end - time.monotonic())

    @property
    def passed(self) -> bool:
        return not self.left

    def check(self) -> None:
        """Raise TooSlow when the time is up."""
        if self.passed:
            raise TooSlow

    def watch(self, connection: socket.socket) -> None:
        """Shut this connection, too, when the time is up. TLS is spoken on the same number."""
        with self._lock:
            self._watched.append((connection.fileno(), connection.getsockname()))

    def _shut(self) -> None:
        with self._lock:
            if self._over:
                return
            for number, name in self._watched:
                with contextlib.suppress(OSError):
                    same = socket.socket(fileno=os.dup(number))
                    with same:
                        if same.getsockname() == name:  # not closed meanwhile, and given anew
                            same.shutdown(socket.SHUT_RDWR)
