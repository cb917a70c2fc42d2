"""Whether a directory holds a record that can be stood behind.

``validate`` checks every table against its schema and then what only this subject knows: that a
period does not end before it starts, that percents are percents, that parts add up to totals
where the publisher says so. Each fault names file, line, column and reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from babel import Locale

from data_sources.checks.certain import confirms_another_value, endless_periods
from data_sources.checks.descriptor import check as check_descriptor
from data_sources.checks.needed import OBSERVATIONS, columns
from data_sources.checks.provenance import addresses_with_a_user, read_too_early
from data_sources.checks.schema import Tables, read_tables
from data_sources.checks.texts import same_in_two_languages
from data_sources.checks.totals import check_totals
from data_sources.checks.translations import check_columns, check_folders, check_words
from data_sources.package.tables import DatasetError, Fault, Row
from data_sources.versions.store import kept

_EVENT_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_BREAKDOWN = re.compile(r"[a-z][a-z0-9_]*=[^=;]+(;[a-z][a-z0-9_]*=[^=;]+)*")
MONTHLY = ("dsa_statements_monthly.csv", "dsa_statements_totals_monthly.csv")
COUNTS = {
    name: frozenset(column.name for column in columns(name) if column.kind == "integer")
    for name in MONTHLY
}
SLOT = ("series", "breakdown", "geography", "period_start", "period_end")


def validate(directory: str | Path) -> list[Fault]:
    """All faults of the package, in the order of files and lines; empty when it is sound."""
    path = Path(directory)
    try:
        schemas, faults = check_descriptor(path)
    except DatasetError as error:
        return error.faults
    tables, found = read_tables(path, schemas)
    found += [*check_folders(), *check_columns(path, tables)]
    # Once each: two tables may share a schema, and a schema its faults.
    faults = list(dict.fromkeys([*faults, *found, *_kept_versions(path)]))
    # What follows reads cells as numbers and dates; it would only repeat what is said already.
    if not faults:
        faults = [fault for check in CHECKS for fault in check(tables)]
    return sorted(faults, key=lambda fault: (fault.file, fault.line, fault.column))


def _kept_versions(directory: Path) -> list[Fault]:
    """What cannot be read of the earlier versions that are kept with the record."""
    try:
        kept(directory)
    except DatasetError as error:
        return error.faults
    return []


def _observations(tables: Tables) -> Iterator[tuple[str, Row]]:
    for name, rows in tables.items():
        if name.startswith(OBSERVATIONS):
            yield from ((name, row) for row in rows)


def _series(tables: Tables) -> dict[str, Row]:
    return {row["series"]: row for row in tables["series.csv"]}


def _check_periods(tables: Tables) -> Iterator[Fault]:
    for name, row in _observations(tables):
        if row["period_end"] < row["period_start"]:
            reason = f"the period ends ({row['period_end']}) before it starts"
            yield Fault(name, row.line, "period_end", reason)


def _check_values(tables: Tables) -> Iterator[Fault]:
    series, kinds = _series(tables), {r["unit"]: r["kind"] for r in tables["units.csv"]}
    for name, row in _observations(tables):
        own, value = series[row["series"]], Decimal(row["value"])
        is_change = own["form"] == "change"
        if row["unit"] != own["unit"]:
            reason = f"“{row['unit']}”, but the series counts {own['unit']}"
            yield Fault(name, row.line, "unit", reason)
        elif kinds[row["unit"]] == "percent" and not is_change and not 0 <= value <= 100:
            yield Fault(name, row.line, "value", f"{value} percent is outside 0 to 100")
        elif value < 0 and not is_change:
            yield Fault(name, row.line, "value", f"{value} is negative")
        elif kinds[row["unit"]] == "count" and value % 1 and row["precision"] == "exact":
            yield Fault(name, row.line, "value", f"{value} is a fraction of something counted")


def _check_breakdowns(tables: Tables) -> Iterator[Fault]:
    for name, row in _observations(tables):
        text = row["breakdown"]
        if not text:
            continue
        if not _BREAKDOWN.fullmatch(text):
            yield Fault(name, row.line, "breakdown", f"“{text}” is not key=value;key=value")
            continue
        keys = [part.partition("=")[0] for part in text.split(";")]
        if len(keys) != len(set(keys)):
            yield Fault(name, row.line, "breakdown", f"“{text}” names a key twice")


def _check_duplicates(tables: Tables) -> Iterator[Fault]:
    current: dict[tuple[str, ...], tuple[str, int]] = {}
    rows: dict[tuple[str, ...], tuple[str, int]] = {}
    for name, row in _observations(tables):
        slot = tuple(row[column] for column in SLOT)
        whole = (*slot, row["value"], row["source"], row["locator"], row["indicator"])
        if whole in rows:
            other, line = rows[whole]
            yield Fault(name, row.line, "series", f"the same observation as {other}:{line}")
        elif row["standing"] == "current" and slot in current:
            other, line = current[slot]
            reason = f"a second current figure for the same thing as {other}:{line}"
            yield Fault(name, row.line, "standing", reason)
        rows.setdefault(whole, (name, row.line))
        if row["standing"] == "current":
            current.setdefault(slot, (name, row.line))


def _check_names(tables: Tables) -> Iterator[Fault]:
    seen: dict[tuple[str, str], int] = {}
    for row in tables["series_texts.csv"]:
        key = (row["language"], row["name"].casefold())
        if key in seen:
            reason = f"the same name as line {seen[key]}: “{row['name']}”"
            yield Fault("series_texts.csv", row.line, "name", reason)
        seen.setdefault(key, row.line)


def _check_countries(tables: Tables) -> Iterator[Fault]:
    territories = Locale("en").territories
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
    current = {
        tuple(row[column] for column in SLOT)
        for _, row in _observations(tables)
        if row["standing"] == "current"
    }
    for name, row in _observations(tables):
        if row["standing"] == "confirms" and tuple(row[c] for c in SLOT) not in current:
            yield Fault(name, row.line, "standing", "confirms a figure that is not there")


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
    for row in tables.get(name, ()):
        table = f"{row['table']}.csv"
        rows = tables[table] if table in MONTHLY else []
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


def _check_months(name: str, row: Row, months: list[Row]) -> Iterator[Fault]:
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
    same_in_two_languages,
    _check_countries,
    _check_sources,
    _check_standings,
    check_totals,
    _check_dsa,
    _check_registers,
    endless_periods,
    confirms_another_value,
    addresses_with_a_user,
    read_too_early,
)
