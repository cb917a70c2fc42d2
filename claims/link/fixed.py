"""Whether the words of a number fix one slot and one time: only then may it be called wrong.

A number that agrees may be tied by words that stand further off, for its digits speak for it. One
that does not agree has only its words: its own noun, every word that its series needs, every part,
and one time must stand where they belong to this number and to no other.
"""

from __future__ import annotations

from claims.around.period_named import MEDIUM, STRONG
from claims.link.candidates import Candidate, Question
from claims.link.explained import Account
from claims.link.figure_index import AGE_KEYS, SILENT
from claims.link.nouns import THINGS, UNIT_NOUNS
from claims.link.scope import scope_of
from claims.model import Kind


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
    if best.period_fits >= STRONG:
        return True
    figure, placed = best.figure, best.period
    if figure is None or placed is None or best.period_fits < MEDIUM:
        return False
    mention = placed.mention
    if (mention.start, mention.end) != (figure.period.start, figure.period.end):
        return False
    here = [m for m in question.context.periods if m.kind != "day"]
    if not here and not _says_of_what(question, best, account):
        return False
    return all((m.start, m.end) == (mention.start, mention.end) for m in here)


def _says_of_what(question: Question, best: Candidate, account: Account) -> bool:
    """Whether a sentence that leaves its time to the one before names publisher or subject."""
    if any(m.word in account.publishers for m in question.context.publishers):
        return True
    near, own = _near(question), best.shelf.series.unit.key
    return any(group & near for group in best.entry.needs if own not in group)


def _near(question: Question) -> frozenset[str]:
    """Words of ours that belong to this number: those of the sentence, where it is the only one."""
    context = question.context
    if len(context.readings) == 1:
        return context.names
    start, end = scope_of(question)
    found = (*context.mentions, *context.restricting)
    return frozenset(m.word for m in found if start <= m.start < end)


def _has_its_noun(question: Question, best: Candidate, account: Account) -> bool:
    series = best.shelf.series
    if question.reading.quantity.is_percent and series.form == "change":
        return False  # a share of something, and no change
    if question.reading.quantity.kind not in (Kind.COUNT, Kind.DIFFERENCE):
        return True  # a share or a change has no noun of its own
    if question.unit is None:
        return False
    word, own = question.unit.word, series.unit.key
    only = UNIT_NOUNS.get(own, frozenset({own})) == frozenset({word})
    return word == own or only or account.named & THINGS == frozenset({word})


def _has_its_words(question: Question, best: Candidate) -> bool:
    near, own = _near(question), best.shelf.series.unit.key
    word = question.unit.word if question.unit is not None else ""
    return all(group & near or word in group or (word == own and own in group)
               for group in best.entry.needs)  # fmt: skip


def _has_its_part(question: Question, best: Candidate) -> bool:
    near = _near(question)
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
