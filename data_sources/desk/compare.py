"""What a reading would change: each row held against what the record has in its slot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from data_sources.desk.staging import Staged
from data_sources.desk.table import Line, Table
from data_sources.readers import Denominator, Row
from data_sources.record.model import ABOUT, AT_LEAST

USERS = "internet_users.csv"

# kind -> what it means, as it is said in a diff
KINDS = {
    "new": "not in the record yet",
    "revised": "another value by the same publisher: the old one is kept as superseded",
    "changed": "another value in the same publication: a person must say what it is",
    "finer": "the exact value of a figure that was known rounded: the rounded one will confirm it",
    "conflict": "another publication's current figure differs: kept beside it as a conflict",
    "gone": "in the record, and no longer in the document: stays, look at it",
    "outdated": "an edition that reaches less far, or came out earlier, than what the record has:"
    " nothing to change",
    "undecided": "another value by the same publisher, and no date tells which of the two is the"
    " later: nothing to change, until “published” of both publications says it",
    "older": "equal to an earlier, superseded value: nothing to change",
    "confirmed": "equal to the current figure, which has another source: nothing to change",
    "same": "equal to the record",
}
CHANGING = ("new", "revised", "changed", "finer", "conflict")


@dataclass(frozen=True, slots=True)
class Change:
    """One row and what it is to the record; ``old`` is the row of the record it meets."""

    kind: str
    row: Row | Denominator | None
    old: Line | None = None
    table: str = ""


@dataclass(slots=True)
class Tables:
    """The tables of the record that a reading can change."""

    observations: dict[str, Table]
    users: Table
    sources: Table
    series: dict[str, dict[str, str]]
    geographies: frozenset[str]
    first_year: str = ""
    slots: dict[tuple[str, ...], list[tuple[str, Line]]] = field(default_factory=dict)
    reach: dict[tuple[str, str], str] = field(default_factory=dict)
    """The last day that a source counts, by source and series: how far the edition reached that
    was read. Of the internet users, the last year, under :data:`USERS`."""

    @classmethod
    def read(cls, directory: Path) -> Tables:
        names = sorted(path.name for path in (directory / "observations").glob("*.csv"))
        observations = {
            f"observations/{name}": Table.read(directory, f"observations/{name}") for name in names
        }
        series = Table.read(directory, "series.csv").lines
        places = Table.read(directory, "geographies.csv").lines
        tables = cls(
            observations,
            Table.read(directory, USERS),
            Table.read(directory, "sources.csv"),
            {line.cells["series"]: line.cells for line in series},
            frozenset(line.cells["geography"] for line in places),
        )
        slots = defaultdict(list)
        for name, table in observations.items():
            for line in table.lines:
                slots[slot_of(line.cells)].append((name, line))
                tables._note_reach(line.cells["source"], line.cells)
        tables.slots = dict(slots)
        for line in tables.users.lines:
            tables._extend((line.cells["source"], USERS), line.cells["year"])
        tables.first_year = min((line.cells["year"] for line in tables.users.lines), default="")
        return tables

    def insert(self, name: str, cells: dict[str, str]) -> None:
        """Add an observation to a table; readings that are worked in later will meet it."""
        line = self.observations[name].insert(cells, like="series")
        self.slots.setdefault(slot_of(cells), []).append((name, line))
        self._note_reach(cells["source"], cells)

    def _note_reach(self, source: str, cells: dict[str, str]) -> None:
        self._extend((source, cells["series"]), cells["period_end"])

    def _extend(self, key: tuple[str, str], end: str) -> None:
        self.reach[key] = max(self.reach.get(key, ""), end)

    def publisher_of(self, source: str) -> str:
        found = [line.cells for line in self.sources.lines if line.cells["source"] == source]
        return found[0]["publisher"] if found else ""

    def published(self, source: str) -> str:
        found = [line.cells for line in self.sources.lines if line.cells["source"] == source]
        return found[0]["published"] if found else ""


def slot_of(cells: dict[str, str]) -> tuple[str, ...]:
    """The identity of what is counted; the order of the breakdown's parts does not matter."""
    parts = ";".join(sorted(cells["breakdown"].split(";")))
    names = ("geography", "period_start", "period_end")
    return (cells["series"], parts, *(cells[name] for name in names))


def slot_of_row(row: Row) -> tuple[str, ...]:
    return (row.series, ";".join(sorted(row.breakdown.split(";"))), *row.slot[2:])


def changes(tables: Tables, staged: Staged) -> list[Change]:
    """Every row of a reading as a change, and what the record has that the document lost."""
    edition = _Edition(tables, staged)
    found = [edition.checked(_change(tables, staged, row), row) for row in staged.reading.rows]
    found += _gone(tables, staged)
    found += _denominators(tables, staged, edition)
    return found


class _Edition:
    """How far a document reaches: an older edition never replaces what a newer one said.

    Publishers restate a file under one address for years; which edition a copy is, its last
    period tells.
    """

    def __init__(self, tables: Tables, staged: Staged) -> None:
        self._tables, self._staged = tables, staged
        self._known = dict(tables.reach)  # before this reading is worked in
        self._reach: dict[str, str] = {}
        for row in staged.reading.rows:
            self._reach[row.series] = max(self._reach.get(row.series, ""), row.period_end)
        years = [row.year for row in staged.reading.denominators]
        self._reach[USERS] = max(years, default="")

    def checked(self, change: Change, row: Row) -> Change:
        """The change, "outdated" when it would put an older edition before a newer one, or
        "undecided" when nothing tells which of two editions is the newer."""
        if change.kind in ("revised", "changed") and change.old is not None:
            kind = self._standing(change.kind, change.old.cells["source"], row.series)
            if kind == "undecided" and self._read_before(row):
                kind = change.kind  # this very publication said otherwise when it was last read
            if kind == "outdated" and change.kind == "revised" and not self._restates:
                kind = "conflict"  # two publications that stand beside each other
            return Change(kind, row, change.old, change.table)
        if change.kind == "new" and self._restates and self.behind(self._staged.key, row.series):
            return Change("outdated", row)
        return change

    def _read_before(self, row: Row) -> bool:
        there = self._tables.slots.get(slot_of_row(row), [])
        return any(line.cells["source"] == self._staged.key for _, line in there)

    @property
    def _restates(self) -> bool:
        return self._staged.reading.revises

    def of_users(self, source: str) -> str:
        """What another number of internet users is to the one that the record has."""
        return self._standing("revised", source, USERS)

    def _standing(self, kind: str, source: str, series: str) -> str:
        behind = self.behind(source, series) or self.behind(self._staged.key, series)
        if behind or self.published_before(source):
            return "outdated"
        return kind if self.later(source, series) else "undecided"

    def later(self, source: str, series: str) -> bool:
        """Whether this document is the newer one for certain: it reaches further, or both dates
        say so. Of one publication a person has said that this is its edition."""
        if source == self._staged.key:
            return True
        own, other = self._dates(source)
        return own > other or self._reach[series] > self._known.get((source, series), "")

    def behind(self, source: str, series: str) -> bool:
        """Whether what was read of a source reaches further than this document does."""
        return self._reach[series] < self._known.get((source, series), "")

    def published_before(self, source: str) -> bool:
        """Whether this publication came out before another one, as far as both dates tell."""
        own, other = self._dates(source)
        return source != self._staged.key and own < other

    def _dates(self, source: str) -> tuple[str, str]:
        """When both came out, each as exactly as the vaguer of the two is known."""
        own, other = self._staged.source["published"], self._tables.published(source)
        length = min(len(own), len(other))
        return own[:length], other[:length]


def counts(found: list[Change]) -> dict[str, int]:
    """How many of each kind, in the order of KINDS."""
    number = Counter(change.kind for change in found)
    return {kind: number[kind] for kind in KINDS if number[kind]}


def _change(tables: Tables, staged: Staged, row: Row) -> Change:
    there = tables.slots.get(slot_of_row(row), [])
    own = [(name, line) for name, line in there if line.cells["source"] == staged.key]
    equal = [pair for pair in own if equals(pair[1].cells, row)]
    current = [pair for pair in there if pair[1].cells["standing"] == "current"]
    if not there:
        return Change("new", row)
    if equal:
        name, line = equal[0]
        older = line.cells["standing"] == "superseded"
        return Change("older" if older else "same", row, line, name)
    if own and (not current or _same_publisher(tables, staged, current[0][1])):
        name, line = current[0] if current else own[0]
        return Change("revised" if staged.reading.revises else "changed", row, line, name)
    if not current:
        return Change("new", row)
    name, line = current[0]
    return Change(_against_another(tables, staged, row, line), row, line, name)


def _same_publisher(tables: Tables, staged: Staged, line: Line) -> bool:
    return tables.publisher_of(line.cells["source"]) == staged.source["publisher"]


def _against_another(tables: Tables, staged: Staged, row: Row, line: Line) -> str:
    """What a row is to a current figure that rests on another publication."""
    if equals(line.cells, row):
        return "confirmed"
    if row.precision == "exact" and _rounds_to(row.value, line.cells):
        return "finer"
    return "revised" if _same_publisher(tables, staged, line) else "conflict"


def equals(cells: dict[str, str], row: Row) -> bool:
    return Decimal(cells["value"]) == Decimal(row.value) and cells["unit"] == row.unit


def _rounds_to(exact: str, cells: dict[str, str]) -> bool:
    """Whether an exact value, rounded like the record's, is the record's."""
    known = Decimal(cells["value"])
    if cells["precision"] == AT_LEAST:
        return known <= Decimal(exact) < known * 2
    if cells["precision"] not in ("rounded", ABOUT):
        return False
    exponent = known.normalize().as_tuple().exponent
    place = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(Decimal(exact) - known) <= place / 2


def _gone(tables: Tables, staged: Staged) -> Iterator[Change]:
    read = {slot_of_row(row) for row in staged.reading.rows}
    for slot, there in tables.slots.items():
        if (slot[0], slot[3], slot[4]) not in staged.reading.whole or slot in read:
            continue
        for name, line in there:
            if line.cells["source"] == staged.key and line.cells["standing"] == "current":
                yield Change("gone", None, line, name)


def _denominators(tables: Tables, staged: Staged, edition: _Edition) -> Iterator[Change]:
    known = {(line.cells["geography"], line.cells["year"]): line for line in tables.users.lines}
    for row in staged.reading.denominators:
        if not _has_place(tables, row):
            continue
        line = known.get((row.geography, row.year))
        if line is None:
            restated = staged.reading.revises and edition.behind(staged.key, USERS)
            yield Change("outdated" if restated else "new", row, None, USERS)
        elif line.cells["users"] == row.value:
            same = line.cells["source"] == staged.key
            yield Change("same" if same else "confirmed", row, line, USERS)
        else:
            kind = edition.of_users(line.cells["source"])
            yield Change(kind, row, line, USERS)


def _has_place(tables: Tables, row: Denominator) -> bool:
    """Whether the record keeps such a row: not of years before its table begins."""
    place = row.geography in tables.geographies
    return row.column == "users" and place and row.year >= tables.first_year


def left_out(tables: Tables, staged: Staged) -> list[str]:
    """Sentences about what was read and has no place in the record."""
    columns = Counter(row.column for row in staged.reading.denominators if row.column != "users")
    said = [
        f"{number} rows of {column.replace('_', ' ')}: the record keeps no such table"
        for column, number in columns.items()
    ]
    here = [row for row in staged.reading.denominators if row.geography in tables.geographies]
    early = [row for row in here if row.column == "users" and not _has_place(tables, row)]
    if early:
        said.append(f"{len(early)} rows of years before the first that the record keeps")
    places = sorted({row.geography for row in staged.reading.denominators} - tables.geographies)
    if places:
        said.append(f"not among the record's geographies: {', '.join(places)}")
    return said
