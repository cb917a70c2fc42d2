"""Who sends and who gets: companies and the public send reports, hotlines and the clearing house
receive them. A sentence that turns this round says something that no figure counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from claims.around.context import SentenceContext
from claims.around.lexicon import Mention
from claims.around.surroundings import before
from claims.around.values_named import is_named, is_state
from claims.around.who.described import name_start
from claims.model import Span
from languages.reading import either

# Companies report to it: its name beside theirs says to whom, and not whose number it is.
CLEARING_HOUSE = "ncmec"

_SENDER = "sender"
_BESIDE = 2
_NEAR = 3  # sentences back, in which a "they" may have been named
_SENT_TO = re.compile(rf"\b(?:{either('clauses.sends_to')})\s$", re.IGNORECASE)
# "Were sent by NCMEC".
_SENT_BY_THEM = re.compile(rf"\s(?:{either('clauses.receives_from')})\s", re.IGNORECASE)
_SENT_BY_THE_COMPANY = re.compile(
    rf"\b(?:{either('clauses.stands_for_a_company')})\s(?:[\w-]+\s)?$", re.IGNORECASE
)
_PRONOUN = rf"(?:{either('clauses.stands_for_a_publisher')})"
_PRONOUN_BEFORE = re.compile(rf"\b{_PRONOUN}\s(?:[\w-]+\s)?$", re.IGNORECASE)
_PRONOUN_AFTER = re.compile(rf"\s{_PRONOUN}\b", re.IGNORECASE)


def sent_by_the_receiver(said: Span, start: int, end: int, context: SentenceContext) -> bool:
    """ "NCMEC sent 36.2 million reports": who receives them is said to send them.

    `said` is where "sent" stands; `start` to `end` is the stretch of the number.
    """
    if _names_a_sender(context, start, end):
        return False
    text, base = context.sentence.text, context.sentence.start
    if _SENT_BY_THE_COMPANY.search(text, 0, said.start - base):
        return False
    if any(
        -_BESIDE <= said.start - m.end <= _BESIDE or -_BESIDE <= m.start - said.end <= _BESIDE
        for m in context.publishers
    ):
        return True
    after = text[said.end - base :]
    if any(
        _SENT_BY_THEM.fullmatch(after[: max(0, m.start - said.end)]) for m in context.publishers
    ):
        return True
    return _sent_by_the_last_named(said, context)


def _sent_by_the_last_named(said: Span, context: SentenceContext) -> bool:
    """ "In 2023 it sent 36.2 million reports", where nobody who sends was named before."""
    text, base = context.sentence.text, context.sentence.start
    leading = text[: said.start - base]
    if not (_PRONOUN_BEFORE.search(leading[-40:]) or _PRONOUN_AFTER.match(text, said.end - base)):
        return False
    return not any(
        _names_a_sender(near, near.sentence.start, near.sentence.end)
        for near in (context, *islice(before(context), _NEAR))
    )


def _names_a_sender(context: SentenceContext, start: int, end: int) -> bool:
    """Whether a place, a platform that is not only sent to, or a word for who sends is there."""
    for m in context.mentions:
        place = m.kind == "place" or is_state(m)
        there = (place or is_named(m)) and start <= m.start < end
        if there and (place or not _follows_to(m, context)):
            return True
    return any(m.kind == _SENDER and start <= m.start < end for m in context.restricting)


def _follows_to(name: Mention, context: SentenceContext) -> bool:
    """ "5,000 reports to Reddit": who follows "to" is sent to."""
    return _SENT_TO.search(context.sentence.text[: name.start - context.sentence.start]) is not None


_GETS_IT = re.compile(
    rf"\b(?:{either('clauses.sends_to')})\s(?:(?:{either('heads.articles')})\s)?$", re.IGNORECASE
)


def gets_it(name: Span, context: SentenceContext) -> bool:
    """ "10 million notices to providers": they get them, and send nothing."""
    leading = context.sentence.text[: name.start - context.sentence.start]
    return _GETS_IT.search(leading[-24:]) is not None


def is_only_sent_to(context: SentenceContext, publisher: str) -> bool:
    """Whether a sentence names a publisher only as the one to whom something is sent."""
    named = [m for m in context.publishers if m.word == publisher]
    return bool(named) and all(_follows_to(m, context) for m in named)


_THEN_RECEIVES = re.compile(rf"(?:\s\w+)?\s(?:{either('clauses.receives')})\b", re.IGNORECASE)
_RECEIVES_FIRST = re.compile(rf"\b(?:{either('clauses.receives')})\s$", re.IGNORECASE)
_FROM = re.compile(rf"\b(?:{either('clauses.receives_from')})\s$", re.IGNORECASE)
_SENT_BY = re.compile(rf"\s(?:{either('clauses.receives_from')})\b", re.IGNORECASE)


def receives(platform: Mention, context: SentenceContext) -> Span | None:
    """ "Facebook received 17.8 million reports": what is counted is what platforms send."""
    text, base = context.sentence.text, context.sentence.start
    leading = text[: name_start(platform, context) - base]
    after = _THEN_RECEIVES.match(text, platform.end - base)
    if after and not (_SENT_BY.match(text, after.end()) or _FROM.search(leading)):
        return Span(platform.start, after.end() + base)
    first = _RECEIVES_FIRST.search(leading)
    return Span(first.start() + base, platform.end) if first else None


_GETS_FROM = re.compile(rf"\b(?:{either('clauses.gets_from')})\s$", re.IGNORECASE)
_GETS = re.compile(rf"\b(?:{either('clauses.receives')})\b", re.IGNORECASE)


def got_from_the_receiver(context: SentenceContext) -> list[Span]:
    """ "A company got 400 reports from the clearing house": it is the one that sends them there.

    Only a restriction of what a company counts: police and hotlines do get them from there. At
    most one place; the same for each number of the sentence, and told once.
    """
    if context.got_there is None:
        context.got_there = list(islice(_got_there(context), 1))
    return context.got_there


def _got_there(context: SentenceContext) -> Iterator[Span]:
    text, base = context.sentence.text, context.sentence.start
    houses = [m for m in context.publishers if m.word == CLEARING_HOUSE]
    if houses and _GETS.search(text):
        for m in houses:
            if _GETS_FROM.search(text[: m.start - base]):
                yield Span(m.start, m.end)


_TOLD = rf"(?:{either('clauses.told')})"
_TOLD_GETS = re.compile(
    rf"\b{_TOLD}\s(?:{either('clauses.receives')})\b"
    rf"|\b(?:{either('clauses.receives')})\s(?:(?:{either('heads.articles')})\s)?{_TOLD}\b",
    re.IGNORECASE,
)


def got_by_the_told(context: SentenceContext) -> list[Span]:
    """ "Congress got 400 reports from the clearing house": it is told of them, and gets none."""
    if not got_from_the_receiver(context):
        return []
    base = context.sentence.start
    found = _TOLD_GETS.finditer(context.sentence.text)
    return [Span(m.start() + base, m.end() + base) for m in found]


def sent_by_the_house(said: Span, context: SentenceContext) -> bool:
    """ "NCMEC sent Google 400 reports": who gets them from companies stands before "sent"."""
    return any(
        m.word == CLEARING_HOUSE
        and 0 <= said.start - m.end <= _BESIDE
        and not _follows_to(m, context)
        for m in context.publishers
    )


_OWN_COUNT = re.compile(rf"(?:{either('clauses.own_count')})", re.IGNORECASE)


def counts_itself(name: Span, context: SentenceContext) -> bool:
    """Whether a name is said to have counted: "by NCMEC's own count"."""
    return _OWN_COUNT.match(context.sentence.text, name.end - context.sentence.start) is not None
