"""What the words beside the figures must not do: rules for texts, in each language.

:func:`same_in_two_languages` and :func:`strange_signs` are certain and stop; the others judge by
plausibility and warn (see :mod:`data_sources.checks.doubts`). Each yields faults with file, line,
column and reason.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations

import numpy as np

from data_sources.checks.schema import Tables
from data_sources.checks.translations import EVENTS, column_of
from data_sources.package.tables import Fault, Row
from languages import DEFAULT_LANGUAGE, LANGUAGES
from languages.reading import either, read_in, values

# Texts with a column of their own for the language, and those with a column for each language.
BY_ROW = {
    "series_texts.csv": ("series", ("name", "definition", "caveats", "critic")),
    "collections.csv": (
        "collection",
        ("name", "measures", "does_not_measure", "caveats", "critic", "answer"),
    ),
}
BY_COLUMN = {
    "breaks.csv": ("label", "why"),
    "explanations.csv": ("label", "text"),
    "help.csv": ("what",),
}
EVENT_COLUMNS = ("event", "status")

SENTENCE = re.compile(r"(?<=[.;:?!])\s+")
# Made when they are asked for: what only doubts does so, and a server starts without it.


@cache
def _superlative(language: str) -> re.Pattern[str]:
    # "First" is mostly an ordinal (the first half, the first of two); what claims is "first to".
    return re.compile(rf"\b(?:{either('record_texts.superlative', language)})", re.IGNORECASE)


@cache
def _not_comparable(language: str) -> re.Pattern[str]:
    words = either("record_texts.not_comparable", language)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _future(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either('record_texts.future', language)})\b", re.IGNORECASE)


@cache
def _months(language: str) -> dict[str, float]:
    return values("times.months", language)


@cache
def _day(language: str) -> re.Pattern[str]:
    names = "|".join(_months(language))
    return re.compile(rf"\b(\d{{1,2}}) ({names}) (\d{{4}})\b", re.IGNORECASE)


TWICE = re.compile(r"(?<!\w)(\w{5,}|\S.{10,80}?\S)(?: \1)+(?!\w)")
_BY_COLUMN = (*BY_COLUMN.items(), (EVENTS, EVENT_COLUMNS))
WITH_TEXTS = (
    *(*BY_ROW, *BY_COLUMN, EVENTS),
    *("sources.csv", "publishers.csv", "units.csv", "geographies.csv", "topics.csv"),
)
OF_OBSERVATIONS = ("breakdown", "locator", "indicator", "notes")
STRANGE = re.compile(
    r"</?[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)

Place = tuple[str, Row, str, str]


def same_in_two_languages(tables: Tables) -> Iterator[Fault]:
    """A sentence that stands in two languages in the same words was not translated."""
    for name, (key, columns) in BY_ROW.items():
        seen: dict[tuple[str, str, str], Row] = {}
        for row in tables.get(name, []):
            for column in columns:
                text = row[column]
                other = seen.setdefault((row[key], column, text), row)
                if other is not row and _is_sentence(text):
                    reason = f"the same as in “{other['language']}”, line {other.line}"
                    yield Fault(name, row.line, column, reason)
    for name, stems in _BY_COLUMN:
        translated = [[column_of(name, stem, code) for code in LANGUAGES] for stem in stems]
        for row in tables.get(name, []):
            for first, second in (pair for own in translated for pair in combinations(own, 2)):
                if row[first] == row[second] and _is_sentence(row[first]):
                    yield Fault(name, row.line, second, f"the same as {first}")


def strange_signs(tables: Tables) -> Iterator[Fault]:
    """A tag, or a sign that nobody sees: it steers a page or the direction of writing."""
    for name in WITH_TEXTS:
        rows = tables.get(name, [])
        # All at once, for there are none: a line's end is no sign of them, nor part of one.
        if not STRANGE.search("\n".join(text for row in rows for text in row.cells.values())):
            continue
        for row in rows:
            for column, text in row.cells.items():
                if found := STRANGE.search(text):
                    yield Fault(name, row.line, column, _strange(found.group()))
    table = tables.observations
    for column in OF_OBSERVATIONS if len(table) else ():
        for place in np.flatnonzero(table[column].where(_is_strange)).tolist():
            found = STRANGE.search(table.cell(place, column))
            yield table.fault(place, column, _strange(found.group() if found else ""))


def _is_strange(text: str) -> bool:
    return STRANGE.search(text) is not None


def _strange(sign: str) -> str:
    if sign.startswith("<"):
        return f"“{sign}” begins a tag: a text has none"
    return f"has the sign U+{ord(sign):04X}, which nobody sees"


def wants_a_break(tables: Tables, today: date) -> Iterator[tuple[Fault, str]]:
    """A caveat says that figures cannot be compared, and the series has no break."""
    broken = {row["series"] for row in tables.get("breaks.csv", [])}
    slots = _periods_by_series(tables)
    yield from _notes_that_want_a_break(tables, broken, slots)
    for row in tables.get("series_texts.csv", []):
        if row["language"] not in read_in():
            continue
        if row["series"] in broken or slots.get(row["series"], 0) < 2:
            continue
        words_of = _not_comparable(row["language"])
        for sentence in SENTENCE.split(row["caveats"]):
            if words_of.search(sentence):
                reason = f"the series has no break, and its caveat says: “{sentence}”"
                yield Fault("series_texts.csv", row.line, "caveats", reason), sentence


def _notes_that_want_a_break(
    tables: Tables, broken: set[str], slots: dict[str, int]
) -> Iterator[tuple[Fault, str]]:
    """The same of a figure's own note, which is in English; each sentence of a series once."""
    words, told = _not_comparable(DEFAULT_LANGUAGE), set()
    for number, row in enumerate(tables.observations):
        series = row["series"]
        if series in broken or slots.get(series, 0) < 2 or row["standing"] != "current":
            continue
        for sentence in SENTENCE.split(row["notes"]):
            if (series, sentence) not in told and words.search(sentence):
                told.add((series, sentence))
                reason = f"{series} has no break, and a note of it says: “{sentence}”"
                yield tables.observations.fault(number, "notes", reason), sentence


def superlatives(tables: Tables, today: date) -> Iterator[tuple[Fault, str]]:
    """Largest, only, first, longest, strictest: true today perhaps, and who would notice?"""
    for language, (name, row, column, text) in _texts(tables):
        for sentence in SENTENCE.split(text):
            found = _superlative(language).search(sentence)
            if found:
                reason = f"“{found.group()}” needs a test or an answer: “{sentence}”"
                yield Fault(name, row.line, column, reason), sentence


def future_of_the_past(tables: Tables, today: date) -> Iterator[tuple[Fault, str]]:
    """A sentence that speaks of a day as still to come when that day has passed.

    The day is the one named in the sentence, or that of the event.
    """
    for language, (name, row, column, text) in _texts(tables):
        event = _event_day(row) if name == EVENTS else None
        for sentence in SENTENCE.split(text):
            found = _future(language).search(sentence)
            day = max(filter(None, (event, *_days(sentence, language))), default=None)
            if found and day and day < today:
                reason = f"“{found.group()}” of {day}, a day that has passed: “{sentence}”"
                yield Fault(name, row.line, column, reason), sentence


def said_twice(tables: Tables, today: date) -> Iterator[tuple[Fault, str]]:
    """The same words one after the other: a replacement that was made more than once.

    A word of five letters or more, or a phrase of twelve characters or more; "that that" and
    "one by one" are language.
    """
    for _, (name, row, column, text) in _texts(tables):
        found = TWICE.search(text)
        if found:
            reason = f"the same words twice: “{found.group()}”"
            yield Fault(name, row.line, column, reason), found.group()


def _is_sentence(text: str) -> bool:
    """Names and titles may be the same in two languages; a sentence cannot be."""
    words = len(text.split())
    return words >= 6 or (words >= 3 and text.rstrip().endswith("."))


def _texts(tables: Tables) -> Iterator[tuple[str, Place]]:
    """Every text with its language and its place: file, row, column, text."""
    for name, (_, columns) in BY_ROW.items():
        for row in tables.get(name, []):
            if row["language"] in read_in():
                yield from ((row["language"], (name, row, c, row[c])) for c in columns)
    for name, stems in _BY_COLUMN:
        spoken = [(code, column_of(name, stem, code)) for stem in stems for code in read_in()]
        for row in tables.get(name, []):
            yield from ((code, (name, row, column, row[column])) for code, column in spoken)


def _periods_by_series(tables: Tables) -> dict[str, int]:
    """The most periods that one slot of each series has: two or more can be compared."""
    slots: dict[tuple[str, str, str], set[str]] = {}
    for row in tables.observations:
        slot = (row["series"], row["breakdown"], row["geography"])
        slots.setdefault(slot, set()).add(row["period_start"])
    most: dict[str, int] = {}
    for (series, _, _), periods in slots.items():
        most[series] = max(most.get(series, 0), len(periods))
    return most


def _event_day(row: Row) -> date:
    """The day of an event; the last of its month or year where no day is known."""
    year, month, day = (*map(int, row["date"].split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _days(sentence: str, language: str) -> Iterator[date]:
    months = _months(language)
    for day, month, year in _day(language).findall(sentence):
        try:
            yield date(int(year), int(months[month.lower()]), int(day))
        except ValueError:
            continue
