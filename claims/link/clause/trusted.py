"""Where a word that narrows nothing may stand, by its class in `claims_scope.csv`.

* `plain`: a word of grammar, of texts or of counting; it narrows nothing wherever it stands.
* `apart`: a verb, an adverb or a judgement; but not where it describes what is counted.
* `speakers`: people who tell of figures; but not where they made or sent what is counted.
* `things`: hands, doors and plates, of which a text speaks in figures of speech; but not where a
  link ties them to what is counted.

Where it may not stand, a word is as one that nobody knows.
"""

from __future__ import annotations

import re

from claims.around.context import SentenceContext, UnitFound, span_of
from claims.around.lexicon import Mention
from claims.link.candidates import Question
from claims.link.nouns import THINGS
from claims.model import Span
from languages.reading import either


def is_trusted(word: Mention, question: Question) -> bool:
    """Whether a word of the scope table is one that narrows, or narrows nothing where it stands."""
    fits = _PLACES.get(word.word)
    return fits is None or fits(word, question)


_DETERMINED = re.compile(
    rf"\b(?:{either('heads.determiners')}|{either('clauses.links')})\s$", re.IGNORECASE
)
_LINKED = rf"(?:(?:{either('heads.articles')})\s)?(?:[\w'’-]+\s)?$"
_FROM_THEM = re.compile(rf"\b(?P<link>{either('heads.from_them')})\s{_LINKED}", re.IGNORECASE)
_SENT_FROM = re.compile(  # and not "the most of all countries"
    rf"\b(?:{either('heads.from_them')})\s(?!(?:{either('clauses.of_every')})\s){_LINKED}",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"(?:^\W*|[,;:(]\s|\b(?:\d+|{either('clauses.finite')})\s)$", re.IGNORECASE)
_DEEDS = rf"(?:{either('verbs.making')}|{either('verbs.sends')}|{either('clauses.receives')})"
_MAKE = re.compile(rf"\s{_DEEDS}\s", re.IGNORECASE)
_MADE_BY = re.compile(rf"\b{_DEEDS}\s(?:(?:{either('heads.articles')})\s)?$", re.IGNORECASE)
_FOR_THEM = re.compile(
    rf"\s(?:{either('heads.for_them')}|{either('heads.about_whom')})\s{_LINKED}", re.IGNORECASE
)
_TIED_THING = re.compile(
    rf"(?:\b(?:{either('heads.ties_things')})|(?:^\W*|[,;:(]\s)(?:{either('clauses.links')}))"
    rf"\s{_LINKED}",
    re.IGNORECASE,
)
_STRAIGHT = re.compile(r"\s(?:[\w'’-]+\s){1,3}$")


def _is_apart(word: Mention, question: Question) -> bool:
    """Whether it does not describe what is counted: "400 clear reports", "the clear reports"."""
    context, unit = question.context, question.unit
    if unit is not None and question.reading.end <= word.start < unit.mention.start:
        return False
    after = word.end + 1
    counted = any(after == m.start and m.word in THINGS for m in context.units)
    return not (counted and _before(word.start, context, _DETERMINED))


def _speaks(people: Mention, question: Question) -> bool:
    """Whether they are not said to have made or sent what is counted: "from lawyers, NCMEC got".

    "In a letter from lawyers" does not say it: only a link that hangs on no other noun does.
    """
    context = question.context
    if not _is_apart(people, question) or are_theirs(span_of(people), question):
        return False
    found = _before(people.start, context, _FROM_THEM)
    if found is None:
        return True
    link = found.start() + context.sentence.start
    return not (_before(link, context, _OPENS) or _follows(link - 1, context))


def _follows(place: int, context: SentenceContext) -> bool:
    """Whether a publisher, a time or what is counted ends there."""
    named = (m.end for m in (*context.publishers, *context.units))
    return place in (*named, *(m.span.end for m in context.periods))


def are_theirs(people: Span, question: Question) -> bool:
    """Whether somebody made or got what is counted, or it is for them."""
    context = question.context
    return _makes(people, context) or _is_for_them(people, question.unit, context)


def came_from_them(bodies: Span, question: Question) -> bool:
    """Whether a noun behind a link is whom what is counted came from: "from shops"."""
    return _before(bodies.start, question.context, _SENT_FROM) is not None


def _is_for_them(people: Mention | Span, unit: UnitFound | None, context: SentenceContext) -> bool:
    """Whether it stands straight behind what is counted: "400 reports for lawyers"."""
    if unit is None or unit.mention.end > people.start:
        return False
    base = context.sentence.start
    return (
        _FOR_THEM.fullmatch(context.sentence.text, unit.mention.end - base, people.start - base)
        is not None
    )


def _makes(doer: Mention | Span, context: SentenceContext) -> bool:
    """Whether somebody makes or gets them: "Lawyers made 400 reports", "toen kregen juristen"."""
    makes = _MAKE.match(context.sentence.text, doer.end - context.sentence.start)
    if makes is not None and _before(doer.start, context, _OPENS) is not None:
        return True
    return _before(doer.start, context, _MADE_BY) is not None


def _is_figurative(thing: Mention, question: Question) -> bool:
    """Whether nothing ties it to what is counted: "on its plate", not "reports about plates"."""
    context, unit = question.context, question.unit
    if not _is_apart(thing, question) or _makes(thing, context) or _is_counted(thing, question):
        return False
    if _before(thing.start, context, _TIED_THING):
        return False
    if unit is None or unit.mention.end > thing.start:
        return True
    base = context.sentence.start
    straight = _STRAIGHT.fullmatch(
        context.sentence.text, unit.mention.end - base, thing.start - base
    )
    return straight is None


_ONE_BETWEEN = re.compile(r"\s(?:[\w'’-]+\s)?")


def _is_counted(thing: Mention, question: Question) -> bool:
    """Whether it stands where what is counted does: "275,652 doors", "275,652 closed doors"."""
    context, end = question.context, question.reading.end
    if question.reading.quantity.is_percent or question.is_change or thing.start < end:
        return False
    between = context.sentence.text[end - context.sentence.start :][: thing.start - end]
    unit = question.unit
    if unit is not None and unit.beside and unit.mention.start >= end:
        return False
    return _ONE_BETWEEN.fullmatch(between) is not None


_FAR_ENOUGH = 60  # signs before a word in which what ties it stands


def _before(place: int, context: SentenceContext, tried: re.Pattern[str]) -> re.Match[str] | None:
    """What a pattern finds straight before a place of the text."""
    end = place - context.sentence.start
    return tried.search(context.sentence.text, max(0, end - _FAR_ENOUGH), end)


_PLACES = {"apart": _is_apart, "speakers": _speaks, "things": _is_figurative}
