"""What a text says to its reader beside the number's clause: "as you know, …", "Dear parents, …".

Who speaks, or is spoken to, and what they know, remember or feel narrows no number, whatever the
words are. Only a stretch of its own is taken so, up to a comma, a colon or the "that" of a lead-in;
and only where nothing in it points to what is counted or leaves some of it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.around.context import SentenceContext
from claims.around.headings import answers
from languages.reading import either, small_pattern

_BREAK = re.compile(r"[,;:–—()?!…\"“”„](?=\s|$)|[(\"“„]|\s-\s")
_LEAD_IN = small_pattern(
    rf"\W*(?P<aside>(?:[^\W\d][\w'’-]*\s){{1,12}}?)(?:{either('clauses.that')})\s"
)
_PERSON = small_pattern(rf"\b(?:{either('asides.persons')})\b")
_MIND = small_pattern(rf"\b(?:{either('asides.minds')})\b")
_JOINS = small_pattern(rf"\W*(?:(?:{either('asides.joins')})\s)?")
_COMMENT = small_pattern(
    rf"(?:(?:{either('asides.comments')})\b"
    rf"|(?:{either('asides.at_it')})\s(?:[\w'’-]+\s){{1,5}}?(?:{either('asides.persons')}|{either('asides.nobody')})\b"
    rf"|(?:{either('asides.called')})\W*$)"
)
_BARS = small_pattern(rf"\b(?:{either('asides.bars')})\b|\d")
_GREETING = small_pattern(rf"^\W*(?:{either('asides.greetings')})\s(?:[\w.'’-]+\s?){{1,5}}$")


def asides(context: SentenceContext) -> list[tuple[int, int]]:
    """Where such a stretch stands beside the numbers of a sentence, in places of the text."""
    if answers(context):
        return []
    base, text = context.sentence.start, context.sentence.small
    found = []
    for start, end in _stretches(text):
        lead_in = _LEAD_IN.match(text, start, end)
        for begin, until in ((start, end), lead_in.span("aside") if lead_in else (end, end)):
            if _is_aside(text[begin:until]) and not _counts(context, begin + base, until + base):
                found.append((begin + base, until + base))
    return found


def greeted(context: SentenceContext) -> list[tuple[int, int]]:
    """The one whom a sentence greets: "Dear parents, …", in places of the text."""
    base, text = context.sentence.start, context.sentence.small
    end = text.find(",")
    return [(base, base + end)] if end > 0 and _GREETING.match(text[:end]) else []


def _is_aside(said: str) -> bool:
    joins = _JOINS.match(said)
    said = said[joins.end() if joins else 0 :]
    comment = _COMMENT.match(said)
    if _BARS.search(said, comment.end() if comment else 0):
        return False
    return bool(comment or (_PERSON.search(said) and _MIND.search(said)))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _counts(context: SentenceContext, start: int, end: int) -> bool:
    """Whether a number, or what is counted, stands there."""
    return any(start <= r.place < end for r in context.readings) or any(
        start <= m.start < end for m in (*context.units, *context.publishers)
    )
