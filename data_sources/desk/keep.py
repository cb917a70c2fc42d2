"""``python -m data_sources keep DIR``: keep a version that was replaced by hand.

The desk keeps what it replaces by itself. Whoever changes the record's files by hand and raises
its version keeps the one before with this, from a copy of it (``git worktree add``, say).
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from data_sources.exchange.lock import Held, record_held
from data_sources.package.tables import DATASETS, DESCRIPTOR, DatasetError
from data_sources.package.whole_files import write_whole
from data_sources.versions import store


def add_parser(commands: Any) -> None:
    """Add the command to the subparsers of ``python -m data_sources``."""
    what = "keep an earlier version of the record, from a copy of it"
    parser = commands.add_parser("keep", help=what, description=__doc__)
    parser.add_argument("directory", type=Path, metavar="DIR", help="the earlier version")
    parser.add_argument("--datasets", type=Path, default=DATASETS, metavar="DIR", help="the record")
    parser.set_defaults(run=_keep)


def _keep(options: argparse.Namespace) -> int:
    try:
        with record_held(options.datasets, "keep"):
            found = kept_from(options.directory, options.datasets)
            for name, content in found.items():
                path = options.datasets / name
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, content)
    except (DatasetError, Held) as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, ValueError) as error:
        print(f"{options.directory}: {error}", file=sys.stderr)
        return 2
    print("\n".join(found) if found else "There is nothing to keep: it is this version, or kept.")
    return 0


def kept_from(directory: Path, datasets: Path) -> dict[str, bytes]:
    """The file that keeps the version in a directory; none where it is kept or in place."""
    about = json.loads((directory / DESCRIPTOR).read_text(encoding="utf-8"))
    now = json.loads((datasets / DESCRIPTOR).read_text(encoding="utf-8"))["version"]
    version = str(about["version"])
    name = f"{store.FOLDER}/{version}.zip"
    if version == now or (datasets / name).exists():
        return {}
    if store.number_of(version) > store.number_of(now):
        raise ValueError(f"version {version} is later than the record's, {now}")
    created = str(about["created"])[:10]
    files = store.files_of(directory)
    return {name: store.packed(version, created, files, store.known(datasets))}
