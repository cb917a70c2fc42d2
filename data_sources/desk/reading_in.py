"""From a file or an address to a staged reading, with the publication it belongs to."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from data_sources.desk.clock import today
from data_sources.desk.compare import Tables
from data_sources.desk.staging import SOURCE_COLUMNS, Staged
from data_sources.readers import Reading, read
from data_sources.web.http import Client

DEFAULT_LICENCE = "not stated; figures cited with their source"


class UnknownSource(ValueError):
    """A publication that is not in the record, and of which too little was said to enter it."""


def hosts_of(tables: Tables) -> set[str]:
    """The hosts of the record's sources: the only ones that are ever asked."""
    urls = (line.cells["url"] for line in tables.sources.lines)
    return {urlsplit(url).hostname or "" for url in urls if url.startswith("https://")} - {""}


def read_document(
    where: str, tables: Tables, client: Client | None = None, period: str = ""
) -> tuple[Reading, dict[str, str]]:
    """Read a file, or an address on a host of the record.

    ``period`` is said for a document that does not say its own (see :func:`read`).
    Returns the reading and what document it was. Raises UnknownLayout, Refused, Unreachable,
    OSError.
    """
    if "://" not in where:
        path = Path(where)
        content = path.read_bytes()
        return read(path, period), _document(path.name, content, "")
    asks = client or Client(hosts_of(tables))
    answer = asks.get(where)
    if answer.left_at or answer.status != 200:
        raise OSError(f"{where}: answer {answer.status}{' ' + answer.left_at}".rstrip())
    name = Path(urlsplit(answer.final_url).path).name or "answer"
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "document"
        path.write_bytes(answer.body)
        return read(path, period), _document(name, answer.body, answer.final_url)


def _document(name: str, content: bytes, url: str) -> dict[str, str]:
    digest = hashlib.sha256(content).hexdigest()
    return {"name": name, "sha256": digest, "bytes": str(len(content)), "url": url}


def source_row(
    key: str, tables: Tables, reading: Reading, document: Mapping[str, str], said: Mapping[str, str]
) -> dict[str, str]:
    """The row of sources.csv: the record's own, or a new one from what was ``said``.

    Raises UnknownSource when a new publication has no publisher, or no date.
    """
    for line in tables.sources.lines:
        if line.cells["source"] == key:
            return {**line.cells, "read_on": today()}
    row = {
        "source": key,
        "publisher": said.get("publisher") or _publisher(tables, reading),
        "title": said.get("title") or reading.title,
        "url": said.get("url") or document["url"],
        "published": said.get("published") or "",
        "read_on": today(),
        "licence": said.get("licence") or DEFAULT_LICENCE,
    }
    missing = [name for name in ("publisher", "published") if not row[name]]
    if missing:
        options = " and ".join(f"--{name}" for name in missing)
        raise UnknownSource(f"“{key}” is a new publication: say {options} (and --url, --title)")
    return {column: row[column] for column in SOURCE_COLUMNS}


def _publisher(tables: Tables, reading: Reading) -> str:
    """The publisher of the series that were read, when all have the same one."""
    found = {tables.series.get(row.series, {}).get("publisher", "") for row in reading.rows}
    return found.pop() if len(found) == 1 else ""


def stage(
    key: str,
    where: str,
    tables: Tables,
    said: Mapping[str, str],
    client: Client | None = None,
) -> Staged:
    """Read a document as the publication ``key``."""
    reading, document = read_document(where, tables, client, said.get("period", ""))
    return Staged(source_row(key, tables, reading, document, said), document, reading)
