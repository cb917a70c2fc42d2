"""How much a sentence sounds like the name of a series.

The hand-written lexicon cannot know every wording. Names of series can: each is cut in word stems,
weighed by how few series have them, and a sentence that has most of a name's weight is likely
about it. It helps to choose between candidates, brings in series the lexicon does not know, and
above all warns: when another series sounds more like the sentence, nothing is called wrong.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from functools import lru_cache

from data_sources.record.record import Record
from languages import LANGUAGES
from languages.reading import words

_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDINGS = tuple(sorted(words("told_by.endings"), key=len, reverse=True))
_SMALL = frozenset(words("told_by.in_any_name"))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A rough stem, the same for singular and plural in each language that texts are read in."""
    word = word.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:8]


def stems(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(w) for w in _WORD.findall(text.lower()) if w not in _SMALL)


class Affinity:
    """Names of series as weighed stems, in each language."""

    def __init__(self, record: Record, languages: tuple[str, ...] = LANGUAGES) -> None:
        self._names: dict[str, list[frozenset[str]]] = defaultdict(list)
        count: Counter[str] = Counter()
        for key, series in record.series.items():
            publisher = stems(series.publisher.name)
            for language in languages:
                name = stems(series.text(language).name) - publisher
                self._names[key].append(name)
                count.update(name)
        total = max(len(record.series), 1)
        weights = {s: math.log(1 + total / n) for s, n in count.items()}
        # For each stem: the names that have it, and which part of the name's weight it is.
        self._parts: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._keys: list[str] = []
        for key, names in self._names.items():
            for name in names:
                whole = sum(weights[s] for s in name)
                if whole >= 4.0 and len(name) >= 2:
                    for s in name:
                        self._parts[s].append((len(self._keys), weights[s] / whole))
                    self._keys.append(key)

    def coverage(self, words: frozenset[str]) -> dict[str, float]:
        """For each series that shares a stem: which part of its name's weight is in these words."""
        sums: dict[int, float] = defaultdict(float)
        for word in words:
            for place, part in self._parts.get(word, ()):
                sums[place] += part
        best: dict[str, float] = {}
        for place, part in sums.items():
            key = self._keys[place]
            if part > best.get(key, 0.0):
                best[key] = part
        return best
