"""What changed in the record, as an Atom feed made from its change log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from data_sources.record.record import Record

_HEADING = re.compile(r"^## (\d+\.\d+\.\d+) \((\d{4}-\d{2}-\d{2})\)\s*$", re.MULTILINE)
NAME = "tag:on-the-record,2026"


@dataclass(frozen=True)
class Entry:
    """One version of the record: its number, its day and what changed, as written."""

    version: str
    day: str
    text: str


def entries(record: Record) -> Iterator[Entry]:
    """The versions in the change log, newest first."""
    path = record.directory / "CHANGELOG.md"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    found = list(_HEADING.finditer(text))
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        yield Entry(match[1], match[2], text[match.end() : end].strip())


def atom(record: Record) -> bytes:
    """The feed. Identities are stable, so that a reader sees each version once."""
    items = list(entries(record))
    updated = items[0].day if items else record.created.isoformat()
    body = "".join(
        f"<entry><id>{NAME}:record/{entry.version}</id>"
        f"<title>Record {entry.version}</title><updated>{entry.day}T00:00:00Z</updated>"
        f'<content type="text">{escape(entry.text)}</content></entry>'
        for entry in items
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{NAME}:record</id><title>On the Record: changes to the figures</title>"
        f"<updated>{updated}T00:00:00Z</updated><author><name>On the Record</name></author>"
        f'<link rel="self" href="feed.atom"/>{body}</feed>\n'
    ).encode()
