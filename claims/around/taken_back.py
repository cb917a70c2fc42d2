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
_IN_OTHER_WORDS = small_pattern(rf"\W*(?:[\w'’-]+\s){{0,5}}?(?:{either('denials.behind')})")
_DENIED_BEFORE = small_pattern(rf"\b(?:{either('denials.before')})\b")
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


def announced_as_untrue(context: SentenceContext) -> bool:
    """Whether the sentence before says that what comes is not so: "The following is false." """
    before = context.before
    if before is None or before.sentence.paragraph != context.sentence.paragraph:
        return False
    return _DENIED_BEFORE.search(before.sentence.small) is not None


def behind(context: SentenceContext) -> SentenceContext | None:
    """The sentence behind one, of the same paragraph."""
    after = context.after
    same = after is not None and after.sentence.paragraph == context.sentence.paragraph
    return after if same else None


def is_denied_by(after: SentenceContext) -> bool:
    """Whether a sentence says of the one before it that it is not so.

    "That is wrong." "No." "In fact there were far fewer."
    """
    text = after.sentence.small
    in_short = not after.readings and _DENIED_BEHIND.match(text) is not None
    return in_short or _IN_OTHER_WORDS.match(text) is not None


def is_said_of_all(after: SentenceContext) -> bool:
    """Whether a sentence says of all that was counted before it what it is.

    "They all came from schools", "These were only the reports from teachers".
    """
    text = after.sentence.small
    if after.readings or not points_back(text):
        return False
    if _OF_ALL.search(text):
        return True
    are = _ARE.match(text)
    return are is not None and any(m.start - after.sentence.start == are.end() for m in after.units)
