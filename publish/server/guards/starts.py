"""Who may start a page now: few at once, and readers in turn.

A run of a page is a thread, and a browser that asks again before its page was shown has another
one started. To start one keeps the event loop until the new thread has had its first turn among
all that compute: with sixty tabs of one reader that choose again and again, for seconds. So nobody
is listened to who has enough under way, until one of his pages is done.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from contextlib import suppress
from threading import Lock

from publish.server.guards.fair import Queue

EACH, TOTAL = 2, 6
LET_IN = 1.0
"""Seconds in which a page that was let in begins; after that it is not counted any longer."""


class Starts:
    """Pages that were let in or run, by reader, and those who wait to start one."""

    def __init__(self, each: int = EACH, total: int = TOTAL) -> None:
        self.each, self.total = each, total
        self._let_in: dict[str, list[float]] = {}
        self._running: Counter[str] = Counter()
        self._queue: Queue[asyncio.Future[None]] = Queue()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lock = Lock()

    async def may(self, reader: str) -> None:
        """Wait until a reader may start one more page; asked on the event loop."""
        self._loop = asyncio.get_running_loop()
        come: asyncio.Future[None] = self._loop.create_future()
        with self._lock:
            self._queue.put(reader, come)
        self._call()
        try:
            await come
        finally:
            with self._lock:
                self._queue.drop(reader, come)  # who went while he waited

    def begun(self, reader: str) -> None:
        """A page of a reader runs now, on a thread of its own; :meth:`ended` must follow."""
        with self._lock:
            let_in = self._let_in.get(reader)
            if let_in:
                let_in.pop(0)
            self._running[reader] += 1

    def again(self, reader: str) -> None:
        """A page that had :meth:`ended` for a while goes on, on the thread that it had."""
        with self._lock:
            self._running[reader] += 1

    def ended(self, reader: str) -> None:
        """It runs no longer."""
        with self._lock:
            self._running[reader] -= 1
            if self._running[reader] <= 0:
                del self._running[reader]
            loop = self._loop if len(self._queue) else None
        if loop is not None:
            with suppress(RuntimeError):  # the server has ended meanwhile
                loop.call_soon_threadsafe(self._call)

    def _call(self) -> None:
        """Let in whoever may start one now. On the event loop."""
        with self._lock:
            self._forget(time.monotonic())
            while self._under_way() < self.total:
                found = self._queue.take(self._has_room)
                if found is None:
                    break
                reader, come = found
                if not come.done():
                    self._let_in.setdefault(reader, []).append(time.monotonic() + LET_IN)
                    come.set_result(None)
            waiting, loop = len(self._queue) > 0, self._loop
        if waiting and loop is not None:
            self._again(loop)

    def _again(self, loop: asyncio.AbstractEventLoop) -> None:
        """Look again when the next that was let in is not counted any longer."""
        with self._lock:
            due = min((times[0] for times in self._let_in.values()), default=None)
        if due is not None:
            loop.call_later(max(0.01, due - time.monotonic()), self._call)

    def _forget(self, now: float) -> None:
        kept = {who: [due for due in times if due > now] for who, times in self._let_in.items()}
        self._let_in = {who: times for who, times in kept.items() if times}

    def _has_room(self, reader: str) -> bool:
        return self._running[reader] + len(self._let_in.get(reader, ())) < self.each

    def _under_way(self) -> int:
        return self._running.total() + sum(map(len, self._let_in.values()))


STARTS = Starts()
