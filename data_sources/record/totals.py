"""Which parts make up which whole, as the publishers say: the rules of ``totals.csv``."""

from __future__ import annotations

from collections.abc import Sequence

from data_sources.record.figure import Figure
from data_sources.record.model import Rule, parse_breakdown
from data_sources.record.record import Record

AT_MOST_100 = "at_most_100"


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
        for rule in record.totals
        if rule.divides_by(key) and all(rule.covers(part.observation) for part in parts)
    ]


def breakdown_keys(figures: Sequence[Figure]) -> list[str]:
    """The keys by which figures are broken down, in order of first appearance."""
    keys = (key for f in figures for key in parse_breakdown(f.observation.breakdown))
    return list(dict.fromkeys(keys))
