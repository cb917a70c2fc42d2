"""What a publisher is said to have done with what is counted: "NCMEC printed 400 reports".

Reports are received, counted, assessed. A verb of another deed, with the publisher as who does it
and the number as its object, says something that nobody has counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claims.around.context import SentenceContext
from claims.around.lexicon import Mention
from claims.link.candidates import Question
from claims.link.nouns import THINGS
from claims.model import Span
from languages.reading import either, small_pattern

MAKING = "making"
OTHER = "other"
_SENT_IN = "reports"  # what somebody sends in; images are made by many

_ARTICLE = re.compile(
    rf"(?:['’]s?)?\s(?:(?:{either('verbs.staff')})\s)?(?:(?:{either('verbs.between')})\s)*",
    re.IGNORECASE,
)
_OBJECT = re.compile(rf"\W*(?:(?:{either('verbs.between')})\W+)*", re.IGNORECASE)
_PERFECT = re.compile(rf"\s(?:{either('verbs.perfect')})\b", re.IGNORECASE)
_COULD_HAVE = small_pattern(rf"\b(?:{either('verbs.could_have')})\b")
_BY = re.compile(rf"\s(?:{either('verbs.by')})\s(?:\w+\s)?", re.IGNORECASE)


_KINDS = tuple(
    (kind, small_pattern(rf"\b(?:{either(f'verbs.{kind}')})\b")) for kind in (MAKING, OTHER)
)


@dataclass(frozen=True)
class Deed:
    """A verb of which the number is the object: `MAKING` what is counted, or `OTHER`."""

    kind: str
    span: Span
    doer: str = ""  # the publisher who does it, as a word of ours


def deeds(question: Question) -> list[Deed]:
    """The deeds that a publisher is said to have done to what the number counts."""
    unit, context, reading = question.unit, question.context, question.reading
    if unit is None or unit.word not in THINGS or reading.quantity.is_percent:
        return []
    if unit.mention.start < reading.end or question.is_change:
        return []
    base, text = context.sentence.start, context.sentence.small
    start, end = context.clause_span(reading)
    end = max(end, unit.mention.end)
    found = [
        Deed(kind, Span(verb.start() + base, verb.end() + base))
        for kind, words in _KINDS
        if kind == OTHER or unit.word == _SENT_IN
        for verb in words.finditer(text, start - base, end - base)
    ]
    done = ((deed, _done_by_whom(deed.span, question, unit.mention.end)) for deed in found)
    return [
        *could_have(context, start, end),
        *(replace(deed, doer=doer.word) for deed, doer in done if doer is not None),
    ]


def could_have(context: SentenceContext, start: int, end: int) -> list[Deed]:
    """ "Could have received", "had kunnen bevestigen": what has not been."""
    base, text = context.sentence.start, context.sentence.small
    return [
        Deed(OTHER, Span(m.start() + base, m.end() + base))
        for m in _COULD_HAVE.finditer(text, start - base, end - base)
    ]


def _done_by_whom(verb: Span, question: Question, noun_end: int) -> Mention | None:
    context, reading = question.context, question.reading
    if verb.start >= noun_end:
        return _done_by(verb, context)
    doer = _doer(verb, context)
    if doer is None or verb.end > reading.place:  # a hedge, "estimated", is part of its number
        return None
    start = max(verb.end, doer.end)
    return doer if _nothing_between(start, reading.quantity.span.start, context) else None


def _doer(verb: Span, context: SentenceContext) -> Mention | None:
    """The publisher straight before the verb, or straight after it where the verb comes first."""
    text, base = context.sentence.text, context.sentence.start
    for m in context.publishers:
        if m.end <= verb.start and _ARTICLE.fullmatch(text, m.end - base, verb.start - base):
            return m
        if m.start >= verb.end and _ARTICLE.fullmatch(text, verb.end - base, m.start - base):
            return m
    return None


def _nothing_between(start: int, end: int, context: SentenceContext) -> bool:
    """Whether only times and small words stand between a verb and its number."""
    base, text = context.sentence.start, context.sentence.text
    between = list(text[start - base : max(start, end) - base])
    for m in context.periods:
        low, high = max(m.span.start - start, 0), max(m.span.end - start, 0)
        between[low:high] = " " * len(between[low:high])
    return _OBJECT.fullmatch(" ".join("".join(between).split()) + " ") is not None


def _done_by(verb: Span, context: SentenceContext) -> Mention | None:
    """ "400 reports were printed by NCMEC", "NCMEC heeft 400 meldingen gedrukt"."""
    text, base = context.sentence.text, context.sentence.start
    for m in context.publishers:
        if m.start >= verb.end and _BY.fullmatch(text, verb.end - base, m.start - base):
            return m
    perfect = (m for m in context.publishers
               if m.end <= verb.start and _PERFECT.match(text, m.end - base))  # fmt: skip
    return next(perfect, None)
