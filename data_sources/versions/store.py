"""Every version of the record that was replaced, kept as data inside the record.

``versions/1.0.0.zip`` holds the list of that version's files with their hashes, and those of the
files that no earlier kept version has: a version costs what changed since. Nothing in it depends
on the record of today, which people also change by hand. What is read is checked by its hash.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from data_sources.package.tables import DESCRIPTOR, DatasetError, Fault

FOLDER = "versions"
ABOUT = "version.json"
_NAME = re.compile(r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})\.zip", re.ASCII)
_WHEN = (1980, 1, 1, 0, 0, 0)
"""In the place of a time of day: the same version gives the same bytes."""
LARGEST = 64 * 1024 * 1024
"""No file of a record is larger; what claims to be is not unpacked."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One version: its number, the day it was made, and the hash of each file by its path."""

    version: str
    created: str
    files: Mapping[str, str]


def number_of(version: str) -> tuple[int, ...]:
    """What versions are ordered by."""
    return tuple(int(part) for part in version.split("."))


def files_of(directory: Path) -> dict[str, bytes]:
    """Every file of the record as it is now, but for the kept versions."""
    root = directory.resolve()
    paths = [path for path in sorted(root.rglob("*")) if path.is_file()]
    named = {path.relative_to(root).as_posix(): path for path in paths}
    return {
        name: path.read_bytes()
        for name, path in named.items()
        if not name.startswith(f"{FOLDER}/") and not any(p[0] == "." for p in name.split("/"))
    }


def keeping(directory: Path, after: Mapping[str, bytes]) -> dict[str, bytes]:
    """The file that keeps the version in a directory, by its path in the record.

    ``after`` are the files of the version that replaces it; nothing is kept where that has the
    same number, or where the version is kept already.
    """
    if DESCRIPTOR not in after:
        return {}
    version, created = _head((directory / DESCRIPTOR).read_bytes())
    name = f"{FOLDER}/{version}.zip"
    if not version or _head(after[DESCRIPTOR])[0] == version or (directory / name).exists():
        return {}
    return {name: packed(version, created, files_of(directory), known(directory))}


def packed(version: str, created: str, files: Mapping[str, bytes], there: set[str]) -> bytes:
    """A version as a zip, without the contents that are there already, by their hashes."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    about = {"version": version, "created": created, "files": hashes}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        _add(file, ABOUT, (json.dumps(about, indent=1) + "\n").encode())
        for content_hash, content in sorted({hashes[n]: c for n, c in files.items()}.items()):
            if content_hash not in there:
                _add(file, content_hash, content)
    return buffer.getvalue()


def kept(directory: Path) -> list[Kept]:
    """The versions that are kept, oldest first. Raises DatasetError."""
    return [_about(path) for path in _paths(directory)]


def contents(directory: Path, version: str) -> dict[str, bytes]:
    """Every file of a kept version by its path. Raises DatasetError where one is damaged."""
    about = next((one for one in kept(directory) if one.version == version), None)
    if about is None:
        raise DatasetError([Fault(FOLDER, 0, "", f"version {version} is not kept")])
    wanted, found = set(about.files.values()), dict[str, bytes]()
    for path in _paths(directory):
        for content_hash, content in _contents(path, wanted - set(found)):
            found[content_hash] = content
    missing = [name for name, content_hash in about.files.items() if content_hash not in found]
    if missing:
        reason = f"its file {missing[0]} is gone or damaged"
        raise DatasetError([Fault(f"{FOLDER}/{version}.zip", 0, "", reason)])
    return {name: found[content_hash] for name, content_hash in about.files.items()}


def _contents(path: Path, wanted: set[str]) -> Iterator[tuple[str, bytes]]:
    with _opened(path) as file:
        for info in file.infolist():
            if info.filename in wanted and info.file_size <= LARGEST:
                try:
                    content = file.read(info)
                except (zipfile.BadZipFile, OSError, EOFError, ValueError):
                    continue  # told by whoever misses it
                if hashlib.sha256(content).hexdigest() == info.filename:
                    yield info.filename, content


def _about(path: Path) -> Kept:
    fault = DatasetError([Fault(f"{FOLDER}/{path.name}", 0, "", "is no kept version")])
    with _opened(path) as file:
        try:
            if file.getinfo(ABOUT).file_size > LARGEST:
                raise fault
            said = json.loads(file.read(ABOUT))
            files = {str(name): str(content_hash) for name, content_hash in said["files"].items()}
            if not all(map(_inside, files)):
                raise fault
            return Kept(path.stem, str(said["created"]), files)
        except (KeyError, ValueError, TypeError, AttributeError, OSError, zipfile.BadZipFile):
            raise fault from None


def _inside(name: str) -> bool:
    """Whether a file's path leads to a place within the record, on any system."""
    parts = name.replace("\\", "/").split("/")
    return not {"", ".", ".."} & set(parts) and ":" not in name and "\0" not in name


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError):
        raise DatasetError([Fault(f"{FOLDER}/{path.name}", 0, "", "cannot be read")]) from None


def known(directory: Path) -> set[str]:
    """The hashes of all contents that some kept version holds."""
    found: set[str] = set()
    for path in _paths(directory):
        with _opened(path) as file:
            found |= set(file.namelist())
    return found


def _paths(directory: Path) -> list[Path]:
    paths = [path for path in (directory / FOLDER).glob("*.zip") if _NAME.fullmatch(path.name)]
    return sorted(paths, key=lambda path: number_of(path.stem))


def _head(descriptor: bytes) -> tuple[str, str]:
    about = json.loads(descriptor)
    return str(about.get("version", "")), str(about.get("created", ""))[:10]


def _add(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _WHEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    file.writestr(info, content, compresslevel=9)
