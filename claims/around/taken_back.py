"""How a text takes a number back: it denies it, or says of all of it what it is.

"It is a myth that …", "…, but that is not true", "That is wrong." behind a sentence, "They all came
from schools.", "Every month."
"""

from __future__ import annotations

from claims.around.context import SentenceContext, points_back
from claims.model import Span
from languages.reading import either, small_pattern

_UNTRUE = rf"(?:{either('denials.no_truth')})"
_DENIED_FIRST = small_pattern(rf"\b(?:{either('denials.first')})\b")
_DENIED_LAST = small_pattern(
    rf",\s(?:{either('denials.but')})\s(?:{either('denials.it')})\s(?:[\w'’-]+\s){{0,2}}{_UNTRUE}"
)
_DENIED_BEHIND = small_pattern(
    rf"\W*(?:(?:{either('denials.but')})\s)?(?:(?:{either('denials.it')})\s(?:[\w'’-]+\s){{0,2}}{_UNTRUE}"
    rf"|(?:{either('denials.no')})(?=\W|$)(?!\s\w))"
)
_OF_ALL = small_pattern(rf"\b(?:{either('denials.wholly')})\b")
_ARE = small_pattern(
    rf"\W*[\w'’-]+\s(?:{either('denials.are')})\s(?:(?:{either('heads.articles')})\s)?"
)


def denials(context: SentenceContext) -> list[Span]:
    """Where a sentence says of what it tells that it is not so."""
    text, base = context.sentence.small, context.sentence.start
    found = [
        m for tried in (_DENIED_FIRST, _DENIED_LAST)
        if (m := tried.search(text)) is not None
    ]  # fmt: skip
    return [Span(m.start() + base, m.end() + base) for m in found]


def behind(context: SentenceContext) -> SentenceContext | None:
    """The sentence behind one, where it speaks of the same and has no number of its own."""
    after = context.after
    if after is None or after.sentence.paragraph != context.sentence.paragraph:
        return None
    return None if after.readings else after


def is_denied_by(after: SentenceContext) -> bool:
    """Whether a sentence says of the one before it that it is not so: "That is wrong.", "No." """
    return _DENIED_BEHIND.match(after.sentence.small) is not None


def is_said_of_all(after: SentenceContext) -> bool:
    """Whether a sentence says of all that was counted before it what it is.

    "They all came from schools", "These were only the reports from teachers".
    """
    text = after.sentence.small
    if not points_back(text):
        return False
    if _OF_ALL.search(text):
        return True
    are = _ARE.match(text)
    return are is not None and any(m.start - after.sentence.start == are.end() for m in after.units)
