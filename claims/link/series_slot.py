"""What of a series a sentence asks for: its kind, its breakdown, the figure of a period."""

from __future__ import annotations

from claims.around.lexicon import Entry
from claims.around.period_named import MEDIUM, STRONG, WEAK
from claims.link.candidates import Candidate, Question
from claims.link.indexed.figures import AGE_KEYS, SeriesShelf, Slot, kinds_of
from claims.link.named.parts import Facets
from claims.model import PeriodMention
from claims.weights import weights
from data_sources.record.figure import Figure
from data_sources.record.model import Series

_WEIGHT = weights("time")

_COVER = {
    "severity": {"severity"},
    "sex": {"girls_word", "boys_word", "both_word", "men"},
    "site_type": {"forum"},
}


_SCHOOL_YEAR = 300  # days; a year of whatever kind has more
_LONG = 1_000  # days: an estimate over so many is of no year of them
_SHORTER = frozenset({"month", "quarter", "half"})


def covered(entry: Entry, key: str) -> bool:
    return bool(_COVER.get(key, set()) & entry.words) or key in entry.dimensions


def has_dimension(slot: Slot, dimension: str, facets: Facets) -> bool:
    if dimension == "age":
        keys = [k for k in AGE_KEYS if k in slot.breakdown]
        return bool(keys) and (
            bool(facets.ages_all)
            or facets.value_score(keys[0], slot.breakdown[keys[0]]) is not None
        )
    return (
        dimension in slot.breakdown
        and facets.value_score(dimension, slot.breakdown[dimension]) is not None
    )


def right_kind(series: Series, kinds: frozenset[str]) -> bool:
    """Whether a series can hold a number of one of these kinds."""
    return not kinds_of(series).isdisjoint(kinds)


def with_period(
    candidate: Candidate, slot: Slot, score: float, question: Question
) -> Candidate | None:
    """The candidate of a slot, with the figure of the period in question."""
    placed = question.period
    if placed is None:
        latest = slot.latest()
        if latest is None:
            return None
        single = len(slot.figures) == 1
        return candidate.but(
            slot=slot,
            figure=latest,
            period_fits=MEDIUM if single else WEAK,
            score=score - (0 if single else _WEIGHT["latest_of_several"]),
        )
    figure, fit = figure_for(slot, placed.mention, candidate.shelf)
    if figure is None:
        less = _WEIGHT["missing"]
        return candidate.but(
            slot=slot, figure=None, period=placed, period_fits=0, score=score - less
        )
    fit = min(fit, placed.strength)
    return candidate.but(
        slot=slot,
        figure=figure,
        period=placed,
        period_fits=fit,
        score=score + _WEIGHT["fits"] * fit,
    )


def figure_for(slot: Slot, mention: PeriodMention, shelf: SeriesShelf) -> tuple[Figure | None, int]:
    """The slot's figure of a period as named, and how well the two fit."""
    start, end = mention.start, mention.end
    if start is None or end is None:
        return None, 0
    named = slot.by_dates.get((start, end))
    if named is not None:
        return named, STRONG
    figures = slot.figures or slot.others
    if mention.kind == "season":
        # No year is said of its spring; a survey that was held in it is.
        inside = [f for f in figures if start <= f.period.start and f.period.end <= end]
        survey = shelf.series.form == "survey" or shelf.series.unit.key == "people"  # its sample
        held = survey and len(inside) == 1
        return (inside[0], STRONG) if held else (None, 0)
    if mention.kind == "span":
        # "Between January 2017 and January 2022": from some day of the one to some day of the other
        first, last = (start.year, start.month), (end.year, end.month)
        within = [
            f for f in figures
            if (f.period.start.year, f.period.start.month) == first
            and (f.period.end.year, f.period.end.month) == last
        ]  # fmt: skip
        if len(within) == 1:
            return within[0], STRONG
    if mention.kind == "split":
        return _of_its_own_year(figures, start.year, end.year)
    if (
        mention.kind == "span"
        and end.year == start.year + 1
        and (start.month, end.month) == (1, 12)
    ):
        # "2023-2024", of a series that has no figures of these years apart
        found = _of_its_own_year(figures, start.year, end.year)
        apart = any(f.period.kind == "year" and start <= f.period.start <= end for f in figures)
        if found[0] is not None and not apart:
            return found
    if mention.kind == "year":
        inside = [
            f
            for f in figures
            if f.period.start >= start and f.period.end <= end and f.period.kind == "span"
        ]
        if len(inside) == 1 and not any(f.period.kind == "year" for f in slot.figures):
            return inside[0], STRONG
        ends = [f for f in figures if f.period.end.year == start.year and f.period.days > 366]
        if ends:
            return ends[-1], MEDIUM
        told = [f for f in figures if f.period.days > _LONG and f.source.year == str(start.year)]
        if len(told) == 1 and shelf.series.form in ("survey", "estimate"):
            return told[0], MEDIUM  # "in 2024 UNICEF worked out that": told in it, and not of it
    if mention.kind == "month" and shelf.series.form == "count":
        # "By May 2021": a running total up to a day of that month
        ends = [f for f in figures if start <= f.period.end <= end and f.period.days > 366]
        if len(ends) == 1:
            return ends[0], MEDIUM
    overlapping = [f for f in figures if f.period.start <= end and f.period.end >= start]
    loose = shelf.series.form in ("survey", "estimate", "fact") or len(figures) == 1
    if loose and len(overlapping) == 1:
        period = overlapping[0].period
        longer = period.start <= start and end <= period.end
        if longer and shelf.series.form == "count" and mention.kind in _SHORTER:
            return None, 0  # what came in a year did not come in one month of it
        if (
            mention.kind == "year"
            and period.kind in ("half", "quarter", "month")
            and shelf.series.form not in ("survey", "fact")
            and not (shelf.series.form == "estimate" and period.kind == "month")  # told in it
        ):
            return None, 0
        return overlapping[0], MEDIUM
    if (
        mention.kind in ("span", "month")
        and len(overlapping) == 1
        and overlapping[0].period.kind == "span"
    ):
        return overlapping[0], MEDIUM
    return None, 0


def _of_its_own_year(figures: list[Figure], first: int, last: int) -> tuple[Figure | None, int]:
    """ "2023/24" is a police year, a school year or a budget year: whatever this series uses."""
    for figure in figures:
        years = (figure.period.start.year, figure.period.end.year)
        if _SCHOOL_YEAR < figure.period.days < 370 and years == (first, last):
            return figure, STRONG
    return None, 0
