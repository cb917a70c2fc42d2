"""The time between one thing and the next: "one every 1.5 seconds", "elke twee minuten één".

"100,000 reports every day" is a number a day and no interval: without a number of its own the time
must stand beside one thing ("a report every minute").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from claims.model import Kind, Quantity, Span
from claims.read.mentions import Closed, Reading
from claims.read.numbers import small_number
from languages.reading import either, values

_UNITS = values("rates.seconds")
_EVERY = re.compile(
    rf"\b(?:{either('rates.every')})\s(?:(?:{either('hedges.about')})\s)?"
    rf"(?P<number>\d{{1,4}}(?:[.,]\d{{1,2}})?|(?!(?:{'|'.join(_UNITS)})\b)[a-z\u00e0-\u00ff]{{2,14}})?"
    rf"[\s-]?(?P<unit>{'|'.join(_UNITS)})\b",
    re.IGNORECASE,
)
_ONE_BEFORE = re.compile(rf"\b(?:{either('rates.one')})\s(?:[^\W\d]+\s){{0,7}}$", re.IGNORECASE)
_ONE_AFTER = re.compile(rf"\s(?:[^\W\d]+\s){{0,4}}?(?:{either('rates.one')})\s", re.IGNORECASE)


def with_intervals(text: str, readings: list[Reading], closed: Closed) -> list[Reading]:
    """The readings, those of an interval marked as such, and intervals in words beside them."""
    places = [reading.place for reading in readings]
    found = list(readings)
    for match in _EVERY.finditer(text):
        seconds = _UNITS[match["unit"].lower()]
        if match["number"] and match["number"][0].isdigit():
            at = bisect_left(places, match.start("number"))
            if at < len(places) and places[at] == match.start("number"):
                found[at] = replace(found[at], interval=seconds)
        elif not closed.hits(match.start(), match.end()):
            made = _in_words(text, match, seconds)
            found += [made] if made is not None else []
    return sorted(found, key=lambda reading: reading.place)


def _in_words(text: str, match: re.Match[str], seconds: float) -> Reading | None:
    value = small_number(match["number"]) if match["number"] else _bare(text, match)
    if value is None or value < 1:
        return None
    span = Span(match.start(), match.end())
    quantity = Quantity(span, match.group(), float(value), Kind.COUNT, 1.0, exact_digits=1)
    return Reading(quantity, match.start(), match.end(), interval=seconds)


def _bare(text: str, match: re.Match[str]) -> int | None:
    """One, where one thing stands beside the time; None for "100,000 every minute"."""
    before = text[max(0, match.start() - 60) : match.start()]
    after = text[match.end() : match.end() + 40]
    return 1 if _ONE_BEFORE.search(before) or _ONE_AFTER.match(after) else None
