"""Finding words that are no words of the pseudo language, and knowing those that may stand."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable

from tests.languages.pseudo.allowed import PATTERNS

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_SPOKEN = re.compile(r"""\s(?:aria-label|title|alt|content|placeholder)="([^"]*)\"""")
_FOR_WRITERS = re.compile(r'<p lang="en"><code>.*?</code></p>', re.DOTALL)
"""What helps whoever wrote an address by hand; it is marked as English, and follows a sentence."""
_NO_SPEECH = re.compile(r"<meta\b(?![^>]*\b(?:description|title)\b)[^>]*>", re.IGNORECASE)
_INLINE = re.compile(r"</?(?:a|b|strong|em|small|span|mark|sup|tspan|wbr)\b[^>]*>")


class Finder:
    """Collects the plain English in texts, by the text that it stands in.

    ``names`` are texts that may stand as they are: proper names, titles of publishers' own.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._patterns = re.compile("|".join(f"(?:{pattern})" for pattern in PATTERNS))
        self._names: dict[str, list[str]] = defaultdict(list)
        for name in sorted({_flat(name) for name in names}, key=len, reverse=True):
            first = next(filter(_is_plain, _WORD.finditer(name)), None)
            if first:
                self._names[first[0]].append(name[first.start() :])
        self._seen: set[str] = set()
        self.found: dict[str, set[str]] = defaultdict(set)
        self.read = 0

    def see(self, text: str, where: str, own: frozenset[str] = frozenset()) -> None:
        """Look at a text that a reader can meet; ``own`` are words that the reader brought."""
        text = _flat(text)
        if text in self._seen:
            return
        self._seen.add(text)
        self.read += len(text)
        words = self._plain(text, own)
        if words:
            self.found[" ".join(words)].add(f"{where}: {text[:160]}")

    def _plain(self, text: str, own: frozenset[str]) -> list[str]:
        found, at = [], 0
        spans = [match.span() for match in self._patterns.finditer(text)]
        for match in _WORD.finditer(text):
            word = match[0]
            if match.start() < at or not _is_plain(match):
                continue
            end = self._name_at(text, match.start(), word)
            if end:
                at = end
            elif word not in own and not any(a <= match.start() < b for a, b in spans):
                found.append(word)
        return found

    def _name_at(self, text: str, start: int, word: str) -> int:
        """Where a name that starts here ends, 0 when none does; a cut one ends in three dots."""
        for name in self._names.get(word, ()):
            end = start + len(name)
            if text.startswith(name, start) and not re.match(r"\w", text[end : end + 1]):
                return end
            cut = text.find("…", start, end + 1)
            if cut > 0 and name.startswith(text[start:cut].rstrip()):
                return cut
        if text.startswith("…", start + len(word)) and any(n.startswith(word) for n in self._names):
            return start + len(word)
        return 0

    def see_html(self, text: str, where: str, own: frozenset[str] = frozenset()) -> None:
        """Look at what a page shows and speaks: text between tags, and labels in them."""
        for drawing in re.findall(r"<svg\b.*?</svg>", text, re.DOTALL):
            self.see_drawing(drawing, where)
        text = re.sub(r"<svg\b.*?</svg>", " ", text, flags=re.DOTALL)
        text = _FOR_WRITERS.sub(" ", _NO_SPEECH.sub(" ", _TAG.sub(" ", text)))
        for label in _SPOKEN.findall(text):
            self.see(html.unescape(label), where, own)
        # Inside a sentence a tag may stand between two words of one name.
        inline = _INLINE.sub("", re.sub(r"<br ?/?>|</a>", " ", text))
        for piece in re.split(r"<[^>]+>", inline):
            if piece.strip():
                self.see(html.unescape(piece), where, own)

    def see_drawing(self, text: str, where: str) -> None:
        """Look at an SVG. Its lines are joined, for a name may be broken over two of them."""
        for label in re.findall(r"<(title|desc)\b[^>]*>(.*?)</\1>", text, re.DOTALL):
            self.see(html.unescape(label[1]), where)
        lines = re.findall(
            r">([^<>]+)<", re.sub(r"<(style|title|desc)\b.*?</\1>", "", text, flags=re.S)
        )
        self.see(" ".join(map(html.unescape, lines)), where)


def _is_plain(match: re.Match[str]) -> bool:
    """Whether a word is written in plain letters, two of them at least."""
    return match[0].isascii() and len(re.findall("[A-Za-z]", match[0])) > 1


def _flat(text: str) -> str:
    return " ".join(text.split())
