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
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from data_sources.checks.schema import Tables
from data_sources.checks.slots import days
from data_sources.package.table import Row, Table
from data_sources.package.tables import Fault

if TYPE_CHECKING:
    from data_sources.package.table import Mask, Numbers

PLACE = "geography"
SHARES = "at_most_100"
EVERYWHERE = -1
"""In place of a place where the parts of all places are summed."""


class _Shown:
    """The current observations, by columns; a row is known by its number in the table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.values = [Decimal(text) for text in table["value"].texts]
        self.half_units = [_half_unit(text) for text in table["value"].texts]
        self.is_shown = table["standing"].where("current".__eq__)

    def value(self, row: int) -> Decimal:
        return self.values[self.table["value"].codes[row]]

    def half_unit(self, row: int) -> Decimal:
        return self.half_units[self.table["value"].codes[row]]

    @cached_property
    def pieces(self) -> dict[str, tuple[set[str], list[str]]]:
        """Of each breakdown its keys, and the pieces as they are written."""
        found = {text: text.split(";") for text in self.table["breakdown"].texts}
        return {
            text: ({piece.partition("=")[0] for piece in pieces if piece}, pieces)
            for text, pieces in found.items()
        }

    @cached_property
    def periods(self) -> Numbers:
        """A number for each row: the same where the period is."""
        return self.table.groups(("period_start", "period_end"))

    @cached_property
    def slots(self) -> Numbers:
        """A number for each row: the same where all is but the series."""
        return self.table.groups(("breakdown", PLACE, "period_start", "period_end"))

    @cached_property
    def days(self) -> tuple[Numbers, Numbers]:
        """The first and the last day of each row."""
        return days(self.table, "period_start"), days(self.table, "period_end")

    @cached_property
    def _of_series(self) -> dict[str, Numbers]:
        series, shown = self.table["series"], np.flatnonzero(self.is_shown)
        codes = series.codes[shown]
        ends = np.cumsum(np.bincount(codes, minlength=len(series.texts)))[:-1]
        rows = np.split(shown[np.argsort(codes, kind="stable")], ends)
        return dict(zip(series.texts, rows, strict=True))

    def of(self, series: str) -> Numbers:
        """The rows of a series, in the order of the files."""
        return self._of_series.get(series, np.array([], np.int64))

    def has(self, rows: Numbers, column: str, text: str) -> Mask:
        """Which of the rows have a text in a column."""
        found = self.table[column]
        return found.codes[rows] == found.code(text)

    def in_span(self, rows: Numbers, rule: Row) -> Mask:
        """Which of the rows lie in the time that a rule is about."""
        starts, ends = (of_all[rows] for of_all in self.days)
        first, last = (
            date.fromisoformat(rule[name] or unbounded.isoformat()).toordinal()
            for name, unbounded in (("period_start", date.min), ("period_end", date.max))
        )
        return (starts >= first) & (ends <= last)


def check_totals(tables: Tables) -> Iterator[Fault]:
    """A fault for each total that its parts do not make."""
    shown = _Shown(tables.observations)
    for rule in tables["totals.csv"]:
        for row, reason in KINDS[rule["rule"]](rule, shown):
            yield shown.table.fault(row, "value", reason)


def _check_shares(rule: Row, shown: _Shown) -> Iterator[tuple[int, str]]:
    for rows in _grouped(rule, shown).values():
        total = sum(map(shown.value, rows))
        # Published shares are rounded one by one: half a unit of the last place for each.
        slack = sum(map(shown.half_unit, rows))
        if total > 100 + slack:
            start = shown.table.cell(rows[-1], "period_start")
            yield rows[-1], f"the shares of {start} sum to {total}"


def _check_sum(rule: Row, shown: _Shown) -> Iterator[tuple[int, str]]:
    groups = _grouped(rule, shown)
    rows = shown.of(rule["total_series"])
    whole = shown.has(rows, "breakdown", rule["total_breakdown"]) & shown.in_span(rows, rule)
    whole &= shown.has(rows, PLACE, rule["total_geography"])
    for row in rows[whole].tolist():
        parts = groups.get((int(shown.periods[row]), EVERYWHERE), [])
        total, published = sum(map(shown.value, parts)), shown.value(row)
        if parts and total != published:
            yield row, f"the parts sum to {total}, the published total is {published}"


def _check_each(rule: Row, shown: _Shown) -> Iterator[tuple[int, str]]:
    wholes = {shown.slots[row]: row for row in shown.of(rule["total_series"]).tolist()}
    for series in rule["part_series"].split("+"):
        rows = shown.of(series)
        for row in rows[shown.in_span(rows, rule)].tolist():
            whole = wholes.get(shown.slots[row])
            if whole is not None and shown.value(row) > shown.value(whole):
                said = f"{rule['total_series']}, of which it is a part, has {shown.value(whole)}"
                yield row, f"{shown.value(row)}, but {said}"


KINDS = {"equals": _check_sum, SHARES: _check_shares, "none_above": _check_each}


def _grouped(rule: Row, shown: _Shown) -> dict[tuple[int, int], list[int]]:
    """The parts by period, and for shares by place, where places are not the parts."""
    alternatives = [set(filter(None, keys.split(";"))) for keys in rule["part_key"].split("|")]
    by_place = any(PLACE in keys for keys in alternatives)
    wanted, fixed = [keys - {PLACE} for keys in alternatives], rule["part_fixed"]

    def is_part(breakdown: str) -> bool:
        keys, pieces = shown.pieces[breakdown]
        return keys in wanted and (not fixed or fixed in pieces)

    breakdown, places = shown.table["breakdown"], shown.table[PLACE].codes
    part = np.array([is_part(text) for text in breakdown.texts], bool)
    each_place = rule["rule"] == SHARES and not by_place
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for series in rule["part_series"].split("+"):
        rows = shown.of(series)
        fits = part[breakdown.codes[rows]] & shown.in_span(rows, rule)
        if by_place:
            fits &= ~shown.has(rows, PLACE, "World")
        if rule["part_geography"]:
            fits &= shown.has(rows, PLACE, rule["part_geography"])
        for row in rows[fits].tolist():
            place = int(places[row]) if each_place else EVERYWHERE
            found[int(shown.periods[row]), place].append(row)
    return found


def check_worked_out(tables: Tables) -> Iterator[Fault]:
    """What is worked out can be: the record says that it is a share, and the parts are there.

    Of a series without any figure nothing is said: a record may be without.
    """
    name, series = "worked_out.csv", {row["series"]: row for row in tables["series.csv"]}
    known = {(row["part"], row["whole"]) for row in tables.get("shares.csv", ())}
    listed = _breakdowns(tables.observations)
    for row in tables.get(name, ()):
        part, whole = row["part"], row["whole"]
        unit, other = (series[key]["unit"] for key in (part, whole))
        if unit != other:
            reason = f"“{whole}” counts {other}, and its part {unit}"
            yield Fault(name, row.line, "whole", reason)
        elif row["kind"] != "share" and (part, whole) not in known:
            reason = f"shares.csv does not say that “{part}” is a share of “{whole}”"
            yield Fault(name, row.line, "whole", reason)
        reason = _not_there(row, listed.get(part, set()))
        if reason:
            yield Fault(name, row.line, "breakdown", reason)


def _not_there(row: Row, listed: set[str]) -> str:
    """What is wrong with the parts that a row names; empty where nothing is."""
    text = row["breakdown"]
    if row["kind"] == "largest":
        return f"“{text}” where the largest of all are meant" if text else ""
    key, _, values = text.partition("=")
    names = [f"{key}={value}" for value in values.split("|")]
    if row["kind"] == "share":
        names = [text]
    elif len(names) < 2 or len(set(names)) < len(names):
        return f"“{text}” does not name several, each once: key=value|value"
    missing = next((one for one in names if listed and one not in listed), None)
    return f"“{missing}” is no part of “{row['part']}”" if missing is not None else ""


def _breakdowns(table: Table) -> dict[str, set[str]]:
    """The breakdowns of each series."""
    series, breakdown = table["series"], table["breakdown"]
    many = max(len(breakdown.texts), 1)
    found: dict[str, set[str]] = defaultdict(set)
    for pair in np.unique(series.codes.astype(np.int64) * many + breakdown.codes).tolist():
        found[series.texts[pair // many]].add(breakdown.texts[pair % many])
    return found


def _half_unit(text: str) -> Decimal:
    return Decimal(1).scaleb(-len(text.partition(".")[2])) / 2
