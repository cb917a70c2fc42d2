"""What the sentence behind a number says of it, as restrictions of the number itself."""

from __future__ import annotations

from claims.around.context import SentenceContext
from claims.around.lexicon import Mention
from claims.around.taken_back import (
    announced_as_untrue,
    behind,
    denials,
    is_denied_by,
    is_said_of_all,
)
from claims.link.candidates import Question
from claims.link.restriction import (
    NEGATION,
    RATE,
    TIME,
    UNKNOWN,
    Restriction,
)
from claims.model import Span
from languages.reading import either, small_pattern

_OF_ALL_OF_IT = frozenset(
    {"place", "value", "stage", "sender", "category", "sex", "age", RATE, NEGATION}
)
_OF_A_YEAR = frozenset({"half", "quarter", "month"})
_FEW_WORDS = 4  # "Per month, that is"


def said_behind(question: Question) -> list[Restriction]:
    """What the text takes back of a number: that it is so, or that it is the whole."""
    context, span = question.context, question.reading.quantity.span
    found = [Restriction("", NEGATION, at, text=context.written(at)) for at in denials(context)]
    if announced_as_untrue(context) and context.before is not None:
        found.append(_denied(context.before, span))
    after = behind(context)
    if after is None:
        return found
    if is_denied_by(after):
        found.append(_denied(after, span))
    elif is_said_of_all(after):
        found += _all_of_it(after, span)
    elif not after.readings and len(after.words) <= _FEW_WORDS:
        found += [_written(m, after, span) for m in after.restricting if m.kind == RATE]
    return found


def _denied(by: SentenceContext, span: Span) -> Restriction:
    return Restriction("", NEGATION, span, text=by.sentence.text.strip())


_NOUN = small_pattern(
    rf"\b(?:{either('heads.links')})\s(?:(?:{either('heads.articles')})\s)?(?:[\w'-]+\s)?"
    r"(?P<noun>[^\W\d][\w'-]*)(?=\W*$|[,;:.])"
)


def _all_of_it(after: SentenceContext, span: Span) -> list[Restriction]:
    """What it says of all that was counted: whose, from where, of when, about what."""
    said = [m for m in (*after.mentions, *after.restricting) if m.kind in _OF_ALL_OF_IT]
    found = [_written(m, after, span) for m in said]
    found += [
        Restriction("", TIME, span, text=p.text) for p in after.periods if p.kind in _OF_A_YEAR
    ]
    noun, base = _NOUN.search(after.sentence.small), after.sentence.start
    known = {m.start for m in (*after.mentions, *after.restricting) if m.kind != "unit"}
    if noun is not None and noun.start("noun") + base not in known:
        found.append(Restriction(noun["noun"], UNKNOWN, span, head=True, text=noun["noun"]))
    return found


def _written(mention: Mention, after: SentenceContext, span: Span) -> Restriction:
    start, end = (place - after.sentence.start for place in (mention.start, mention.end))
    return Restriction(mention.word, mention.kind, span, text=after.sentence.text[start:end])
