"""Whether a statement stands twice in a day: the publisher gives each a uuid.

A uuid is kept as 64 bits of it. Beyond a bound of memory only a sample is kept, the same uuids of
every CSV: a part that was given twice is still found, a single statement perhaps not, and how
large the sample was is told.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

LENGTH = 36
MOST_KEPT = 20_000_000
_WORDS = (0, 8, 16, 24, 28)
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_SMALL = np.uint64(0x2020202020202020)
"""The bit in which capitals differ from small letters; digits and hyphens have it."""
Marks = npt.NDArray[np.uint64]
NO_MARKS: Marks = np.zeros(0, np.uint64)


def marks(uuids: pa.Array) -> Marks:
    """64 bits for each uuid, the same for the same one, in capitals or not, with spaces or not."""
    if not len(uuids):
        return NO_MARKS
    # Not by Arrow: to compare with a number of Python's it loads pandas, a third of a second.
    lengths = np.diff(_offsets(uuids))
    if bool((lengths == LENGTH).all()):
        return _mixed(uuids)
    regular, other = pa.array(lengths == LENGTH), pa.array(lengths != LENGTH)
    others = [text.strip().lower() for text in uuids.filter(other).to_pylist()]
    spaced = pa.array([text for text in others if len(text.encode()) == LENGTH], uuids.type)
    odd = [hash(text) & 0xFFFFFFFFFFFFFFFF for text in others if len(text.encode()) != LENGTH]
    found = [_mixed(part) for part in (uuids.filter(regular), spaced) if len(part)]
    return np.concatenate([*found, np.array(odd, np.uint64)])


def _offsets(uuids: pa.Array) -> npt.NDArray[np.int32]:
    """Where each text begins, and where the last one ends."""
    return np.frombuffer(uuids.buffers()[1], np.int32, len(uuids) + 1, uuids.offset * 4)


def _mixed(uuids: pa.Array) -> Marks:
    offsets = _offsets(uuids)
    text = np.frombuffer(uuids.buffers()[2], np.uint8, len(uuids) * LENGTH, int(offsets[0]))
    rows = text.reshape(len(uuids), LENGTH)
    found = np.zeros(len(uuids), np.uint64)
    for start in _WORDS:
        word = np.ascontiguousarray(rows[:, start : start + 8]).view(np.uint64)[:, 0] | _SMALL
        found = (found ^ word) * _FACTOR
        found ^= found >> _SHIFT
    return found


def repeated(ordered: Marks) -> int:
    """How many of these, in order, stand there more than once, beyond the first."""
    return int(np.count_nonzero(ordered[1:] == ordered[:-1]))


class Identities:
    """The uuids of a whole day, as its CSVs come."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most, self._kept = most, list[Marks]()
        self._size, self._bits = 0, 0

    def add(self, found: Marks) -> None:
        """Take one CSV's in, in order: those of many are then put in order by merging."""
        kept = self._sampled(found)
        self._kept.append(kept)
        self._size += len(kept)
        while self._size > self._most:
            self._bits += 1
            self._kept = [self._sampled(one) for one in self._kept]
            self._size = sum(map(len, self._kept))

    def _sampled(self, found: Marks) -> Marks:
        return found[found & np.uint64((1 << self._bits) - 1) == 0] if self._bits else found

    @property
    def one_in(self) -> int:
        """Of how many uuids one was kept; 1 when all were."""
        return 1 << self._bits

    def repeated(self) -> int:
        """How many of those kept stand in more than one place."""
        if not self._kept:
            return 0
        return repeated(np.sort(np.concatenate(self._kept), kind="stable"))
