"""What no talking point may do, whoever wrote its template: checked while it is rendered.

A text comes here with signs in the place of what was printed, so that the words of the template
and the words of the record can be told apart, sentence by sentence.
"""

from __future__ import annotations

import re
from itertools import combinations

from briefing.points.evidence import BreakCitation, Notebook, figures_in, typed
from briefing.points.quoting import CannotBeSaid
from data_sources.record.figure import Figure
from data_sources.record.record import Record
from languages import grammar

__all__ = ["check", "faults"]

NAMING = ("period", "publisher", "place", "ages", "tense")
"""Forms that print no number: naming a year is not using its figure."""

QUOTED = r"[“‘][^”’]*[”’]"
"""Somebody else's quoted words, in which a superlative is theirs."""

SHARED = ("headline", "caveat", "question", "answer")


def check(record: Record, book: Notebook, block: str, text: str) -> None:
    """Raises CannotBeSaid, which names the block, the rule and the words."""
    found = faults(record, book, block, text)
    if found:
        raise CannotBeSaid(f"{block}: {'; '.join(found)}")


def faults(record: Record, book: Notebook, block: str, text: str) -> list[str]:
    """Every rule that a block breaks, in words. ``text`` has signs for what was printed."""
    found = [*_wrong_voice(book, block, text), *_extremes(record, book, text)]
    for sentence in _sentences(text):
        found += _superlatives(book, sentence)
        found += _crossings(record, book, sentence)
        found += _times(book, sentence)
        found += _parts_of_years(book, sentence)
        if block != "question":
            found += _causes(book, sentence)
    return found


def _found(rule: str, book: Notebook, text: str) -> re.Match[str] | None:
    """The first words of a text that a pattern of the language finds."""
    return re.search(grammar(book.language).points[rule], text, re.IGNORECASE)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text)


def _wrong_voice(book: Notebook, block: str, text: str) -> list[str]:
    words = typed(text)
    rules = []
    if block == "government":
        rules.append(("promise", "a government states facts, no promise or request"))
    if block in SHARED:
        rules.append(("one_speaker", "one speaker’s words in what all voices share"))
    hits = [(_found(rule, book, words), why) for rule, why in rules]
    return [f"“{hit[0]}”: {why}" for hit, why in hits if hit]


def _superlatives(book: Notebook, sentence: str) -> list[str]:
    words = typed(sentence)
    for order in (*grammar(book.language).no_rank, QUOTED):
        words = re.sub(order, "", words, flags=re.IGNORECASE)
    hit = _found("superlative", book, words)
    return [f"“{hit[0]}” is a superlative that nothing computed"] if hit else []


def _causes(book: Notebook, sentence: str) -> list[str]:
    hit = _found("cause", book, typed(sentence))
    named = _found("attribution", book, book.filled(sentence))
    return [f"“{hit[0]}” states a cause as our own"] if hit and not named else []


def _times(book: Notebook, sentence: str) -> list[str]:
    """A step's plain date behind a word that holds on one side of its day only."""
    found, word = [], grammar(book.language).points["time"]
    for part in re.finditer(rf"({word})\s+\x02(\d+)\x03", sentence, re.IGNORECASE):
        mark = book.marks[int(part[3])]
        if mark.form == "short" and any(hasattr(item, "event") for item in mark.evidence):
            found.append(f"“{part[1]} {mark.text}”: use |since or tense()")
    return found


def _parts_of_years(book: Notebook, sentence: str) -> list[str]:
    """“By February” names no year: a period is printed from its figure."""
    hit = re.search(grammar(book.language).points["part_of_year"], typed(sentence))
    return [f"“{hit[0]}” is typed: print the period of the figure"] if hit else []


def _numbers(book: Notebook, text: str) -> list[Figure]:
    """The figures whose numbers a text prints, each once."""
    every = (
        item for mark in book.marks_in(text) if mark.form not in NAMING for item in mark.evidence
    )
    return list(figures_in(every))


def _crossings(record: Record, book: Notebook, sentence: str) -> list[str]:
    """Two numbers of one series in one sentence with a break between, of which it says nothing."""
    every = (item for mark in book.marks_in(sentence) for item in mark.evidence)
    told = {item for item in every if isinstance(item, BreakCitation)}
    pairs = [pair for pair in combinations(_numbers(book, sentence), 2) if _same_thing(*pair)]
    found = []
    for first, second in pairs:
        between = {BreakCitation(item) for item in record.breaks_between(first, second)}
        if between and not between & told:
            found.append(f"{first!r} and {second!r} in one sentence across a break")
    return found


def _same_thing(first: Figure, second: Figure) -> bool:
    return (first.series.key, first.geography.code, first.breakdown) == (
        second.series.key,
        second.geography.code,
        second.breakdown,
    )


def _extremes(record: Record, book: Notebook, text: str) -> list[str]:
    """A share that is the highest or lowest of several over the same time, without another."""
    shown = _numbers(book, text)
    found = []
    for figure in shown:
        others = _over_the_same_time(record, figure)
        values = [abs(other.value) for other in others]
        if not values or min(values) < abs(figure.value) < max(values):
            continue
        if not any(other in shown for other in others):
            found.append(f"{figure!r} is the extreme of several; say another too")
    return found


def _over_the_same_time(record: Record, figure: Figure) -> list[Figure]:
    """Other published values of the same share whose periods share days with this one's."""
    if figure.series.unit.kind != "percent":
        return []
    return [
        other
        for other in record.find(figure.series.key, figure.geography.code, figure.breakdown)
        if other.value != figure.value
        and other.period != figure.period
        and other.period.start <= figure.period.end
        and figure.period.start <= other.period.end
    ]
