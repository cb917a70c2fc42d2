"""What somebody typed, read: its numbers, and for each word what may stand for it in the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claims.model import Quantity
from publish.search.values import closed_up, is_year, numbers_in
from publish.search.vocabulary import Vocabulary
from publish.search.words import last_part, parts, rules, stem, words

LONGEST_QUERY = 200
"""Signs of a query that are read."""
MOST_WORDS = 10
MOST_MENDED = 3
SHORTEST_BEGINNING = 2
MOST_REMEMBERED = 50_000


@dataclass(frozen=True)
class ReadWord:
    """A word of a query, and what in a text stands for it.

    One of ``forms``, or all of one of ``together``; ``beginning`` is how a word begins that is
    still being typed. ``instead`` are the words that a mistyped one was taken for.
    """

    word: str
    forms: frozenset[str]
    together: tuple[frozenset[str], ...] = ()
    beginning: str = ""
    instead: tuple[str, ...] = ()

    @property
    def look_for(self) -> str:
        """The same for SQLite's search. Words are letters and digits: there is none to escape."""
        ways = [f'"{form}"' for form in sorted(self.forms)]
        ways += [_all(sorted(parts)) for parts in self.together]
        ways += [f'"{self.beginning}"*'] if self.beginning else []
        return "(" + " OR ".join(ways) + ")"

    def fits(self, held: frozenset[str]) -> float:
        """How well the words of a text hold it: 1 as written, less for a part or a beginning."""
        if not self.forms.isdisjoint(held):
            return 1.0
        if any(parts <= held for parts in self.together):
            return 0.9
        if self.beginning and any(form.startswith(self.beginning) for form in held):
            return 0.8
        return 0.0

    def stands_for(self, held: frozenset[str]) -> int:
        """How many words of a text it is: itself one, or all that it means together."""
        if not self.forms.isdisjoint(held):
            return 1
        return max((len(parts) for parts in self.together if parts <= held), default=1)


@dataclass(frozen=True)
class Asked:
    """A query made ready. ``passed_over`` are words that stand nowhere in the record."""

    numbers: tuple[Quantity, ...]
    words: tuple[ReadWord, ...]
    passed_over: tuple[str, ...]

    @property
    def year(self) -> bool:
        """Whether it names a year."""
        return any(is_year(word.word) for word in self.words)

    @property
    def read_as(self) -> tuple[tuple[str, str], ...]:
        """The words that were taken for others, with those."""
        return tuple((w.word, " / ".join(w.instead)) for w in self.words if w.instead)


class Reader:
    """Reads texts and queries of one language with the words of one record."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        self.vocabulary, self.language = vocabulary, language
        self.rules = rules(language)
        self._stems = {stem(word, language) for word in vocabulary.counts}
        self._parts: dict[str, tuple[str, ...]] = {}

    def forms(self, text: str) -> Iterator[str]:
        """The words by which a text is found: each, its stem, and the stems of its parts."""
        for word in words(text):
            yield word
            short = self.stem(word)
            if short != word:
                yield short
            for part in self._split(word):
                yield self.stem(part)

    def length(self, text: str) -> int:
        """How many words of a text say something."""
        return sum(word not in self.rules.leave_out for word in words(text))

    def stem(self, word: str) -> str:
        return stem(word, self.language)

    def asked(self, text: str) -> Asked:
        """A query read; of a long one the beginning."""
        text = closed_up(text[:LONGEST_QUERY])
        numbers, rest = numbers_in(text, self.language), text
        for number in reversed(numbers):
            rest = f"{rest[: number.span.start]} {rest[number.span.end :]}"
        typing = rest[-1:].isalnum()
        found: list[ReadWord] = []
        unknown: list[str] = []
        wanted = self._wanted(words(rest)[:MOST_WORDS])
        for place, word in enumerate(wanted, 1):
            mended = sum(bool(one.instead) for one in found)
            one = self._read(word, typing and place == len(wanted), mended < MOST_MENDED)
            if one is None:
                unknown.append(word)
            else:
                found.append(one)
        return Asked(tuple(numbers), tuple(found), tuple(unknown))

    def _wanted(self, typed: list[str]) -> list[str]:
        """The words that say what is looked for; two that mean one thing together as one."""
        joined: list[str] = []
        named = [one for word in typed for one in self.rules.places.get(word, (word,))]
        for word in named[:MOST_WORDS]:
            pair = f"{joined[-1]} {word}" if joined else ""
            closed = pair.replace(" ", "")
            if pair in self.rules.also:
                joined[-1] = pair
            elif joined and closed in self.vocabulary:
                joined[-1] = pair if self._both_known(joined[-1], word) else closed  # "tik tok"
            else:
                joined.append(word)
        telling = [word for word in joined if word not in self.rules.leave_out]
        return telling or joined

    def _both_known(self, one: str, other: str) -> bool:
        return one in self.vocabulary and other in self.vocabulary

    def _read(self, word: str, typing: bool, mend: bool) -> ReadWord | None:
        """One word, with what may stand for it; None when nothing in the record is like it."""
        one, apart, other = word.partition(" ")
        if apart and word not in self.rules.also:  # "cyber tipline": as one word, or as both
            closed = one + other
            both = frozenset({self.stem(one), self.stem(other)})
            return ReadWord(closed, frozenset({closed, self.stem(closed)}), (both,))
        stemmed = self.stem(word)
        known = word in self.vocabulary or stemmed in self._stems
        begins = typing and len(word) >= SHORTEST_BEGINNING and self.vocabulary.begins(word)
        others = (self._split(word), self.rules.also.get(word, ()))
        together = tuple(frozenset(map(self.stem, parts)) for parts in others if parts)
        if known or begins or together:
            forms = frozenset({word, stemmed}) if known else frozenset[str]()
            return ReadWord(word, forms, together, word if begins else "")
        near = self.vocabulary.near(word) if mend else ()
        if mend and not near and (last := last_part(word, self.language, self.vocabulary)):
            near = (last,)
        return ReadWord(word, frozenset(map(self.stem, near)), instead=near) if near else None

    def _split(self, word: str) -> tuple[str, ...]:
        found = self._parts.get(word)
        if found is None:
            found = parts(word, self.language, self.vocabulary)
            if len(self._parts) < MOST_REMEMBERED:
                self._parts[word] = found
        return found


def _all(words_of: Iterable[str]) -> str:
    return "(" + " AND ".join(f'"{word}"' for word in words_of) + ")"
