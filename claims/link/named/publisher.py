"""Whose number it is: the publisher named in the clause, the sentence or the ones before."""

from __future__ import annotations

from claims.link.candidates import Question
from claims.read.text import word_set
from claims.weights import weights

_WEIGHT = weights("publisher")


def named_publishers(question: Question) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    start, end = question.segment
    context = question.context
    earlier: frozenset[str] = frozenset()
    before, steps = context.before, 0
    while (
        before is not None and steps < 4 and before.sentence.paragraph == context.sentence.paragraph
    ):
        if before.publishers:
            earlier = before.cited
            break
        before, steps = before.before, steps + 1
    return context.cited_between(start, end), context.cited, earlier


def names_a_source(publishers: tuple[frozenset[str], ...]) -> bool:
    """Whether the sentence names somebody who publishes figures, and so leaves out all others."""
    return bool(publishers[1] - _PLATFORMS)


def publisher_score(
    company: bool, names: frozenset[str], publishers: tuple[frozenset[str], ...],
    around: frozenset[str],
) -> tuple[float, bool] | None:  # fmt: skip
    """Score, and whether the publisher is named; None when somebody else is named as the source.

    `around` are all publishers that the text names up to here.
    """
    here, sentence, earlier = publishers
    if names & here:
        return _WEIGHT["in_the_clause"], True
    if names & sentence:
        return _WEIGHT["in_the_sentence"], True
    if names_a_source(publishers):
        return None
    if names & earlier:
        return _WEIGHT["in_a_sentence_before"], True
    if company:
        return None
    if around - _PLATFORMS and not names & around:
        return None  # the text cites somebody else, and this one nowhere
    return (_WEIGHT["another_before"] if earlier - _PLATFORMS else 0.0), False


# Companies are named as senders of reports, as hosts, as shops: naming one is not citing it.
_PLATFORMS = word_set(
    """
    meta google microsoft amazon apple snap discord reddit pinterest x tiktok linkedin twitch
    github aylo openai grok telegram european-commission european-parliament politie-nl
"""
)
