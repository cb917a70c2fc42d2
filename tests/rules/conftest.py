"""The made-up record, and a copy of its package to damage."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data_sources.record.figure import Figure
from data_sources.record.record import Record, load
from tests.rules.made import make

Named = Callable[..., Figure]


@pytest.fixture(scope="session")
def made_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("made") / "datasets")


@pytest.fixture(scope="session")
def made(made_package: Path) -> Record:
    """The made-up record."""
    return load(made_package)


@pytest.fixture
def damaged(made_package: Path, tmp_path: Path) -> Path:
    """A copy of the made-up package that a test may change."""
    return Path(shutil.copytree(made_package, tmp_path / "datasets"))


@pytest.fixture(scope="session")
def one(made: Record) -> Named:
    """A current figure by the end of its series' name and its year: ``one("reports", "2019")``."""

    def find(name: str, period: str, breakdown: str = "", geography: str = "World") -> Figure:
        return made.figure(f"hot.{name}", period, geography, breakdown)

    return find
