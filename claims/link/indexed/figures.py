"""The record's figures, laid out for looking up: series, then slot, then period."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from claims.read.text import word_set
from data_sources.record.figure import Figure
from data_sources.record.model import Series
from data_sources.record.record import Record

# Remarks on method inside a breakdown: nobody names them in a speech, so nothing need name them.
SILENT = word_set(
    """
    base bound count countries cumulative file form grades how label law match observer report
    scope source step studies tree
"""
)
AGE_KEYS = ("age", "ages", "age_at_event")


@dataclass
class Slot:
    """One series × breakdown × geography: its current figures, and what else was published."""

    series: str
    breakdown: dict[str, str]
    geography: str
    current: dict[str, Figure] = field(default_factory=dict)
    others: list[Figure] = field(default_factory=list)

    @cached_property
    def figures(self) -> list[Figure]:
        """Current figures, oldest first."""
        return sorted(self.current.values(), key=lambda f: (f.period.end, f.period.start))

    @cached_property
    def by_dates(self) -> dict[tuple[date, date], Figure]:
        """Its figures, else the others, by first and last day; of several the first."""
        return {(f.period.start, f.period.end): f for f in reversed(self.figures or self.others)}

    @cached_property
    def kinds(self) -> frozenset[str]:
        return frozenset(f.period.kind for f in self.figures)

    @cached_property
    def _latest(self) -> Figure | None:
        years = [f for f in self.figures if f.period.kind == "year"]
        found = years or self.figures
        return found[-1] if found else None

    def latest(self) -> Figure | None:
        """The last figure over the longest usual period: a year before a half year."""
        return self._latest


@dataclass
class SeriesShelf:
    """One series: its slots and which dimensions tell them apart."""

    series: Series
    slots: list[Slot]

    @cached_property
    def varying(self) -> frozenset[str]:
        """Breakdown keys that tell slots apart, and that a sentence must therefore name."""
        values: dict[str, set[str]] = defaultdict(set)
        for slot in self.slots:
            for key in self.keys:
                values[key].add(slot.breakdown.get(key, ""))
        return frozenset(k for k, v in values.items() if len(v) > 1 and k not in SILENT)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of numbers that it can hold."""
        return kinds_of(self.series)

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(key for slot in self.slots for key in slot.breakdown)

    @cached_property
    def geographies(self) -> frozenset[str]:
        return frozenset(slot.geography for slot in self.slots)

    @cached_property
    def national(self) -> bool:
        """True when the whole series is about one place, which then need not be named."""
        return len(self.geographies) == 1

    @cached_property
    def by_facet(self) -> dict[str, list[Slot]]:
        found: dict[str, list[Slot]] = defaultdict(list)
        for slot in self.slots:
            found[slot.geography].append(slot)
            for key, value in slot.breakdown.items():
                found[f"{key}={value}"].append(slot)
        return found

    def slots_for(self, facets: frozenset[str] | set[str]) -> list[Slot]:
        """Slots worth a look when these places and values are named."""
        if len(self.slots) <= 60:
            return self.slots
        whole = [slot for slot in self.slots if not slot.breakdown] if self.national else []
        seen: dict[int, Slot] = {id(slot): slot for slot in whole}
        for facet in facets:
            for slot in self.by_facet.get(facet, ()):
                seen[id(slot)] = slot
        return list(seen.values())


class Shelf:
    """All series of a record by key."""

    def __init__(self, record: Record) -> None:
        self.record = record
        groups: dict[str, dict[tuple[str, str], Slot]] = defaultdict(dict)
        for figure in record.all_figures():
            o = figure.observation
            key = (o.breakdown, o.geography)
            slot = groups[o.series].get(key)
            if slot is None:
                slot = groups[o.series][key] = Slot(o.series, dict(figure.breakdown), o.geography)
            if o.standing == "current":
                slot.current[figure.period.code] = figure
            else:
                slot.others.append(figure)
        self.series = {
            key: SeriesShelf(record.series[key], list(slots.values()))
            for key, slots in groups.items()
        }


def kinds_of(series: Series) -> frozenset[str]:
    """The kinds of numbers that a series can hold: count, percent, change."""
    percent = series.unit.kind == "percent" or series.unit.key == "one_in"
    plain = "percent" if percent else "count"
    return frozenset({plain, "change"} if series.form == "change" else {plain})


def age_range(value: str) -> tuple[int | None, int | None] | None:
    """'7-10' as (7, 10), '16+' as (16, None); None for what is no age ("infants")."""
    match = re.fullmatch(r"(\d+)-(\d+)", value)
    if match:
        return int(match[1]), int(match[2])
    match = re.fullmatch(r"(?:under )?(\d+)(\+?)", value)
    if match:
        number = int(match[1])
        return (number, None) if match[2] else (None, number - 1)
    return None
