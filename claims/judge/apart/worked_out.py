"""What no publisher printed, worked out from counts of the record: shares, and rates.

"A third of all reports" is a part and its whole; "58,500 a day" and "one every 1.5 seconds" are a
count spread over the days of its period. The verdict says that it was worked out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claims.around.context import TIME_UNITS, UnitFound
from claims.around.period_named import MEDIUM
from claims.judge.agreement import compare
from claims.judge.findings import LEAST, Finding, none
from claims.judge.scoped import left_over, withheld
from claims.judge.withheld import hedged, surely_meant
from claims.link.candidates import Candidate, Question
from claims.link.linking import Linker
from claims.link.nouns import UNIT_NOUNS
from claims.link.restriction import RATE, Restriction
from claims.link.scope import OF_ALL, restrictions
from claims.model import Bound, Quantity, Reason, Verdict
from claims.weights import weights
from data_sources.record.figure import Figure
from data_sources.record.record import Record
from languages.reading import either

_HOLDS = weights("holds")


_DAY = 86_400.0

# Days in what the words of the scope table name.
DAYS = {
    "per_day": 1.0, "per_week": 7.0, "per_month": 365.25 / 12, "per_hour": 1 / 24,
    "per_minute": 1 / 1440, "per_second": 1 / _DAY, "per_quarter": 365.25 / 4,
}  # fmt: skip

# Few digits are said of what is near: "100,000 a day" of 99,206.
_FEW = 3

_SILENT = re.compile(rf"(?:{either('rates.silent')})", re.IGNORECASE)


def _is_of_its_base(question: Question, unit: str) -> bool:
    """Whether a unit is that of which the share is told: "of the files, 20% came from X"."""
    text, base = question.context.sentence.text, question.context.sentence.start
    own = UNIT_NOUNS.get(unit, frozenset({unit}))
    bases = (m for m in question.context.units if OF_ALL.search(text[: m.start - base]))
    first = next(bases, None)
    return first is None or first.word in own


def judge_share(record: Record, linker: Linker, question: Question) -> Finding:
    """A share that no publisher printed: a part and its whole, both of the record."""
    quantity = question.reading.quantity
    as_count = replace(question, unit=None)
    found = [
        c
        for c in linker.candidates(as_count, frozenset({"count"}))
        if c.figure is not None
        and c.score >= LEAST
        and _is_of_its_base(question, record.series[c.slot.series].unit.key)
    ]
    tried = []
    for candidate in found[:12]:
        if candidate.figure is None:
            continue
        for whole in record.wholes_of(candidate.figure):
            share = 100.0 * float(candidate.figure.value) / float(whole.value)
            tried.append((candidate, whole, share))
            if candidate.publisher_known and compare(quantity, share).agrees:
                return _share_found(candidate, whole)
    if not tried:
        return none("no_series")
    candidate, whole, share = tried[0]
    sure = (
        candidate.publisher_known
        and not candidate.carried
        and candidate.period_fits >= MEDIUM
        and candidate is found[0]
    )
    sure = sure and _named_in_full(record, candidate.slot.series)
    part = candidate.figure
    if (
        part
        and sure
        and candidate.score >= weights("enough")["share_to_differ"]
        and abs(share - quantity.value) > 3
    ):
        reason = Reason.of("share_differs", figure=part.id, whole=whole.id, share=f"{share:.1f}")
        return Finding(Verdict.DIFFERS, (reason,), candidate, part, (whole,), total=whole)
    return none("not_sure")


def _share_found(candidate: Candidate, whole: Figure) -> Finding:
    assert candidate.figure is not None
    reason = Reason.of("share_fits", figure=candidate.figure.id, whole=whole.id)
    return Finding(
        Verdict.MATCHES_ROUNDED, (reason,), candidate, candidate.figure, (whole,), total=whole
    )


def _named_in_full(record: Record, series: str) -> bool:
    """A share is called wrong only for parts that a sentence names by name."""
    return any(share.part == series and share.by_name for share in record.shares)


def rate_of(question: Question) -> str:
    """The word of the scope table that makes the number a rate ("per_day"), or ''."""
    return next((r.word for r in restrictions(question) if r.kind == RATE and r.word in DAYS), "")


def judge_rate(linker: Linker, question: Question) -> Finding:
    """Whether a number a day, or one thing every so many seconds, is what a count comes to.

    A number that is far off is said to differ when the sentence leaves no doubt about the count.
    """
    interval = question.reading.interval
    word, code = ("", "interval") if interval else (rate_of(question), "rate")
    quantity = _as_said(question.reading.quantity, interval)
    question = _of_what_is_counted(question)
    held = none("no_series")
    far: Finding | None = None
    printed = False
    for candidate in linker.candidates(question, frozenset({"count"})):
        figure = candidate.figure
        if figure is None or candidate.score < LEAST or candidate.misnomer:
            continue
        if interval and not _counts(candidate, question.unit):
            continue
        if candidate.period_fits < MEDIUM or not candidate.publisher_known or figure.value <= 0:
            continue
        if word in linker.accounts.of(candidate.slot).words:
            printed = True  # "monthly visitors" are what the figure counts: nothing is spread
            continue
        rate = _rate(figure, interval, word)
        left = _beside_the_rate(question, left_over(linker, question, candidate))
        if _near(quantity, rate):
            if not left:
                return _said(f"{code}_computed", Verdict.MATCHES_ROUNDED, candidate, rate)
            held = withheld(question, figure, left)
        elif far is None:
            sure = (
                not left and _far_off(quantity, rate) and surely_meant(linker, question, candidate)
            )
            far = _said(f"{code}_differs", Verdict.DIFFERS, candidate, rate) if sure else held
    if printed:
        return held
    return far if far is not None and held.reasons[0].code == "no_series" else held


def _counts(candidate: Candidate, unit: UnitFound | None) -> bool:
    """Whether what comes so often is what the series counts: a report, and no child."""
    key = candidate.shelf.series.unit.key
    return unit is None or unit.word in UNIT_NOUNS.get(key, frozenset({key}))


def _rate(figure: Figure, interval: float, word: str) -> float:
    """What the count comes to: so many a day, or seconds between one and the next."""
    value, days = float(figure.value), figure.period.days
    return days * _DAY / value if interval else value / days * DAYS[word]


def _as_said(quantity: Quantity, interval: float) -> Quantity:
    """The number in seconds where it is a time, and "about" where it has few digits."""
    if interval:
        quantity = replace(quantity, value=quantity.value * interval, step=quantity.step * interval)
    if quantity.bound is Bound.NONE and quantity.exact_digits <= _FEW:
        return replace(quantity, bound=Bound.ABOUT)
    return quantity


def _of_what_is_counted(question: Question) -> Question:
    """The question with the noun that is counted: the seconds of "every 1.5 seconds" are not.

    "400 reports: a child every second" counts children in that clause, whatever stands before it.
    """
    unit, interval = question.unit, question.reading.interval
    if unit is not None and unit.word not in TIME_UNITS and not interval:
        return question
    things = [m for m in question.context.units if m.word not in TIME_UNITS]
    start, end = question.context.clause_span(question.reading)
    own = [m for m in things if start <= m.start < end] if interval else []
    before = [m for m in things if m.start < question.reading.place]
    found = own[:1] or before[-1:] or things[:1]
    return replace(question, unit=UnitFound(found[0].word, found[0], True) if found else None)


def _beside_the_rate(question: Question, left: list[Restriction]) -> list[Restriction]:
    """Without the rate itself, the words of its time, and "on average"."""
    text, base = question.context.sentence.text, question.context.sentence.start
    return [
        r for r in left
        if r.kind != RATE and r.word not in TIME_UNITS
        and not _SILENT.fullmatch(text[r.span.start - base : r.span.end - base])
    ]  # fmt: skip


def _near(quantity: Quantity, rate: float) -> bool:
    """Whether the rate is what was written; 1 is not said of 1.48, though it rounds to it."""
    most = _HOLDS["rate_near"] * rate
    return compare(quantity, rate).agrees and abs(quantity.value - rate) <= most


def _far_off(quantity: Quantity, rate: float) -> bool:
    if hedged(quantity) or not rate:
        return False
    ratio = quantity.value / rate
    most = _HOLDS["rate_off"]
    size = _HOLDS["another_size"]
    return not 1 / most <= ratio <= most and 1 / size <= ratio <= size


def _said(code: str, verdict: Verdict, candidate: Candidate, rate: float) -> Finding:
    assert candidate.figure is not None
    shown = f"{rate:.4g}" if rate < 100 else f"{rate:.0f}"
    reason = Reason.of(code, figure=candidate.figure.id, rate=shown)
    return Finding(verdict, (reason,), candidate, candidate.figure)
