"""Whether a directory holds a record that can be stood behind.

``validate`` checks every table against its schema and then what only this subject knows: that a
period does not end before it starts, that percents are percents, that parts add up to totals
where the publisher says so. Each fault names file, line, column and reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
from babel import Locale

from data_sources.checks.certain import (
    confirms_another_value,
    endless_periods,
    members_that_are_no_country,
    no_such_day,
    unknown_words_of_a_lexicon,
)
from data_sources.checks.descriptor import check as check_descriptor
from data_sources.checks.needed import columns
from data_sources.checks.provenance import (
    addresses_with_a_user,
    confirmed_by_itself,
    read_too_early,
)
from data_sources.checks.schema import Tables, read_tables
from data_sources.checks.slots import SLOT, days, slots
from data_sources.checks.texts import same_in_two_languages, strange_signs
from data_sources.checks.totals import check_totals, check_worked_out
from data_sources.checks.translations import (
    EVENTS,
    check_columns,
    check_folders,
    check_words,
    column_of,
)
from data_sources.package.table import Row, first_rows
from data_sources.package.tables import DatasetError, Fault
from data_sources.versions.store import kept
from languages import DEFAULT_LANGUAGE, LANGUAGES

_EVENT_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_BREAKDOWN = re.compile(r"[a-z][a-z0-9_]*=[^=;]+(;[a-z][a-z0-9_]*=[^=;]+)*")
MONTHLY = ("dsa_statements_monthly.csv", "dsa_statements_totals_monthly.csv")
COUNTS = {
    name: frozenset(column.name for column in columns(name) if column.kind == "integer")
    for name in MONTHLY
}


def validate(directory: str | Path) -> list[Fault]:
    """All faults of the package, in the order of files and lines; empty when it is sound."""
    try:
        read_sound(directory)
    except DatasetError as error:
        return error.faults
    return []


def read_sound(directory: str | Path) -> Tables:
    """The tables of a package without a fault. Raises DatasetError with all that there are."""
    tables, faults = read_earlier(directory)
    if faults:
        raise DatasetError(sorted(faults, key=lambda f: (f.file, f.line, f.column)))
    return tables


def read_earlier(directory: str | Path) -> tuple[Tables, list[Fault]]:
    """The tables of a version that passed the checks of its day, and what today's find in it.

    Raises DatasetError where its files cannot be read as today's are.
    """
    path = Path(directory)
    schemas, faults = check_descriptor(path)
    tables, found = read_tables(path, schemas)
    found += [*check_folders(), *check_columns(path, tables)]
    # Once each: two tables may share a schema, and a schema its faults.
    faults = list(dict.fromkeys([*faults, *found, *_kept_versions(path)]))
    # What follows reads cells as numbers and dates; it would only repeat what is said already.
    if faults:
        raise DatasetError(sorted(faults, key=lambda f: (f.file, f.line, f.column)))
    return tables, [fault for check in CHECKS for fault in check(tables)]


def _kept_versions(directory: Path) -> list[Fault]:
    """What cannot be read of the earlier versions that are kept with the record."""
    try:
        kept(directory)
    except DatasetError as error:
        return error.faults
    return []


def _series(tables: Tables) -> dict[str, Row]:
    return {row["series"]: row for row in tables["series.csv"]}


def _check_periods(tables: Tables) -> Iterator[Fault]:
    table = tables.observations
    start, end = (days(table, column) for column in ("period_start", "period_end"))
    for row in np.flatnonzero(end < start).tolist():
        reason = f"the period ends ({table.cell(row, 'period_end')}) before it starts"
        yield table.fault(row, "period_end", reason)


def _check_values(tables: Tables) -> Iterator[Fault]:
    table, series = tables.observations, _series(tables)
    kinds = {row["unit"]: row["kind"] for row in tables["units.csv"]}
    of_series = table["series"]
    own_unit = of_series.worked_out(lambda key: series[key]["unit"], object)
    unit = table["unit"].worked_out(str, object)
    kind = table["unit"].worked_out(kinds.__getitem__, object)
    counted = of_series.where(lambda key: series[key]["form"] != "change")
    value = table["value"]
    negative = value.where(lambda text: Decimal(text) < 0)
    above = value.where(lambda text: Decimal(text) > 100)
    exact = table["precision"].where("exact".__eq__)
    fraction = value.where(lambda text: Decimal(text) % 1 != 0)
    # Of several things that are wrong with one number, the first one is told.
    wrong = np.select(
        [
            unit != own_unit,
            (kind == "percent") & counted & (negative | above),
            counted & negative,
            (kind == "count") & fraction & exact,
        ],
        [1, 2, 3, 4],
    )
    for row in np.flatnonzero(wrong).tolist():
        number = Decimal(table.cell(row, "value"))
        column, reason = {
            1: ("unit", f"“{unit[row]}”, but the series counts {own_unit[row]}"),
            2: ("value", f"{number} percent is outside 0 to 100"),
            3: ("value", f"{number} is negative"),
            4: ("value", f"{number} is a fraction of something counted"),
        }[int(wrong[row])]
        yield table.fault(row, column, reason)


def _check_breakdowns(tables: Tables) -> Iterator[Fault]:
    table = tables.observations
    reasons = table["breakdown"].worked_out(_breakdown_fault, object)
    for row in np.flatnonzero(reasons != "").tolist():
        yield table.fault(row, "breakdown", reasons[row])


def _breakdown_fault(text: str) -> str:
    if not text:
        return ""
    if not _BREAKDOWN.fullmatch(text):
        return f"“{text}” is not key=value;key=value"
    keys = [part.partition("=")[0] for part in text.split(";")]
    return f"“{text}” names a key twice" if len(keys) != len(set(keys)) else ""


def _check_duplicates(tables: Tables) -> Iterator[Fault]:
    table = tables.observations
    rows, slot = np.arange(len(table)), slots(table)
    whole = table.groups((*SLOT, "value", "source", "locator", "indicator"))
    same = first_rows(whole, rows)[whole]
    current = table["standing"].where("current".__eq__)
    before = first_rows(slot, rows[current])[slot]
    for row in np.flatnonzero((same != rows) | (current & (before != rows))).tolist():
        if same[row] != row:
            other, line = table.place(int(same[row]))
            yield table.fault(row, "series", f"the same observation as {other}:{line}")
        else:
            other, line = table.place(int(before[row]))
            reason = f"a second current figure for the same thing as {other}:{line}"
            yield table.fault(row, "standing", reason)


def _check_names(tables: Tables) -> Iterator[Fault]:
    seen: dict[tuple[str, str], int] = {}
    for row in tables["series_texts.csv"]:
        key = (row["language"], row["name"].casefold())
        if key in seen:
            reason = f"the same name as line {seen[key]}: “{row['name']}”"
            yield Fault("series_texts.csv", row.line, "name", reason)
        seen.setdefault(key, row.line)


def _check_countries(tables: Tables) -> Iterator[Fault]:
    territories = Locale(DEFAULT_LANGUAGE).territories
    for row in tables["geographies.csv"]:
        if row["kind"] == "country" and row["iso2"] not in territories:
            reason = f"“{row['iso2']}” is not a country code (ISO 3166 alpha-2)"
            yield Fault("geographies.csv", row.line, "iso2", reason)


def _check_sources(tables: Tables) -> Iterator[Fault]:
    for row in tables["sources.csv"]:
        if row["published"] and row["published"][:10] > row["read_on"]:
            reason = f"published {row['published']}, after it was read ({row['read_on']})"
            yield Fault("sources.csv", row.line, "published", reason)


def _check_standings(tables: Tables) -> Iterator[Fault]:
    table = tables.observations
    slot, standing = slots(table), table["standing"]
    current = np.isin(slot, slot[standing.where("current".__eq__)])
    for row in np.flatnonzero(standing.where("confirms".__eq__) & ~current).tolist():
        yield table.fault(row, "standing", "confirms a figure that is not there")


def _check_events(tables: Tables) -> Iterator[Fault]:
    """The day of an event, as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD."""
    for row in tables["timeline.csv"]:
        text = row["date"]
        whole = text + "2000-01-01"[len(text) :]
        try:
            known = _EVENT_DAY.fullmatch(text) is not None and bool(date.fromisoformat(whole))
        except ValueError:
            known = False
        if not known:
            reason = f"“{text[:60]}” is not a year, a month or a day: 2024, 2024-05, 2024-05-07"
            yield Fault("timeline.csv", row.line, "date", reason)


def _check_events_once(tables: Tables) -> Iterator[Fault]:
    """No two rows tell one step, reworded in English and not in other languages.

    The English words are part of the table's key.
    """
    lines: dict[tuple[str, ...], int] = {}
    others = (language for language in LANGUAGES if language != DEFAULT_LANGUAGE)
    columns = [column_of(EVENTS, "event", language) for language in others]
    for row in tables[EVENTS]:
        for column in columns:
            told = (row["date"], row["jurisdiction"], column, row[column])
            before = lines.setdefault(told, row.line) if row[column] else row.line
            if before != row.line:
                yield Fault(EVENTS, row.line, column, f"is told in line {before} already")


def _check_stages(tables: Tables) -> Iterator[Fault]:
    """Where stages are told at all, the status of every step has one."""
    known = {row["status"] for row in tables.get("stages.csv", ())}
    for row in tables["timeline.csv"] if known else ():
        if row["status"] not in known:
            reason = (
                f"“{row['status'][:60]}” has no stage: write in stages.csv what kind of step it is"
            )
            yield Fault("timeline.csv", row.line, "status", reason)


def _check_collections(tables: Tables) -> Iterator[Fault]:
    known = {row["collection"] for row in tables["collections.csv"]}
    for row in tables["series.csv"]:
        if row["collection"] not in known:
            reason = f"“{row['collection']}” has no text in collections.csv"
            yield Fault("series.csv", row.line, "collection", reason)


def _check_dsa(tables: Tables) -> Iterator[Fault]:
    name = "dsa_statements_totals_monthly.csv"
    months = {row["month"]: int(row["statements"]) for row in tables[name]}
    for row in tables[name]:
        if int(row["statements_with_any_keyword"]) > int(row["statements"]):
            reason = "more statements with a keyword than statements"
            yield Fault(name, row.line, "statements_with_any_keyword", reason)
    name = "dsa_statements_monthly.csv"
    for row in tables[name]:
        if int(row["statements"]) > months.get(row["month"], 0):
            yield Fault(name, row.line, "statements", f"more than all statements of {row['month']}")


def _check_registers(tables: Tables) -> Iterator[Fault]:
    """What a series is counted from must be there: the table, its columns, and the label."""
    name = "register_series.csv"
    counted_from = {table: list(tables.get(table, ())) for table in MONTHLY}
    for row in tables.get(name, ()):
        table = f"{row['table']}.csv"
        rows = counted_from.get(table, [])
        if not rows:
            yield Fault(name, row.line, "table", f"“{row['table']}” is no table with rows")
            continue
        strange = [c for c in ("counted", "of") if row[c] and row[c] not in COUNTS[table]]
        for column in strange:
            reason = f"“{row[column]}” is no column of {row['table']} with counts"
            yield Fault(name, row.line, column, reason)
        if not strange:
            yield from _check_months(name, row, rows)
        labels = {counted.cells.get("label", "") for counted in rows}
        if row["label"] and row["label"] not in labels:
            yield Fault(name, row.line, "label", f"no row of {row['table']} has “{row['label']}”")


def _check_months(name: str, row: Row, months: Sequence[Row]) -> Iterator[Fault]:
    first, last = row["first_day"][:7], row["last_day"][:7]
    if row["last_day"] < row["first_day"]:
        yield Fault(name, row.line, "last_day", "ends before it starts")
    elif any(not first <= month["month"] <= last for month in months):
        reason = f"{row['table']}.csv has months outside {first} to {last}"
        yield Fault(name, row.line, "last_day", reason)
    if row["of"] and any(int(month[row["of"]]) <= 0 for month in months):
        yield Fault(name, row.line, "of", "a month of none: no share of it can be worked out")


CHECKS: tuple[Callable[[Tables], Iterator[Fault]], ...] = (
    _check_periods,
    _check_values,
    _check_breakdowns,
    _check_duplicates,
    check_words,
    _check_names,
    _check_collections,
    _check_events,
    _check_events_once,
    _check_stages,
    same_in_two_languages,
    strange_signs,
    _check_countries,
    _check_sources,
    _check_standings,
    check_totals,
    check_worked_out,
    _check_dsa,
    _check_registers,
    endless_periods,
    confirms_another_value,
    members_that_are_no_country,
    no_such_day,
    unknown_words_of_a_lexicon,
    addresses_with_a_user,
    confirmed_by_itself,
    read_too_early,
)
