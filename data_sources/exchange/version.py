"""A change of the record has a number, a day and an entry in the changelog."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from data_sources.package.tables import DESCRIPTOR

CHANGELOG = "CHANGELOG.md"


class NoVersion(ValueError):
    """The descriptor does not hold its version as it is written there."""


@dataclass(frozen=True, slots=True)
class Raised:
    """The next version: its number, its entry, and the files that say so (path -> content)."""

    version: str
    entry: str
    files: dict[str, bytes]


def raised(directory: Path, today: str, lines: list[str], correction: bool = False) -> Raised:
    """The next version of a record, with an entry of these lines.

    A ``correction`` counts up the last number, new figures the one before it. Raises NoVersion.
    """
    text = (directory / DESCRIPTOR).read_text(encoding="utf-8")
    major, minor, patch = (int(part) for part in json.loads(text)["version"].split("."))
    version = f"{major}.{minor}.{patch + 1}" if correction else f"{major}.{minor + 1}.0"
    text = re.sub(r'("version": *)"[^"]*"', rf'\g<1>"{version}"', text, count=1)
    text = re.sub(r'("created": *)"[^"]*"', rf'\g<1>"{today}T00:00:00Z"', text, count=1)
    if json.loads(text)["version"] != version:
        raise NoVersion(f"{DESCRIPTOR} is not written as expected: its version was not found")
    entry = f"## {version} ({today})\n\n" + "\n".join(lines) + "\n"
    changelog = _with_entry(directory / CHANGELOG, entry)
    return Raised(version, entry, {DESCRIPTOR: text.encode("utf-8"), CHANGELOG: changelog})


def _with_entry(path: Path, entry: str) -> bytes:
    """The changelog with an entry above the earlier ones."""
    text = path.read_text(encoding="utf-8") if path.exists() else "# Changes to the record\n"
    first = re.search(r"^## ", text, flags=re.MULTILINE)
    if first:
        text = text[: first.start()] + entry + "\n" + text[first.start() :]
    else:
        text = text.rstrip("\n") + "\n\n" + entry
    return text.encode("utf-8")
