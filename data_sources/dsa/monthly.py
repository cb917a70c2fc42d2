"""From daily counts to the two monthly files that the record ships.

Between them stands one small table, `day, platform, label, statements`: made from the daily
counts, or, for the years before anybody here counted, from the statistics that shantay ships.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from data_sources.dsa.daily.names import CANONICAL, GLOBAL, days_between
from data_sources.dsa.daily.store import DayRecord, Store
from data_sources.dsa.vocabulary import COUNT, KEYWORD_LABELS, MINORS, MINORS_LABEL

ALL, ANY_KEYWORD = "all", "any_keyword"
LABELS_SCHEMA = pa.schema(
    [
        ("day", pa.string()),
        ("platform", pa.string()),
        ("label", pa.string()),
        (COUNT, pa.int64()),
    ]
)
HISTORY = "history.parquet"
MONTHLY, TOTALS = "dsa_statements_monthly.csv", "dsa_statements_totals_monthly.csv"
MONTHLY_COLUMNS = ("month", "platform", "label", COUNT)
TOTALS_COLUMNS = ("month", COUNT, "statements_with_any_keyword", "platforms_submitting")


def _labelled(rows: ir.Table, label: str, condition: ir.BooleanValue | bool) -> ir.Table:
    return (
        rows.filter(condition)
        .group_by("day", "platform")
        .aggregate(**{COUNT: rows[COUNT].sum().cast("int64")})
        .mutate(label=ibis.literal(label))
        .select("day", "platform", "label", COUNT)
    )


def labels(counts: ir.Table) -> ir.Table:
    """Daily counts by label. A statement may stand under several labels, so they never add up."""
    rows = counts.mutate(platform=counts.platform_name.substitute(CANONICAL))
    keywords = ibis.literal(",") + rows.category_specification + ","
    parts = [
        _labelled(rows, ALL, True),
        _labelled(rows, ANY_KEYWORD, rows.category_specification != ""),
        _labelled(rows, MINORS_LABEL, rows.category == MINORS),
        *(
            _labelled(rows, label, keywords.contains(f",{keyword},"))
            for label, keyword in KEYWORD_LABELS.items()
        ),
    ]
    return ibis.union(*parts)


def from_shantay(statistics: Path) -> pa.Table:
    """The same table out of shantay's `builtin.parquet`, whose platforms have short names already.

    Raises KeyError-like Ibis errors for a file of another layout.
    """
    rows = ibis.duckdb.connect().read_parquet(statistics)
    value = rows["count"]
    no_entity = rows.entity.isnull()
    keyword_rows = (rows.column == "category_specification") & no_entity
    wanted: dict[str, ir.BooleanValue] = {
        ALL: (rows.column == "rows") & no_entity,
        ANY_KEYWORD: (rows.column == "category_specification")
        & (rows.entity == "rows_with_elements"),
        MINORS_LABEL: (rows.column == "category") & no_entity & (rows.variant == MINORS),
    }
    for label, keyword in KEYWORD_LABELS.items():
        wanted[label] = keyword_rows & (rows.variant == keyword)
    parts = [
        rows.filter(condition & rows.platform.notnull() & (value > 0))
        .group_by(day=rows.start_date.cast("string"), platform=rows.platform.cast("string"))
        .aggregate(**{COUNT: value.sum().cast("int64")})
        .mutate(label=ibis.literal(label))
        .select("day", "platform", "label", COUNT)
        for label, condition in wanted.items()
    ]
    return ibis.union(*parts).order_by("day", "platform", "label").to_pyarrow().cast(LABELS_SCHEMA)


@dataclass
class Coverage:
    """Which days the daily counts hold, and what is known to be missing from them."""

    days: set[date] = field(default_factory=set)
    incomplete: dict[str, tuple[str, ...]] = field(default_factory=dict)
    partial_platforms: set[str] = field(default_factory=set)

    def gaps(self) -> list[str]:
        """Days between the first and the last that nothing is known of."""
        if not self.days:
            return []
        every = days_between(min(self.days), max(self.days))
        return [day.isoformat() for day in every if day not in self.days]


def _chosen(store: Store) -> list[tuple[Path, DayRecord]]:
    """The counts to add up: a day's global ones, or else its platforms'."""
    records = list(store.records())
    whole_days = {record.day for _, record in records if record.slug == GLOBAL}
    return [
        (path, record)
        for path, record in records
        if record.slug == GLOBAL or record.day not in whole_days
    ]


def coverage_of(records: Iterable[DayRecord]) -> Coverage:
    """What the counts hold and lack."""
    coverage = Coverage()
    for record in records:
        coverage.days.add(date.fromisoformat(record.day))
        if not record.whole:
            coverage.incomplete[record.file] = tuple(
                f"{fault['file']}: {fault['kind']}" for fault in record.faults
            )
        if record.slug != GLOBAL:
            coverage.partial_platforms.add(record.slug)
    return coverage


def daily_labels(store: Store) -> tuple[pa.Table, Coverage]:
    """All daily labels: counted days first, history for the days that were not counted here."""
    chosen = _chosen(store)
    coverage = coverage_of(record for _, record in chosen)
    tables = [LABELS_SCHEMA.empty_table()]
    if chosen:
        connection = ibis.duckdb.connect(temp_directory="")
        counts = connection.read_parquet([str(path) for path, _ in chosen])
        tables.append(labels(counts).to_pyarrow().cast(LABELS_SCHEMA))
    if (store.root / HISTORY).is_file():
        tables.append(_history(store.root / HISTORY, coverage))
    return pa.concat_tables(tables), coverage


def _history(path: Path, coverage: Coverage) -> pa.Table:
    table = pq.read_table(path, schema=LABELS_SCHEMA)
    counted = {day.isoformat() for day in coverage.days}
    days = table["day"].to_pylist()
    coverage.days.update(date.fromisoformat(day) for day in set(days) - counted)
    return table.filter(pa.array([day not in counted for day in days], pa.bool_()))


def _month_tables(table: pa.Table) -> tuple[pa.Table, pa.Table]:
    days = ibis.memtable(table)
    rows = days.mutate(month=days.day.substr(0, len("2025-07")))
    shown = rows.filter(rows.label.notin([ALL, ANY_KEYWORD]))
    monthly = shown.group_by("month", "platform", "label").aggregate(**{COUNT: shown[COUNT].sum()})
    everything, keyword = rows.label == ALL, rows.label == ANY_KEYWORD
    totals = rows.group_by("month").aggregate(
        **{
            TOTALS_COLUMNS[1]: rows[COUNT].sum(where=everything),
            TOTALS_COLUMNS[2]: rows[COUNT].sum(where=keyword).fill_null(0),
            TOTALS_COLUMNS[3]: rows.platform.nunique(where=everything),
        }
    )
    connection = ibis.duckdb.connect(temp_directory="")
    # As a reader looks a name up: eBay between Discord and Facebook.
    alphabetical = [monthly.month, monthly.platform.lower(), monthly.platform, monthly.label]
    ordered = monthly.order_by(alphabetical), totals.order_by("month")
    return connection.to_pyarrow(ordered[0]), connection.to_pyarrow(ordered[1])


Rows = list[dict[str, str]]


def month_rows(table: pa.Table) -> tuple[Rows, Rows]:
    """The rows of both monthly files, as text, in the record's order."""
    monthly, totals = _month_tables(table)
    return _texts(monthly, MONTHLY_COLUMNS), _texts(totals, TOTALS_COLUMNS)


def _texts(table: pa.Table, names: Sequence[str]) -> Rows:
    return [{name: str(row[name]) for name in names} for row in table.to_pylist()]


def read_csv(path: Path) -> Rows:
    """A monthly file as it is now; nothing where there is none yet."""
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def csv_bytes(rows: Rows, names: Sequence[str]) -> bytes:
    """A monthly file as it is written."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
