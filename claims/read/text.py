"""Text cut in sentences and clauses, and its language told."""

# ruff: noqa: E501  (a pattern or a sentence is read best on one line)
from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass


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
_CLASS = re.compile(r"\b(?:category|categorie|class|klasse|group|groep)\s[A-Z]\.$", re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """One sentence of the cleaned text."""

    start: int
    end: int
    text: str
    paragraph: int


def sentences(text: str, paragraph: int = 0) -> list[Sentence]:
    """Cut at full stops and line ends; a paragraph is what an empty line separates."""
    found: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        lead = text[max(0, match.start() - 12) : match.start() + 1]
        if match.group()[0] == "." and _SHORT.search(lead) and not _CLASS.search(lead):
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


_CLAUSE = re.compile(
    r"[;:]\s|,\s|\s[-(]|\)\s?|\s(?:and|en|but|(?<!nog\s)maar|while|whereas|terwijl|of which|waarvan|compared (?:with|to)|"
    r"tegenover|tegen|against|versus|vs\.?|up from|down from|from|vergeleken met|than|dan|after|nadat|na)\s",
    re.IGNORECASE,
)


def clause_starts(sentence: str) -> list[int]:
    """Where each clause begins: a number belongs first to what its own clause names."""
    return [0, *(match.start() for match in _CLAUSE.finditer(sentence) if match.start())]


def clause_of(starts: list[int], place: int) -> int:
    """The number of the clause in which a place lies."""
    return bisect_right(starts, place) - 1


_WORDS = {
    "nl": word_set(
        """
    de het een van en in op dat die is zijn met voor door bij naar ook uit aan om werd werden
    waren ontving meldingen miljoen procent jaar kinderen meer dan minder ruim bijna ongeveer
    sinds tussen als niet of over tegen wordt heeft had deze dit daarvan waarvan kreeg kregen
    telde vond deed stuurde volgens aldus eerste helft keer vaker op drie vier vijf zes acht
    nederland afbeeldingen beelden van de werkt tot ten opzichte toen nog afgelopen steeg daalde
    nam toe af
"""
    ),
    "en": word_set(
        """
    the a of and in to that is are was were with for by at from also as on reports million
    percent year children more than less over nearly almost about since between not or against
    has have had this these which first half times received one two three four five six eight
    images webpages rose fell last up down its their per cent increase
"""
    ),
}
_TOKEN = re.compile(r"[A-Za-z\u00c0-\u024f]+")


# Shapes of words that one language has and the other has not, for a headline without small words.
_SHAPES = {
    "nl": re.compile(
        r"ij|aa|uu|oe|sch|\b(?:ge|ver|be)[a-z]{4,}(?:d|en|de)\b|eeg\b|lijk", re.IGNORECASE
    ),
    "en": re.compile(r"th|sh|ing\b|tion|[a-z]ed\b|ly\b|ou|y\b", re.IGNORECASE),
}


def language_of(text: str, default: str = "en") -> str:
    """'nl' or 'en', by the small words; the default when they do not tell."""
    counts = {"en": 0, "nl": 0}
    for word in _TOKEN.findall(text[:20_000].lower()):
        for language, words in _WORDS.items():
            counts[language] += word in words
    if counts["nl"] == counts["en"]:
        counts = {name: len(shape.findall(text[:2_000])) for name, shape in _SHAPES.items()}
    if counts["nl"] == counts["en"]:
        return default
    return "nl" if counts["nl"] > counts["en"] else "en"
