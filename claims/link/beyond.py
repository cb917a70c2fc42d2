"""What a sentence says beyond what a slot counts.

Of the whole world what was handled, of all people what was asked of some, of a year what is counted
by the month, of a whole what is only said of some of it.
"""

from __future__ import annotations

import re

from claims.around.context import span_of
from claims.around.set_apart import of_some
from claims.around.widened import has_actor
from claims.link.candidates import Question
from claims.link.indexed.explained import Account
from claims.link.indexed.figures import AGE_KEYS, Slot
from claims.link.nouns import PERSONS
from claims.link.restriction import RATE, TIME, WIDENED, WORLD, Restriction, inside
from claims.link.scope import restrictions, scope_of
from claims.model import Span
from claims.read.text import word_set
from data_sources.record.model import Series
from languages.reading import either

EUROPE = frozenset({"Europe", "EU27"})


def beyond(
    question: Question, slot: Slot, series: Series, account: Account, found: list[Restriction]
) -> list[Restriction]:
    """What the sentence says of more, or of less surely, than the slot counts."""
    return [
        *_told_of_some(question, slot),
        *_without_its_rate(question, series, account, found),
        *_of_everybody(question, slot),
        *_of_more_than_asked(question, slot),
    ]


# What a publisher counts of what came to it or was found by it; there is more in the world.
_HANDLED = word_set(
    """
    reports files images videos pieces urls websites sites domains records items instances notices
    cases incidents hashes percent one_in times
"""
)
_OF_THE_WORLD = frozenset({"survey", "estimate"})
_BY_THE_DAY = frozenset({"reports_per_day", "reports_per_week"})
_RATES = frozenset({"per_day", "per_week", "per_month"})


def _told_of_some(question: Question, slot: Slot) -> list[Restriction]:
    """The part or place that is only said of some: "17.8 million reports, mostly from Facebook"."""
    context, after = question.context, question.reading.end
    own = {f"{key}={value}" for key, value in slot.breakdown.items()} | {slot.geography}
    spans = of_some(context, after)
    named = [m for m in context.mentions if m.kind in ("place", "value") and m.word in own]
    told = [m for m in named if inside(m.start, spans)]
    if len(told) == len(named):
        return [Restriction("", WIDENED, span_of(m)) for m in told]
    return []


_BY_THE_YEAR = re.compile(rf"\b(?:{either('rates.by_the_year')})\b", re.IGNORECASE)


def _without_its_rate(
    question: Question, series: Series, account: Account, found: list[Restriction]
) -> list[Restriction]:
    """ "137 in all of 2025", "1,200 in a year" are not what a series counts by the day or month."""
    rates = account.named & _RATES
    if not rates or any(r.kind == RATE and r.word in rates for r in found):
        return []
    start, end = scope_of(question)
    base = question.context.sentence.start
    yearly = _BY_THE_YEAR.search(question.context.sentence.text, start - base, end - base)
    if series.unit.key not in _BY_THE_DAY and yearly is None:
        return []
    unit = question.unit
    span = span_of(unit.mention) if unit is not None else question.reading.quantity.span
    return [Restriction("", TIME, span)]


def is_too_wide(item: Restriction, question: Question, slot: Slot, series: Series) -> bool:
    """Whether the sentence says of the world what the figure says of what was handled."""
    elsewhere = slot.geography not in ("World", "Unknown")
    if elsewhere and item.word == WORLD and not _place_is_named(question, slot):
        return True  # "Worldwide 950,000 reports" is not what concerned the EU
    if series.form in _OF_THE_WORLD:
        return item.word == WORLD and elsewhere
    if series.unit.key not in _HANDLED:
        return False
    if item.word != WORLD:
        return question.reading.quantity.is_percent or question.is_change
    context = question.context
    shared = question.reading.quantity.is_percent
    start, end = scope_of(question) if shared else (context.sentence.start, context.sentence.end)
    return not has_actor(context, start, end)


def _place_is_named(question: Question, slot: Slot) -> bool:
    named = {r.word for r in restrictions(question) if r.kind == "place"}
    return slot.geography in named or bool(EUROPE & {slot.geography} and EUROPE & named)


_OF_EVERYBODY = re.compile(
    rf"\s(?:{either('clauses.of')})\s(?:{either('clauses.everybody')})\s[^\W\d][\w'-]*",
    re.IGNORECASE,
)
_KINDS_OF_PEOPLE = frozenset({*AGE_KEYS, "sex", "group"})


def _of_everybody(question: Question, slot: Slot) -> list[Restriction]:
    """ "28% of all victims": not of the group that an earlier sentence was about."""
    parts = {key for key in slot.breakdown if key in _KINDS_OF_PEOPLE}
    context = question.context
    if not parts or context.ages:
        return []
    if {m.word.partition("=")[0] for m in context.mentions} & parts:
        return []
    start = question.reading.quantity.span.end
    found = _OF_EVERYBODY.match(context.sentence.text, start - context.sentence.start)
    return [Restriction("", WIDENED, Span(start + 1, start + len(found.group())))] if found else []


_OF_A_GROUP = re.compile(
    rf"\s(?:{either('clauses.of')})\s(?:(?:{either('clauses.of_all')})\s){{0,2}}(?:[\w-]+\s){{0,2}}$",
    re.IGNORECASE,
)
_OF_A_GROUP_FIRST = re.compile(  # "Of all young people aged 15 to 25, 60%"
    rf"(?:^\W*|[,;:]\s)(?:{either('clauses.of')})\s(?:(?:{either('clauses.of_all')})\s){{0,2}}(?:[\w-]+\s){{0,2}}$",
    re.IGNORECASE,
)
_WHO = re.compile(rf",?\s(?:{either('clauses.relative')})\b", re.IGNORECASE)
_ANYBODY = PERSONS | {"child"}
_BASE = "base"
_EVERYBODY = "children"  # in a base: those of the survey, or all


def _of_more_than_asked(question: Question, slot: Slot) -> list[Restriction]:
    """ "71% of the young people", of a question that only those who made one were asked."""
    base = slot.breakdown.get(_BASE, "")
    if not base or _EVERYBODY in base or base[:1].isupper():
        return []
    if not question.reading.quantity.is_percent:
        return []
    context, end = question.context, question.reading.end
    text, start = context.sentence.text, context.sentence.start
    for m in context.mentions:
        if m.word not in _ANYBODY or _WHO.match(text, m.end - start):
            continue
        if m.start >= end:
            general = _OF_A_GROUP.fullmatch(text[end - start : m.start - start])
        else:
            general = _OF_A_GROUP_FIRST.search(text[: m.start - start])
        if general:
            return [Restriction("", WIDENED, span_of(m))]
    return []
