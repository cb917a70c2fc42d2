"""How much there is for one reader and for all together, refilled by time.

The package ``limits`` was tried and not taken: its store in memory has no bound on the number of
readers it remembers (300,000 addresses: 95 MB, 41 µs a question; here 4 MB, 2 µs), and it cannot
charge what is only known afterwards, such as processor time.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from math import inf
from threading import Lock

A_MINUTE = 60.0
MOST_READERS = 10_000


@dataclass(slots=True)
class Bucket:
    """What one reader has left, and when that was so (seconds of a monotonic clock)."""

    left: float
    seen: float


@dataclass
class Budget:
    """``each`` a minute for one reader, ``total`` a minute for all; unused, it fills to that much.

    Only the last ten thousand readers are remembered. Who makes himself many is still bound by
    the total.
    """

    each: float
    total: float = inf
    readers: OrderedDict[str, Bucket] = field(default_factory=OrderedDict)
    _all: Bucket | None = None
    _lock: Lock = field(default_factory=Lock, repr=False)

    def allows(self, reader: str, now: float, amount: float = 1.0) -> bool:
        """Whether there is so much left, for the reader and in all; if so it is taken."""
        with self._lock:
            own, everybody = self._buckets(reader, now)
            if own.left < amount or everybody.left < amount:
                return False
            own.left -= amount
            everybody.left -= amount
            return True

    def wait(self, reader: str, now: float, amount: float) -> float:
        """Take it in any case, and tell how many seconds must pass until it is paid for."""
        with self._lock:
            own, everybody = self._buckets(reader, now)
            own.left -= amount
            everybody.left -= amount
            return max(
                0.0, -own.left * A_MINUTE / self.each, -everybody.left * A_MINUTE / self.total
            )

    def _buckets(self, reader: str, now: float) -> tuple[Bucket, Bucket]:
        own = _refilled(self.readers.pop(reader, None), self.each, now)
        self.readers[reader] = own
        while len(self.readers) > MOST_READERS:
            self.readers.popitem(last=False)
        self._all = _refilled(self._all, self.total, now)
        return own, self._all


@dataclass
class Spread:
    """What one reader begins, ``apart`` seconds after one another; the first ``at_once`` together.

    Only the last ten thousand readers are remembered.
    """

    apart: float
    at_once: int
    due: OrderedDict[str, float] = field(default_factory=OrderedDict)

    def wait(self, reader: str, now: float) -> float:
        """Count one more, and tell how many seconds later it may begin."""
        earliest = now - self.apart * self.at_once
        due = max(self.due.pop(reader, earliest), earliest) + self.apart
        self.due[reader] = due
        while len(self.due) > MOST_READERS:
            self.due.popitem(last=False)
        return max(0.0, due - now)


def _refilled(bucket: Bucket | None, size: float, now: float) -> Bucket:
    if bucket is None or size == inf:
        return Bucket(size, now)
    bucket.left = min(size, bucket.left + max(0.0, now - bucket.seen) * size / A_MINUTE)
    bucket.seen = now
    return bucket


PROCESSOR = Budget(each=30.0, total=90.0)
"""Seconds of processor time that readers may have worked for them: files, texts, searches."""
