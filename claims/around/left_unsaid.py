"""A "not" that leaves unsaid what is denied: "400 were illegal, 300 were not".

What was said of the number before is denied of this one. Where the lexicon has a word for what is
then meant (`not_illegal` beside `illegal`, a value `kind=non-live` beside `kind=live`), that word
is as good as written where the "not" stands.
"""

from __future__ import annotations

import re

from claims.around.lexicon import Lexicon, Mention
from claims.read.mentions import Reading
from claims.read.text import Sentence
from languages.reading import either

_NOT = re.compile(
    rf"\s(?:{either('clauses.left_unsaid')})(?=\s*(?:[.,;:!?)]|$)|\s(?:{either('clauses.joins')})\s)",
    re.IGNORECASE,
)


# "Files, not children: …", "reports, and not victims."
_CONTRAST = re.compile(
    rf"(?:,(?:\s(?:{either('clauses.joins')}))?|\s(?:{either('clauses.joins')}))\s(?P<is>(?:{either('clauses.contrasts')})\s)",
    re.IGNORECASE,
)
_THEN_ENDS = re.compile(r"\s*(?:[,;:.!?)]|$)")


def set_against(sentence: Sentence, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Where a noun is only set against the one that is counted: "files, not children"."""
    base, text = sentence.start, sentence.text
    found = []
    for match in _CONTRAST.finditer(text):
        nouns = [m for m in mentions if m.kind == "unit" and m.start - base == match.end()]
        found += [
            (match.start("is") + base, m.end) for m in nouns if _THEN_ENDS.match(text, m.end - base)
        ]
    return found


def denied(
    sentence: Sentence, readings: list[Reading], mentions: list[Mention], lexicon: Lexicon
) -> list[Mention]:
    """The words that a bare "not" after a number stands for, where it stands."""
    found = []
    for reading in readings:
        match = _NOT.match(sentence.text, reading.end - sentence.start)
        if match is None:
            continue
        said = (m for m in reversed(mentions) if m.end <= reading.place)
        pair = next(((m, o) for m in said if (o := lexicon.opposite(m.word))), None)
        if pair is not None:
            start, end = match.start() + 1 + sentence.start, match.end() + sentence.start
            found.append(pair[0]._replace(word=pair[1], start=start, end=end, spans_words=False))
    return found
