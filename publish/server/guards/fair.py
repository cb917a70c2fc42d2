"""Readers in turn: who asks for very much waits behind himself, and not in front of the others."""

from __future__ import annotations

from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from threading import Event, Lock
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Queue(Generic[Item]):
    """What waits, by reader; the next one is of the reader who had his turn longest ago.

    Not for several threads at once: whoever has it locks.
    """

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, deque[Item]] = OrderedDict()

    def of(self, reader: str) -> int:
        """How much of one reader's waits."""
        return len(self._waiting.get(reader, ()))

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def put(self, reader: str, item: Item) -> None:
        self._waiting.setdefault(reader, deque()).append(item)

    def take(self, may: Callable[[str], bool]) -> tuple[str, Item] | None:
        """The next one of a reader who may have it now; None if there is none."""
        reader = next((name for name in self._waiting if may(name)), None)
        if reader is None:
            return None
        own = self._waiting.pop(reader)
        item = own.popleft()
        if own:
            self._waiting[reader] = own  # at the end: the others come first
        return reader, item

    def drop(self, reader: str, item: Item) -> bool:
        """Have one wait no longer; whether it still did."""
        own = self._waiting.get(reader)
        if own is None or item not in own:
            return False
        own.remove(item)
        if not own:
            del self._waiting[reader]
        return True


class Places:
    """So many threads at a time, and so many of one reader; the rest wait, readers in turn."""

    def __init__(self, total: int, each: int) -> None:
        self.total, self.each = total, each
        self._taken: Counter[str] = Counter()
        self._queue: Queue[Event] = Queue()
        self._lock = Lock()

    def waiting(self, reader: str) -> int:
        """How many of one reader's threads wait."""
        with self._lock:
            return self._queue.of(reader)

    def take(self, reader: str, patience: float) -> bool:
        """Wait for a place at most so many seconds; if it was had, :meth:`leave` must follow."""
        come = Event()
        with self._lock:
            self._queue.put(reader, come)
            self._call()
        if come.wait(patience):
            return True
        with self._lock:
            return not self._queue.drop(reader, come)  # called in this very moment: it is his

    def leave(self, reader: str) -> None:
        """Give a place back."""
        with self._lock:
            self._taken[reader] -= 1
            if self._taken[reader] <= 0:
                del self._taken[reader]
            self._call()

    def _call(self) -> None:
        while self._taken.total() < self.total:
            found = self._queue.take(lambda reader: self._taken[reader] < self.each)
            if found is None:
                return
            reader, come = found
            self._taken[reader] += 1
            come.set()
