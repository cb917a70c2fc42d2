"""The people of a place, said to send or to be what is counted: "reports from Dutch citizens".

A hotline counts what reaches it, and not from whom: where its publisher sits says nothing of the
senders. Only a count of persons is one of a place's people.
"""

from __future__ import annotations

import re

from claims.around.context import SentenceContext, span_of
from claims.around.headings import headings
from claims.link.candidates import Question
from claims.link.nouns import THINGS
from claims.model import Span
from languages.reading import either

_PERSONS = re.compile(
    rf"\s(?:(?:(?:{either('peoples.between')})\s)?(?:{either('peoples.persons')})"
    rf"|(?:{either('peoples.makes')}))\b",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(
    rf"\s(?:{either('clauses.of')})\s(?:(?:{either('clauses.of_all')})\s)?", re.IGNORECASE
)
_THINGS = re.compile(rf"(?:['’]s)?\s(?:{either('peoples.things')})\b", re.IGNORECASE)
_PEOPLE = re.compile(rf"\b(?:{either('peoples.names')})\b")
_THE_PEOPLE = re.compile(
    rf"\b(?:{either('peoples.the_people')})(?=[.,;:!?)]|$|\s(?:{either('peoples.ends')})\b)"
)


def peoples(question: Question, start: int, end: int) -> list[tuple[Span, str]]:
    """Where the people of a place stand in a stretch, or in the heading over it (as written)."""
    unit = question.unit
    if question.is_change or question.reading.quantity.is_percent:
        return []
    if unit is not None and unit.word not in THINGS:
        return []
    here = [(span, "") for span in _in(question.context) if start <= span.start < end]
    span = question.reading.quantity.span
    above = [
        (span, over.sentence.text[said.start - over.sentence.start :][: said.end - said.start])
        for over in headings(question.context)
        for said in _in(over)
    ]
    return here + above


def things_there(question: Question, start: int, end: int) -> list[Span]:
    """ "Reports about Dutch websites": where something is hosted, not where the hotline sits."""
    base, text = question.context.sentence.start, question.context.sentence.text
    return [
        Span(m.start, things.end() + base)
        for m in question.context.mentions
        if m.kind == "place" and start <= m.start < end
        and (things := _THINGS.match(text, m.end - base)) is not None
    ]  # fmt: skip


_WHERE_THEY_STAND = frozenset({"urls", "websites", "sites", "domains"})
_MADE_BEFORE = re.compile(
    rf"\b(?:{either('peoples.done_there')})\s(?:(?:{either('heads.articles')})\s)?$", re.IGNORECASE
)
_MADE_AFTER = re.compile(rf"\s(?:{either('peoples.was_done')})\b", re.IGNORECASE)


def done_there(question: Question, start: int, end: int) -> list[Span]:
    """ "Pages made in Germany", "reported from there", "about it": not where they stand."""
    context = question.context
    base, text = context.sentence.start, context.sentence.text
    unit = question.unit
    if unit is None or unit.word not in _WHERE_THEY_STAND:
        return []
    return [
        span_of(m) for m in context.mentions
        if m.kind == "place" and start <= m.start < end and (
            _MADE_BEFORE.search(text, max(0, m.start - base - 40), m.start - base)
            or _MADE_AFTER.match(text, m.end - base)
        )
    ]  # fmt: skip


def base_elsewhere(question: Question) -> list[Span]:
    """ "62% of European servers": a share of what stands there, and not the share that does."""
    base, text = question.context.sentence.start, question.context.sentence.text
    end = question.reading.end
    if not question.reading.quantity.is_percent:
        return []
    return [
        Span(m.start, things.end() + base)
        for m in question.context.mentions
        if m.kind == "place" and _SHARE_OF.fullmatch(text, end - base, m.start - base)
        and (things := _THINGS.match(text, m.end - base)) is not None
    ]  # fmt: skip


def _in(context: SentenceContext) -> list[Span]:
    base, text = context.sentence.start, context.sentence.text
    found = [
        Span(m.start, persons.end() + base)
        for m in context.mentions
        if m.kind == "place" and (persons := _PERSONS.match(text, m.end - base)) is not None
    ]
    named = [*_PEOPLE.finditer(text), *_THE_PEOPLE.finditer(text)]
    return found + [Span(m.start() + base, m.end() + base) for m in named]
