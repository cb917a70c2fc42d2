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


_SENDS = rf"(?:{either('verbs.making')}|{either('verbs.sends')})"
_SENT_BY_ONE = re.compile(
    rf"(?:^\W*|[,;:.]\s|\b(?:{either('clauses.that')})\s)(?P<who>{either('verbs.one')})\s"
    rf"(?:(?:(?:{either('times.within_before')})\s\d{{4}}\s)?{_SENDS}\b"
    rf"|(?:(?!\b(?:{either('clauses.relative')})\b)[^;:]){{0,90}}?\s{_SENDS}(?=\W*$|,\s))",
    re.IGNORECASE,
)


def sent_by_one(question: Question, start: int, end: int) -> list[Span]:
    """Who is said to have sent it all in alone: "the company sent 400 reports"."""
    unit, context = question.unit, question.context
    if unit is None or unit.word != _SENT_IN or question.reading.quantity.is_percent:
        return []
    base = context.sentence.start
    found = _SENT_BY_ONE.finditer(context.sentence.text, start - base, end - base)
    return [Span(m.start("who") + base, m.end("who") + base) for m in found]


_OWN = small_pattern(
    rf"(?:{either('verbs.staff')}|{either('verbs.own')}|{either('around.houses')})"
)
_OF_IT = re.compile(
    rf"(?P<before>(?:[^\W\d][\w-]*\s)?)(?P<who>[^\W\d][\w-]*)\s(?:{either('around.of_it')})\s"
    rf"(?:(?:{either('heads.articles')})\s)?$",
    re.IGNORECASE,
)
_ITS = re.compile(r"(?:(?<=['’]s)|(?<=s['’])|['’]s?)\s(?P<who>[a-zà-ÿ][\w-]*)(?=\s)")
_GETS = re.compile(rf"\s(?:{either('clauses.receives')})\b", re.IGNORECASE)


def done_by_others(question: Question) -> list[Span]:
    """Who of a publisher's is said to have got or read them: "NCMEC's critics received 400"."""
    context = question.context
    text, base = context.sentence.text, context.sentence.start
    stages = {m.start for m in context.restricting if m.kind == "stage"}
    found = []
    for name in context.publishers:
        its = _ITS.match(text, name.end - base)
        of_it = _OF_IT.search(text, 0, name.start - base)
        who, end = (its, its.end("who")) if its else (of_it, name.end - base)
        if who is None or any(_OWN.fullmatch(w.strip().lower()) for w in who.groupdict().values()):
            continue  # its staff, its "Meldpunt Kinderporno"
        if _GETS.match(text, end) or end + 1 + base in stages:
            found.append(Span(who.start("who") + base, who.end("who") + base))
    return found


_PER = re.compile(
    rf"\b(?i:{either('rates.per')})\s(?!(?:{either('rates.no_rate')})\b)(?P<each>[a-zà-ÿ][\w-]*)"
)


def for_each(question: Question, start: int, end: int) -> list[Span]:
    """Of what there are so many each: "400 reports per analyst"."""
    if question.reading.quantity.is_percent or question.is_change:
        return []
    base = question.context.sentence.start
    found = _PER.finditer(question.context.sentence.text, start - base, end - base)
    return [Span(m.start("each") + base, m.end("each") + base) for m in found]
