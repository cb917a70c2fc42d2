"""Where the publishers' real documents are: they are not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def documents() -> Path:
    """The directory of real documents; tests that need it are skipped where it is absent."""
    named = os.environ.get("ON_THE_RECORD_DOCUMENTS")
    directory = Path(named) if named else ROOT.parent / "shared" / "documents"
    if not directory.is_dir():
        pytest.skip("the publishers' documents are not here (ON_THE_RECORD_DOCUMENTS)")
    return directory
