"""The staging area: what was read and waits to be looked at. The record is not touched."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from data_sources.exchange.place import read_json, write_json
from data_sources.readers import Denominator, Reading, Row

SOURCE_COLUMNS = ("source", "publisher", "title", "url", "published", "read_on", "licence")


@dataclass(frozen=True, slots=True)
class Staged:
    """A reading with the publication it came from.

    ``source`` has the columns of sources.csv; ``document`` says what file was read (name,
    sha256, size, and the address if it was fetched).
    """

    source: dict[str, str]
    document: dict[str, str]
    reading: Reading

    @property
    def key(self) -> str:
        return self.source["source"]


def put(desk: Path, staged: Staged) -> None:
    """Keep a reading, in place of an earlier one of the same source."""
    write_json(_file(desk, staged.key), _as_json(staged))


def drop(desk: Path, key: str) -> bool:
    """Throw a reading away; False when there was none."""
    path = _file(desk, key)
    there = path.exists()
    path.unlink(missing_ok=True)
    return there


def all_staged(desk: Path) -> list[Staged]:
    """What waits, by source."""
    files = sorted((desk / "staged").glob("*.json"))
    contents = [content for path in files if (content := read_json(path)) is not None]
    return [_from_json(content) for content in contents]


def _file(desk: Path, key: str) -> Path:
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", key):
        raise ValueError(f"“{key}” is not the key of a source: letters, digits and hyphens")
    return desk / "staged" / f"{key}.json"


def _as_json(staged: Staged) -> dict[str, Any]:
    content = asdict(staged)
    content["reading"]["whole"] = sorted(list(part) for part in staged.reading.whole)
    return content


def _from_json(content: dict[str, Any]) -> Staged:
    reading = dict(content["reading"])
    reading["rows"] = tuple(Row(**row) for row in reading["rows"])
    reading["denominators"] = tuple(Denominator(**row) for row in reading["denominators"])
    reading["whole"] = frozenset((one[0], one[1], one[2]) for one in reading["whole"])
    for name in ("checks", "questions"):
        reading[name] = tuple(reading[name])
    return Staged(content["source"], content["document"], Reading(**reading))
