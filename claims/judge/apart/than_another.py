"""A number said to be more, or fewer, than another place's: held against that place's figure.

"The Netherlands had 400 reports, more than Germany" says two things, and the number is one of them.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import replace

from claims.around.lexicon import Mention
from claims.judge.findings import Finding, none
from claims.link.candidates import Candidate, Question
from claims.model import Reason, Verdict
from data_sources.record.figure import Figure
from data_sources.record.record import Record
from languages.reading import either, small_pattern

_LEAD = (
    rf"\b(?:(?P<up>{either('others.more')})|(?P<down>{either('others.fewer')})"
    rf"|(?P<same>{either('others.as_many')}))(?:\s[\w'-]+)?"
    rf"\s(?:{either('others.than')})(?:\s[^\W\d]{{1,6}}){{0,2}}\s$"
)
_THAN = small_pattern(_LEAD)
_JOINED = small_pattern(
    rf"^(?:,|\s(?:{either('others.and')}))\s(?:(?:{either('around.articles')})\s)?$"
)
_TOGETHER = small_pattern(rf"^,?\s(?:{either('clauses.together')})\b")
_FAR = 40  # signs before a place's name in which the comparison stands


def held_to_the_others(record: Record, question: Question, finding: Finding) -> Finding:
    """The finding; no agreement where a place that the number is set against speaks otherwise."""
    figure, candidate = finding.figure, finding.candidate
    if question.is_change or figure is None or candidate is None or not finding.verdict.agrees:
        return finding
    said = _said(record, question, candidate.slot.geography)
    if said is None:
        return finding
    so, places, together, words = said
    others = [f for p in places if (f := _of(candidate, figure, p.word)) is not None]
    if len(others) < len(places):
        reason = Reason.of("others_unknown", words=words, figure=figure.id)
        return replace(finding, verdict=Verdict.MATCHES_BUT, reasons=(reason, *finding.reasons))
    values = [float(o.value) for o in others]
    against = [sum(values)] if together else values
    wrong = next((i for i, v in enumerate(against) if not so(float(figure.value), v)), None)
    if wrong is None:
        return finding
    named = max(others, key=lambda o: float(o.value)) if together else others[wrong]
    told = none("not_than_another", words=words, figure=figure.id, named=named.id)
    return replace(told, candidate=candidate, figure=figure, near=tuple(others))


def _said(
    record: Record, question: Question, own: str
) -> tuple[Callable[[float, float], bool], list[Mention], bool, str] | None:
    """How the number is set against which places but its own, and whether against all at once."""
    context = question.context
    start, end = question.segment
    text, base = context.sentence.small, context.sentence.start
    places = [m for m in context.mentions if start <= m.start < end and _is_country(record, m)]
    for at, place in enumerate(places):
        lead = _THAN.search(text[max(0, place.start - base - _FAR) : place.start - base])
        if lead is None or place.word == own:
            continue
        joined = [place]
        for after in places[at + 1 :]:
            apart = not _JOINED.match(text[joined[-1].end - base : after.start - base])
            if apart or after.word == own:  # "more than Germany, the Netherlands had 400"
                break
            joined.append(after)
        last = joined[-1].end - base
        so = operator.gt if lead["up"] else operator.lt if lead["down"] else operator.eq
        together = _TOGETHER.match(text[last:])
        ends = last + (together.end() if together else 0)
        words = context.sentence.text[place.start - base - len(lead.group()) : ends]
        return so, joined, together is not None, words.strip()
    return None


def _is_country(record: Record, mention: Mention) -> bool:
    place = record.geographies.get(mention.word)
    return mention.kind == "place" and place is not None and place.kind == "country"


def _of(candidate: Candidate, figure: Figure, place: str) -> Figure | None:
    """The same thing of another place in the same period."""
    slots = (s for s in candidate.shelf.slots
             if s.geography == place and s.breakdown == candidate.slot.breakdown)  # fmt: skip
    return next((f for s in slots if (f := s.current.get(figure.period.code)) is not None), None)
