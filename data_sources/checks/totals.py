"""Whether parts add up to the totals that their publisher printed.

Each row of ``totals.csv`` is one rule. ``equals``: the parts of every period sum to the total of
that period. ``at_most_100``: shares that exclude each other do not sum past 100, give or take
the rounding of each. ``none_above``: the total counts whom any of the parts counts, so no part of
the same slot and period is above it.

``part_series`` names the series summed, several joined by ``+``. ``part_key`` says which of
their rows are parts: those whose breakdown has exactly these keys (``platform``, or
``platform;scope``), alternatives joined by ``|``. The key ``geography`` stands for the place: the
parts are then places, and are summed over them. ``part_fixed`` is a piece of breakdown that every
part must have (``match=MD5 exact hash``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from data_sources.package.tables import Fault, Row

PLACE = "geography"


@dataclass(frozen=True)
class Part:
    """A current observation, with the file it stands in."""

    file: str
    row: Row

    @property
    def value(self) -> Decimal:
        return Decimal(self.row["value"])

    @property
    def period(self) -> tuple[str, str]:
        return self.row["period_start"], self.row["period_end"]

    def fault(self, reason: str) -> Fault:
        return Fault(self.file, self.row.line, "value", reason)


def check_totals(tables: dict[str, list[Row]]) -> Iterator[Fault]:
    """A fault for each total that its parts do not make."""
    parts: dict[str, list[Part]] = defaultdict(list)
    for name, rows in tables.items():
        if name.startswith("observations/"):
            for row in rows:
                if row["standing"] == "current":
                    parts[row["series"]].append(Part(name, row))
    for rule in tables["totals.csv"]:
        yield from KINDS[rule["rule"]](rule, parts)


def _check_shares(rule: Row, parts: dict[str, list[Part]]) -> Iterator[Fault]:
    for (start, *_), found in _grouped(rule, parts).items():
        total = sum(part.value for part in found)
        # Published shares are rounded one by one: half a unit of the last place for each.
        slack = sum(_half_unit(part.row["value"]) for part in found)
        if total > 100 + slack:
            yield found[-1].fault(f"the shares of {start} sum to {total}")


def _check_sum(rule: Row, parts: dict[str, list[Part]]) -> Iterator[Fault]:
    groups = _grouped(rule, parts)
    for whole in parts[rule["total_series"]]:
        same = whole.row["breakdown"] == rule["total_breakdown"]
        if not same or whole.row["geography"] != rule["total_geography"]:
            continue
        if not _in_span(rule, whole.row):
            continue
        found = groups.get((*whole.period, ""), [])
        total = sum(part.value for part in found)
        if found and total != whole.value:
            yield whole.fault(f"the parts sum to {total}, the published total is {whole.value}")


def _check_each(rule: Row, parts: dict[str, list[Part]]) -> Iterator[Fault]:
    wholes = {_place(whole): whole for whole in parts[rule["total_series"]]}
    for series in rule["part_series"].split("+"):
        for part in parts[series]:
            whole = wholes.get(_place(part))
            if whole and _in_span(rule, part.row) and part.value > whole.value:
                said = f"{rule['total_series']}, of which it is a part, has {whole.value}"
                yield part.fault(f"{part.value}, but {said}")


KINDS = {"equals": _check_sum, "at_most_100": _check_shares, "none_above": _check_each}


def _place(part: Part) -> tuple[str, ...]:
    return part.row["breakdown"], part.row["geography"], *part.period


def _grouped(rule: Row, parts: dict[str, list[Part]]) -> dict[tuple[str, str, str], list[Part]]:
    """The parts by period, and for shares by place, where places are not the parts."""
    found: dict[tuple[str, str, str], list[Part]] = defaultdict(list)
    alternatives = [set(filter(None, keys.split(";"))) for keys in rule["part_key"].split("|")]
    by_place = any(PLACE in keys for keys in alternatives)
    for series in rule["part_series"].split("+"):
        for part in parts[series]:
            keys = {piece.partition("=")[0] for piece in part.row["breakdown"].split(";") if piece}
            if keys not in [wanted - {PLACE} for wanted in alternatives]:
                continue
            if not _belongs(rule, part.row, by_place):
                continue
            place = part.row["geography"] if rule["rule"] == "at_most_100" else ""
            found[(*part.period, "" if by_place else place)].append(part)
    return found


def _belongs(rule: Row, row: Row, by_place: bool) -> bool:
    if by_place and row["geography"] == "World":
        return False
    if rule["part_geography"] and row["geography"] != rule["part_geography"]:
        return False
    if rule["part_fixed"] and rule["part_fixed"] not in row["breakdown"].split(";"):
        return False
    return _in_span(rule, row)


def _in_span(rule: Row, row: Row) -> bool:
    first, last = rule["period_start"], rule["period_end"]
    return (not first or row["period_start"] >= first) and (not last or row["period_end"] <= last)


def _half_unit(text: str) -> Decimal:
    return Decimal(1).scaleb(-len(text.partition(".")[2])) / 2
