"""Series that are added up from the monthly tables of a register (the DSA's, of the EU).

A register is not a table of published figures: its monthly counts are added up from daily ones.
They are kept in tables of their own and become figures only in the small record that
:func:`register_record` makes, so that they chart, cite and print like the rest. What each series
counts, and from which table, stands in ``register_series.csv``.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from data_sources.package.table import Row
from data_sources.record.kept import kept
from data_sources.record.model import Counted, Observation
from data_sources.record.period import Period
from data_sources.record.record import Record

Slot = tuple[str, str, Period]


@kept()
def register_record(record: Record) -> Record:
    """A record that holds the series of registers alone, with all else of the given one."""
    if record.series is record.register_series:
        return record
    return replace(
        record,
        series=record.register_series,
        observations=tuple(_observations(record)),
    )


@kept()
def with_registers(record: Record) -> Record:
    """The record with the series of registers in it, for what knows no border between the two."""
    if record.register_series.keys() <= record.series.keys():
        return record
    register = register_record(record)
    return replace(
        record,
        series={**record.series, **register.series},
        observations=record.columns.with_more(register.observations),
    )


def record_for(record: Record, keys: tuple[str, ...]) -> Record:
    """The record that knows these series: that of the registers for theirs, else the one given.

    Where they are of both kinds, one that has all.
    """
    counted = [key in record.register_series for key in keys]
    if not any(counted):
        return record
    return register_record(record) if all(counted) else with_registers(record)


def counted_period(counted: Counted, month: str) -> Period:
    """The days of a month that were counted: the first and the last month are not whole."""
    year, number = (int(part) for part in month.split("-"))
    last = date(year, number, calendar.monthrange(year, number)[1])
    return Period(max(date(year, number, 1), counted.first_day), min(last, counted.last_day))


def _observations(record: Record) -> Iterator[Observation]:
    slots: dict[Slot, float] = defaultdict(int)
    for counted in record.counted.values():
        for row in record.monthly[counted.table]:
            if counted.label and row["label"] != counted.label:
                continue
            period = counted_period(counted, row["month"])
            slots[counted.series, "", period] += _count(counted, row)
            if "platform" in row.cells:
                slots[counted.series, f"platform={row['platform']}", period] += _count(counted, row)
    for slot, value in sorted((_years(record, slots) | slots).items()):
        yield _observation(record, slot, value)


def _count(counted: Counted, row: Row) -> float:
    value = float(row[counted.counted])
    if not counted.of:
        return int(value)
    return round(100 * value / float(row[counted.of]), 2)


def _years(record: Record, slots: dict[Slot, float]) -> dict[Slot, float]:
    """Sums over the years of which every month is there; not for what cannot be added up."""
    months = {period for _, _, period in slots if period.kind == "month"}
    counts: dict[int, int] = defaultdict(int)
    for period in months:
        counts[period.start.year] += 1
    found: dict[Slot, float] = defaultdict(int)
    for (key, part, period), value in slots.items():
        year = period.start.year
        if counts[year] == 12 and record.counted[key].adds_up:
            found[key, part, Period.parse(str(year))] += value
    return dict(found)


def _observation(record: Record, slot: Slot, value: float) -> Observation:
    key, part, period = slot
    counted = record.counted[key]
    return Observation(
        series=key,
        breakdown=part,
        geography=counted.geography,
        period=period,
        value=int(value) if float(value).is_integer() else value,
        unit=record.register_series[key].unit.key,
        precision="exact",
        source=counted.source,
        locator=", ".join([counted.locator, period.code, *part.split("=")[1:]]),
        known="second-hand",
        standing="current",
        period_known="stated",
        indicator="",
        read_at=counted.read_at,
        confirmed_at=counted.confirmed_at if period.code in counted.confirmed else "",
        notes=counted.notes,
    )
