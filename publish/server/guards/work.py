"""What takes processor time: off the event loop, a bounded number at a time, paid for by readers.

Python runs one thread at a time. With many that compute, the one that answers everybody waits for
its turn behind all of them: so there are few, whatever is asked.
"""

from __future__ import annotations

import asyncio
import ctypes
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Lock
from typing import TypeVar, cast

from briefing.documents.apart import AT_ONCE, spent
from publish.server.guards.budgets import PROCESSOR
from publish.server.guards.fair import Places, Queue

Result = TypeVar("Result")
ROUTES_AT_ONCE = 2
PAGES_AT_ONCE = 3
FILES_AT_ONCE = 1
READINGS_AT_ONCE = AT_ONCE
MOST_WAITING = 300
MOST_WAITING_EACH = 150
MOST_TURNS_EACH = 4
"""Files of one reader that wait to be made: more than that, and others could not even wait."""
PATIENCE = 30.0
THREADS = 48
SWITCH = 0.002
"""Seconds after which a thread that computes must let another have its turn."""


class TooMuch(RuntimeError):
    """There is no room for more work now; ``wait`` says after how many seconds to try again."""

    def __init__(self, wait: int = 10) -> None:
        super().__init__("too much is asked at once; try again in a moment")
        self.wait = wait


class _Job:
    """One thing to be made; it may wait in several readers' queues, and is made once."""

    def __init__(self, make: Callable[[], object]) -> None:
        self.done: Future[object] = Future()
        self._make = make
        self._free = Lock()

    def run(self) -> None:
        """Make it, unless somebody has begun to or nobody waits for it any longer."""
        if not self._free.acquire(blocking=False) or not self.done.set_running_or_notify_cancel():
            return
        try:
            self.done.set_result(self._make())
        except BaseException as error:  # whatever it is, it is the asker's
            self.done.set_exception(error)


class Routes:
    """The work of answers that are made for one reader, and of pages that are made once.

    Readers take turns: who asks for very much waits behind himself.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(ROUTES_AT_ONCE, thread_name_prefix="routes")
        self._queue: Queue[_Job] = Queue()
        self._waiting: Counter[str] = Counter()
        self._making: dict[object, _Job] = {}
        self._lock = Lock()

    async def asked(self, reader: str, make: Callable[[], Result]) -> Result:
        """What one reader asked for. Raises TooMuch when he or all have too much under way."""
        with self._lock:
            crowded = self._waiting[reader] >= MOST_WAITING_EACH
            if crowded or self._waiting.total() >= MOST_WAITING:
                raise TooMuch
            if not has_time(reader):
                raise TooMuch(60)
            self._waiting[reader] += 1
        job = _Job(partial(_charged, reader, make))
        job.done.add_done_callback(lambda _done: self._left(reader))
        self._put(reader, job)
        return cast(Result, await asyncio.wrap_future(job.done))

    async def once(
        self, reader: str, key: object, make: Callable[[], Result], pays: bool = False
    ) -> Result:
        """What is made once and kept: whoever asks while it is made waits for the same.

        It is made when the first of those who asked has his turn. Where what is kept depends on
        what a reader writes, he pays who asked first; raises TooMuch of who has nothing left.
        """
        if pays and not has_time(reader):
            raise TooMuch(60)
        make = partial(_charged, reader, make) if pays else make
        with self._lock:
            job = self._making.get(key)
            if job is None:
                job = self._making[key] = _Job(make)
                job.done.add_done_callback(lambda _done: self._making.pop(key, None))
        self._put(reader, job)
        # A reader who hangs up must not take it away from the others who wait.
        return cast(Result, await asyncio.shield(asyncio.wrap_future(job.done)))

    def _put(self, reader: str, job: _Job) -> None:
        with self._lock:
            self._queue.put(reader, job)
        self._pool.submit(self._next)

    def _next(self) -> None:
        """Make what is next: as often as something was put, by as many threads as there are."""
        with self._lock:
            found = self._queue.take(lambda _reader: True)
        if found is not None:
            found[1].run()

    def _left(self, reader: str) -> None:
        with self._lock:
            self._waiting[reader] -= 1
            if self._waiting[reader] <= 0:
                del self._waiting[reader]


class Turn:
    """A turn that somebody has, and may give to others for a while."""

    def __init__(self, places: Places, reader: str, patience: float) -> None:
        self._places, self._reader, self._patience = places, reader, patience
        self._held = True

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Others have the turn meanwhile; raises TooMuch where it does not come back after it."""
        self.end()
        try:
            yield
        finally:
            self._held = self._places.take(self._reader, self._patience)
        if not self._held:
            raise TooMuch

    def end(self) -> None:
        """Give it back; one that was given back already is nothing."""
        if self._held:
            self._held = False
            self._places.leave(self._reader)


class Turns:
    """So many at a time, readers in turn; who waits too long gives up."""

    def __init__(self, at_once: int, patience: float = 1.0, each: int = 0) -> None:
        """``patience`` is how many times half a minute one waits, ``each`` how many turns one
        reader has at a time: as many as there are where it is not said."""
        self._places, self._patience = Places(at_once, each or at_once), patience

    @contextmanager
    def turn(self, reader: str = "", pays: bool = False) -> Iterator[Turn]:
        """One turn of a reader, on his processor time where he pays.

        Raises TooMuch where it does not come; of who pays also where so much of his waits already,
        or what came before it took all his time.
        """
        if pays and self._places.waiting(reader) >= MOST_TURNS_EACH:
            raise TooMuch
        patience = PATIENCE * self._patience
        if not self._places.take(reader, patience):
            raise TooMuch
        before, turn = worked(), Turn(self._places, reader, patience)
        try:
            if pays and not has_time(reader):
                raise TooMuch(60)
            yield turn
        finally:
            turn.end()
            if pays:
                charge(reader, worked() - before)


class AtOnce:
    """So many things under way of one reader, that others get their turn beside them."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._under_way: Counter[str] = Counter()
        self._lock = Lock()

    def begin(self, reader: str) -> bool:
        """Whether the reader may begin one more now; then :meth:`end` must follow."""
        with self._lock:
            if self._under_way[reader] >= self.most:
                return False
            self._under_way[reader] += 1
            return True

    def end(self, reader: str) -> None:
        with self._lock:
            self._under_way[reader] -= 1
            if self._under_way[reader] <= 0:
                del self._under_way[reader]


def has_time(reader: str) -> bool:
    """Whether a reader has processor time left."""
    return PROCESSOR.allows(reader, time.monotonic(), 0.0)


def charge(reader: str, seconds: float) -> None:
    """Take processor time that was used from what a reader has."""
    PROCESSOR.wait(reader, time.monotonic(), seconds)


def _charged(reader: str, make: Callable[[], Result]) -> Result:
    before = worked()
    try:
        return make()
    finally:
        charge(reader, worked() - before)


def worked() -> float:
    """Seconds of processor time of this thread, and of the processes that read files for it."""
    return time.thread_time() + spent()


def give_back() -> None:
    """Hand what was freed back to the system: the C library keeps it by for the thread that made
    a file, up to two hundred megabytes for one of many pictures. Elsewhere than with glibc it
    stays as it is."""
    if _TRIM is not None:
        _TRIM(0)


def room_to_wait() -> None:
    """Room for the files that wait for their turn: asyncio has six threads on two cores, and what
    waits in all of them keeps the next reader's table from being sent."""
    threads = ThreadPoolExecutor(THREADS, thread_name_prefix="files")
    asyncio.get_running_loop().set_default_executor(threads)


def take_turns_often() -> None:
    """Have threads that compute give way sooner, so that answers leave in time."""
    sys.setswitchinterval(SWITCH)


_TRIM = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
ROUTES = Routes()
PAGES = Turns(PAGES_AT_ONCE)
FILES = Turns(FILES_AT_ONCE, patience=2.0)
APART = Turns(FILES_AT_ONCE, patience=2.0)
"""Files that another process makes: who waits for one of them keeps nobody from the others."""
READINGS = Turns(READINGS_AT_ONCE, patience=2.0, each=1)
"""Somebody's files that other processes read: a page has no turn of pages meanwhile."""
CHECKS = AtOnce(PAGES_AT_ONCE - 1)
"""Long texts being checked: one page's turn is left to everybody else."""
