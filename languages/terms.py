"""The words this product uses, and those it avoids, in each language.

The list stands in ``<language>/terms.csv``: what is meant, what to say, what not to say, a pattern
(regular expression, without case) that finds what not to say, why, and whose advice it is. A row
without a pattern is for a reader alone: no machine can find it. Where a text must hold an avoided
word all the same, as the title of a law or in a quotation, ``<language>/term_exceptions.csv`` says
where, in which words, and why.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from languages import language_folder


@dataclass(frozen=True)
class Term:
    """One thing and the words for it."""

    concept: str
    say: str
    avoid: str
    pattern: str
    why: str
    source: str
    page: str

    @property
    def on_page(self) -> bool:
        """Whether the page about the product shows it."""
        return self.page == "yes"


@dataclass(frozen=True)
class TermException:
    """Words that hold an avoided term and stay: in which files (a pattern of names), and why."""

    file: str
    words: str
    reason: str

    def holds_in(self, file: str) -> bool:
        """Whether it is an exception in this file, or for this message."""
        return fnmatchcase(file, self.file)


@dataclass(frozen=True)
class AvoidedWord:
    """An avoided word that was found in a text."""

    found: str
    term: Term

    def __str__(self) -> str:
        return f"“{self.found}”: say {self.term.say}"


@cache
def terms(language: str) -> tuple[Term, ...]:
    """The list of one language, in the order of its file."""
    return tuple(Term(**row) for row in _rows(language, "terms.csv"))


@cache
def term_exceptions(language: str) -> tuple[TermException, ...]:
    """Where an avoided word stays, with the reason."""
    return tuple(TermException(**row) for row in _rows(language, "term_exceptions.csv"))


def avoided_words(text: str, language: str, file: str = "") -> Iterator[AvoidedWord]:
    """Every avoided word in ``text``, but for the exceptions that hold in ``file``."""
    for exception in term_exceptions(language):
        if exception.holds_in(file):
            text = text.replace(exception.words, " ")
    for term in terms(language):
        if term.pattern:
            for match in _compiled(term.pattern).finditer(text):
                yield AvoidedWord(match.group(), term)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _rows(language: str, name: str) -> list[dict[str, str]]:
    path = language_folder(language) / name
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
