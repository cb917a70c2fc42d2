"""Words made alike on both sides of a search: folded, without endings, put-together ones parted."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cache, lru_cache

from data_sources.record.search import folded
from languages import language_folder

FILE = "search.toml"
SHORTEST_PART = 4
SHORTEST_COMPOUND = 9
SHORTEST_STEM = 3
LONGEST_WORD = 60
_WORD = re.compile(r"(?<!\w['’])[^\W_]+|(?<=\w['’])(?!s\b)[^\W_]+")
"""The "s" of "Meta's" says nothing of its own."""


@dataclass(frozen=True)
class Rules:
    """What ``search.toml`` of a language says; empty for a language without one."""

    leave_out: frozenset[str] = frozenset()
    endings: tuple[tuple[str, str], ...] = ()
    single: bool = False
    joints: tuple[str, ...] = ()
    also: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rates: dict[str, tuple[str, ...]] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()
    pages: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def rules(language: str) -> Rules:
    """The rules of a language, read once."""
    path = language_folder(language) / FILE
    if not path.exists():
        return Rules()
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return Rules(
        frozenset(words(said["leave_out"])),
        tuple((folded(end), folded(instead)) for end, instead in said["endings"]),
        said["single"],
        tuple(said["joints"]),
        {" ".join(words(name)): tuple(words(meant)) for name, meant in said["also"].items()},
        {
            per: tuple(sorted((" ".join(words(one)) for one in ways), key=len, reverse=True))
            for per, ways in said.get("rates", {}).items()
        },
        frozenset(words(said.get("beside", ""))),
        said.get("pages", {}),
        {
            called: tuple(words(name))
            for name, others in said.get("places", {}).items()
            for called in words(others)
        },
    )


def words(text: str) -> list[str]:
    """The folded words and numbers of a text; a hyphen parts ("AI-generated" is two)."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(folded(text))]


@cache
def _endings(language: str) -> tuple[tuple[str, str], ...]:
    return rules(language).endings


@lru_cache(maxsize=32_768)
def stem(word: str, language: str) -> str:
    """The word without its ending: "meldingen" and "melding" are one."""
    for end, instead in _endings(language):
        left = len(word) - len(end)
        if left >= SHORTEST_STEM and word.endswith(end):
            return _single(word[:left] + instead, language)
    return word


def _single(word: str, language: str) -> str:
    """Without the doubled consonant that an ending asked for: "gevall" is "geval"."""
    doubled = len(word) > SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeious"
    return word[:-1] if doubled and rules(language).single else word


def parts(word: str, language: str, known: Container[str]) -> tuple[str, ...]:
    """The parts of a word that was put together, when all are known words; else none.

    The last part is taken as long as it can be, for it says what the whole is.
    """
    joints = rules(language).joints
    if not joints or len(word) < SHORTEST_COMPOUND:
        return ()
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        last = word[cut:]
        if last not in known and stem(last, language) not in known:
            continue
        first = _first(word[:cut], language, known)
        if first:
            return (*first, last)
    return ()


def last_part(word: str, language: str, known: Container[str]) -> str:
    """What a word that was put together ends in, as long as it can be; empty where that is unknown.

    "Zedenpolitie" is police, whether or not anything is known of the rest.
    """
    if not rules(language).joints or len(word) < SHORTEST_COMPOUND:
        return ""
    ends = (word[cut:] for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1))
    return next((end for end in ends if end in known), "")


def _first(text: str, language: str, known: Container[str]) -> tuple[str, ...]:
    """What stands before the last part: a known word and what joins it, or such words again."""
    for joint in rules(language).joints:
        if text.endswith(joint):
            word = text[: len(text) - len(joint)]
            if len(word) >= SHORTEST_PART and word in known:
                return (word,)
    return parts(text, language, known)
