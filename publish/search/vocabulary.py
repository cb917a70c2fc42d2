"""The words that can be found, and which of them a mistyped one is likely to be."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable

SHORTEST_MENDED = 4
LONGEST_MENDED = 30
NEAREST = 3
LONG = 7
"""From so many letters on, two mistakes are forgiven; below it one."""


class Vocabulary:
    """Words with how often they stand somewhere, by length, and in order."""

    def __init__(self, counts: Counter[str]) -> None:
        self.counts = counts
        self._sorted = sorted(counts)
        self._by_length: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for word in self._sorted:
            if word.isalpha():
                self._by_length[len(word)].append((_letters(word), word))

    def __contains__(self, word: object) -> bool:
        return word in self.counts

    def begins(self, start: str) -> bool:
        """Whether a word begins so: it may be one that is still being typed."""
        place = bisect_left(self._sorted, start)
        return place < len(self._sorted) and self._sorted[place].startswith(start)

    def near(self, word: str) -> tuple[str, ...]:
        """The words nearest to a mistyped one, up to three, the most frequent first."""
        if not word.isalpha() or not SHORTEST_MENDED <= len(word) <= LONGEST_MENDED:
            return ()
        most = 2 if len(word) >= LONG else 1
        found = [(edits, other) for edits, other in self._within(word, most)]
        if not found:
            return ()
        least = min(edits for edits, _other in found)
        best = [other for edits, other in found if edits == least]
        return tuple(sorted(best, key=lambda other: (-self.counts[other], other))[:NEAREST])

    def _within(self, word: str, most: int) -> Iterable[tuple[int, str]]:
        letters = _letters(word)
        for length in range(len(word) - most, len(word) + most + 1):
            for others, other in self._by_length.get(length, ()):
                # A mistake changes at most two letters of the set: a quick look before the long.
                if (letters ^ others).bit_count() <= 2 * most:
                    edits = distance(word, other, most)
                    if edits <= most:
                        yield edits, other


def _letters(word: str) -> int:
    """The letters of a word as a set of bits."""
    bits = 0
    for sign in word:
        bits |= 1 << (ord(sign) % 61)
    return bits


def distance(word: str, other: str, most: int) -> int:
    """How many mistakes lie between two words: a letter more, less, other, or two swapped.

    More than ``most`` is only told as ``most + 1``.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, sign in enumerate(word, 1):
        now = [row]
        for column, another in enumerate(other, 1):
            least = min(last[column] + 1, now[-1] + 1, last[column - 1] + (sign != another))
            swapped = row > 1 and column > 1 and sign == other[column - 2]
            if swapped and word[row - 2] == another:
                least = min(least, before[column - 2] + 1)
            now.append(least)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return min(last[-1], most + 1)
