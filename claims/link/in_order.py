"""Which name of a list a number of a list is of: "A and B had 400 and 300 reports".

As many names as numbers, each list in one piece, go in one order; "in that order" also points to
the names of the sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.around.context import SentenceContext, span_of
from claims.around.lexicon import Mention
from claims.around.values_named import is_named
from claims.link.candidates import Question
from claims.link.restriction import STAGE, Restriction
from languages.reading import either, small_pattern

_BETWEEN = small_pattern(
    rf"\s*(?:,\s(?:(?:{either('around.and_too')})\s)?|(?:{either('around.and_too')})\s)"
    rf"(?:(?:{either('heads.articles')})\s)?"
)
_BETWEEN_NUMBERS = small_pattern(
    rf"\s*(?:[^\W\d]+\s)?(?:,\s(?:(?:{either('around.and_too')})\s)?|(?:{either('around.and_too')})\s)"
)
_SAID = small_pattern(rf"\b(?:{either('times.in_order')})\b")

Names = list[list[Mention]]  # what stands at one place, one after the other


def in_order(question: Question, found: Sequence[Restriction]) -> list[Restriction]:
    """The restrictions, with the one name that is this number's for those of the whole list."""
    context = question.context
    place, count = _in_the_list(question)
    if count < 2:
        return list(found)
    names = _list_of(_named(context), context, count)
    if names:
        others = {m.start for name in names for m in name if name is not names[place]}
        kept = [r for r in found if r.span.start not in others]
        there = {(r.word, r.span.start) for r in kept}
        own = [m for m in names[place] if (m.word, m.start) not in there and not _is_a_part(m)]
        return kept + [Restriction(m.word, m.kind, span_of(m)) for m in own]
    before = context.before
    if before is None or not _SAID.search(context.sentence.small) or _named(context):
        return list(found)
    named = _named(before)[-count:]
    if len(named) < count:
        return list(found)
    span, base = question.reading.quantity.span, before.sentence.start
    return [*found, *(
        Restriction(m.word, m.kind, span, text=before.sentence.text[m.start - base : m.end - base])
        for m in named[place]
    )]  # fmt: skip


def _is_a_part(name: Mention) -> bool:
    """Whether it is a value that is no name, which narrows only a series that has it."""
    return name.kind == "value" and not is_named(name)


def _in_the_list(question: Question) -> tuple[int, int]:
    """Which number it is of how many that follow each other with nothing between."""
    context, own = question.context, question.reading
    text, base = context.sentence.small, context.sentence.start
    readings = list(context.readings)
    first = last = context.index(own)

    def follow(place: int) -> bool:
        return _BETWEEN_NUMBERS.fullmatch(
            text, readings[place].end - base, readings[place + 1].quantity.span.start - base
        ) is not None  # fmt: skip

    while first and follow(first - 1):
        first -= 1
    while last + 1 < len(readings) and follow(last):
        last += 1
    return context.index(own) - first, last - first + 1


def _named(context: SentenceContext) -> Names:
    """The places, parts and stages that a sentence names, those of one place in it together."""
    at: dict[int, list[Mention]] = {}
    for m in (*context.mentions, *context.restricting):
        if m.kind in ("place", "value", STAGE):
            at.setdefault(m.start, []).append(m)
    return [at[start] for start in sorted(at)]


def _list_of(names: Names, context: SentenceContext, count: int) -> Names:
    """The one list of so many names that follow each other; none where there is none, or two."""
    text, base = context.sentence.small, context.sentence.start
    lists: list[Names] = []
    for name in names:
        end = max(m.end for m in lists[-1][-1]) if lists else 0
        if lists and _BETWEEN.fullmatch(text, end - base, name[0].start - base):
            lists[-1].append(name)
        else:
            lists.append([name])
    fitting = [one for one in lists if len(one) == count]
    return fitting[0] if len(fitting) == 1 else []
