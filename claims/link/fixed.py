"""Whether the words of a number fix one slot and one time: only then may it be called wrong.

A number that agrees may be tied by words that stand further off, for its digits speak for it. One
that does not agree has only its words: its own noun, every word that its series needs, every part,
and one time must stand where they belong to this number and to no other.
"""

from __future__ import annotations

import re

from claims.around.context import SentenceContext
from claims.around.lexicon import Mention
from claims.around.period_named import MEDIUM, STRONG, is_compared_with
from claims.around.surroundings import before
from claims.link.candidates import Candidate, Question
from claims.link.indexed.explained import Account
from claims.link.indexed.figures import AGE_KEYS, SILENT
from claims.link.nouns import THINGS, UNIT_NOUNS
from claims.link.scope import scope_of
from claims.model import Kind, PeriodMention
from languages.reading import either


def slot_is_fixed(question: Question, best: Candidate, account: Account) -> bool:
    """Whether noun, subject and part of this very slot stand with the number."""
    return (
        _has_its_noun(question, best, account)
        and _has_its_words(question, best)
        and _has_its_part(question, best)
        and not _may_be_a_part(question, best, account)
    )


def change_is_fixed(question: Question, best: Candidate, account: Account) -> bool:
    """Whether what changed is named: noun, subject, and nothing that is narrower."""
    own = best.shelf.series.unit.key
    nouns = {m.word for m in question.context.units}
    counted = own in nouns and not (nouns & THINGS) - {own} - account.nouns
    return counted and slot_is_fixed(question, best, account)


def time_is_fixed(question: Question, best: Candidate, account: Account) -> bool:
    """Whether the time of the figure is the number's own, or the only one that the text names."""
    if best.period is not None and is_compared_with(question.context, best.period.mention):
        return False
    if best.period_fits >= STRONG:
        return True
    figure, placed = best.figure, best.period
    if figure is None or placed is None or best.period_fits < MEDIUM:
        return False
    mention = placed.mention
    if (mention.start, mention.end) != (figure.period.start, figure.period.end):
        return False
    here = [m for m in question.context.periods if m.kind != "day"]
    if _is_counted_back(question, mention, here):
        return True
    if not here and not _says_of_what(question, best, account):
        return False
    return all((m.start, m.end) == (mention.start, mention.end) for m in here)


def _is_counted_back(question: Question, mention: PeriodMention, here: list[PeriodMention]) -> bool:
    """ "32 million in 2022, compared with 29 million the year before": from the only year there."""
    start, end = question.context.clause_span(question.reading)
    own = [m for m in here if m.kind == "relative" and m.span == mention.span]
    if not own or not start <= mention.span.start < end:
        return False
    others = [m for m in here if m.span != mention.span]
    return len({(m.start, m.end) for m in others}) == 1 and others[0].start is not None


def _says_of_what(question: Question, best: Candidate, account: Account) -> bool:
    """Whether a sentence that leaves its time to the one before names publisher or subject."""
    if any(m.word in account.publishers for m in question.context.publishers):
        return True
    near, own = _near(question, best), best.shelf.series.unit.key
    if any(group & near for group in best.entry.needs if own not in group):
        return True
    return _POINTS_BACK.match(question.context.sentence.text) is not None and _one_source(question)


_POINTS_BACK = re.compile(rf"\W*(?:{either('around.points_back')})\b", re.IGNORECASE)


def _one_source(question: Question) -> bool:
    """Whether the paragraph before names one publisher, so that "they" and "in total" are its."""
    names = {m.word for earlier in before(question.context) for m in earlier.publishers}
    return len(names) == 1


def _near(question: Question, best: Candidate) -> frozenset[str]:
    """Words of ours that belong to this number: those of the sentence, where it is the only one."""
    context = question.context
    if len(context.readings) == 1:
        return context.names
    start, end = scope_of(question)
    if _goes_on(question, best):
        start = context.sentence.start
    found = (*context.mentions, *context.restricting)
    return frozenset(m.word for m in found if start <= m.start < end)


# What always says of what a number is; a value or a subject does unless it is a plain word.
_NAMING = frozenset({"unit", "place", "publisher"})


def _goes_on(question: Question, best: Candidate) -> bool:
    """Whether the number has only a time of its own: "19,770 reports in 2022 and 43,265 in 2023".

    What it is of then stands before it, unless that names two of a kind.
    """
    context = question.context
    if not context.index(question.reading) or question.reading.quantity.is_percent:
        return False
    start, end = scope_of(question)
    if any(start <= m.start < end and _says_what(context, m) for m in context.mentions):
        return False
    keys = {*best.slot.breakdown, "geography"}
    named: dict[str, set[int]] = {}
    for m in context.mentions:
        key = "geography" if m.kind == "place" else m.word.partition("=")[0]
        if m.start < question.reading.place and key in keys:
            named.setdefault(key, set()).add(m.start)
    return all(len(places) == 1 for places in named.values())


def _says_what(context: SentenceContext, mention: Mention) -> bool:
    if mention.kind in _NAMING:
        return True
    if mention.kind not in ("value", "subject"):
        return False
    if any(m.span.start <= mention.start < m.span.end for m in context.periods):
        return False
    plain = [(m.start, m.end) for m in context.restricting if m.kind == "plain"]
    words = [w for w in context.words if mention.start <= w.start < mention.end]
    return not all(any(a <= w.start < b for a, b in plain) for w in words)


def _has_its_noun(question: Question, best: Candidate, account: Account) -> bool:
    series = best.shelf.series
    if question.reading.quantity.is_percent and series.form == "change":
        return False  # a share of something, and no change
    if question.reading.quantity.kind not in (Kind.COUNT, Kind.DIFFERENCE):
        return True  # a share or a change has no noun of its own
    if question.unit is None:
        return False
    word, own = question.unit.word, series.unit.key
    nouns = UNIT_NOUNS.get(own, frozenset({own}))
    if word == own or nouns == frozenset({word}) or account.named & THINGS == frozenset({word}):
        return True
    return word in nouns and word in account.valued  # videos, where files are told apart by type


def _has_its_words(question: Question, best: Candidate) -> bool:
    near, own = _near(question, best), best.shelf.series.unit.key
    word = question.unit.word if question.unit is not None else ""
    return all(group & near or word in group or (word == own and own in group)
               for group in best.entry.needs)  # fmt: skip


def _has_its_part(question: Question, best: Candidate) -> bool:
    near = _near(question, best)
    pinned = {key for key, _ in best.entry.breakdown}
    for key, value in best.slot.breakdown.items():
        if key in pinned or key in SILENT or key in AGE_KEYS or key not in best.shelf.varying:
            continue
        if f"{key}={value}" not in near:
            return False
    place = best.slot.geography
    return best.shelf.national or place in ("World", "Unknown") or place in near


def _may_be_a_part(question: Question, best: Candidate, account: Account) -> bool:
    """Whether the sentence names a place or a sender that a whole does not have."""
    own = account.words | account.values | account.places | account.publishers
    if question.reading.quantity.is_percent or question.is_change:
        narrowing = question.context.narrowing
        if any(m.word in narrowing and m.word not in own for m in question.context.mentions):
            return True
    if best.slot.geography not in ("World", "Unknown") or best.slot.breakdown:
        return False
    for mention in question.context.mentions:
        if mention.kind == "place" and mention.word != "World" and mention.word not in own:
            return True
        if mention.kind == "value" and mention.word not in own:
            key, _, value = mention.word.partition("=")
            if key in ("platform", "company") and value.lower() not in own and value not in own:
                return True
    return False
