"""Rebuild the monthly files that the record ships, and refuse to make them less than they were."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa

from data_sources.checks.validation import validate
from data_sources.dsa.daily.store import Store
from data_sources.dsa.monthly import (
    MONTHLY,
    MONTHLY_COLUMNS,
    TOTALS,
    TOTALS_COLUMNS,
    Coverage,
    Rows,
    csv_bytes,
    daily_labels,
    month_rows,
    read_csv,
)
from data_sources.exchange import exchange, version
from data_sources.exchange.lock import record_held
from data_sources.package.tables import DESCRIPTOR
from data_sources.package.whole_files import write_whole


class Refused(Exception):
    """The monthly files were not touched; `reasons` say why, one a line."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)


@dataclass
class Published:
    """What a rebuild changed, by month, and what the files still lack."""

    months: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    incomplete: list[str] = field(default_factory=list)
    platforms_only: list[str] = field(default_factory=list)


Writer = Callable[[Path, Mapping[str, bytes], Published], None]


def _month_days(month: str) -> set[date]:
    year, number = int(month[:4]), int(month[5:])
    return {date(year, number, day + 1) for day in range(calendar.monthrange(year, number)[1])}


def _reasons(coverage: Coverage, existing: set[str], new: set[str]) -> list[str]:
    """Why the rebuilt files would say less than they should."""
    reasons = [
        f"{name}: {len(faults)} part(s) set aside" for name, faults in coverage.incomplete.items()
    ]
    if coverage.partial_platforms:
        names = ", ".join(sorted(coverage.partial_platforms)[:5])
        reasons.append(f"days without a global file hold some platforms only: {names}")
    for month in sorted(existing & new):
        missing = len(_month_days(month) - coverage.days)
        if missing:
            reasons.append(f"{month}: {missing} days are not counted; the record has the month")
    return reasons


def _merge(old: Rows, new: Rows, months: set[str]) -> Rows:
    kept = [row for row in old if row["month"] not in months]
    # Sorted by month only: within one, each file keeps its own order.
    return sorted(kept + new, key=lambda row: row["month"])


def _changed(old: Rows, new: Rows, month: str) -> bool:
    return [row for row in old if row["month"] == month] != [
        row for row in new if row["month"] == month
    ]


def publish(store: Store, folder: Path, accept_gaps: bool = False) -> Published:
    """Write both monthly files into a folder; months not counted here stay.

    A folder that is a record is replaced as the desk does it: with its lock held, validated,
    under a new version, in one step. Raises Refused if a month would be built from less than
    there should be, unless gaps are accepted, or if the record would not be sound; Held while
    another writes it; OSError if the disk refuses.
    """
    if (folder / DESCRIPTOR).is_file():
        with record_held(folder, "dsa publish"):
            return _publish(store, folder, accept_gaps, _into_record)
    return _publish(store, folder, accept_gaps, _into_folder)


def _publish(store: Store, folder: Path, accept_gaps: bool, write: Writer) -> Published:
    table, coverage = daily_labels(store)
    monthly, totals = month_rows(table)
    old_monthly, old_totals = read_csv(folder / MONTHLY), read_csv(folder / TOTALS)
    months = {row["month"] for row in totals}
    existing = {row["month"] for row in old_totals}
    reasons = _reasons(coverage, existing, months)
    if not months:
        raise Refused(["nothing is counted yet"])
    if reasons and not accept_gaps:
        raise Refused(reasons)
    monthly, totals = _merge(old_monthly, monthly, months), _merge(old_totals, totals, months)
    published = Published(
        months=sorted(months),
        changed=[
            month
            for month in sorted(months)
            if _changed(old_monthly, monthly, month) or _changed(old_totals, totals, month)
        ],
        kept=sorted(existing - months),
        gaps=coverage.gaps(),
        incomplete=sorted(coverage.incomplete),
        platforms_only=sorted(coverage.partial_platforms),
    )
    files = {
        MONTHLY: csv_bytes(monthly, MONTHLY_COLUMNS),
        TOTALS: csv_bytes(totals, TOTALS_COLUMNS),
    }
    write(folder, files, published)
    return published


def _into_folder(folder: Path, files: Mapping[str, bytes], _published: Published) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        write_whole(folder / name, content)


def _into_record(folder: Path, files: Mapping[str, bytes], published: Published) -> None:
    """Lock, validate, version, exchange whole. The lock is held by the caller."""
    if not published.changed:
        return
    before = exchange.fingerprint(folder)
    today = datetime.now(UTC).date().isoformat()
    said = f"- DSA Transparency Database, statements of {_months_in_words(published.changed)}."
    try:
        new = exchange.prepare(folder, {**files, **version.raised(folder, today, [said]).files})
        after = exchange.fingerprint(new)
        faults = validate(new)
        if faults:
            raise Refused([f"the record would not be sound: {fault}" for fault in faults[:20]])
        exchange.put_in_place(folder, new, before, after)
    except (exchange.Changed, version.NoVersion) as error:
        raise Refused([str(error)]) from None
    finally:
        exchange.clear(folder)


def _months_in_words(months: Sequence[str]) -> str:
    shown = ", ".join(months[:6])
    return f"{shown} and {len(months) - 6} more months" if len(months) > 6 else shown


def labels_table(store: Store) -> pa.Table:
    """The daily labels behind the monthly files, for whoever wants days: day, platform, label."""
    return daily_labels(store)[0].sort_by(
        [("day", "ascending"), ("platform", "ascending"), ("label", "ascending")]
    )
