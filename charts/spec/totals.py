"""Which parts make up which whole, as the publishers say: the rules of ``totals.csv``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data_sources.package.tables import DatasetError, Row, read_rows
from data_sources.record.figure import Figure
from data_sources.record.kept import kept
from data_sources.record.model import parse_breakdown
from data_sources.record.record import Record

AT_MOST_100 = "at_most_100"
PLACE = "geography"


@dataclass(frozen=True, slots=True)
class Rule:
    """The parts of some series sum to a published total, or to at most 100 percent.

    ``alternatives`` are the sets of breakdown keys that a part may have; ``by_place`` says that
    the parts are places. ``fixed`` is a piece of breakdown that every part has.
    """

    total_series: str
    total_breakdown: str
    total_geography: str
    part_series: tuple[str, ...]
    alternatives: tuple[frozenset[str], ...]
    by_place: bool
    part_geography: str
    fixed: str
    kind: str
    start: str
    end: str

    def covers(self, figure: Figure) -> bool:
        """Whether a figure is one of the parts."""
        span, breakdown = figure.period, figure.observation.breakdown
        return (
            figure.series.key in self.part_series
            and frozenset(figure.breakdown) in self.alternatives
            and (not self.fixed or self.fixed in breakdown.split(";"))
            and self.part_geography in ("", figure.geography.code)
            and not (self.start and span.start.isoformat() < self.start)
            and not (self.end and span.end.isoformat() > self.end)
        )

    def divides_by(self, key: str) -> bool:
        """Whether the parts are told apart by that key."""
        return self.by_place if key == PLACE else any(key in keys for keys in self.alternatives)


@kept()
def rules(record: Record) -> tuple[Rule, ...]:
    """All rules of the record; none where the package has no such table."""
    try:
        return tuple(_rule(row) for row in read_rows(record.directory, "totals.csv"))
    except DatasetError:
        return ()


def _rule(row: Row) -> Rule:
    sets = [set(filter(None, keys.split(";"))) for keys in row["part_key"].split("|")]
    return Rule(
        row["total_series"],
        row["total_breakdown"],
        row["total_geography"],
        tuple(row["part_series"].split("+")),
        tuple(frozenset(keys - {PLACE}) for keys in sets),
        any(PLACE in keys for keys in sets),
        row["part_geography"],
        row.cells.get("part_fixed", ""),
        row["rule"],
        row["period_start"],
        row["period_end"],
    )


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
        if rule.divides_by(key) and all(rule.covers(part) for part in parts)
    ]


def breakdown_keys(figures: Sequence[Figure]) -> list[str]:
    """The keys by which figures are broken down, in order of first appearance."""
    keys = (key for f in figures for key in parse_breakdown(f.observation.breakdown))
    return list(dict.fromkeys(keys))
