"""What lies between two versions of the record: figures, words, breaks; series by series.

Versions are compared as the rows that stand in their files, so that one of another layout can
be compared as far as both have the columns.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern

from data_sources.package.tables import DESCRIPTOR
from data_sources.versions import store

SLOT = ("series", "breakdown", "geography", "period_start", "period_end")
SAID = ("value", "unit", "precision")
WORDS = ("name", "definition")
Cells = Mapping[str, str]
Key = tuple[str, ...]


@dataclass(frozen=True)
class Version:
    """The rows of one version, and what its series were called."""

    number: str
    created: str
    rows: tuple[Cells, ...]
    words: Mapping[tuple[str, str], Cells]
    breaks: Mapping[str, frozenset[str]]
    sources: Mapping[str, Cells]
    publishers: Mapping[str, str]

    def current(self) -> dict[Key, Cells]:
        """The row that was to be used, by what it is of."""
        rows = (row for row in self.rows if row.get("standing") == "current")
        return {slot_of(row): row for row in rows}

    def superseded(self) -> frozenset[Key]:
        """What was revised by its publisher: what it was of, and the value it had."""
        rows = (row for row in self.rows if row.get("standing") == "superseded")
        return frozenset((*slot_of(row), row.get("value", "")) for row in rows)


@dataclass(frozen=True, slots=True)
class Moved:
    """One figure that is new, gone or another. ``old`` and ``new`` are rows as they stood."""

    kind: str
    old: Cells | None
    new: Cells | None

    @property
    def cells(self) -> Cells:
        """The later of both rows."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(slots=True)
class OfSeries:
    """What changed in one series: figures, and whether its words and breaks did."""

    series: str
    moved: list[Moved] = field(default_factory=list)
    reworded: bool = False
    breaks_added: tuple[str, ...] = ()
    breaks_gone: tuple[str, ...] = ()

    def of_kind(self, *kinds: str) -> list[Moved]:
        return [one for one in self.moved if one.kind in kinds]


KINDS = ("new", "revised", "corrected", "withdrawn", "regraded")
"""A figure that was not there; another value, the old one kept as superseded by its publisher;
another value, the old one not kept, so an error of the record that was put right; one that is
gone; the same figure, known better or less well than it was said to be."""


@dataclass(frozen=True)
class Difference:
    """From one version to a later one, by series."""

    before: Version
    after: Version
    series: Mapping[str, OfSeries]


def all_versions(directory: Path) -> list[str]:
    """The numbers of all versions that can be had, oldest first, the present one last."""
    now = json.loads((directory / DESCRIPTOR).read_text(encoding="utf-8"))["version"]
    return [one.version for one in store.kept(directory) if one.version != now] + [str(now)]


def files(directory: Path, number: str) -> dict[str, bytes]:
    """The files of a version, kept or present. Raises DatasetError."""
    if number == all_versions(directory)[-1]:
        return store.files_of(directory)
    return store.contents(directory, number)


def read(directory: Path, number: str) -> Version:
    """A version's rows. Raises DatasetError."""
    return version_of(files(directory, number))


def version_of(found: Mapping[str, bytes]) -> Version:
    """The rows that stand in the files of a version."""
    about = json.loads(found[DESCRIPTOR])
    observed = sorted(name for name in found if name.startswith("observations/"))
    words = {(row["series"], row["language"]): row for row in _rows(found, "series_texts.csv")}
    breaks: dict[str, set[str]] = defaultdict(set)
    for row in _rows(found, "breaks.csv"):
        breaks[row["series"]].add(row["date"])
    return Version(
        str(about["version"]),
        str(about["created"])[:10],
        tuple(row for name in observed for row in _rows(found, name)),
        words,
        {key: frozenset(days) for key, days in breaks.items()},
        {row["source"]: row for row in _rows(found, "sources.csv")},
        {row["publisher"]: row["name"] for row in _rows(found, "publishers.csv")},
    )


def difference(before: Version, after: Version) -> Difference:
    """Everything that changed, by series; series in which nothing did are left out."""
    found: dict[str, OfSeries] = {}

    def own(series: str) -> OfSeries:
        return found.setdefault(series, OfSeries(series))

    for one in _moved(before, after):
        own(one.cells["series"]).moved.append(one)
    for series, _language in _reworded(before, after):
        own(series).reworded = True
    for series in sorted({*before.breaks, *after.breaks}):
        old, new = (side.breaks.get(series, frozenset()) for side in (before, after))
        if old != new:
            own(series).breaks_added = tuple(sorted(new - old))
            own(series).breaks_gone = tuple(sorted(old - new))
    return Difference(before, after, dict(sorted(found.items())))


def slot_of(row: Cells) -> Key:
    """What a row is of; the order of the breakdown's parts does not matter."""
    parts = ";".join(sorted(row.get("breakdown", "").split(";")))
    return (row["series"], parts, *(row[name] for name in SLOT[2:]))


def level_of(row: Cells) -> str:
    """How well a row is known, as readers see it: ``publisher``, ``confirmed`` or ``reported``."""
    if row.get("known", "").startswith("publisher"):
        return "publisher"
    return "confirmed" if row.get("confirmed_at") else "reported"


def _moved(before: Version, after: Version) -> Iterable[Moved]:
    old, new, superseded = before.current(), after.current(), after.superseded()
    for slot in sorted({*old, *new}):
        was, now = old.get(slot), new.get(slot)
        if was is None:
            yield Moved("new", None, now)
        elif now is None:
            yield Moved("withdrawn", was, None)
        elif any(was.get(name) != now.get(name) for name in SAID):
            kept = (*slot, was.get("value", "")) in superseded
            yield Moved("revised" if kept else "corrected", was, now)
        elif level_of(was) != level_of(now):
            yield Moved("regraded", was, now)


def _reworded(before: Version, after: Version) -> Iterable[tuple[str, str]]:
    """The series, by language, that have another name or definition. A new series has none."""
    for key, now in after.words.items():
        was = before.words.get(key)
        if was is not None and any(was.get(name) != now.get(name) for name in WORDS):
            yield key


def _rows(found: Mapping[str, bytes], name: str) -> list[Cells]:
    if name not in found:
        return []
    rows = csv.DictReader(io.StringIO(found[name].decode("utf-8"), newline=""))
    # Versions have most of their cells in common: each text is held once.
    return [{name: intern(text or "") for name, text in row.items() if name} for row in rows]
