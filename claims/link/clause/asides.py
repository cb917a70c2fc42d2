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
from claims.model import Span
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
_ASKED_OF = small_pattern(
    rf"\b(?:{either('asides.minds')}|(?:{either('asides.topics')})(?:\s(?:{either('heads.articles')}))?)\s$"
)
_CLAUSE = small_pattern(rf"[;:–—](?=\s)|,(?=\s(?:{either('asides.starts')})\s)|\s-\s|[()?!\"“”„]")
_FINITE = small_pattern(rf"\b(?:{either('clauses.finite')})\b")
_LIMITS = small_pattern(rf"\b(?:{either('asides.limits')})\b")
_DEPENDS = small_pattern(
    rf"\W*(?:(?:{either('asides.starts')})\s)?(?:{either('asides.depends')})\b"
)
_NOUN_NEXT = small_pattern(
    rf"(?:^\W*(?:(?:{either('asides.starts')})\s)?|\b(?:{either('heads.determiners')}"
    rf"|{either('clauses.links')}|{either('heads.links')}|{either('heads.articles')}"
    rf"|{either('predicates.copulas')}|{either('asides.before_nouns')})\s)$"
)
_BARS = small_pattern(rf"\b(?:{either('asides.bars')})\b|\d")
_FROM_YOU = small_pattern(rf"\b(?:{either('asides.from_you')})\b")
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


def is_topic(place: int, context: SentenceContext) -> bool:
    """Whether a word is what somebody knows, asks or tells of: "you asked about …: 400 reports"."""
    end = place - context.sentence.start
    return _ASKED_OF.search(context.sentence.small, max(0, end - 40), end) is not None


def loose_words(context: SentenceContext) -> frozenset[int]:
    """Where words of another clause stand that are no noun there: "It rained; X got 400 reports".

    What such a clause says narrows the number of its neighbour as little as the sentence before
    does. A noun in it may be what the number is about, and so is left to be asked.
    """
    base, text = context.sentence.start, context.sentence.small
    spans = [m.span() for m in _CLAUSE.finditer(text)]
    if not spans:
        return frozenset()
    edges = [0, *(place for span in spans for place in span), len(text)]
    found = set()
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        clause = text[start:end]
        if not _FINITE.search(clause) or _LIMITS.search(clause) or _DEPENDS.match(clause):
            continue
        if any(m.start < end + base and start + base <= m.start for m in context.units):
            continue
        if any(start + base <= r.place < end + base for r in context.readings):
            continue
        found |= {
            word.start for word in context.words
            if start + base <= word.start < end + base
            and not _NOUN_NEXT.search(text, start, word.start - base)
        }  # fmt: skip
    return frozenset(found)


def greeted(context: SentenceContext) -> list[tuple[int, int]]:
    """The one whom a sentence greets: "Dear parents, …", in places of the text."""
    base, text = context.sentence.start, context.sentence.small
    end = text.find(",")
    return [(base, base + end)] if end > 0 and _GREETING.match(text[:end]) else []


def from_you(context: SentenceContext) -> list[Span]:
    """Where somebody spoken to is said to have made or sent something: "from you, we got …"."""
    base = context.sentence.start
    found = _FROM_YOU.finditer(context.sentence.small)
    return [Span(m.start() + base, m.end() + base) for m in found]


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
