"""A verdict held against the scope of its clause: a whole must not pass for a part."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.around.extremes_said import Extreme, extremes
from claims.judge.findings import Finding, misnaming, none
from claims.judge.times_beside import times_beside
from claims.judge.withheld import held_elsewhere
from claims.link.accounted import unexplained
from claims.link.candidates import Candidate, Question
from claims.link.indexed.figures import Slot
from claims.link.linking import Linker
from claims.link.nouns import (
    UNIT_NOUNS,
    base_of_everyone,
    base_of_others,
    base_of_persons,
    has_a_noun_of_its_own,
    names_a_part,
    names_otherwise,
    noun_over,
    says_the_material_rose,
    what_nobody_counts,
)
from claims.link.restriction import NEGATION, RATE, TIME, UNKNOWN, WIDENED, Restriction
from claims.link.scope import beside, restrictions, scope_of
from claims.link.ways.said import ways_said
from claims.link.ways.way import LEVEL
from claims.model import Reason, Verdict
from data_sources.record.figure import Figure
from languages.reading import either

# What these name is a part of the whole, also where the record has no figure of it.
_PARTS = frozenset({"place", "value", "category", "sex"})

_NAMES_A_PART = ("platform=", "company=", "service=")

# At most so many slots of a publisher are looked through for the part's own figure.
_MOST_PARTS = 4


def scoped(linker: Linker, question: Question, finding: Finding) -> Finding:
    """The finding as it is, or what remains of it when the clause narrows the number further."""
    candidate = finding.candidate
    if candidate is None or finding.verdict is Verdict.NOT_IN_RECORD:
        return finding
    torn = any(not reading.whole for reading in question.context.readings)
    if finding.verdict is Verdict.OUTDATED and candidate.period is None and torn:
        return none("not_sure")  # "2 0 2 3": a time was written, and not read
    left = left_over(linker, question, candidate)
    if left and finding.total is not None:
        left = _not_of_the_whole(linker, question, finding.total, left)
    if finding.verdict is Verdict.DIFFERS:
        elsewhere = not question.is_change and held_elsewhere(linker, question, candidate)
        doubtful = left or elsewhere
        return none("not_sure") if doubtful else finding
    return finding if not left else narrowed(linker, question, candidate, finding, left)


def _not_of_the_whole(
    linker: Linker, question: Question, total: Figure, left: list[Restriction]
) -> list[Restriction]:
    """Without what belongs to the whole: "of the reports assessed, two thirds were criminal"."""
    shelf = linker.shelf.series[total.series.key]
    slot = next((s for s in shelf.slots if total in s.current.values()), None)
    if slot is None:
        return left
    account = linker.accounts.of(slot)
    beyond = {r.span for r in unexplained(question, slot, shelf.series, account)}
    return [r for r in left if r.kind == TIME or r.span in beyond]


def left_over(linker: Linker, question: Question, candidate: Candidate) -> list[Restriction]:
    """The restrictions that the candidate does not account for."""
    account = linker.accounts.of(candidate.slot)
    left = unexplained(question, candidate.slot, candidate.shelf.series, account)
    left += times_beside(linker, question, candidate)
    ranks = [said.span for said in ranks_said(question)]
    left = [r for r in left if r.kind not in _OF_A_RANK
            or not any(a.start <= r.span.start < a.end for a in ranks)]  # fmt: skip
    if not any(r.kind in _OF_A_WAY for r in left):
        return left
    # "Unchanged", "as many as": asked of the figure before, and narrows nothing.
    ways = [way.span for way in ways_said(question) if way.sign == LEVEL]
    return [r for r in left if r.kind not in _OF_A_WAY
            or not any(a.start <= r.span.start < a.end for a in ways)]  # fmt: skip


# "Never before", "the most since 2019": what says a rank is asked of the rank, and narrows nothing.
_OF_A_RANK = frozenset({NEGATION, RATE, TIME})
_OF_A_WAY = frozenset({NEGATION, UNKNOWN})


def ranks_said(question: Question) -> list[Extreme]:
    """What is said of the rank of a number; read once."""
    if question.ranks is None:
        question.ranks = extremes(question.context, question.reading, *scope_of(question))
    return question.ranks


_SCOPE_CODES = frozenset(
    {"words_narrow", "words_unknown", "words_widen", "whole_not_part", "not_theirs"}
)


def continued(
    question: Question, finding: Finding, earlier: Finding | None, in_one_sentence: bool = True
) -> Finding:
    """The finding, or none, when the number goes on with what was narrowed of the one before.

    "The hotline removed 400 reports in 2024 and 300 in 2023": both were said to be removed.
    """
    if earlier is None or not finding.verdict.found or finding.figure is None:
        return finding
    reason = earlier.reasons[0]
    values = dict(reason.values)
    if reason.code in _ANOTHER_WHOLE and _is_part_of_the_last(question):
        words = values.get("words") or values.get("noun") or ""
        return none("words_narrow", words=words, figure=finding.figure.id)
    part = _part_before(finding, earlier) if in_one_sentence else ""
    if part and not _has_own_noun(question) and not _names_the_whole(question):
        return none("words_narrow", words=part, figure=finding.figure.id)
    if reason.code not in _SCOPE_CODES or not values.get("figure"):
        return finding
    if _slot_of(values["figure"]) != _slot_of(finding.figure.id) or _has_own_noun(question):
        return finding
    if _names_the_whole(question):
        return finding
    return none("words_narrow", words=values.get("words", ""), figure=finding.figure.id)


_SENDER = "platform"


def _part_before(finding: Finding, earlier: Finding) -> str:
    """The part that the number before was of, where this one is of the whole: "it then fell to"."""
    if not (earlier.verdict.found and earlier.candidate and finding.candidate):
        return ""
    before, now = earlier.candidate.slot, finding.candidate.slot
    if before.geography != now.geography:
        return ""
    one, other = earlier.candidate.shelf.series, finding.candidate.shelf.series
    if (one.publisher.key, one.unit.key) != (other.publisher.key, other.unit.key):
        return ""
    if before.series != now.series and (now.breakdown or _SENDER not in before.breakdown):
        return ""
    if not before.breakdown.items() > now.breakdown.items():
        return ""
    return ", ".join(value for key, value in before.breakdown.items() if key not in now.breakdown)


def _names_the_whole(question: Question) -> bool:
    start, end = scope_of(question)
    return any(m.word in _WHOLES and start <= m.start < end for m in question.context.mentions)


# The number before is right of another whole than the one said: so are the parts of it.
_ANOTHER_WHOLE = frozenset({"words_narrow", "whole_not_part", "misnamed", "not_theirs"})
_PARTS_OF_IT = re.compile(
    rf"\b(?:{either('around.of_them')}|{either('around.of_which')})\b", re.IGNORECASE
)


def _is_part_of_the_last(question: Question) -> bool:
    """ "400 reports about boys. Of these, 300 were confirmed": 300 about boys."""
    context, reading = question.context, question.reading
    base, text = context.sentence.start, context.sentence.text
    low, _ = context.neighbours(reading)
    leading = text[low - base : reading.quantity.span.start - base]
    after = text[reading.end - base : reading.end - base + 24]
    return bool(_PARTS_OF_IT.search(leading) or _PARTS_OF_IT.match(after.lstrip()))


_WHOLES = frozenset({"World", "total_word"})


_A_PART_NEXT = re.compile(  # "400, of which 300 of children"
    rf"\b(?:{either('clauses.of_a_part')}|{either('around.of_which')})\b", re.IGNORECASE
)


def borrows_its_noun(question: Question) -> bool:
    """Whether the noun that is counted follows the next number: "400 and 300 reports"."""
    context, end = question.context, question.reading.end
    high = context.neighbours(question.reading)[1]
    nouns = [m for m in context.units if m.start >= end]
    if not nouns or nouns[0].start < high:
        return False
    base = context.sentence.start
    return _A_PART_NEXT.search(context.sentence.text, end - base, high - base) is None


def _slot_of(figure: str) -> str:
    return figure.rpartition("|")[0]


def _has_own_noun(question: Question) -> bool:
    """Whether the noun that is counted stands nearer to this number than to another."""
    unit = question.unit
    start, end = scope_of(question)
    return unit is not None and start <= unit.mention.start < end


def rightly_named(linker: Linker, question: Question, finding: Finding) -> Finding:
    """The finding, or that the number is right of another thing than the sentence says."""
    candidate, figure = finding.candidate, finding.figure
    if candidate is None or figure is None or not finding.verdict.found:
        return finding
    series = candidate.shelf.series
    other = noun_over(question, series)
    if other:
        return none("words_narrow", words=other, figure=figure.id)
    nouns = UNIT_NOUNS.get(series.unit.key, frozenset({series.unit.key}))
    account = linker.accounts.of(candidate.slot)
    named = has_a_noun_of_its_own(question, nouns) and names_otherwise(question, series, account)
    persons = base_of_persons(question, series, account)
    everyone = base_of_everyone(question, candidate.slot, candidate.carried)
    if everyone:
        return none("words_widen", words=everyone, figure=figure.id)
    uncounted = what_nobody_counts(question, series, account) or base_of_others(
        question, series, account
    )
    if uncounted:
        return none("words_narrow", words=uncounted, figure=figure.id)
    if not (named or persons or says_the_material_rose(question, series, account)):
        return finding
    quantity = question.reading.quantity
    noun = persons or (question.unit.word if question.unit else "")
    if names_a_part(question, series):
        reason = Reason.of("whole_not_part", figure=figure.id, words=noun)
        return replace(finding, verdict=Verdict.WHOLE_NOT_PART, reasons=(reason,), near=())
    reason = Reason.of("misnamed", figure=figure.id, noun=noun)
    return replace(finding, verdict=misnaming(quantity, noun), reasons=(reason,))


def narrowed(
    linker: Linker, question: Question, candidate: Candidate, finding: Finding,
    left: list[Restriction],
) -> Finding:  # fmt: skip
    """Right for the whole, not for this part; or nothing at all, when it is unclear which part."""
    figure = finding.figure
    words = _as_written(question, left)
    if any(r.kind == WIDENED for r in left):
        wide = _as_written(question, [r for r in left if r.kind == WIDENED])
        return none("words_widen", words=wide, figure=figure.id if figure else "")
    if figure is not None and _all_name_another_publisher(question, left):
        names = re.sub(r"['’]s\b", "", words)
        return none("not_theirs", words=names, figure=figure.id, publisher=_whose(figure))
    clear = all(r.has_part for r in left) and not candidate.misnomer
    clear = clear and any(beside(r, question) for r in left)
    if figure is None or not clear or not candidate.publisher_known:
        code = "words_unknown" if all(r.kind == UNKNOWN for r in left) else "words_narrow"
        return none(code, words=words, figure=figure.id if figure else "")
    part = candidate.slot.breakdown or candidate.slot.geography not in ("World", "Unknown")
    if part and any(r.kind in ("place", "value") for r in left):
        return none("words_narrow", words=words, figure=figure.id)  # one part said of another
    rate = any(r.kind == RATE for r in left)
    own = None if rate else _part(linker, question, candidate, left)
    whole = not candidate.slot.breakdown and not question.reading.quantity.is_percent
    if own is None and not (whole and (rate or any(r.kind in _PARTS for r in left))):
        return none("words_narrow", words=words, figure=figure.id)
    reasons = [Reason.of("whole_not_part", figure=figure.id, words=words)]
    if own is not None:
        reasons.append(Reason.of("part_is", named=own.id))
    near = (own,) if own is not None else ()
    return replace(finding, verdict=Verdict.WHOLE_NOT_PART, reasons=tuple(reasons), near=near)


def _all_name_another_publisher(question: Question, left: list[Restriction]) -> bool:
    """Whether only those are left who count as well, and of whom nothing is counted."""
    mentions = question.context.mentions
    counted = {m.start for m in mentions if m.word.startswith(_NAMES_A_PART)}
    named = [(m.start, m.end) for m in question.context.publishers if m.start not in counted]
    return all(any(a <= r.span.start < b for a, b in named) for r in left)


def _whose(figure: Figure) -> str:
    """Who counted: the observer that a comparison names, else the publisher."""
    return figure.breakdown.get("observer", figure.series.publisher.label)


def withheld(question: Question, figure: Figure, left: list[Restriction]) -> Finding:
    """No verdict: the clause narrows the number to something that the figure does not count."""
    return none("words_narrow", words=_as_written(question, left), figure=figure.id)


def _as_written(question: Question, left: list[Restriction]) -> str:
    text, base = question.context.sentence.text, question.context.sentence.start
    words = (r.text or text[r.span.start - base : r.span.end - base] for r in left)
    return ", ".join(dict.fromkeys(words))


def _part(
    linker: Linker, question: Question, candidate: Candidate, left: list[Restriction]
) -> Figure | None:
    """The record's own figure of the part, when exactly one slot accounts for every word."""
    whole = candidate.figure
    if whole is None:  # a change, tied to its series by more than one figure
        return None
    found: list[Figure] = []
    for shelf in linker.shelf.series.values():
        if shelf.series.publisher.key != candidate.shelf.series.publisher.key:
            continue
        if shelf.series.unit.key != candidate.shelf.series.unit.key:
            continue
        facets = {r.word for r in left if r.kind in ("place", "value")}
        for slot in shelf.slots_for(facets):
            if facets and not facets & {
                slot.geography,
                *(f"{k}={v}" for k, v in slot.breakdown.items()),
            }:
                continue
            figure = slot.current.get(whole.period.code)  # asked first: that costs little
            if figure is None or figure.id == whole.id:
                continue
            if unexplained(question, slot, shelf.series, linker.accounts.of(slot)):
                continue
            if not _of_more(linker, question, candidate, slot):
                found.append(figure)
                if len(found) > _MOST_PARTS:
                    return None
    return found[0] if len(found) == 1 else None


_KINDS_OF_PARTS = frozenset({"category", "sender"})


def _of_more(linker: Linker, question: Question, whole: Candidate, part: Slot) -> bool:
    """Whether a part is narrowed by more than the sentence says: boys, and of sextortion."""
    account, scope = linker.accounts.of(part), linker.lexicon.scope
    kinds = scope.kinds if scope is not None else {}
    said = {r.word for r in restrictions(question)} | question.context.names
    narrowing = question.context.narrowing
    own = {w for w in account.named if kinds.get(w) in _KINDS_OF_PARTS or w in narrowing}
    return bool(own - linker.accounts.of(whole.slot).words - said)
