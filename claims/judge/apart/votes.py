"""How the members of one country's parties voted: "Against: five members of Party A".

Such numbers are small, and would agree with anything. So all of it must be there: the day, the
country, a party with the number and nothing between, and one way of voting in the sentence or at
its head. A day of several ballots, and a motion to reject, where "for" is against, say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.around.context import SentenceContext
from claims.around.lexicon import Entry, Mention
from claims.around.period_named import STRONG, Placed
from claims.around.surroundings import before, cited_around, words_around
from claims.judge.findings import Finding, none
from claims.judge.verdicts import agreement
from claims.link.candidates import Candidate, Question
from claims.link.indexed.figures import SeriesShelf, Slot
from claims.link.linking import Linker
from claims.model import Kind, PeriodMention
from claims.read.mentions import Reading
from data_sources.record.record import Record
from languages.reading import either

PARTY = "party"
VOTE = "vote"
BALLOT = "ballot"
_MOST = 999
_NO_ENTRY = Entry("", (), (), frozenset(), frozenset(), frozenset())

# A way of voting by the first word of what the record calls it.
_WAYS = {
    "for": re.compile(rf"\b(?:{either('votes.in_favour')})", re.IGNORECASE),
    "against": re.compile(rf"\b(?:{either('votes.against')})\b", re.IGNORECASE),
    "abstained": re.compile(rf"\b(?:{either('votes.abstained')})", re.IGNORECASE),
    "did": re.compile(rf"\b(?:{either('votes.did_not_vote')})\b", re.IGNORECASE),
}
_DENIED = re.compile(rf"\b(?:{either('votes.denied')})\b", re.IGNORECASE)
_TURNED = re.compile(rf"\b(?:{either('votes.turned')})", re.IGNORECASE)
_ELSEWHERE = re.compile(rf"\b(?:{either('votes.elsewhere')})\b", re.IGNORECASE)
_MEMBERS = rf"(?:{either('votes.members')})"
# "5 members of the Party A", "five Party A members"; "Party A: 5", "of Party A 5 members abstained"
_THEN_PARTY = re.compile(
    rf"\s(?:{_MEMBERS}\s)?(?:(?:{either('votes.of')})\s)?(?:(?:{either('votes.articles')})\s)?",
    re.IGNORECASE,
)
_PARTY_FIRST = re.compile(rf":?\s\(?(?:(?:{either('votes.verbs')})\s)?|\s\(", re.IGNORECASE)
_THEN_END = re.compile(rf"\s{_MEMBERS}\b|[.,;)]|\s?$", re.IGNORECASE)


def judge_votes(record: Record, linker: Linker, question: Question) -> Finding:
    """The verdict on a number of a party's votes: an agreement, or none."""
    quantity = question.reading.quantity
    if quantity.kind is not Kind.COUNT or quantity.value > _MOST or quantity.value % 1:
        return none("no_series")
    party = _party(question.context, question.reading)
    way = _way(question.context) if party else ""
    day = _day(question.context) if way else None
    if day is None or _turned(question.context):
        return none("no_series")
    found = list(_slots(linker, question, party, way, day))
    if len(found) != 1:
        return none("no_series")
    shelf, slot = found[0]
    figure = next(iter(slot.current.values()))
    candidate = Candidate(
        _NO_ENTRY, slot, shelf, 0.0, figure, Placed(day, STRONG), STRONG, used=frozenset({party})
    )
    said = agreement(record, quantity, candidate, [])
    return said if said is not None and said.verdict.found else none("no_series")


def _slots(
    linker: Linker, question: Question, party: str, way: str, day: PeriodMention
) -> Iterator[tuple[SeriesShelf, Slot]]:
    """Those of one ballot of that day, of a country and a parliament that the text names."""
    context = question.context
    reach, cited = context.names | words_around(context), cited_around(context)
    for shelf in linker.shelf.series.values():
        if not {PARTY, VOTE, BALLOT} <= shelf.keys or shelf.series.publisher.key not in cited:
            continue
        of_the_day = [
            slot for slot in shelf.slots
            if slot.geography in reach
            and any(day.start and f.period.start <= day.start <= f.period.end for f in slot.figures)
        ]  # fmt: skip
        if len({slot.breakdown.get(BALLOT) for slot in of_the_day}) != 1:
            continue
        for slot in of_the_day:
            voted = slot.breakdown.get(VOTE, "").partition(" ")[0]
            if f"{PARTY}={slot.breakdown.get(PARTY)}" == party and voted == way:
                yield shelf, slot


def _party(context: SentenceContext, reading: Reading) -> str:
    """The party whose members a number counts: "5 members of Party A", or "Party A: 5"."""
    text, base = context.sentence.text, context.sentence.start
    low, high = context.neighbours(reading)
    named = [
        m for m in context.mentions if low <= m.start < high and m.word.startswith(PARTY + "=")
    ]

    def beside(mention: Mention) -> bool:
        if mention.start >= reading.end:
            return (
                _THEN_PARTY.fullmatch(text[reading.end - base : mention.start - base]) is not None
            )
        counted = _THEN_END.match(text, reading.end - base) is not None
        between = text[mention.end - base : reading.place - base]
        return counted and _PARTY_FIRST.fullmatch(between) is not None

    close = [m for m in named if beside(m)]
    after = {m.word for m in close if m.start >= reading.end}
    found = after or {m.word for m in close}
    return next(iter(found)) if len(found) == 1 else ""


def _way(context: SentenceContext) -> str:
    """The one way of voting that a sentence is about, or that its head before a colon names."""
    text = context.sentence.text
    found = [way for way, words in _WAYS.items() if words.search(text)]
    denied = (_DENIED.search(text) and found != ["did"]) or _ELSEWHERE.search(text)
    return found[0] if len(found) == 1 and not denied else ""


def _day(context: SentenceContext) -> PeriodMention | None:
    """The day of the vote: the only one of the nearest sentence that names any."""
    for near in (context, *before(context)):
        days = [m for m in near.periods if m.kind == "day" and m.start is not None]
        if days:
            return days[0] if len(days) == 1 else None
    return None


def _turned(context: SentenceContext) -> bool:
    return any(_TURNED.search(near.sentence.text) for near in (context, *before(context)))
