"""For whom "the company" or "it" stands: the one that the sentence before opens with.

"Acme competes with Facebook. The company sent 400 reports": of Acme, which nobody knows.
"""

from __future__ import annotations

import re

from claims.around.context import SentenceContext
from claims.around.lexicon import Mention, Token
from claims.around.values_named import is_named
from claims.around.who.senders import CLEARING_HOUSE
from claims.link.candidates import Question
from claims.link.restriction import UNKNOWN, Restriction, inside
from claims.model import Span
from languages.reading import either, small_pattern

_STANDS_IN = small_pattern(
    rf"\W*(?:[\w'’-]+\s){{0,2}}(?P<who>{either('clauses.stands_for_a_company')}|{either('clauses.stands_for_one')})\b"
)
_ARTICLE = small_pattern(rf"(?:{either('heads.articles')})")
_ITS = re.compile(r"['’]s?\b")


def stands_in(question: Question) -> list[Restriction]:
    """Whose the number is, where its sentence names nobody before it but by such a word."""
    context, span = question.context, question.reading.quantity.span
    before = context.before
    if before is None or before.readings or not _STANDS_IN.match(_without_times(context)):
        return []
    named = _names(before)
    here = [m for m in _names(context) if m.start < span.start]
    sent_to = {m.start for m in here if m.word == CLEARING_HOUSE}  # "the company sent NCMEC 400"
    if not named or any(m.start not in sent_to for m in here):
        return []
    subject = _subject(before)
    if subject is None:
        return []
    called = [m for m in named if m.start == subject.start]
    known = [(m.start, m.end) for m in (*before.mentions, *before.restricting)]
    if called and not _ITS.match(before.sentence.text, called[0].end - before.sentence.start):
        own = [m for m in called if m.kind == "value"] or called
        houses = frozenset(m.word for m in called if m.kind == "publisher")
        return [Restriction(m.word, m.kind, span, subjects=houses, text=subject.text) for m in own]
    if not called and not inside(subject.start, known):
        return [Restriction(subject.lower, UNKNOWN, span, head=True, text=subject.text)]
    return []


_FROM_IT = small_pattern(
    rf"\b(?:{either('clauses.gets_from')}|{either('clauses.receives_from')})\s"
    rf"(?P<who>{either('clauses.stands_for_a_company')})\b"
)


def from_the_company(context: SentenceContext) -> list[Restriction]:
    """Whose reports are meant by "from the service": the platform that was spoken of before."""
    before, base = context.before, context.sentence.start
    tied = _FROM_IT.search(context.sentence.small)
    if tied is None or before is None or before.readings:
        return []
    subject = _subject(before)
    at = Span(tied.start("who") + base, tied.end("who") + base)
    return [
        Restriction(m.word, m.kind, at) for m in _names(before)
        if m.kind == "value" and subject is not None and m.start == subject.start
    ]  # fmt: skip


def _without_times(context: SentenceContext) -> str:
    """The sentence in small letters, without its times."""
    text, base = list(context.sentence.small), context.sentence.start
    for period in context.periods:
        text[period.span.start - base : period.span.end - base] = [""] * len(period.text)
    return " ".join("".join(text).split())


def _names(context: SentenceContext) -> list[Mention]:
    """Publishers and platforms that a sentence names."""
    return [
        m for m in context.mentions if m.kind == "publisher" or (m.kind == "value" and is_named(m))
    ]


def _subject(context: SentenceContext) -> Token | None:
    """The word that a sentence opens with, but for an article."""
    words = (w for w in context.words if not _ARTICLE.fullmatch(w.lower))
    return next(words, None)
