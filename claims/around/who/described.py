"""What a platform or a publisher is called besides its name: "the chat site X", "X, so popular,".

A description of the name narrows nothing, whatever it says of the one who is named.
"""

from __future__ import annotations

import re

from claims.around.context import SentenceContext
from claims.around.lexicon import Mention
from languages.reading import either

_BEFORE = re.compile(
    rf"\b(?:(?:{either('heads.articles')})\s)?(?:[\w-]+['’]s?\s)?(?:{either('described.kinds')})\s$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf",\s(?:{either('described.known')})\s[^,;:().\d]{{2,60}},\s", re.IGNORECASE)
_FAR_ENOUGH = 60


def described(context: SentenceContext) -> list[tuple[int, int]]:
    """Where a sentence describes its names, in places of the text."""
    base, text = context.sentence.start, context.sentence.text
    found = []
    for name in context.mentions:
        if name.kind != "publisher" and not name.word.startswith("platform="):
            continue
        found.append((name_start(name, context), name.start))
        after = _AFTER.match(text, name.end - base)
        if after and not any(m.kind == "place" and m.start - base in range(*after.span())
                             for m in context.mentions):  # fmt: skip
            found.append((name.end, after.end() - 1 + base))
    return [(a, b) for a, b in found if a < b]


def name_start(name: Mention, context: SentenceContext) -> int:
    """Where a name begins with the kind of thing that stands straight before it."""
    end = name.start - context.sentence.start
    before = _BEFORE.search(context.sentence.text, max(0, end - _FAR_ENOUGH), end)
    return name.start if before is None else before.start() + context.sentence.start
