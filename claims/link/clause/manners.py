"""How something was done with what is counted, and which of it: "reports on time", "it could use".

A publisher counts what it receives, on time or late. A manner that stands behind the number, and a
clause that is hung on the noun without a comma, narrow the number to some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.link.candidates import Question
from claims.link.nouns import PERSONS
from claims.model import Span
from languages.reading import either

_MANNER = rf"(?P<word>{either('manners.how')})"
_WHEN = rf"(?:{either('manners.when')})\s(?:\w+\s)?\d{{4}}"
_BEHIND = re.compile(
    rf"[^,;:.!?()]*?\s{_MANNER}(?=[.,;:!?)]|$|\s{_WHEN}|\s(?:{either('manners.ends')})\b)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"\b(?P<word>{either('manners.how')}|{either('manners.apiece')})\s(?:{either('hedges.about')}\s)?$",
    re.IGNORECASE,
)
# How it was found, or by whom it was looked at, is said of some of them wherever it stands.
_BY_HAND = re.compile(rf"\b(?:{either('manners.by_hand')})\b", re.IGNORECASE)
_CLAUSE = re.compile(
    rf"\s(?:(?P<pronoun>{either('manners.pronouns')})\s(?:(?:{either('manners.auxiliaries')})\s){{0,2}}"
    rf"(?!(?:{either('widening.acts')})\b)(?P<verb>[^\W\d][\w'-]*)|(?P<hung>{either('manners.hung')}))\b",
    re.IGNORECASE,
)


def manners(question: Question) -> Iterator[Span]:
    """Where such a manner or clause stands, in places of the text."""
    unit, context, reading = question.unit, question.context, question.reading
    if unit is None or unit.word in PERSONS:
        return
    if question.is_change or reading.quantity.is_percent:
        return
    base, text = context.sentence.start, context.sentence.text
    low, high = context.neighbours(reading)
    behind = _BEHIND.match(text, reading.end - base, high - base)
    ahead = _AHEAD.search(text, low - base, reading.quantity.span.start - base)
    hung = None
    if unit.mention.start >= reading.end:
        hung = _CLAUSE.match(text, unit.mention.end - base, high - base)
    start, end = question.segment
    by_hand = _BY_HAND.search(text, start - base, end - base)
    for found, group in ((by_hand, 0), (behind, "word"), (ahead, "word"), (hung, 0)):
        if found is not None:
            yield Span(found.start(group) + base, found.end(group) + base)
