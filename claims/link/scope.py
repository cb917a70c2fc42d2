"""What restricts a number in its own clause, and what of that a slot does not account for.

"36.2 million reports" is right of the whole; "36.2 million reports from Germany" is not. Every word
that restricts (a place, a platform, a sender, a stage, a category, an age, "a day", "not", another
thing that is counted) must be part of the slot, and a word nobody knows must not stand where it
could restrict.
"""

from __future__ import annotations

import re

from claims.around.context import SentenceContext, span_of
from claims.around.lexicon import Mention
from claims.around.parted_verbs import parted_verb
from claims.around.set_apart import (
    about_a_name,
    apposed,
    explained_after,
    frame_end,
    of_a_part,
    set_apart,
    told_or_explained,
    unspoken,
)
from claims.around.values_named import is_named, is_state
from claims.around.who.described import described
from claims.around.who.passed_on import passed_on
from claims.around.who.said_after import said_after
from claims.around.who.senders import (
    gets_it,
    got_by_the_told,
    got_from_the_receiver,
    receives,
    sent_by_the_house,
    sent_by_the_receiver,
)
from claims.around.widened import widenings
from claims.link.candidates import Question
from claims.link.clause.asides import asides, from_you, greeted, is_topic, loose_words
from claims.link.clause.manners import manners
from claims.link.clause.peoples import base_elsewhere, done_there, peoples, things_there
from claims.link.clause.predicates import predicates
from claims.link.clause.stand_ins import from_the_company, stands_in
from claims.link.clause.trusted import are_theirs, is_trusted
from claims.link.clause.verbs import MAKING, deeds, done_by_others, for_each, sent_by_one
from claims.link.headed import headed
from claims.link.in_order import in_order
from claims.link.restriction import (
    ALONE,
    DEED,
    FACET,
    NEGATION,
    NOUN,
    OUTSIDE,
    PEOPLE,
    RATE,
    RECEIVING,
    SENDING,
    UNKNOWN,
    WIDENED,
    WORLD,
    Restriction,
    inside,
    means_something,
)
from claims.link.said_behind import said_behind
from claims.model import Span
from claims.read.mentions import Closed, Reading
from languages.reading import either

# What a hotline sends and others get.
_SENT_ON = frozenset({"notices", "hashes", "referrals"})

_KINDS = ("place", "value", "publisher", "subject", "unit")


def restrictions(question: Question) -> list[Restriction]:
    """Everything in the scope of the number that may narrow it, in the order of the text."""
    if question.restricting is None:
        question.restricting = _restrictions(question)
    return question.restricting


def scope_of(question: Question) -> tuple[int, int]:
    """The stretch whose words restrict the number: what stands nearer to it than to another."""
    context, reading = question.context, question.reading
    start, end = context.segment(reading)
    low, high = context.neighbours(reading)
    index = context.index(reading)
    if index and reading.quantity.is_percent and _is_base(context, context.readings[index - 1]):
        start = min(start, low)
    elif index:
        low = max(low, _noun_end(context, low))
    if index + 1 < len(context.readings):
        high = min(high, context.readings[index + 1].quantity.span.start)
    if index and _is_whole_of(context.readings[index - 1], reading, context):
        high = min(high, _verb_behind(context, reading))
    if _stands_in_brackets(context, reading):
        high = min(high, reading.end + 1)
    high = min(high, _next_that(context, reading))
    return max(start, low), min(end, high)


_THAT = re.compile(rf"\b(?:{either('clauses.that')})\s", re.IGNORECASE)
_THAT_TOO = re.compile(
    rf"[,;]\s(?:(?:{either('clauses.joins')})\s)?(?:{either('clauses.that')})\s"
    rf"(?!(?:{either('clauses.refers_back')})\b)",
    re.IGNORECASE,
)


_SAYS_TOO = re.compile(
    rf"[,;]\s(?:{either('clauses.joins')})\s(?:{either('clauses.said')})\s(?:{either('clauses.that')})\s"
    rf"(?!(?:{either('clauses.refers_back')})\b)",
    re.IGNORECASE,
)


def _next_that(context: SentenceContext, reading: Reading) -> int:
    """Where the next of several things that are noted begins: "notes that …, that …, and that"."""
    text, base = context.sentence.text, context.sentence.start
    says = _SAYS_TOO.search(text, reading.end - base)
    if says is not None:
        return says.start() + base
    following = _THAT_TOO.search(text, reading.end - base)
    if following is None or _THAT.search(text, 0, reading.quantity.span.start - base) is None:
        return context.sentence.end
    of_its_own = any(r.place - base >= following.end() for r in context.readings)
    return following.start() + base if of_its_own else context.sentence.end


def _stands_in_brackets(context: SentenceContext, reading: Reading) -> bool:
    """ "Country A (400), Country B (300)": such a number is of what stands before it alone."""
    text, base = context.sentence.text, context.sentence.start
    place = reading.quantity.span.start - base
    return (
        place > 0
        and text[place - 1] == "("
        and _ENDS_THERE.match(text, reading.end - base) is not None
    )


# A verb after the bracket is said of what stands in it: "most reports (400) are about boys".
_ENDS_THERE = re.compile(
    rf"\)(?:[,;.:!?]|\s(?:{either('clauses.links')}|{either('clauses.joins')})\b|\s?$)"
)


# "Of the 291,273 reports that were removed, 97% …": what narrows the reports narrows the share.
OF_ALL = re.compile(
    rf"\b(?:{either('clauses.of')})\s(?:(?:{either('clauses.of_all')})\s){{0,2}}$", re.IGNORECASE
)


def _is_base(context: SentenceContext, reading: Reading) -> bool:
    """Whether a number is that of which the next one says the share."""
    leading = context.sentence.text[: reading.quantity.span.start - context.sentence.start]
    return not reading.quantity.is_percent and OF_ALL.search(leading) is not None


_OF_WHOSE = re.compile(
    rf"\s(?:{either('clauses.of')})\s(?:(?:{either('clauses.of_all')})\s|[\w.-]+['’]s\s){{0,2}}",
    re.IGNORECASE,
)
_FINITE = re.compile(rf"\s(?:{either('clauses.finite')})\b", re.IGNORECASE)


def _is_whole_of(share: Reading, reading: Reading, context: SentenceContext) -> bool:
    """ "Half of the 400 reports came from A": what is said is said of the half."""
    between = context.sentence.text[share.end - context.sentence.start :]
    between = between[: reading.quantity.span.start - share.end]
    return share.quantity.is_percent and _OF_WHOSE.fullmatch(between) is not None


def _verb_behind(context: SentenceContext, reading: Reading) -> int:
    base = context.sentence.start
    verb = _FINITE.search(context.sentence.text, reading.end - base)
    return verb.start() + base if verb else context.sentence.end


def _noun_end(context: SentenceContext, place: int) -> int:
    """Where the noun that follows the number before ends: it belongs to that one."""
    for mention in context.units:
        if place <= mention.start <= place + 24:
            between = context.sentence.text[place - context.sentence.start :
                                            mention.start - context.sentence.start]  # fmt: skip
            return mention.end if not _LINK.search(between) else place
    return place


def _restrictions(question: Question) -> list[Restriction]:
    context = question.context
    start, end = scope_of(question)
    closed = [(m.span.start, m.span.end) for m in context.periods]
    closed.append((question.reading.quantity.span.start, question.reading.end))
    closed += context.against + _described(context)
    here = [m for m in context.mentions if start <= m.start < end]
    services = {  # "via Report Remove": a part of its publisher that goes by a name of its own
        (m.start, m.end) for m in here if m.kind == "subject" and m.word in context.narrowing
    }
    names = [(m.start, m.end) for m in here if m.kind == "publisher"]
    names = [name for name in names if name not in services]
    scoped = [
        m for m in context.restricting if start <= m.start < end and not inside(m.start, names)
    ]
    # "Reports from researchers", "were jokes": plain words, and yet they narrow.
    heads = _heads(question) | predicates(question)
    scoped = [m for m in scoped if m.kind != "plain" or m.spans_words or m.start not in heads]
    scoped = [m for m in scoped if is_trusted(m, question)]
    plain = [(m.start, m.end) for m in scoped if m.kind == "plain" and m.spans_words]
    here = [
        m for m in here
        if (m.kind != "unit" or m in context.units) and not inside(m.start, plain)
        and not (m.kind == "unit" and _ends_a_compound(m, question))
        and (m.kind not in ("unit", "subject") or not inside(m.start, names))
    ]  # fmt: skip
    ages = [a for a in context.ages if start <= a.start < end]
    received = [span for m in here if m.word.startswith("platform=")
                if (span := receives(m, context)) is not None]  # fmt: skip
    found = [
        Restriction(m.word, "place" if is_state(m) else m.kind, span_of(m))
        for m in (  # the scope table has what values that are no names are about
            *(m for m in here if m.kind in _KINDS and not _is_facet(m)),
            *(m for m in scoped if m.kind != "plain"),
        )
        if not inside(m.start, closed)
    ]
    found += [Restriction(m.word, FACET, span_of(m)) for m in here if _is_facet(m)]
    meant = {m.start for m in context.mentions}
    found = [
        r if r.span.start in heads or _bears(r, question) else r._replace(kind=UNKNOWN)
        for r in found
        if r.span.start in heads or _bears(r, question)
        or (r.kind == NOUN and r.span.start not in meant and are_theirs(r.span, question))
    ]  # fmt: skip
    received += [got for got in got_from_the_receiver(context) if start <= got.start < end]
    received += [span_of(m) for m in scoped
                 if m.kind == SENDING and sent_by_the_house(span_of(m), context)]  # fmt: skip
    found += [Restriction("", RECEIVING, span) for span in received]
    found += [Restriction("", DEED, span) for span in got_by_the_told(context)]
    found += _done_with_them(question)
    found += _people_of_a_place(question)
    found += [Restriction("", DEED, at) for at in from_you(context) if start <= at.start < end]
    found += [Restriction(PEOPLE, "sender", at, text=said)
              for at, said in peoples(question, start, end)]  # fmt: skip
    found += [Restriction("", DEED, at) for at in base_elsewhere(question)]
    found += [Restriction("", DEED, at) for at in done_there(question, start, end)]
    found += [Restriction("hosted", "category", at) for at in things_there(question, start, end)]
    parted = parted_verb(question.context, question.reading)
    found += [
        Restriction(deed.kind, DEED, deed.span, subjects=frozenset({deed.doer}))
        for deed in deeds(question)
        if parted is None or (parted.kind == "harmless" and deed.kind == MAKING)
    ]  # a verb of two halves is told above
    if parted is not None and parted.kind == "harmless":
        closed += [(half.start, half.end) for half in (parted.verb, parted.particle)]
    found += [Restriction("", ALONE, at) for at in sent_by_one(question, start, end)]
    company = from_the_company(context)
    closed += [(r.span.start, r.span.end) for r in company]
    found += company
    found += [
        Restriction(context.written(at), UNKNOWN, at, head=True)
        for at in (*done_by_others(question), *for_each(question, start, end))
    ]
    found += _widened(context, start, end)
    found += [Restriction(m.word, OUTSIDE, span_of(m)) for m in here
              if m.kind == "place" and _is_left_out(m, context)]  # fmt: skip
    found += [Restriction("", "age", Span(a.start, a.end), a.low, a.high) for a in ages]
    loose = [m for m in here if m.kind == "subject" and m.word not in context.narrowing]
    taken = closed + [(m.start, m.end) for m in (*here, *scoped) if m not in loose]
    taken += [(a.start, a.end) for a in ages] + unspoken(context)
    known = Closed(taken)
    found += [
        Restriction(
            word.lower, UNKNOWN, Span(word.start, word.end),
            subjects=frozenset(m.word for m in loose if m.start <= word.start < m.end),
        )
        for word in context.words
        if start <= word.start < end and means_something(word)
        and not known.hits(word.start, word.start + 1)
    ]  # fmt: skip
    reading = question.reading
    frame = frame_end(context, start, reading.quantity.span.start)
    found = [r for r in found if r.span.start >= frame or r.kind not in _FRAMED]
    told = _told(context)
    found = [r for r in found if r.kind not in _FRAMED or not inside(r.span.start, told)]
    apart = of_a_part(context, reading.end)
    apart += about_a_name(context, reading.quantity.span.start)
    found = [r for r in found if not inside(r.span.start, apart)]
    if any(r.kind in _SAID_APART for r in found):
        found = _without_asides(found, question)
    explained = explained_after(context)
    found = [
        r for r in found
        if r.kind not in _OF_A_NAME or not inside(r.span.start, explained)
        or (r.kind == "publisher" and _is_all_of(r.span, explained, context))
    ]  # fmt: skip
    found = [r._replace(head=True) if r.span.start in heads else r for r in found]
    found += [Restriction(context.written(at), UNKNOWN, at, head=True) for at in manners(question)]
    found = in_order(question, found)
    found += headed(question) + said_behind(question) + stands_in(question)
    return sorted(found, key=lambda r: (r.span.start, r.span.end))


def _is_all_of(name: Span, explained: list[tuple[int, int]], context: SentenceContext) -> bool:
    """ "X, the British hotline": what X is said to be is somebody's name, and nothing else."""
    text, base = context.sentence.text, context.sentence.start
    whole = (start for start, end in explained if name.end == end and start <= name.start)
    return any(len(text[start - base : name.start - base].split()) <= _COMMA_AND_ARTICLE
               for start in whole)  # fmt: skip


_COMMA_AND_ARTICLE = 2


def _ends_a_compound(noun: Mention, question: Question) -> bool:
    """The images of "AI-images asked of 60 schools": the whole word says what narrows."""
    text, before = question.context.sentence.text, noun.start - question.context.sentence.start - 1
    counted = question.unit is not None and question.unit.mention.start == noun.start
    return not counted and before >= 0 and text[before].isalnum()


def _told(context: SentenceContext) -> list[tuple[int, int]]:
    """Where a sentence says who tells it; the same for each of its numbers."""
    if context.told is None:
        context.told = passed_on(context) + said_after(context) + apposed(context)
        context.told += told_or_explained(context)
    return context.told


def _described(context: SentenceContext) -> list[tuple[int, int]]:
    """Whom it greets, and what its names are said to be; the same for each of its numbers."""
    if context.described is None:
        context.described = described(context) + greeted(context)
    return context.described


def _without_asides(found: list[Restriction], question: Question) -> list[Restriction]:
    """Without the words of clauses of their own, and of what is said to the reader besides."""
    context, reading = question.context, question.reading
    if context.beside is None:
        context.beside = asides(context), loose_words(context)
    said, elsewhere = context.beside
    apart = set_apart(context, reading.quantity.span.start, reading.end) + said
    return [
        r for r in found
        if r.kind not in _SAID_APART or (
            (not inside(r.span.start, apart) or (
                r.kind == UNKNOWN and _leads_to_it(r.span.start, apart, context)
            ))
            and (r.kind != UNKNOWN or r.span.start not in elsewhere)
        )
    ]  # fmt: skip


def _leads_to_it(place: int, apart: list[tuple[int, int]], context: SentenceContext) -> bool:
    """Whether a word is the topic of what is said apart, with the number after it."""
    told = (span for span in apart if span[0] <= place < span[1])
    base, text = context.sentence.start, context.sentence.text
    ahead = any(text[end - base : end - base + 1] in (":", ";") for _, end in told)
    return ahead and is_topic(place, context)


_DONE = {"taken_down": "takedown", "confirmed": "confirmed", "ignored": "ignored"}


def _done_with_them(question: Question) -> list[Restriction]:
    """What a verb in two halves says was done: "wees … af" turns away, "haalde … weg" removes."""
    verb = parted_verb(question.context, question.reading)
    if verb is None or verb.kind == "harmless":
        return []
    if verb.kind == "sent":
        sent = Restriction(SENDING, SENDING, verb.verb)
        return [sent] if _bears(sent, question) else []
    if verb.kind in _DONE:
        return [Restriction(_DONE[verb.kind], "stage", verb.particle)]
    return [Restriction("", NOUN, verb.particle)]


_PERSONS_OF = re.compile(rf"\s(?P<who>{either('clauses.people_of')})\b")


def _people_of_a_place(question: Question) -> list[Restriction]:
    """ "72 Frenchmen made a report": people are counted, and not what they made."""
    context, reading = question.context, question.reading
    if reading.quantity.is_percent or question.is_change:
        return []
    found = _PERSONS_OF.match(context.sentence.text, reading.end - context.sentence.start)
    if found is None:
        return []
    start = found.start("who") + context.sentence.start
    return [Restriction("", NOUN, Span(start, start + len(found["who"])))]


_HEAD = re.compile(
    rf"\s(?:{either('heads.links')})\s(?:(?:{either('heads.articles')})\s)?(?:(?-i:[a-zà-ÿ])[\w'-]*\s)?"
    rf"(?!(?:{either('heads.never')})\b)(?P<head>[^\W\d][\w'-]*)"
    rf"(?=[.,;:!?)]|$|\s(?:{either('heads.before')}|\d)\b)",
    re.IGNORECASE,
)


def _heads(question: Question) -> frozenset[int]:
    """Where the noun stands that a link ties to what is counted: "reports of …", "from …"."""
    unit, sentence = question.unit, question.context.sentence
    if unit is None or unit.mention.start < question.reading.place:
        return frozenset()
    found = _HEAD.match(sentence.text, unit.mention.end - sentence.start)
    return frozenset() if found is None else frozenset({found.start("head") + sentence.start})


_OUTSIDE = re.compile(rf"\b(?:{either('around.outside')})\s$", re.IGNORECASE)


def _is_left_out(place: Mention, context: SentenceContext) -> bool:
    """ "Outside the EU": what the place itself has is not meant."""
    leading = context.sentence.text[: place.start - context.sentence.start]
    return _OUTSIDE.search(leading[-24:]) is not None


def _widened(context: SentenceContext, start: int, end: int) -> list[Restriction]:
    """What says that all there is, or the whole world, is meant."""
    world, everything = widenings(context)
    found = [Restriction(WORLD, WIDENED, span) for span in world]
    found += [Restriction("", WIDENED, span) for span in everything]
    return [r for r in found if start <= r.span.start < end]


def _is_facet(mention: Mention) -> bool:
    """A value that is no name: it narrows a number only of a series that is broken down by it."""
    return mention.kind == "value" and not (is_named(mention) or is_state(mention))


# "Speaking in Strasbourg, the rapporteur said that": who says it, and where, narrows nothing.
_SAID_APART = frozenset({UNKNOWN, NEGATION})
_OF_A_NAME = frozenset({UNKNOWN, "publisher"})
_FRAMED = frozenset({UNKNOWN, "place", "publisher", "sender"})


def _bears(item: Restriction, question: Question) -> bool:
    """Whether a word restricts where it stands: "fewer" and another noun only beside the number."""
    if item.kind == NOUN:
        return _gap(item, question, 2) and item.span.start >= question.reading.end
    if item.word == "direction":
        return not question.is_change and not _COMMA.search(_between(item, question))
    if item.kind == "sender" and question.unit is not None and question.unit.word in _SENT_ON:
        return not gets_it(item.span, question.context)
    if item.kind == SENDING:
        if question.unit is not None and question.unit.word in _SENT_ON:
            return False
        return sent_by_the_receiver(item.span, *scope_of(question), question.context)
    if item.kind == RATE or item.word == "mean_age":
        # "9,000 notices; on average the material was gone in a day"
        return item.span.start < question.reading.end or ";" not in _between(item, question)
    return True


_LINK = re.compile(rf"\b(?:{either('clauses.links')})\b|[,;:(]", re.IGNORECASE)


def _gap(item: Restriction, question: Question, most: int) -> bool:
    """Whether at most so many words, and none that links, stand between number and word."""
    between = _between(item, question)
    return len(between.split()) <= most and not _LINK.search(between)


def beside(item: Restriction, question: Question) -> bool:
    """Whether a word stands in one clause with the number, no comma between."""
    return not _COMMA.search(_between(item, question))


_COMMA = re.compile(r"[,;:(]")


def _between(item: Restriction, question: Question) -> str:
    """The text between the number and a word."""
    context, reading = question.context, question.reading
    if item.span.start >= reading.end:
        first, last = reading.end, item.span.start
    else:
        first, last = item.span.end, reading.quantity.span.start
    base = context.sentence.start
    return context.sentence.text[first - base : max(first, last) - base]
