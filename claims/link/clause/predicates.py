"""What is said of all that is counted: "the 400 reports were jokes", "were of children".

Such a word narrows the number as much as one that stands before the noun, also where it is a plain
word anywhere else: of a whole it is hardly ever true.
"""

from __future__ import annotations

import re

from claims.link.candidates import Question
from claims.link.nouns import THINGS
from languages.reading import either

_COPULA = rf"(?:{either('predicates.copulas')})"
_ADVERBS = rf"(?:(?:{either('predicates.adverbs')}|(?:in|over)\s\d{{4}})\s)*"
_LINK = rf"(?:(?P<link>{either('heads.links')}|{either('predicates.links')})\s)?"
_ARTICLE = rf"(?:(?:{either('heads.articles')})\s)?"
_WORD = rf"(?!(?:{either('predicates.harmless')})\b)(?P<word>[^\W\d][\w'-]*)"
_AFTER = re.compile(
    rf"[^.;:!?()]*?,?\s{_COPULA}\s{_ADVERBS}{_LINK}{_ARTICLE}{_WORD}", re.IGNORECASE
)
# Where the verb comes first: "in 2023 waren 400 meldingen bij het meldpunt ernstig".
_VERB_FIRST = re.compile(rf"\b(?:{either('predicates.verb_first')})\s$", re.IGNORECASE)
_LAST = re.compile(rf"[^.,;:!?()]*?\s{_WORD}(?=[.,;:!?)]|$)", re.IGNORECASE)


def predicates(question: Question) -> frozenset[int]:
    """Where the word stands that is said of everything that is counted, in places of the text."""
    unit, context, reading = question.unit, question.context, question.reading
    if unit is None or unit.word not in THINGS or reading.quantity.is_percent:
        return frozenset()
    if unit.mention.start < reading.end or question.is_change:
        return frozenset()
    text, base = context.sentence.text, context.sentence.start
    start, end = unit.mention.end - base, context.neighbours(reading)[1] - base
    found = _AFTER.match(text, start, end)
    if found is None and _VERB_FIRST.search(text, 0, reading.quantity.span.start - base):
        found = _LAST.match(text, start, end)
    return frozenset() if found is None else frozenset({found.start("word") + base})
