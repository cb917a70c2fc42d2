"""From a finding to a claim: the verdict with the words that decided it."""

from __future__ import annotations

from claims.around.context import SentenceContext, span_of
from claims.judge.findings import Finding
from claims.link.candidates import Question
from claims.model import Claim, Quantity, Word
from data_sources.record.record import Record


def claim_of(
    context: SentenceContext,
    question: Question,
    finding: Finding,
    quantity: Quantity,
    language: str,
    record: Record,
) -> Claim:
    """The finding with the words that decided it."""
    return Claim(
        quantity=quantity,
        sentence=context.sentence.text.strip(),
        sentence_span=quantity.span,
        verdict=finding.verdict,
        reasons=finding.reasons,
        words=deciding_words(question, finding),
        figure=finding.figure,
        change=finding.change,
        total=finding.total,
        near=finding.near,
        language=language,
        record=record,
    )


_ROLES = {"publisher": "publisher", "unit": "unit", "place": "geography", "value": "breakdown"}


def deciding_words(question: Question, finding: Finding) -> tuple[Word, ...]:
    """Publisher, subject, unit, place and period as written, in the order of the text."""
    candidate = finding.candidate
    if candidate is None:
        return ()
    text, base = question.context.sentence.text, question.context.sentence.start
    words = {}
    slot_values = {f"{k}={v}" for k, v in candidate.slot.breakdown.items()} | {
        candidate.slot.geography
    }
    mentions, used = question.context.mentions, candidate.used
    named = [m for m in mentions if m.word in slot_values] + [m for m in mentions if m.word in used]
    for mention in named:
        role = _ROLES.get(mention.kind, "subject")
        words[(mention.start, mention.end)] = Word(
            span_of(mention), text[mention.start - base : mention.end - base], role
        )
    if candidate.period is not None:
        mention_span = candidate.period.mention.span
        words[(mention_span.start, mention_span.end)] = Word(
            mention_span, candidate.period.mention.text, "period"
        )
    return tuple(words[key] for key in sorted(words))
