"""Newspapers, broadcasters and agencies that a figure is quoted from: they narrow no number.

"The Guardian reported that …", "according to the BBC", "schrijft de Volkskrant". Only where they
are said to tell: "400 reports from the BBC" does narrow.
"""

from __future__ import annotations

from claims.around.context import SentenceContext
from languages.reading import either, small_pattern

_NAME = rf"(?:(?:{either('media.articles')})\s)?(?:{either('media.names')})"
_TELLS = rf"(?:{either('media.tells')})"
_REPORTS = rf"(?:{either('media.reports')})"
_END = rf"(?=\s*(?:[,.;:)\"”’]|$|(?:{either('clauses.that')})\b))"

_PASSED_ON = small_pattern(
    rf"\b(?:{either('media.according')})\s{_NAME}\b"
    rf"|\b{_NAME}\s(?:{_TELLS}\b|{_REPORTS}{_END})"
    rf"|\b(?:{_TELLS}|{_REPORTS})\s{_NAME}{_END}"
)


def passed_on(context: SentenceContext) -> list[tuple[int, int]]:
    """Where a sentence says which news medium tells it, in places of the text."""
    base = context.sentence.start
    return [(m.start() + base, m.end() + base) for m in _PASSED_ON.finditer(context.sentence.small)]
