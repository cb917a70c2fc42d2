"""Which often-made claims a text touches, told by its words alone.

A hit is no verdict: it says that the text speaks of the same thing, and where to read on. The
patterns stand with their language, in ``languages/<language>/often_made.csv``.
"""

from __future__ import annotations

import csv
import re
from functools import cache

from briefing.often.often import NAMES
from languages import LANGUAGES, language_folder

LONGEST_SENTENCE = 600
MOST_CHARACTERS = 200_000
_END = re.compile(r"(?<=[.!?])\s+|\n+")


def touched(text: str) -> list[str]:
    """The names of the claims that a text touches, in the order of the list.

    Sentences are looked at one by one, in every language that there is; of a long text the first
    200,000 characters.
    """
    found: set[str] = set()
    for sentence in _sentences(text[:MOST_CHARACTERS]):
        for name, pattern in _patterns():
            if name not in found and pattern.search(sentence):
                found.add(name)
    return [name for name in NAMES if name in found]


def _sentences(text: str) -> list[str]:
    """Sentences with plain signs and single spaces; what is too long for one is cut up."""
    plain = text.replace("’", "'").replace("\u00ad", "").replace("\u00a0", " ")
    whole = [" ".join(part.split()) for part in _END.split(plain)]
    return [
        sentence[start : start + LONGEST_SENTENCE]
        for sentence in whole
        for start in range(0, len(sentence), LONGEST_SENTENCE)
    ]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(pair for language in LANGUAGES for pair in patterns_of(language))


def patterns_of(language: str) -> list[tuple[str, re.Pattern[str]]]:
    """Name and pattern, a row each. Raises KeyError for a name that is no claim."""
    path = language_folder(language) / "often_made.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    unknown = [row["name"] for row in rows if row["name"] not in NAMES]
    if unknown:
        raise KeyError(f"{path.name}: no often-made claim is called {unknown[0]}")
    return [(row["name"], re.compile(row["pattern"], re.IGNORECASE)) for row in rows]
