"""Found by its value: the figure that has this number, when all that names it stands around it.

The words are asked after, not before: publisher, period, place, part and subject of the figure must
be in the sentence or in what came before it. Only one series and period may remain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from claims.around.period_named import MEDIUM
from claims.around.surroundings import cited_around
from claims.judge.findings import Finding, none, weigh
from claims.judge.scoped import left_over, narrowed
from claims.judge.value.named import named, publisher_near
from claims.judge.value.when import Times, period_of, times_of
from claims.judge.verdicts import agreement, misnamed
from claims.link.candidates import Candidate, Question
from claims.link.indexed.values import Hit
from claims.link.linking import Linker
from claims.link.nouns import in_the_parts_name, unit_score
from claims.link.owners import PLATFORM
from claims.link.restriction import Restriction
from claims.model import Verdict
from claims.weights import weights
from data_sources.record.record import Record
from languages.reading import either

_WEIGHT = weights("value")

# A number of so many significant digits is hardly ever another one by chance.
TELLING = 4

# From this score on a word of the subject stands in the number's own sentence.
SUBJECT_NEAR = _WEIGHT["subject_near"]

# One candidate must be ahead of the next by this much; else two series are possible.
AHEAD = _WEIGHT["ahead"]


@dataclass
class Found:
    """A hit whose publisher, period, place and subject were found in the text."""

    candidate: Candidate
    left: list[Restriction]


@dataclass
class _Asked:
    """One number while its figure is sought; what each hit asks of it is told once."""

    question: Question
    kinds: frozenset[str]
    telling: bool

    @cached_property
    def others(self) -> list[float]:
        """What its digits may be read as besides."""
        return [self.question.reading.other] if self.question.reading.other is not None else []

    @cached_property
    def times(self) -> Times:
        return times_of(self.question, self.telling)

    @cached_property
    def counts_what_nobody_knows(self) -> bool:
        return _counts_what_nobody_knows(self.question)


def by_value(record: Record, linker: Linker, question: Question) -> Finding:
    """The verdict by the value of the number: an agreement, the whole of a part, or none."""
    quantity = question.reading.quantity
    telling = quantity.exact_digits >= TELLING
    asked = _Asked(question, frozenset({"percent"} if quantity.is_percent else {"count"}), telling)
    hits = linker.values.near(quantity, cited_around(question.context), question.reading.other)
    found = [f for hit in hits if (f := _supported(linker, asked, hit)) is not None]
    whole = [f for f in found if not f.left]
    chosen = _one(whole)
    if chosen is not None:
        return _said(record, question, chosen.candidate)
    told_by_both = _one(whole, True)
    if told_by_both is not None:
        return replace(_said(record, question, told_by_both.candidate), either=True)
    if whole:
        near = tuple(f.candidate.figure for f in whole if f.candidate.figure is not None)[:4]
        return Finding(Verdict.NOT_IN_RECORD, none("two_possible").reasons, near=near)
    chosen = _one([f for f in found if f.candidate.period_fits >= MEDIUM])
    if chosen is None:
        return none("no_series")
    finding = _said(record, question, chosen.candidate)
    if not finding.verdict.found:
        return none("no_series")
    return narrowed(linker, question, chosen.candidate, finding, chosen.left)


def _one(found: list[Found], told_by_both: bool = False) -> Found | None:
    """The one that is meant: of one series and period, or clearly ahead of all others.

    `told_by_both`: a company's count and the clearing house's of it are no two.
    """
    if not found:
        return None
    found = sorted(
        _originals(found), key=lambda f: (-f.candidate.score, len(f.candidate.slot.breakdown))
    )
    best = found[0]
    for other in found[1:]:
        if (
            not _same_thing(best.candidate, other.candidate)
            and not (told_by_both and _counted_by_both(best.candidate, other.candidate))
            and other.candidate.score > best.candidate.score - AHEAD
        ):
            return None
    return best


def _originals(found: list[Found]) -> list[Found]:
    """Without those that another one prints of fewer parts; that one stands as high as they did.

    A comparison sets a publisher's number beside a company's own: they are two copies of it.
    """
    kept = []
    for one in found:
        parts = len(one.candidate.slot.breakdown)
        same = [f for f in found if f is one or _same_thing(one.candidate, f.candidate)]
        if all(len(f.candidate.slot.breakdown) >= parts for f in same):
            score = max(f.candidate.score for f in same)
            kept.append(Found(one.candidate.but(score=score), one.left))
    return kept


def _counted_by_both(one: Candidate, other: Candidate) -> bool:
    """A company's own count, and the clearing house's of that company: one number, told by both."""
    if one.figure is None or other.figure is None or one.figure.period != other.figure.period:
        return False
    whole, part = (one, other) if not one.slot.breakdown else (other, one)
    company = whole.shelf.series.publisher
    return (
        company.kind == "company"
        and not whole.slot.breakdown
        and list(part.slot.breakdown) == [PLATFORM]
        and part.slot.breakdown[PLATFORM].lower() in (company.key, company.name.lower())
        and whole.shelf.series.unit.key == part.shelf.series.unit.key
        and whole.figure is not None
        and part.figure is not None
        and whole.figure.value == part.figure.value
    )


def _same_thing(one: Candidate, other: Candidate) -> bool:
    """One number printed twice: in the publisher's table, and where somebody sets it beside."""
    if one.figure is None or other.figure is None or one.figure.period != other.figure.period:
        return False
    if one.slot is other.slot:
        return True
    few, many = sorted(
        (set(one.slot.breakdown.items()), set(other.slot.breakdown.items())), key=len
    )
    same_unit = one.shelf.series.unit.key == other.shelf.series.unit.key
    same_place = one.slot.geography == other.slot.geography
    return same_unit and same_place and few <= many and bool(few)


def _said(record: Record, question: Question, candidate: Candidate) -> Finding:
    others = [question.reading.other] if question.reading.other is not None else []
    found = agreement(record, question.reading.quantity, candidate, others)
    if found is not None and candidate.misnomer:
        found = misnamed(question.reading.quantity, candidate)
    return found if found is not None else none("no_series")


_NEXT = re.compile(r"[ \u00a0]([^\W\d_A-Z][\w'-]*)")

_MAY_FOLLOW = re.compile(rf"(?:{either('by_value.may_follow')})", re.IGNORECASE)


def _counts_what_nobody_knows(question: Question) -> bool:
    """Whether a word that is no noun of ours stands straight after: "412,009 letters"."""
    quantity, sentence = question.reading.quantity, question.context.sentence
    if quantity.is_percent or question.unit is not None:
        return False
    after = _NEXT.match(sentence.text, quantity.span.end - sentence.start)
    return after is not None and _MAY_FOLLOW.fullmatch(after[1]) is None


def _supported(linker: Linker, asked: _Asked, hit: Hit) -> Found | None:
    question, series = asked.question, hit.shelf.series
    if hit.shelf.kinds.isdisjoint(asked.kinds):
        return None
    if not weigh(question.reading.quantity, hit.figure, asked.others).agrees:
        return None
    account = linker.accounts.of(hit.slot)
    publisher = publisher_near(question, account, linker.accounts.organisations(series.key))
    if publisher is None:
        return None
    noun = unit_score(question, hit.shelf)
    if noun is None or asked.counts_what_nobody_knows:
        return None
    placed = period_of(question, asked.times, hit)
    if placed is None:
        return None
    by_words = named(linker, question, hit, account, asked.telling)
    if by_words is None:
        return None
    entry, words = by_words
    if not asked.telling and noun[0] < _WEIGHT["noun"] and words < SUBJECT_NEAR:
        return None  # few digits need the noun in the sentence, or the subject beside the number
    current = hit.slot.current.get(hit.figure.period.code, hit.figure)
    candidate = Candidate(
        entry, hit.slot, hit.shelf, 
        publisher + noun[0] + words + _WEIGHT["time"] * placed.strength,
        current, placed, placed.strength, True, question.unit,
        noun[1] and not in_the_parts_name(question, hit.slot),
        used_but=bool(entry.but & question.local),
        used=entry.words | account.publishers,
    )  # fmt: skip
    return Found(candidate, left_over(linker, question, candidate))
