"""What stands over a number in a list or a table, and is said of every number under it.

"Reports about boys:" over a list, "Victims by platform" under a table: the items and cells name
only a place or a platform, and the heading says what is counted.
"""

from __future__ import annotations

import re
from itertools import islice

from claims.around.context import SentenceContext
from claims.around.surroundings import before, is_heading
from languages.reading import either, small_pattern

_BULLET = re.compile(
    r"\s*(?:[-*\u2022\u25aa\u25e6\u2013\u2014\u2043\u25cf\u25cb\u2023>]|\U0001f449|\d{1,2}[.)])\s"
)
_LABELLED = re.compile(r"\s*[^\n:.!?]{1,60}(?::|\s[-\u2013\u2014])\s?[^\n]{0,160}$")
_FEW_WORDS = 3
_FINITE = small_pattern(rf"\b(?:{either('clauses.finite')}|{either('clauses.receives')})\b")
_MOST_LINES = 14  # of a list
_MOST_HEADS = 3  # title, caption and source of a table


def is_item(context: SentenceContext) -> bool:
    """Whether a line is one of a list: after a bullet, or a name and its number."""
    text = context.sentence.text.rstrip()
    if not context.readings:
        return False
    return bool(_BULLET.match(text) or _LABELLED.match(text))


def is_question(context: SentenceContext) -> bool:
    """Whether a sentence asks."""
    return context.sentence.text.rstrip().endswith("?")


def answers(context: SentenceContext) -> bool:
    """Whether a sentence only answers the one before it: "How many …? In 2023 400"."""
    asked = context.before
    if asked is None or not is_question(asked) or asked.readings:
        return False
    own = context.units or context.publishers
    if own and (len(asked.words) > _FEW_WORDS or says_something(context)):
        return False  # "And offline? Also 30% of the girls": all but the question stands there
    return bool(asked.units or asked.publishers or asked.restricting)


def says_something(context: SentenceContext) -> bool:
    """Whether a sentence has a verb of its own."""
    return _FINITE.search(context.sentence.small) is not None


def headings(context: SentenceContext) -> list[SentenceContext]:
    """The lines that stand over a number in a list, or over and under its table."""
    if context.heads is None:
        context.heads = _headings(context)
    return context.heads


def _headings(context: SentenceContext) -> list[SentenceContext]:
    if context.in_a_cell:
        return [c for c in islice(before(context), _MOST_HEADS) if not c.readings]
    if answers(context) and context.before is not None:
        return [context.before]
    if not is_item(context):
        return []
    for earlier in islice(before(context), _MOST_LINES):
        if is_item(earlier):
            continue
        return [earlier] if is_heading(earlier) else []
    return []
