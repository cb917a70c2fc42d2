"""The text's own date, and the times that only it tells: "last year", "this spring".

A date stands for itself at the head or the end of a text: "The Hague, 12 March 2026.", "Date:
2026-03-12". Without one nobody knows which year "last year" is, and it stays without a date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from claims.model import PeriodMention
from languages.reading import either

# The kind of "last year" and "this spring": of a year that the text's own date tells.
TOLD = "told"

# The shift of "last spring": of this year or the year before, which no date settles.
UNSURE = 99

# Months of the seasons of the north, first and last.
_MONTHS_OF = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
SEASONS = "|".join(f"(?:{either('times.' + name)})" for name in _MONTHS_OF)
_SEASON = {name: re.compile(either(f"times.{name}"), re.IGNORECASE) for name in _MONTHS_OF}
THIS_SEASON = re.compile(either("times.this_season"), re.IGNORECASE)

# What may stand before a date that dates the text, and after it.
_HEAD = re.compile(r"[\W_]*(?:[^\W\d][\w'.-]*[\s,:/]{1,3}){0,7}$")
_NEVER = re.compile(rf"\b(?:{either('times.dateline_never')})\s(?:the\s)?$", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:[.:|)\]]|[-\u2013\u2014]\s|,?\s*(?:\n|$))")
_LABELLED = re.compile(
    rf"^\W*(?:{either('times.dateline_label')})\b\s?:?\s?[^\d\n]{{0,20}}"
    r"(?:(?P<y>(?:19[89]|20[0-4])\d)-\d{2}-\d{2}|\d{1,2}[-/.]\d{1,2}[-/.](?P<y2>(?:19[89]|20[0-4])\d))",
    re.IGNORECASE | re.MULTILINE,
)

# "…, we wrote in April 2020": the year of what is told.
_WRITTEN = re.compile(rf"(?:{either('times.written')})\b", re.IGNORECASE)

# "LONDON, April 2025." at the head of a text: a place, and a month alone.
_MONTH_HEAD = re.compile(r"\W*(?:[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){0,2},\s)")
_MONTH_TAIL = re.compile(r"\s*(?:[.|:]|[-\u2013\u2014]\s|\n|$)")
_PLACE = 60

# A date further from the head of a text dates something else, unless a line is all it stands in.
_AT_THE_HEAD = 200


def by_the_date(text: str, mentions: list[PeriodMention]) -> list[PeriodMention]:
    """The mentions, those of "last year" dated where the text has a date of its own."""
    if not any(m.kind == TOLD for m in mentions):
        return mentions
    years = sorted(_years_of_the_text(text, mentions))
    if not years:
        return mentions
    return [_told(m, years) if m.kind == TOLD else m for m in mentions]


def _told(mention: PeriodMention, years: list[tuple[int, int]]) -> PeriodMention:
    if mention.shift == UNSURE:
        return mention
    ahead = [year for place, year in years if place < mention.span.start]
    year = ahead[-1] if ahead else years[0][1]
    return replace(in_the_year(mention, year + mention.shift), shift=0)


def _years_of_the_text(text: str, mentions: list[PeriodMention]) -> Iterator[tuple[int, int]]:
    """Where the text is dated, and with which year."""
    first = len(text) - len(text.lstrip())
    for match in _LABELLED.finditer(text[:20_000]):
        yield match.start(), int(match["y"] or match["y2"])
    for mention in mentions:
        if mention.kind == "day" and _WRITTEN.match(mention.text):
            yield mention.span.start, int(mention.text[-4:])
        if mention.kind == "month" and mention.start is not None and mention.span.start < _PLACE:
            ends = _MONTH_TAIL.match(text, mention.span.end)
            if ends and _MONTH_HEAD.fullmatch(text[: mention.span.start]):
                yield mention.span.start, mention.start.year
        if mention.kind != "day" or mention.start is None:
            continue
        line = text.rfind("\n", 0, mention.span.start) + 1
        head, tail = text[line : mention.span.start], text[mention.span.end :][:_AT_THE_HEAD]
        alone = not tail.partition("\n")[0].strip(" .")
        near = line <= first and mention.span.start - first < _AT_THE_HEAD
        if (near or alone) and dates_the_text(head, tail):
            yield mention.span.start, mention.start.year


def dates_the_text(head: str, tail: str) -> bool:
    """Whether a date with this before and after it in its line stands for itself."""
    if len(head) > _AT_THE_HEAD or _HEAD.fullmatch(head) is None or _NEVER.search(head):
        return False
    return _TAIL.match(tail) is not None


def in_the_year(mention: PeriodMention, year: int) -> PeriodMention:
    """The season of a mention in a year; the whole year when it names none."""
    for name, (first, last) in _MONTHS_OF.items():
        if _SEASON[name].search(mention.text):
            end = date(year, last, calendar.monthrange(year, last)[1])
            return replace(mention, start=date(year, first, 1), end=end, kind="season")
    return replace(mention, start=date(year, 1, 1), end=date(year, 12, 31), kind="year")
