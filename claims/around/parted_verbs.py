"""Verbs that part: "NCMEC wees in 2023 400 meldingen af" is said of what was turned away.

Neither half of such a verb says much alone; the two together may say what was done with what is
counted. Only where the words of a language list the two halves as harmless do they narrow nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.around.context import SentenceContext
from claims.model import Span
from claims.read.mentions import Reading
from languages.reading import either, small_pattern

_VERB = small_pattern(rf"\b(?:{either('parted.verbs')})\b")
# The second half ends the clause, or stands before who gets it.
_PARTICLE = small_pattern(
    rf"\s(?P<particle>{either('parted.particles')})(?=$|[.,;:!?)\"]|\s(?:{either('parted.then')})\b)"
)
_KINDS = tuple(
    (kind, small_pattern(rf"(?:{either(f'parted.{kind}')})"))
    for kind in ("harmless", "sent", "taken_down", "confirmed", "ignored")
)
UNKNOWN_VERB = ""


@dataclass(frozen=True)
class PartedVerb:
    """A verb around a number: what it says of what is counted ("" when nobody knows), and where."""

    kind: str
    verb: Span
    particle: Span


def parted_verb(context: SentenceContext, reading: Reading) -> PartedVerb | None:
    """The verb whose halves stand before and after a number in its clause; None without one."""
    base, text = context.sentence.start, context.sentence.small
    start, end = context.clause_span(reading)
    after = min(end, context.neighbours(reading)[1])
    found = _PARTICLE.search(text, reading.end - base, after - base)
    if found is None:
        return None
    verbs = list(_VERB.finditer(text, start - base, reading.quantity.span.start - base))
    return _both(verbs, found, base) if verbs else None


def parted_in(context: SentenceContext) -> PartedVerb | None:
    """The same of a sentence without a number: "How many did X turn away?"."""
    text = context.sentence.small
    for found in _PARTICLE.finditer(text):
        verbs = list(_VERB.finditer(text, 0, found.start()))
        if verbs:
            return _both(verbs, found, context.sentence.start)
    return None


def _both(verbs: list[re.Match[str]], found: re.Match[str], base: int) -> PartedVerb:
    both = f"{verbs[-1].group()} {found['particle']}"
    kind = next((kind for kind, fits in _KINDS if fits.fullmatch(both)), UNKNOWN_VERB)
    return PartedVerb(
        kind,
        Span(verbs[-1].start() + base, verbs[-1].end() + base),
        Span(found.start("particle") + base, found.end("particle") + base),
    )
