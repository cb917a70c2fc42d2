"""Which noun a number counts: the one after it, before it, or that of the number before."""

from __future__ import annotations

import re

from claims.around.context import SentenceContext, UnitFound
from claims.around.lexicon import Mention
from claims.read.mentions import Reading
from languages.reading import either


def unit_of(context: SentenceContext, reading: Reading) -> UnitFound | None:
    """The unit noun of a number: the first after it, else the last before it in its clause."""
    if not context.units:
        return None
    index = context.index(reading)
    for place in range(max(0, index - 8), index + 1):  # a list of numbers hands its unit on
        if place not in context.units_found:
            context.units_found[place] = _unit_of(context, context.readings[place], place)
    return context.units_found[index]


# What says of what stands in the singular: "image offences".
_SEVERAL = re.compile(rf"(?:{either('around.plural_endings')})$", re.IGNORECASE)


def _head_of(context: SentenceContext, noun: Mention | None) -> Mention | None:
    """ "400 image offences": of nouns in a row the last one is counted, the first says of what."""
    after = {m.start: m for m in context.units if noun is not None and m.start == noun.end + 1}
    head = next(iter(after.values()), None)
    base = context.sentence.start
    if noun is None or head is None or head.word == noun.word:
        return noun
    written = context.sentence.text[noun.start - base : noun.end - base]
    return noun if _SEVERAL.search(written) else head


def _unit_of(context: SentenceContext, reading: Reading, index: int) -> UnitFound | None:
    low, high = context.neighbours(reading)
    text, base = context.sentence.text, context.sentence.start
    following = _head_of(context, next((m for m in context.units if m.start >= reading.end), None))
    earlier = context.units_found.get(index - 1)
    after = text[reading.end - base : reading.end - base + 40]
    leading = text[max(0, reading.place - base - 24) : reading.place - base]
    if _OF_THEM.match(after) or _OF_WHICH.search(leading):
        earlier = earlier or _last_of(context.before, context.sentence.paragraph)
        if earlier is not None:
            return UnitFound(earlier.word, earlier.mention, True, earlier.others)
    whole = _of_a_whole(context, reading, index)
    if whole is not None:
        return whole
    sender = _BY_WHOM.match(after)
    if sender:
        following = None  # "20,348 from companies": they sent, they are not counted
    if following is not None and following.start < high:
        between = text[reading.end - base : following.start - base]
        stop = re.search(r"[.;:!?]|,\s", between) or _TURN.search(between)
        if len(between.split()) <= 6 and not stop:
            return UnitFound(following.word, following, True)
    # "Providers made 31.8 million of them": they sent, they are not counted.
    before = [m for m in context.units if low <= m.start < reading.place and m.word != "companies"]
    if before:
        return UnitFound(before[-1].word, before[-1], True, frozenset(m.word for m in before[:-1]))
    if following is not None and following.start < min(high, context.clause_span(reading)[1]):
        return UnitFound(following.word, following, False)
    return (
        UnitFound(earlier.word, earlier.mention, True, earlier.others)
        if earlier is not None
        else None
    )


def _last_of(context: SentenceContext | None, paragraph: int) -> UnitFound | None:
    """The noun of the last number of the sentence before, which "of these" points to."""
    if context is None or not context.readings or context.sentence.paragraph != paragraph:
        return None
    return unit_of(context, context.readings[-1])


def _of_a_whole(context: SentenceContext, reading: Reading, index: int) -> UnitFound | None:
    """The noun of "17.8 million of the 36.2 million reports": a part counts what the whole does."""
    if reading.quantity.is_percent or index + 1 >= len(context.readings):
        return None
    whole, base = context.readings[index + 1], context.sentence.start
    between = context.sentence.text[reading.end - base : whole.quantity.span.start - base]
    if whole.quantity.is_percent or not _PART_OF.fullmatch(between):
        return None
    noun = next((m for m in context.units if m.start >= whole.end), None)
    if noun is None or _LINKED.search(context.sentence.text[whole.end - base : noun.start - base]):
        return None
    return UnitFound(noun.word, noun, True)


_PART_OF = re.compile(
    rf"\s(?:{either('clauses.of')})(?:\s(?:{either('clauses.of_all')}))*\s?", re.IGNORECASE
)

_LINKED = re.compile(rf"[,;:.(]|\b(?:{either('clauses.links')})\b", re.IGNORECASE)

# "254,070 reports, 107,615 of them with children": reports are counted twice.
_OF_THEM = re.compile(rf"\s(?:{either('around.of_them')})\b", re.IGNORECASE)

_OF_WHICH = re.compile(
    rf"\b(?:{either('around.of_which')})(?:\s(?:{either('around.of_which_about')}))?,?\s$",
    re.IGNORECASE,
)

_BY_WHOM = re.compile(rf"\s(?:{either('around.by_whom')})\s", re.IGNORECASE)

_TURN = re.compile(rf"\b(?:{either('around.turns')})\s+(?:19|20)\d\d", re.IGNORECASE)
