"""Words, lines and ruled tables of a PDF, with the place of each.

Thin on purpose: pdfplumber finds the words and the rules; this module only says in which
line and which cell of a ruled table a word stands.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data_sources.readers.reading import UnknownLayout, refuse_larger

MAX_BYTES = 40_000_000
MAX_PAGES = 300
_SAME_LINE = 3.0  # points: words whose tops differ by less stand on one line
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the upper left corner; ``line`` counts from 1."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    line: int

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule of a table."""

    y: float
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``number`` counts from 1, words in reading order, rules from top to bottom."""

    number: int
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]

    def lines(self) -> Iterator[tuple[int, str]]:
        """Line number and text of each line, from the top."""
        texts: dict[int, list[str]] = {}
        for word in self.words:
            texts.setdefault(word.line, []).append(word.text)
        yield from ((line, " ".join(words)) for line, words in texts.items())

    def unknown(self, why: str, word: Word | None = None) -> UnknownLayout:
        """The refusal that names this page, and the line of ``word``."""
        line = word.line if word else 0
        text = dict(self.lines()).get(line, "")
        return UnknownLayout(why, self.number, line, text)


def first_page(path: Path) -> Page:
    """The first page alone, to tell what document it is. Raises UnknownLayout."""
    return read_pages(path, only=[1])[0]


def read_pages(path: Path, only: list[int] | None = None) -> list[Page]:
    """Every page of a PDF. Raises UnknownLayout for a file that is not a readable PDF."""
    import pdfplumber

    refuse_larger(path, MAX_BYTES)
    try:
        with pdfplumber.open(path, pages=only) as document:
            if len(document.pages) > MAX_PAGES:
                raise UnknownLayout(f"the document has more than {MAX_PAGES} pages")
            pages = [_page(number, page) for number, page in enumerate(document.pages, 1)]
    except UnknownLayout:
        raise
    except Exception as error:  # the parser raises its own and its parser's many kinds
        reason = type(error).__name__
        raise UnknownLayout(f"this is not a PDF that can be read ({reason})") from error
    if not any(page.words for page in pages):
        raise UnknownLayout("the document holds no text: a scan, or an empty file", page=1)
    return pages


def _page(number: int, page: Any) -> Page:
    words = sorted(page.extract_words(), key=lambda word: (word["top"], word["x0"]))
    placed: list[Word] = []
    line, line_top = 0, -100.0
    for word in words:
        if word["top"] - line_top > _SAME_LINE:
            line, line_top = line + 1, word["top"]
        placed.append(Word(word["text"], word["x0"], word["x1"], word["top"], word["bottom"], line))
    placed.sort(key=lambda word: (word.line, word.x0))
    return Page(number, tuple(placed), tuple(_rules(page)))


def _rules(page: Any) -> list[Rule]:
    flat = [line for line in page.lines if abs(line["top"] - line["bottom"]) < 1]
    rules = [Rule(line["top"], line["x0"], line["x1"]) for line in flat]
    return sorted(rules, key=lambda rule: (rule.y, rule.x0))


def number(text: str) -> int | None:
    """A printed count (“36,210,368”) as a number; None for anything else, “36.2” included."""
    return int(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


@dataclass(frozen=True, slots=True)
class Grid:
    """A two-column ruled table on one page: cells are cut by the rules, not by the eye.

    ``left`` and ``right`` are the (x0, x1) of the label and number columns, ``cuts`` the
    heights of the rules, from the top.
    """

    page: Page
    left: tuple[float, float]
    right: tuple[float, float]
    cuts: tuple[float, ...]

    def bands(self) -> list[tuple[list[Word], list[Word]]]:
        """Words of label and number column in each band, the one above the first rule included."""
        bands: list[tuple[list[Word], list[Word]]] = [([], []) for _ in self.cuts]
        for word in self.page.words:
            band = bisect(self.cuts, word.middle)
            if band < len(self.cuts) and (side := self._side(word)) is not None:
                bands[band][side].append(word)
        return bands

    def _side(self, word: Word) -> int | None:
        middle = (word.x0 + word.x1) / 2
        if self.left[0] <= middle < self.left[1]:
            return 0
        return 1 if self.right[0] <= middle <= self.right[1] else None


def grids(page: Page) -> list[Grid]:
    """The two-column tables of a page, from left to right and top to bottom."""
    heights: dict[tuple[int, int], list[float]] = {}
    for rule in page.rules:
        heights.setdefault((round(rule.x0), round(rule.x1)), []).append(rule.y)
    found = [
        Grid(page, left, right, tuple(sorted(ys)))
        for left, ys in heights.items()
        for right in heights
        if left[1] == right[0] and len(ys) > 1 and sorted(ys) == sorted(heights[right])
    ]
    return sorted(found, key=lambda grid: (grid.cuts[0] // 100, grid.left[0]))
