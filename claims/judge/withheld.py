"""Reasons not to call a number wrong: only what is beyond doubt is said to differ."""

from __future__ import annotations

from collections import defaultdict

from claims.around.period_named import STRONG
from claims.judge.findings import weigh
from claims.link.accounted import unexplained
from claims.link.candidates import Candidate, Question
from claims.link.fixed import slot_is_fixed, time_is_fixed
from claims.link.indexed.figures import SILENT
from claims.link.indexed.series_words import stem, stems
from claims.link.linking import Linker
from claims.link.series_slot import right_kind
from claims.model import Bound, Quantity
from claims.weights import weights
from data_sources.record.figure import Figure
from data_sources.record.kept import kept
from data_sources.record.record import Record
from languages.reading import read_in, words

# From this score on, so much of the sentence fits that the name of another series does not count.
_ENOUGH = weights("enough")
SURE = _ENOUGH["certain"]

# A number so many times the figure, or less, is another thing's.
_HOLDS = weights("holds")
_MOST_TIMES = _HOLDS["another_size"]


@kept()
def _printed(record: Record) -> dict[tuple[str, str], list[Figure]]:
    """Every figure by period and value."""
    found: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in record.all_figures():
        found[figure.period.code, f"{float(figure.value):.9g}"].append(figure)
    return found


def printed_elsewhere(record: Record, question: Question, best: Candidate) -> bool:
    """Whether the record holds this very number, of that period, for a thing beside it.

    Then the words may mean that thing: another series of the publisher, a part, or the same
    platform or place as somebody else counted it.
    """
    figure, quantity = best.figure, question.reading.quantity
    if figure is None or (quantity.exact_digits < 3 and not quantity.is_percent):
        return False
    values = [abs(quantity.value), *([question.reading.other] if question.reading.other else [])]
    named = question.context.names
    for value in values:
        for other in _printed(record).get((figure.period.code, f"{value:.9g}"), ()):
            same_series = other.series.key == figure.series.key
            if quantity.is_percent and same_series and other.geography != figure.geography:
                continue  # the share of another country is no reason to doubt this one's
            facets = {f"{k}={v}" for k, v in other.breakdown.items() if k not in SILENT}
            beside = other.series.publisher == figure.series.publisher or facets & named
            here = other.geography.code in ("World", figure.geography.code, *named)
            meant = facets <= named or (
                question.sounds.get(other.series.key, 0.0) >= _ENOUGH["sounds_meant"]
            )
            another = any(figure.breakdown.get(k, v) != v for k, v in other.breakdown.items())
            if beside and here and meant and not another:
                return True
    return False


def told_as_a_change(record: Record, question: Question, figure: Figure | None) -> bool:
    """Whether the publisher told a change of this size itself, whatever its counts come to."""
    if figure is None:
        return False
    size = question.reading.quantity.value  # with its sign: a rise of 24% is no fall of it
    return any(
        other.series.form == "change" and other.series.publisher == figure.series.publisher
        for other in _printed(record).get((figure.period.code, f"{size:.9g}"), ())
    )


def hedged(quantity: Quantity) -> bool:
    """ "More than", "nearly", a range, a fraction: said of much, and so never called wrong."""
    bounds = (Bound.AT_LEAST, Bound.AT_MOST, Bound.BELOW, Bound.NEARLY)
    return quantity.bound in bounds or quantity.high is not None or quantity.fraction


# "About 292,000" of 291,273 is loosely said, and not wrong.
_LOOSELY = _HOLDS["about_loosely"]


def roughly(quantity: Quantity, figure: Figure) -> bool:
    """Whether a number said to be about so much lies so near that nobody would call it wrong."""
    if quantity.bound is not Bound.ABOUT or quantity.is_percent:
        return False
    return abs(quantity.value - float(figure.value)) <= _LOOSELY * abs(quantity.value)


def held_elsewhere(linker: Linker, question: Question, best: Candidate) -> bool:
    """Whether the publisher has this very number, of that period, for something else it may be."""
    quantity = question.reading.quantity
    names = linker.accounts.publishers(best.shelf.series)
    for hit in linker.values.near(quantity, names, question.reading.other):
        if best.figure is None or hit.slot is best.slot:
            continue
        if hit.figure.period != best.figure.period and best.period_fits >= STRONG:
            continue
        if weigh(quantity, hit.figure, []).agrees:
            account = linker.accounts.of(hit.slot)
            if not unexplained(question, hit.slot, hit.shelf.series, account):
                return True
    return False


def surely_meant(linker: Linker, question: Question, best: Candidate) -> bool:
    """Whether the words leave no doubt that this figure is meant."""
    enough = best.publisher_known and not best.carried and best.score >= _ENOUGH["to_differ"]
    account = linker.accounts.of(best.slot)
    by_name = not best.soft or best.sounds >= _ENOUGH["soft_to_differ"]
    return (
        enough
        and by_name
        and time_is_fixed(question, best, account)
        and slot_is_fixed(question, best, account)
        and not of_another_time(question, best)
        and not says_more(question, best, linker.shelf.record)
        and not sounds_otherwise(best, question, linker.shelf.record)
    )


def of_another_time(question: Question, best: Candidate) -> bool:
    """Whether the number is that of another time, and the time is not beside it."""
    if best.period_fits >= STRONG:
        return False
    quantity = question.reading.quantity
    return any(
        weigh(quantity, figure, []).agrees
        for figure in (*best.slot.figures, *best.slot.others)
        if figure is not best.figure
    )


# Words that say nothing about which figure is meant.
_FILLER = frozenset(stem(word) for word in words("judging.filler"))


def says_more(question: Question, best: Candidate, record: Record) -> bool:
    """The clause holds words that the series does not know: it may mean a part we do not see."""
    text = record.series[best.slot.series].text
    known_stems = frozenset().union(
        *(stems(text(code).name) | stems(text(code).definition) for code in read_in())
    )
    start, end = question.segment
    taken = [(m.span.start, m.span.end) for m in question.context.periods]
    taken += [(reading.place, reading.end) for reading in question.context.readings]
    taken += [(m.start, m.end) for m in question.context.restricting if m.kind == "plain"]
    known = unknown = 0
    for word in question.context.words:
        if not start <= word.start < end or any(a <= word.start < b for a, b in taken):
            continue
        here = stems(word.text) - _FILLER
        if not here:
            continue
        if here <= known_stems or _stands_for_something(question, best, word.start):
            known += 1
        else:
            unknown += 1
    few = 4 if question.reading.quantity.is_percent else 3
    return unknown >= 3 or (unknown == 2 and known <= few)


def _stands_for_something(question: Question, best: Candidate, place: int) -> bool:
    """Whether a word is one of the candidate's own, or a place, a publisher, a unit, a value."""
    return any(
        m.start <= place < m.end and (m.kind != "subject" or m.word in best.entry.words)
        for m in question.context.mentions
    )


def another_size(quantity: Quantity, figure: Figure) -> bool:
    """So far off that another thing is likely meant; a slip of noughts keeps its digits."""
    written, known = abs(quantity.value), abs(float(figure.value))
    if quantity.is_percent or not written or not known:
        return False
    if 1 / _MOST_TIMES <= written / known <= _MOST_TIMES:
        return False
    return f"{written:.2e}"[:4] != f"{known:.2e}"[:4]


def sounds_otherwise(best: Candidate, question: Question, record: Record) -> bool:
    """Another series of the same publisher sounds more like this sentence than the best does."""
    if best.score >= SURE and not best.soft:
        return False
    least = max(_ENOUGH["sounds_otherwise"], best.sounds + _ENOUGH["sounds_ahead"])
    for key, sounds in question.sounds.items():
        if sounds < least or key == best.slot.series:
            continue
        other = record.series[key]
        same = other.publisher.key == best.shelf.series.publisher.key
        if same and right_kind(other, question.kinds):
            return True
    return False
