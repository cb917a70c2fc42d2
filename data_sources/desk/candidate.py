"""The record as it would be: tables with a reading's changes in them, as whole files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from data_sources.desk.compare import (
    CHANGING,
    Change,
    Tables,
    changes,
    counts,
    equals,
    slot_of_row,
)
from data_sources.desk.staging import Staged
from data_sources.desk.table import Line
from data_sources.exchange import version
from data_sources.readers import Denominator, Row


class Undecided(ValueError):
    """A change that only a person can make, or that the record has no place for."""


@dataclass(slots=True)
class Candidate:
    """What would be written (path in the record -> content), and what it changes."""

    files: dict[str, bytes] = field(default_factory=dict)
    changes: dict[str, list[Change]] = field(default_factory=dict)
    version: str = ""
    entry: str = ""


def candidate(directory: Path, waiting: list[Staged], today: str, corrections: bool) -> Candidate:
    """Work every waiting reading into the record's tables. Raises Undecided.

    ``corrections`` says what another value in the same publication is: True, the record was
    wrong and is put right; False, the publisher changed it and both values are kept.
    """
    tables, made = Tables.read(directory), Candidate()
    for staged in waiting:
        found = changes(tables, staged)
        made.changes[staged.key] = found
        if any(change.kind in CHANGING for change in found):
            _note_source(tables, staged)
            for change in found:
                _apply(tables, staged, change, corrections)
    changed = [*tables.observations.values(), tables.users, tables.sources]
    made.files = {table.name: table.content() for table in changed if table.changed}
    if made.files:
        _raise_version(directory, made, waiting, today, corrections)
    return made


def _apply(tables: Tables, staged: Staged, change: Change, corrections: bool) -> None:
    if isinstance(change.row, Denominator):
        _apply_denominator(tables, staged, change, change.row)
    elif isinstance(change.row, Row) and change.kind in CHANGING:
        _apply_row(tables, staged, change, change.row, corrections)


def _apply_row(tables: Tables, staged: Staged, change: Change, row: Row, corrections: bool) -> None:
    if change.kind == "changed" and corrections:
        _correct(tables, change, row)
        return
    if change.kind in ("revised", "changed"):
        _supersede(tables, row, tables.slots[slot_of_row(row)])
    elif change.kind == "finer" and change.old is not None:
        tables.observations[change.table].update(change.old, standing="confirms")
    elif change.kind == "conflict":
        own = [
            pair for pair in tables.slots[slot_of_row(row)] if pair[1].cells["source"] == staged.key
        ]
        _supersede(tables, row, own)
    standing = "conflicts" if change.kind == "conflict" else "current"
    place = change.table or _table_for(tables, row.series)
    tables.insert(place, _cells(tables, staged, row, standing))


def _correct(tables: Tables, change: Change, row: Row) -> None:
    if change.old is not None:
        tables.observations[change.table].update(
            change.old, value=row.value, precision=row.precision, locator=row.locator
        )


def _supersede(tables: Tables, row: Row, there: list[tuple[str, Line]]) -> None:
    """Rows that stood for the old value, wherever it was repeated, stand behind the new one."""
    for name, line in there:
        if line.cells["standing"] in ("current", "confirms"):
            standing = "confirms" if equals(line.cells, row) else "superseded"
            tables.observations[name].update(line, standing=standing)


def _table_for(tables: Tables, series: str) -> str:
    """The file that holds the series, or else the one with most series of the same family."""
    if series not in tables.series:
        raise Undecided(f"“{series}” is not in series.csv: describe the series there first")
    family = series.partition(".")[0] + "."
    sizes = {
        name: (
            sum(line.cells["series"] == series for line in table.lines),
            sum(line.cells["series"].startswith(family) for line in table.lines),
        )
        for name, table in tables.observations.items()
    }
    return max(sizes, key=lambda name: sizes[name])


def _cells(tables: Tables, staged: Staged, row: Row, standing: str) -> dict[str, str]:
    return {
        "series": row.series,
        "breakdown": row.breakdown,
        "geography": row.geography,
        "period_start": row.period_start,
        "period_end": row.period_end,
        "value": row.value,
        "unit": row.unit,
        "precision": row.precision,
        "source": staged.key,
        "locator": row.locator,
        "known": "publisher",
        "standing": standing,
        "period_known": "stated",
        "indicator": row.indicator or _usual_indicator(tables, row.series),
        "read_at": staged.document.get("url") or staged.source["url"],
        "confirmed_at": "",
        "notes": "",
    }


def _usual_indicator(tables: Tables, series: str) -> str:
    """How the rows of a series name what is counted, in the publisher's terms."""
    words = Counter(
        line.cells["indicator"]
        for table in tables.observations.values()
        for line in table.lines
        if line.cells["series"] == series and line.cells["indicator"]
    )
    return words.most_common(1)[0][0] if words else series


def _apply_denominator(tables: Tables, staged: Staged, change: Change, row: Denominator) -> None:
    if change.kind == "revised" and change.old is not None:
        tables.users.update(change.old, users=row.value, source=staged.key)
    elif change.kind == "new":
        cells = {
            "geography": row.geography,
            "year": row.year,
            "users": row.value,
            "source": staged.key,
        }
        tables.users.insert(cells, like="geography")


def _note_source(tables: Tables, staged: Staged) -> None:
    """Enter a new publication, or the day on which a known one was read again."""
    for line in tables.sources.lines:
        if line.cells["source"] == staged.key:
            if line.cells["read_on"] < staged.source["read_on"]:
                tables.sources.update(line, read_on=staged.source["read_on"])
            return
    cells = {column: staged.source.get(column, "") for column in tables.sources.columns}
    tables.sources.insert(cells, like="publisher")


def _raise_version(
    directory: Path, made: Candidate, waiting: list[Staged], today: str, corrections: bool
) -> None:
    kinds = {change.kind for found in made.changes.values() for change in found}
    only_corrections = corrections and kinds.isdisjoint(set(CHANGING) - {"changed"})
    lines = list(_entry_lines(made, waiting, corrections))
    after = version.raised(directory, today, lines, only_corrections)
    made.version, made.entry = after.version, after.entry
    made.files |= after.files


def _entry_lines(made: Candidate, waiting: list[Staged], corrections: bool) -> Iterator[str]:
    words = {
        "new": "new",
        "revised": "revised by the publisher",
        "changed": "corrected" if corrections else "changed by the publisher",
        "finer": "now exact",
        "conflict": "in conflict with another publication's",
    }
    for staged in waiting:
        number = counts(made.changes[staged.key])
        said = [f"{number[kind]} {word}" for kind, word in words.items() if kind in number]
        if said:
            yield f"- {staged.source['title']} (`{staged.key}`), figures: {', '.join(said)}."
