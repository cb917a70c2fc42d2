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


def whole_of_these(record: Record, parts: Sequence[Figure], key: str) -> Figure | None:
    """The published total of these parts where nothing else is added up to it but smaller parts
    of the same kind: what is left of it is then "all others"."""
    return None if fellows(record, parts, key) else whole(record, parts, key)


def fellows(record: Record, parts: Sequence[Figure], key: str) -> list[Figure]:
    """What is added up with these parts of one period though it has other keys as well.

    In some years a list of services holds rows that are the sum of one company's services. They
    are parts of the same total, and no ranking is whole without them.
    """
    found: dict[str, Figure] = {}
    for rule in _rules_of(record, parts, key):
        if rule.kind == AT_MOST_100:
            continue
        same = record.find(parts[0].series.key, period=parts[0].period)
        of_rule = [f for f in same if key in f.breakdown and rule.covers(f.observation)]
        found |= {figure.id: figure for figure in of_rule}
    return [figure for name, figure in found.items() if name not in {part.id for part in parts}]


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
