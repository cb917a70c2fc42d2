"""Who is quoted, told after the words: "… 400 reports," said Jane Roe, head of the hotline.

Her name, her work and where she works narrow no number. Only what certainly tells of the speaker
is left out: up to the next quotation mark, number or word that says of what she speaks.
"""

from __future__ import annotations

import re

from claims.around.context import SentenceContext
from languages.reading import either

_SAYS = rf"(?:{either('clauses.said_after')})"
_STOP = rf"\b(?:{either('clauses.said_of')})\b"
# After the closing quotation mark all of it tells of the speaker, …
_QUOTED = re.compile(
    rf"[\"”’»'],?\s{_SAYS}\s(?P<tail>[^\"“„«\d]*)|,[\"”’»]\s{_SAYS}\s(?P<tail2>[^\"“„«\d]*)",
    re.IGNORECASE,
)
# … without one only a name, and what follows it up to the end of the sentence.
_NAMED = re.compile(
    rf",\s{_SAYS}\s(?:(?:{either('clauses.said_articles')})\s)?(?-i:[A-Z])[^,;:()\d\"“„«]*"
    rf"(?:,\s(?!(?:{either('clauses.links')})\s)[^,;:()\d\"“„«]*(?=[.!?]?\s*$))?",
    re.IGNORECASE,
)
_STOPS = re.compile(_STOP, re.IGNORECASE)


def said_after(context: SentenceContext) -> list[tuple[int, int]]:
    """Where a sentence tells who said what stands before, in places of the text."""
    text, base = context.sentence.text, context.sentence.start
    found = [*_QUOTED.finditer(text), *_NAMED.finditer(text)]
    spans = []
    for match in found:
        stop = _STOPS.search(text, match.start() + 1, match.end())
        spans.append((match.start() + base, (stop.start() if stop else match.end()) + base))
    return spans
