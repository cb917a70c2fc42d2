"""The pasted text with its claims marked, piece by piece, for whoever shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.model import Claim, Verdict
from languages import DEFAULT_LANGUAGE, LANGUAGES
from languages.reading import one_text, read_in

SIGNS = {
    Verdict.MATCHES: "✓",
    Verdict.MATCHES_ROUNDED: "≈",
    Verdict.MATCHES_BUT: "✓!",
    Verdict.OTHER_THING: "≠",
    Verdict.WHOLE_NOT_PART: "◔",
    Verdict.OUTDATED: "⟳",
    Verdict.DIFFERS: "✗",
    Verdict.NOT_IN_RECORD: "?",
}
"""A sign for each verdict, so that colour is never the only one."""

EXAMPLE = {
    code: one_text("example.text", code if code in read_in() else DEFAULT_LANGUAGE)
    for code in LANGUAGES
}
"""The campaign's own sentences: what people say, and so not our figures."""

MOST_SHOWN = 20_000
LONGEST_SENTENCE = 600


@dataclass(frozen=True)
class Piece:
    """A stretch of the text; ``number`` and ``sign`` are empty where it is no claim."""

    text: str
    number: str = ""
    sign: str = ""
    verdict: str = ""


def pieces(text: str, claims: Sequence[Claim]) -> list[Piece]:
    """The text cut at its claims, in order. Claims that overlap an earlier one are not marked."""
    return list(_cut(text[:MOST_SHOWN], claims))


def _cut(text: str, claims: Sequence[Claim]) -> Iterator[Piece]:
    place = 0
    numbered = sorted(enumerate(claims, start=1), key=lambda item: item[1].span.start)
    for number, claim in numbered:
        start, end = claim.span.start, claim.span.end
        if start < place or end > len(text):
            continue
        if start > place:
            yield Piece(text[place:start])
        verdict = claim.verdict
        yield Piece(text[start:end], str(number), SIGNS[verdict], verdict.name.lower())
        place = end
    if place < len(text):
        yield Piece(text[place:])


def shortened(sentence: str) -> str:
    """A sentence for a card; one without end is cut."""
    return sentence if len(sentence) <= LONGEST_SENTENCE else sentence[:LONGEST_SENTENCE] + " …"
