"""Words that say of all there is in the world what one publisher counted of what it handled.

"62% of all child sexual abuse material worldwide" is not what a hotline's share of the webpages
that it confirmed says. "The hotline received 400 reports worldwide" is: it says who received them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claims.around.context import SentenceContext
from claims.around.lexicon import Mention
from claims.model import Span
from languages.reading import either, small_pattern

_ACTS = rf"(?:{either('widening.acts')})\b(?!\s(?:{either('clauses.that')})\b)"
_FILLER = rf"(?:(?:{either('widening.filler')})\s){{0,4}}"
_AFTER = rf"(?:,\s[^,;:]{{1,40}},)?\s{_FILLER}{_ACTS}"

_WORLD = small_pattern(rf"(?<![\w-])(?:{either('widening.world')})\b")
_ALL = small_pattern(
    rf"\b(?:{either('widening.all')})(?:\s(?:{either('widening.between')}))*"
    rf"\s(?:{either('widening.material')})\b"
)
# "… that the hotline confirmed", "… found by the hotline": then it is not all there is.
_HANDLED = small_pattern(rf"(?:\s(?!(?:{either('widening.unlimited')})\b)[\w'-]+){{0,6}}?\s{_ACTS}")

_UNNAMED = re.compile(rf"\b(?:{either('widening.actors')}){_AFTER}", re.IGNORECASE)
_ACTS_NEXT = re.compile(_AFTER, re.IGNORECASE)
_ACTS_BEFORE = re.compile(
    rf"\b{_ACTS}\s(?:(?:{either('widening.acts_by')})\s)?{_FILLER}$", re.IGNORECASE
)
_GIVEN_TO = re.compile(rf"\b(?:{either('widening.given_to')})\s{_FILLER}(?:\w+\s)?$", re.IGNORECASE)


def widenings(context: SentenceContext) -> tuple[list[Span], list[Span]]:
    """Where a sentence speaks of the whole world; and of all material, whoever handled it."""
    if context.of_all is None:
        context.of_all = _world(context), _everything(context)
    return context.of_all


def _everything(context: SentenceContext) -> list[Span]:
    text = context.sentence.small
    found = (m for m in _ALL.finditer(text) if not _HANDLED.match(text, m.end()))
    return _beside_the_names(context, found)


def _world(context: SentenceContext) -> list[Span]:
    return _beside_the_names(context, _WORLD.finditer(context.sentence.small))


def _beside_the_names(context: SentenceContext, found: Iterable[re.Match[str]]) -> list[Span]:
    """Not in the name of a publisher: "the report of the Internet Watch Foundation"."""
    base = context.sentence.start
    spans = (Span(m.start() + base, m.end() + base) for m in found)
    names = context.publishers
    return [s for s in spans if not any(n.start < s.end and s.start < n.end for n in names)]


def has_actor(context: SentenceContext, start: int, end: int) -> bool:
    """Whether a stretch says who received, confirmed or sent what is counted, and cites nobody."""
    if any(_acts(context, m) for m in context.publishers if start <= m.start < end):
        return True
    base = context.sentence.start
    return _UNNAMED.search(context.sentence.text, start - base, end - base) is not None


def _acts(context: SentenceContext, publisher: Mention) -> bool:
    text, base = context.sentence.text, context.sentence.start
    leading = text[: publisher.start - base]
    if any(0 <= m.start - publisher.end <= 1 for m in context.units):
        return True  # "CyberTipline reports"
    return any(_fits(leading, text, publisher.end - base))


def _fits(leading: str, text: str, end: int) -> Iterator[bool]:
    yield _ACTS_NEXT.match(text, end) is not None
    yield _ACTS_BEFORE.search(leading[-60:]) is not None
    yield _GIVEN_TO.search(leading[-40:]) is not None
