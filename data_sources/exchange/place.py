"""Where the desk keeps what it is working on, and how it writes a file so that it survives.

The directory is ``.desk`` beside the record, unless ``ON_THE_RECORD_DESK`` or ``--desk`` names
another. It holds nothing that cannot be made again, and keeps itself out of git.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

ENVIRONMENT = "ON_THE_RECORD_DESK"


def desk_path(datasets: Path, chosen: Path | None = None) -> Path:
    """Where the desk of this record is, or would be."""
    named = os.environ.get(ENVIRONMENT)
    return chosen or (Path(named) if named else datasets.resolve().parent / ".desk")


def desk_directory(datasets: Path, chosen: Path | None = None) -> Path:
    """The desk's directory, made if it is not there."""
    return own_directory(desk_path(datasets, chosen))


def own_directory(path: Path) -> Path:
    """Make a directory that git ignores as a whole."""
    path.mkdir(parents=True, exist_ok=True)
    ignore = path / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old content or the new, whatever happens."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_directory(path.parent)


def sync_directory(path: Path) -> None:
    """Make the names in a directory durable, where the system can."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:  # Windows cannot open a directory
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_json(path: Path, content: Any) -> None:
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    write_whole(path, text.encode("utf-8"))


def read_json(path: Path) -> Any:
    """The content of a JSON file; None when it is missing or was not written by us."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError, UnicodeDecodeError):
        return None
