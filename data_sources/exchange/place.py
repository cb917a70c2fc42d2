"""Where the desk keeps what it is working on, and how it writes a file so that it survives.

The directory is ``.desk`` beside the record, unless ``ON_THE_RECORD_DESK`` or ``--desk`` names
another. It holds nothing that cannot be made again, and keeps itself out of git.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from data_sources.package.whole_files import write_whole

ENVIRONMENT = "ON_THE_RECORD_DESK"


class Linked(ValueError):
    """A symbolic link where only a directory or file of our own may be."""


def desk_path(datasets: Path, chosen: Path | None = None) -> Path:
    """Where the desk of this record is, or would be."""
    named = os.environ.get(ENVIRONMENT)
    return chosen or (Path(named) if named else beside(datasets))


def desk_directory(datasets: Path, chosen: Path | None = None) -> Path:
    """The desk's directory, made if it is not there."""
    return own_directory(desk_path(datasets, chosen))


def beside(datasets: Path) -> Path:
    """The directory beside a record: its desk unless another is named, its lock in any case."""
    return datasets.resolve().parent / ".desk"


def refuse_link(path: Path) -> None:
    """Raise Linked for a symbolic link: what is written through it would land elsewhere."""
    if path.is_symlink():
        raise Linked(f"{path} is a symbolic link: nothing is written through it, remove it")


def refuse_links_in(directory: Path) -> None:
    """Raise Linked when there is a symbolic link anywhere below a directory."""
    for folder, folders, files in os.walk(directory):
        for name in (*folders, *files):
            refuse_link(Path(folder) / name)


def own_directory(path: Path) -> Path:
    """Make a directory that git ignores as a whole. Raises Linked."""
    refuse_link(path)
    path.mkdir(parents=True, exist_ok=True)
    ignore = path / ".gitignore"
    if not ignore.exists():
        write_whole(ignore, b"*\n")
    return path


def write_json(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    write_whole(path, text.encode("utf-8"))


def read_json(path: Path) -> Any:
    """The content of a JSON file; None when it is missing or was not written by us."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError, UnicodeDecodeError):
        return None
