"""What is said of all that is counted: "the 400 reports were jokes", "were of children".

Such a word narrows the number as much as one that stands before the noun, also where it is a plain
word anywhere else: of a whole it is hardly ever true.
"""

from __future__ import annotations

import re

from claims.link.candidates import Question
from claims.link.nouns import PERSONS, THINGS
from languages.reading import either

_APPOSITION = re.compile(
    rf"[^.,;:!?()]{{0,80}},\s(?:{either('predicates.of_all')})\s"
    rf"(?:(?:{either('predicates.of_them')})\s)?(?:(?:{either('heads.articles')})\s)?"
    r"(?P<word>[^\W\d][\w'-]*)",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(
    rf"[^.,;:!?()]{{0,40}}?\s(?:{either('predicates.to_whom')})\s(?:(?:{either('heads.articles')})\s)?",
    re.IGNORECASE,
)
_WITH_CHILDREN = re.compile(
    rf"\s(?:{either('heads.links')})\s(?P<word>{either('predicates.children')})\b", re.IGNORECASE
)
_COPULA = rf"(?:{either('predicates.copulas')})"
_ADVERBS = rf"(?:(?:{either('predicates.adverbs')}|(?:in|over)\s\d{{4}})\s)*"
_LINK = rf"(?:(?P<link>{either('heads.links')}|{either('predicates.links')})\s)?"
_ARTICLE = rf"(?:(?:{either('heads.articles')})\s)?"
_WORD = rf"(?!(?:{either('predicates.harmless')})\b)(?P<word>[^\W\d][\w'-]*)"
_AFTER = re.compile(
    rf"[^.;:!?()]*?,?\s{_COPULA}\s{_ADVERBS}{_LINK}{_ARTICLE}{_WORD}", re.IGNORECASE
)
_BARE = re.compile(
    rf"\s{_COPULA}\s{_ADVERBS}{_LINK}{_ARTICLE}{_WORD}(?=[.,;:!?)]|$)", re.IGNORECASE
)
_BARE_LAST = re.compile(rf"\s{_WORD}(?=[.,;:!?)]|$)", re.IGNORECASE)
_STAFF = re.compile(
    rf"\s(?:{either('clauses.of')})\s(?:{either('predicates.whose')})\s{_WORD}"
    rf"(?=[.,;:!?)]|$|\s(?:{either('predicates.share_ends')})\b)",
    re.IGNORECASE,
)
# Where the verb comes first: "in 2023 waren 400 meldingen bij het meldpunt ernstig".
_VERB_FIRST = re.compile(rf"\b(?:{either('predicates.verb_first')})\s$", re.IGNORECASE)
_LAST = re.compile(rf"[^.,;:!?()]*?\s{_WORD}(?=[.,;:!?)]|$)", re.IGNORECASE)


def predicates(question: Question) -> frozenset[int]:
    """Where the word stands that is said of everything that is counted, in places of the text."""
    found = _said_of_all(question) | _in_apposition(question) | _to_whom(question)
    return found | _with_children(question) | _of_a_share(question)


def _of_a_share(question: Question) -> frozenset[int]:
    """ "In 2021 62% was gone", "37% of its staff": what a bare share is said of, or said to be."""
    context, reading = question.context, question.reading
    if not reading.quantity.is_percent or question.is_change:
        return frozenset()
    base, end = context.sentence.start, context.neighbours(reading)[1]
    first = _VERB_FIRST.search(context.sentence.text, 0, reading.quantity.span.start - base)
    spots = (
        found.start("word") + base
        for pattern in (_BARE, _STAFF, *([_BARE_LAST] if first else []))
        if (found := pattern.match(context.sentence.text, reading.end - base, end - base))
    )
    return frozenset(spots)


def _with_children(question: Question) -> frozenset[int]:
    """ "400 contacts with minors": material is of children, and a helpline's callers are not."""
    unit, context = question.unit, question.context
    if unit is None or unit.word != "contacts" or question.reading.quantity.is_percent:
        return frozenset()
    base = context.sentence.start
    found = _WITH_CHILDREN.match(context.sentence.text, unit.mention.end - base)
    return frozenset() if found is None else frozenset({found.start("word") + base})


def _in_apposition(question: Question) -> frozenset[int]:
    """ "400 files, all of them videos"."""
    context, reading = question.context, question.reading
    if reading.quantity.is_percent or question.is_change:
        return frozenset()
    base = context.sentence.start
    end = context.neighbours(reading)[1] - base
    found = _APPOSITION.match(context.sentence.text, reading.end - base, end)
    return frozenset() if found is None else frozenset({found.start("word") + base})


def _to_whom(question: Question) -> frozenset[int]:
    """ "400 reports to victims in country A", where those are counted that are about it."""
    unit, context = question.unit, question.context
    if unit is None or unit.word not in THINGS or unit.mention.start < question.reading.end:
        return frozenset()
    base, text = context.sentence.start, context.sentence.text
    return frozenset(
        m.start
        for m in context.units
        if m.word in PERSONS and m.start > unit.mention.end
        and _TO_WHOM.fullmatch(text, unit.mention.end - base, m.start - base)
    )  # fmt: skip


def _said_of_all(question: Question) -> frozenset[int]:
    unit, context, reading = question.unit, question.context, question.reading
    if unit is None or unit.word not in THINGS or reading.quantity.is_percent:
        return frozenset()
    if unit.mention.start < reading.end or question.is_change:
        return frozenset()
    text, base = context.sentence.text, context.sentence.start
    start, end = unit.mention.end - base, context.neighbours(reading)[1] - base
    found = _AFTER.match(text, start, end)
    if found is None and _VERB_FIRST.search(text, 0, reading.quantity.span.start - base):
        found = _LAST.match(text, start, end)
    return frozenset() if found is None else frozenset({found.start("word") + base})
