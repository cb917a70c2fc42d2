"""Every version of the record as data: a list, each as one file, and what lies between two."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data_sources.record.record import Record
from data_sources.versions import compare
from data_sources.versions.compare import Cells, Moved
from publish.address import addresses
from publish.data import data_files, deposit, feed, history
from publish.data.data_files import as_json

ZIP = "application/zip"
TEXTS = ("CHANGELOG.md", "LICENSE", "README.md")
_WHEN = (1980, 1, 1, 0, 0, 0)
"""In the place of a time of day: the same version gives the same bytes."""
PUBLISHED = (*compare.SLOT, *compare.SAID, "source", "locator", "standing")


def listing(record: Record, base: str = "") -> bytes:
    """The versions, the newest first, with their days, what was said of them, and their files.

    ``base`` stands before each address.
    """
    known = history.numbers(record)
    said = {entry.version: entry for entry in feed.entries(record)}
    found = []
    for place, number in reversed(list(enumerate(known))):
        since = {
            older: f"{base}/{addresses.between_data(older, number)}"
            for older in reversed(known[:place])
        }
        day = history.version(record, number).created
        item = {
            "version": number,
            "created": day,
            "current": number == record.version,
            "said": said[number].text if number in said else "",
            "package": f"{base}/{addresses.version_data(number)}",
            "changes": next(iter(since.values()), ""),
            "changes_since": since,
            "cite": citation(number, day),
        }
        found.append(item)
    return as_json({"versions": found})


def citation(number: str, day: str) -> str:
    """How a version as a whole is cited; of a figure the publisher is cited first."""
    title = "Published figures on online child sexual abuse reporting"
    return f"On the Record ({day[:4]}). {title}, version {number} ({day}). CC BY 4.0."


def package(record: Record, number: str) -> bytes:
    """A whole version as a Data Package in one zip. The same version gives the same bytes.

    Raises DatasetError where what is kept of it is damaged.
    """
    return zipped(published(compare.files(record.directory, number)))


def published(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """A version's files as they are published: without what is for maintainers only."""
    with tempfile.TemporaryDirectory() as place:
        directory = Path(place)
        for name, content in files.items():
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        found = {"datapackage.json": data_files.package_in(directory)}
        for resource in data_files.resources_in(directory):
            name = data_files.table_name(resource["path"])
            data = data_files.table_in(directory, resource["path"])
            found[f"tables/{name}.csv"] = data.to_csv(index=False, lineterminator="\n").encode()
    about = json.loads(files["datapackage.json"])
    found |= deposit.files(str(about["version"]), str(about["created"])[:10])
    return found | {name: files[name] for name in TEXTS if name in files}


def zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in sorted(files.items()):
            info = zipfile.ZipInfo(name, _WHEN)
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, content, compresslevel=9)
    return buffer.getvalue()


def between(record: Record, before: str, after: str) -> bytes:
    """What lies between two versions, series by series. Raises DatasetError."""
    found = history.between(record, before, after)
    return as_json(
        {
            "before": {"version": before, "created": found.before.created},
            "after": {"version": after, "created": found.after.created},
            "kinds": {
                "new": "was not there",
                "revised": "another value; the old one is kept as superseded by its publisher",
                "corrected": "another value or precision; the old one was an error of this record",
                "withdrawn": "gone, or no longer the figure to be used",
                "regraded": "the same figure, known better or less well than it was said to be",
            },
            "series": [
                {
                    "series": own.series,
                    "figures": [_moved(one) for one in own.moved],
                    "reworded": own.reworded,
                    "breaks_added": list(own.breaks_added),
                    "breaks_gone": list(own.breaks_gone),
                }
                for own in found.series.values()
            ],
        }
    )


def _moved(one: Moved) -> dict[str, Any]:
    return {"kind": one.kind, "before": _row(one.old), "after": _row(one.new)}


def _row(cells: Cells | None) -> dict[str, str] | None:
    return None if cells is None else {name: cells.get(name, "") for name in PUBLISHED}
