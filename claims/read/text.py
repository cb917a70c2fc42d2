"""Text cut in sentences and clauses, and its language told."""

# ruff: noqa: E501  (a pattern or a sentence is read best on one line)
from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from languages import DEFAULT_LANGUAGE
from languages.reading import either, in_small_letters, read_in, small_pattern, words


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for lists that are easier read as lines than as Python."""
    return frozenset(text.split())


# A full stop ends a sentence when a capital, a digit or a quote follows, and no short form precedes.
_END = re.compile(
    r"""[.!?]["')\]]*(?=\s+(?:<[^<>\n]{1,20}>)?["'(\[*_#]{0,3}[A-Z0-9\u00c0-\u00de])|\n\s*\n|\n(?=\s*[-*\u2022\d])|\n"""
)
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|vs|no|nr|art|approx|ca|c|resp|mln|mld|bijv|blz|p|pp|dhr|"
    r"mw|drs|jl|Inc|Ltd|e\.g|i\.e|o\.a|m\.n|t\.o\.v|d\.w\.z|U\.S|U\.K))\.$"
)


# "Category A." ends a sentence; "J. A. Smith" does not.
_CLASS = re.compile(rf"\b(?:{either('clauses.classes')})\s[A-Z]\.$", re.IGNORECASE)


# "36.2 million. That is how many reports there were": a number, and then what it counts.
OF_HOW_MANY = re.compile(rf"(?<=[.!?])\s+(?:{either('clauses.how_many')})\b")
_A_NUMBER = re.compile(rf"(?:\d|\b(?:{either('numbers.scale')}))$", re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """One sentence of the cleaned text."""

    start: int
    end: int
    text: str
    paragraph: int

    @cached_property
    def small(self) -> str:
        """Its text in small letters, for patterns in whatever case."""
        return in_small_letters(self.text)


def sentences(text: str, paragraph: int = 0) -> list[Sentence]:
    """Cut at full stops and line ends; a paragraph is what an empty line separates."""
    found: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        lead = text[max(0, match.start() - 12) : match.start() + 1]
        if match.group()[0] == "." and _SHORT.search(lead) and not _CLASS.search(lead):
            continue
        if OF_HOW_MANY.match(text, match.end()) and _A_NUMBER.search(lead[:-1]):
            continue
        _add(found, text, start, match.end(), paragraph)
        start = match.end()
        if match.group().count("\n") > 1:
            paragraph += 1
    _add(found, text, start, len(text), paragraph)
    return found


# Nobody writes a sentence longer than this; a "sentence" of a megabyte would only be slow.
_LONGEST = 2_000


def _add(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        found.append(Sentence(start, cut, text[start:cut], paragraph))
        start = cut
    if text[start:end].strip():
        found.append(Sentence(start, end, text[start:end], paragraph))


_CLAUSE = small_pattern(rf"[;:]\s|,\s|\s[-(]|\)\s?|\s(?:{either('clauses.starts')})\s")


def clause_starts(sentence: str) -> list[int]:
    """Where each clause begins: a number belongs first to what its own clause names."""
    return [
        0,
        *(match.start() for match in _CLAUSE.finditer(in_small_letters(sentence)) if match.start()),
    ]


def clause_of(starts: list[int], place: int) -> int:
    """The number of the clause in which a place lies."""
    return bisect_right(starts, place) - 1


_WORDS = {code: frozenset(words("told_by.small", code)) for code in read_in()}
_TOKEN = re.compile(r"[A-Za-z\u00c0-\u024f]+")


# Shapes of words that one language has and the other has not, for a headline without small words.
_SHAPES = {code: re.compile(either("told_by.shapes", code), re.IGNORECASE) for code in read_in()}


def language_of(text: str, default: str = DEFAULT_LANGUAGE) -> str:
    """A text's language, by the small words, else by shapes; the default when they do not tell."""
    counts = dict.fromkeys(_WORDS, 0)
    for word in _TOKEN.findall(text[:20_000].lower()):
        for language, small in _WORDS.items():
            counts[language] += word in small
    for told in (
        counts,
        {code: len(shape.findall(text[:2_000])) for code, shape in _SHAPES.items()},
    ):
        first = sorted(told, key=lambda code: -told[code])
        if len(first) < 2 or told[first[0]] > told[first[1]]:
            return first[0]
    return default
