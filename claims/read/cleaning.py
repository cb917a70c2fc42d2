"""Pasted text made safe and plain: HTML, entities, look-alikes, footnote marks and broken words.

Every step keeps the place in the reader's own text, so that a claim can be marked where it stands.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from claims.model import Span
from languages.reading import filled

# Zero-width characters, marks of direction, soft hyphens, byte order marks: they carry no meaning
# here, and one inside a number would hide it.
_INVISIBLE = "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_DIRECTIONS = "".join(chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_FOLDED = {
    **{ord(c): "'" for c in "\u2018\u2019\u201b\u02bc\u2032"},
    **{ord(c): '"' for c in "\u201c\u201d\u201e\u201f\u00ab\u00bb"},
    **{ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"},
    **{ord(c): " " for c in "\u00a0\u2007\u2008\u2009\u200a\u202f\u205f\u3000\x0c\x1c\x1d\x85"},
    **{ord(c): "\n" for c in "\x0b\r\u2028\u2029"},
    **{ord(c): "." for c in "\u00b7\u2219\u22c5\u2027\u066b"},
    # Letters that a pattern takes for plain ones in whatever case, and that are none in lower case:
    # a word would be found and then not be known. The first has two letters in lower case.
    **{0x0130: "I", 0x0131: "i", 0x017F: "s", 0x212A: "K"},
}
_WIDE = re.compile(r"[\uff01-\uff5e\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]")

# No word is this long: an address, a key, a picture in letters. It holds no figure, and a pattern
# that looks for one would try every start and every end.
_ENDLESS = re.compile(r"[^\s<>]{100,}")

_HTML = re.compile(
    r"</?(?:p|br|div|td|th|tr|table|li|ul|ol|b|i|em|strong|sup|span|h[1-6]|a|body)\b[^<>]{0,300}>",
    re.IGNORECASE,
)

Replacement = str | Callable[[re.Match[str]], str]

_PAGE: tuple[tuple[str, Replacement], ...] = (
    (r"<(script|style)\b[^<>]{0,300}>[^<]{0,20000}</\1\s{0,9}>", " "),
    (r"<sup\b[^<>]{0,200}>[^<>]{0,12}</sup>", ""),
    (r"</t[dh]\s{0,9}>\s{0,50}(?=<t[dh]\b)", "\t"),
    (r"</?(?:p|div|tr|li|h\d|table|ul|ol|br|thead|tbody)\b[^<>]{0,200}>", "\n"),
    (r"</?[a-zA-Z][^<>]{0,300}>", ""),
)

_SUPERSCRIPT = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_BROKEN = filled(r"\b(<torn.heads>)-\s?(<torn.tails>)\b")

_RULES: tuple[tuple[str, Replacement], ...] = (
    (r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d?);", lambda m: _entity(m.group())),
    (rf"[{_INVISIBLE}{_DIRECTIONS}\ufe00-\ufe0f]", ""),
    (r"[\ufb00-\ufb04]", lambda m: unicodedata.normalize("NFKC", m.group())),
    (r"\*\*|__(?=\w)|(?<=\w)__", ""),
    (rf"(?<=[\w.,;:!?)%\"'])[{_SUPERSCRIPT}]+", ""),
    (r"(?<=[\w.,;:!?)%\"'])\s?\[(?:\d{1,3}|[a-z])\]", ""),
    (r"(?<=\d)\s?\((?:[a-z]|\d{1,2})\)(?=[\s.,;])", ""),
    (r"(?<=[\w%.\"')])[*\u2020\u2021\u00a7]{1,3}(?=[\s.,;:)]|$)", ""),
    (r"(?<=[a-z\u00e0-\u00ff)\"][.!?])\d{1,2}(?=\s+[\"'A-Z\u00c0-\u00de])", ""),
    (r"(?<=[a-z])-\n\s{0,9}(?=[a-z])", ""),
    (rf"(?i:{_BROKEN})", lambda m: m[1] + m[2]),
    (filled(r"(?<![\d.,])(\d{1,3})\s?([.,])\s(\d)(?=\s?(?:<numbers.scale>|bn|mn)\b)"),
     r"\1\2\3"),
)  # fmt: skip

_COMPILED_PAGE = [(re.compile(pattern, re.IGNORECASE), new) for pattern, new in _PAGE]
_COMPILED = [(re.compile(pattern), new) for pattern, new in _RULES]


@dataclass(frozen=True)
class Clean:
    """Text that is safe to read, and the way back to the original."""

    text: str
    places: tuple[int, ...] | None  # place of each character in the original; None: unchanged

    def original(self, start: int, end: int) -> Span:
        """The span in the reader's own text of `text[start:end]`."""
        if self.places is None or end <= start:
            return Span(start, end)
        return Span(self.places[start], self.places[end - 1] + 1)


def clean(text: str) -> Clean:
    """Plain text of what was pasted. Tabs stay, as they part the cells of a table."""
    folded = _CONTROL.sub(" ", text.translate(_FOLDED))
    folded = _WIDE.sub(_plain_digit, folded)
    folded = _ENDLESS.sub(lambda match: " " * len(match.group()), folded)
    rules = (_COMPILED_PAGE if _HTML.search(folded) else []) + _COMPILED
    places: list[int] | None = None
    for pattern, new in rules:
        if pattern.search(folded):
            folded, places = _replaced(folded, places, pattern, new)
    return Clean(folded, None if places is None else tuple(places))


def _replaced(
    text: str, places: list[int] | None, pattern: re.Pattern[str], new: Replacement
) -> tuple[str, list[int]]:
    """The text with every match replaced, and where each of its characters came from."""
    old = list(range(len(text))) if places is None else places
    pieces: list[str] = []
    kept: list[int] = []
    last = 0
    for match in pattern.finditer(text):
        written = new(match) if callable(new) else match.expand(new)
        pieces += [text[last : match.start()], written]
        kept += old[last : match.start()]
        size = match.end() - match.start()
        kept += [old[match.start() + min(k, size - 1)] for k in range(len(written))]
        last = match.end()
    pieces.append(text[last:])
    kept += old[last:]
    return "".join(pieces), kept


def _entity(written: str) -> str:
    plain = _CONTROL.sub(" ", html.unescape(written).translate(_FOLDED))
    return plain if plain not in ("<", ">") else " "


def _plain_digit(match: re.Match[str]) -> str:
    char = match.group()
    digit = unicodedata.digit(char, None)
    return str(digit) if digit is not None else unicodedata.normalize("NFKC", char)[0]
