"""Which parts make up which whole, as the publishers say: the rules of ``totals.csv``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from data_sources.figure import Figure
from data_sources.model import parse_breakdown
from data_sources.record import Record
from data_sources.tables import DatasetError, read_rows

AT_MOST_100 = "at_most_100"


@dataclass(frozen=True, slots=True)
class Rule:
    """The parts of a series, told apart by ``key``, sum to a total (or to at most 100 percent)."""

    total_series: str
    total_breakdown: str
    total_geography: str
    part_series: str
    key: str
    part_geography: str
    kind: str
    start: str
    end: str

    def covers(self, figure: Figure) -> bool:
        """Whether a figure is one of the parts."""
        span = figure.period
        if figure.series.key != self.part_series or list(figure.breakdown) != self.keys:
            return False
        if self.part_geography and figure.geography.code != self.part_geography:
            return False
        early = bool(self.start) and span.start.isoformat() < self.start
        late = bool(self.end) and span.end.isoformat() > self.end
        return not early and not late

    @property
    def keys(self) -> list[str]:
        return [] if self.key == "geography" else self.key.split(";")


@lru_cache(maxsize=8)
def rules(record: Record) -> tuple[Rule, ...]:
    """All rules of the record; none where the package has no such table."""
    names = (
        *("total_series", "total_breakdown", "total_geography", "part_series", "part_key"),
        *("part_geography", "rule", "period_start", "period_end"),
    )
    try:
        rows = list(read_rows(record.directory, "totals.csv"))
    except DatasetError:
        return ()
    return tuple(Rule(*(row.cells.get(name, "") for name in names)) for row in rows)


def whole(record: Record, parts: Sequence[Figure], key: str) -> Figure | None:
    """The published total that these parts of one period sum to, where a rule says so."""
    for rule in _rules_of(record, parts, key):
        if rule.kind == AT_MOST_100:
            continue
        found = record.find(
            rule.total_series, rule.total_geography or None, rule.total_breakdown, parts[0].period
        )
        if len(found) == 1 and found[0].value >= sum(part.value for part in parts):
            return found[0]
    return None


def exclusive(record: Record, parts: Sequence[Figure], key: str) -> bool:
    """Whether the parts of one period exclude each other, by a rule of the publisher's."""
    return bool(_rules_of(record, parts, key))


def _rules_of(record: Record, parts: Sequence[Figure], key: str) -> list[Rule]:
    if not parts:
        return []
    return [
        rule
        for rule in rules(record)
        if rule.key == key and all(rule.covers(part) for part in parts)
    ]


def breakdown_keys(figures: Sequence[Figure]) -> list[str]:
    """The keys by which figures are broken down, in order of first appearance."""
    keys = (key for f in figures for key in parse_breakdown(f.observation.breakdown))
    return list(dict.fromkeys(keys))
