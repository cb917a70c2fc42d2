"""A number that something rose or fell to: held against the figure before it.

"Reports fell to 400" says two things, and the number is one of them. It agrees only where the
record's figure before it lies on the side that the sentence says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claims.around.context import SentenceContext
from claims.judge.findings import Finding, none
from claims.link.candidates import Candidate, Question
from claims.model import Reason, Span, Verdict
from claims.read.hedges import FROM
from claims.read.mentions import Reading
from data_sources.record.figure import Figure
from data_sources.record.record import Record
from languages.reading import either, in_small_letters, small_pattern

UP, DOWN = 1, -1

_UP = rf"(?:{either('changes.up')}|{either('direction.up')})\b"
_DOWN = rf"(?:{either('changes.down')}|{either('direction.down')})\b"
_FIRM = rf"(?!(?:{either('changes.loose')})\b)"
_HEDGE = "|".join(either(f"hedges.{key}") for key in ("about", "nearly", "at_least", "at_most"))
_ENDS = (
    rf"\b(?:{either('direction.to')})"
    rf"(?:\s*(?:{_HEDGE}))?(?:\s(?:{either('hedges.article')}))?\s$"
)
_VERB = small_pattern(rf"\b{_FIRM}(?:(?P<up>{_UP})|(?P<down>{_DOWN}))")
# "It went up to 400" may be "as many as": only what goes down says so in two words.
_PARTED = small_pattern(
    rf"\b(?:{either('changes.parted_verbs')})\b[^;:!?]{{0,80}}?"
    rf"\b(?:(?P<up>{either('changes.up_particle')})|(?P<down>{either('changes.down_particle')})),?\s"
    rf"(?:{either('direction.to')})"
)
_TO = small_pattern(_ENDS)
_DOWN_TO = small_pattern(rf"\b(?:(?P<up>(?!))|(?P<down>{either('direction.down_to')}))")
# "Fewer reports than the year before: 400", "with 400 reports lower than in 2022".
_THAN = small_pattern(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:\s[\w'-]+){{0,3}}?\s(?:{either('direction.against')})"
)
_AFTER = small_pattern(
    rf"(?:\s[\w'-]+){{0,6}},\s(?:(?:{either('hedges.article')})\s)?"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s(?=(?:{either('direction.against')}))"
)
_STOPS = re.compile(r"[;:!?]|\.\s|\s[-\u2013\u2014]\s")
_FAR = 120  # signs between the verb and the number that it reaches


@dataclass(frozen=True)
class Way:
    """Which way something is said to have gone to a number, where, and where its clause begins."""

    sign: int
    span: Span
    text: str
    begins: int


def held_to_its_way(record: Record, question: Question, finding: Finding) -> Finding:
    """The finding; no agreement where the record's figure before it lies on the other side."""
    figure, candidate = finding.figure, finding.candidate
    if question.is_change or figure is None or candidate is None or not finding.verdict.agrees:
        return finding
    way = way_said(question.context, question.reading)
    if way is None:
        return finding
    before = _before(question, candidate, figure, way)
    if before is None:
        return _but(finding, Reason.of("way_unknown", words=way.text, figure=figure.id))
    try:
        change = record.change(before, figure, across_breaks=True)
    except ValueError:  # a lower bound, say: which is more cannot be told
        return _but(finding, Reason.of("way_unknown", words=way.text, figure=figure.id))
    if (float(figure.value) - float(before.value)) * way.sign <= 0:
        told = none("other_way", words=way.text, figure=figure.id, named=before.id)
        return replace(told, candidate=candidate, figure=figure, near=(before,))
    if change.breaks:
        return _but(finding, Reason.of("way_over_a_break", first=before.id, figure=figure.id))
    return finding


def _but(finding: Finding, reason: Reason) -> Finding:
    return replace(finding, verdict=Verdict.MATCHES_BUT, reasons=(reason, *finding.reasons))


def _before(question: Question, candidate: Candidate, figure: Figure, way: Way) -> Figure | None:
    """The figure that it came from: of the earlier year named beside, else of the one before."""
    earlier = [
        f for f in candidate.slot.current.values()
        if f.period.kind == figure.period.kind and f.period.same_length(figure.period)
        and f.period.end < figure.period.start
    ]  # fmt: skip
    high = max(way.span.end, question.reading.end) + _FAR
    named = [
        m.start for m in question.context.periods
        if m.start is not None and way.begins <= m.span.start < high
        and m.start < figure.period.start and m.kind in (figure.period.kind, "since")
    ]  # fmt: skip
    if named:
        return next((f for f in earlier if f.period.start == named[-1]), None)
    last = max(earlier, key=lambda f: f.period.end, default=None)
    if last is None or (figure.period.start - last.period.end).days != 1:
        return None
    return last


def way_said(context: SentenceContext, reading: Reading) -> Way | None:
    """What the sentence says of the way to this number; None where it says nothing clear."""
    text, base = in_small_letters(context.sentence.text), context.sentence.start
    place, end = reading.place - base, reading.end - base
    low = max(0, place - _FAR)
    lead = text[low:place]
    if _TO.search(lead):
        stop = max((m.end() for m in _STOPS.finditer(lead)), default=0)
        said = [m for way in (_VERB, _PARTED, _DOWN_TO) for m in way.finditer(lead, stop)]
        if said:
            nearest = max(said, key=lambda m: m.end())
            way = _way(nearest, low + base, context, low + base + stop)
            return None if _reaches_another(way, context, reading) else way
    behind = _AFTER.match(text, end)
    if behind:
        return _way(behind, base, context, reading.end)
    if len(context.readings) > 1:
        return None  # of which number it is said, is not sure
    than = _THAN.search(text)
    return _way(than, base, context, than.start() + base) if than else None


def _reaches_another(way: Way, context: SentenceContext, reading: Reading) -> bool:
    """Whether a number stands between that it came to: "fell to 30, while 400 …", not "from 30"."""
    text, base = in_small_letters(context.sentence.text), context.sentence.start
    between = [r.place for r in context.readings if way.span.end <= r.place < reading.place]
    return any(not FROM.search(text[: place - base]) for place in between)


def _way(found: re.Match[str], base: int, context: SentenceContext, begins: int) -> Way:
    span = Span(found.start() + base, found.end() + base)
    said = context.written(span).strip(" ,")
    return Way(UP if found["up"] else DOWN, span, said, begins)
