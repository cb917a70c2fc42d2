"""What stands around a sentence: the words, publishers and periods of its paragraph and heading.

People name a publisher and a year once and go on for a paragraph. What is nearest counts first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.around.context import SentenceContext, may_stand_over
from claims.around.period_named import is_compared_with, is_set_beside, shift
from claims.model import PeriodMention

FAR = 14  # sentences back; a speech that has gone on for longer has changed its subject


def before(context: SentenceContext) -> Iterator[SentenceContext]:
    """The sentences before this one that still speak of the same, nearest first.

    Those of its paragraph; of earlier paragraphs only headings, and the first line of the text.
    """
    if context.of_the_same is None:
        paragraph, steps, at = context.sentence.paragraph, 0, context.before
        context.of_the_same = []
        while at is not None and steps < FAR:
            if at.sentence.paragraph == paragraph or is_heading(at) or at.before is None:
                context.of_the_same.append(at)
            at, steps = at.before, steps + 1
    return iter(context.of_the_same)


def is_heading(context: SentenceContext) -> bool:
    """A line without a full stop, short enough to stand over something."""
    return may_stand_over(context.sentence.text)


def words_around(context: SentenceContext) -> frozenset[str]:
    """Words of ours in the sentences before."""
    if context.around is None:
        context.around = frozenset().union(*(c.names for c in before(context)))
    return context.around


def cited_around(context: SentenceContext) -> frozenset[str]:
    """Publishers that are named in the sentence or in those before it."""
    if context.cited_around is None:
        context.cited_around = context.cited.union(*(c.cited for c in before(context)))
    return context.cited_around


def periods_around(context: SentenceContext) -> list[PeriodMention]:
    """The dated periods of the sentences before, nearest first; "a year later" gets its date."""
    if context.periods_before is None:
        found: list[PeriodMention] = []
        for earlier in before(context):
            own = list(reversed(dated(earlier.periods)))
            further = own or periods_around(earlier)[:1]
            shifts = [m for m in earlier.periods if m.kind == "relative" and m.shift]
            aside = [m for m in earlier.periods if is_set_beside(earlier, m)]
            first = min((m.span.start for m in aside), default=earlier.sentence.end)
            shifts = [m for m in shifts if m.span.start < first]
            own = [m for m in own if not is_compared_with(earlier, m)]
            own = [m for m in own if m not in aside] or own
            found += [m for shift in shifts for m in moved(shift, further)] + own
        context.periods_before = found
    return context.periods_before


def dated(periods: list[PeriodMention]) -> list[PeriodMention]:
    """Those with a date that are no day of publication."""
    return [m for m in periods if m.start is not None and m.end is not None and m.kind != "day"]


def moved(relative: PeriodMention, bases: list[PeriodMention]) -> list[PeriodMention]:
    """ "A year earlier", of each of these periods."""
    return [
        replace(shift(base, relative.shift), span=relative.span, text=relative.text)
        for base in bases
    ]
