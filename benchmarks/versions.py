"""An earlier version of this project, beside which the present one is measured in the same run."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.servers import ROOT


@dataclass(frozen=True)
class Version:
    """A version: what it is called in the table, and the folder that it stands in."""

    name: str
    root: Path

    @property
    def datasets(self) -> Path:
        return self.root / "datasets"


PRESENT = Version("ours", ROOT)


@contextmanager
def versions(revision: str | None) -> Iterator[tuple[Version, ...]]:
    """The present version, and that of a git revision in a folder that goes afterwards.

    Raises CalledProcessError when there is no such revision.
    """
    if revision is None:
        yield (PRESENT,)
        return
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "earlier"
        content = _git("archive", "--format=tar", revision)
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            archive.extractall(root, filter="data")
        name = _git("rev-parse", "--short", revision).decode().strip()
        yield PRESENT, Version(name, root)


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True).stdout
