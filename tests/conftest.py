"""What all tests share: the record, and a copy of the package to damage."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from data_sources.package.tables import DATASETS
from data_sources.record.load import load
from data_sources.record.record import Record

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def record() -> Record:
    """The record that ships with the project."""
    return load(DATASETS)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package that a test may damage."""
    return Path(shutil.copytree(DATASETS, tmp_path / "datasets"))


@pytest.fixture(scope="session")
def collected() -> Path:
    """The figures as they were collected, beside the project; skipped where they are absent."""
    found = Path(os.environ.get("COLLECTED_FIGURES", ROOT.parent / "shared" / "figures"))
    if not found.is_dir():
        pytest.skip(f"the figures as collected are not at {found}")
    return found
