"""What the heading of a list or a table, or a question, says of the numbers under it."""

from __future__ import annotations

from claims.around.context import SentenceContext, span_of
from claims.around.headings import answers, headings, is_question, says_something
from claims.around.lexicon import Mention
from claims.around.parted_verbs import parted_in
from claims.around.who.senders import sent_by_the_receiver
from claims.link.candidates import Question
from claims.link.nouns import PERSONS
from claims.link.restriction import (
    DEED,
    NEGATION,
    RATE,
    SENDING,
    UNKNOWN,
    Restriction,
    inside,
    means_something,
)
from languages.reading import either, small_pattern

# What a heading says of every number under it; a word of place or time there leads to the figure.
_OF_ALL_BELOW = frozenset({"stage", "sender", "category", "sex", "age", RATE, NEGATION, SENDING})


def headed(question: Question) -> list[Restriction]:
    """What the heading of its list or table says of a number, as if it stood beside it."""
    span = question.reading.quantity.span
    return [
        Restriction(m.word, m.kind, span, text=over.sentence.text[m.start - over.sentence.start :
                                                                  m.end - over.sentence.start])
        for over in headings(question.context)
        for m in over.restricting
        if m.kind in _OF_ALL_BELOW and (
            m.kind != SENDING
            or sent_by_the_receiver(span_of(m), over.sentence.start, over.sentence.end, over)
        )
    ] + _placed_above(question) + _asked(question)  # fmt: skip


def _asked(question: Question) -> list[Restriction]:
    """What a question has that nobody knows: its answer is of that as well."""
    if not answers(question.context):
        return _not_counted(question)
    asked, span = question.context.before, question.reading.quantity.span
    assert asked is not None
    said = (m for m in asked.restricting if m.kind != "plain" or _ASKED.fullmatch(_text(m, asked)))
    loose = [m for m in asked.mentions if m.kind == "subject" and m.word not in asked.narrowing]
    known = [(m.start, m.end) for m in (*asked.mentions, *said) if m not in loose]
    known += [(m.span.start, m.span.end) for m in asked.periods]
    nouns = [] if question.context.units else asked.units[:1]
    found = [Restriction(m.word, "unit", span, head=True) for m in nouns]
    parted = parted_in(asked)
    of_persons = len(asked.units) > 1 and asked.units[0].word in PERSONS  # "How many … reported?"
    if of_persons or (parted is not None and parted.kind != "harmless"):
        found.append(Restriction("", DEED, span))
    return found + [
        Restriction(
            word.lower, UNKNOWN, span, text=word.text,
            subjects=frozenset(m.word for m in loose if m.start <= word.start < m.end),
        )
        for word in asked.words
        if means_something(word) and not inside(word.start, known)
    ]  # fmt: skip


def _not_counted(question: Question) -> list[Restriction]:
    """ "What was the estimate? NCMEC: 400 reports": an answer without a verb is of that as well."""
    asked = question.context.before
    if asked is None or not is_question(asked) or asked.readings:
        return []
    if says_something(question.context):
        return []
    return [Restriction(m.word, NEGATION, question.reading.quantity.span, text=_text(m, asked))
            for m in asked.restricting if m.kind == NEGATION]  # fmt: skip


# An answer says nothing of its own: a plain word of its question may be what it is about.
_ASKED = small_pattern(rf"(?:{either('clauses.asked')})")


def _text(mention: Mention, context: SentenceContext) -> str:
    base = context.sentence.start
    return context.sentence.small[mention.start - base : mention.end - base]


def _placed_above(question: Question) -> list[Restriction]:
    """The one place and the one platform of a heading over lines that name none.

    "Reports from Germany", "Instagram reports by country".
    """
    context, span = question.context, question.reading.quantity.span
    found = []
    for is_such in (_is_place, _is_platform):
        if any(is_such(m) for m in context.mentions):
            continue
        above = [(m, over) for over in headings(context) for m in over.mentions
                 if is_such(m) and _beside_its_noun(m, over)]  # fmt: skip
        if len({m.word for m, _ in above}) != 1:
            continue  # several: a list of them, and not what all lines are of
        m, over = above[0]
        base = over.sentence.start
        said = over.sentence.text[m.start - base : m.end - base]
        found.append(Restriction(m.word, m.kind, span, text=said))
    return found


def _beside_its_noun(name: Mention, over: SentenceContext) -> bool:
    """Whether a name says of whom what is counted is: "reports from X", "X reports"."""
    if not over.units:
        return False
    return over.units[0].end <= name.start or 0 <= over.units[0].start - name.end <= 1


def _is_place(mention: Mention) -> bool:
    return mention.kind == "place"


def _is_platform(mention: Mention) -> bool:
    return mention.word.startswith("platform=")
