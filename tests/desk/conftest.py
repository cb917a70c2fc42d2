"""The small record, made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data_sources.package.tables import DATASETS
from tests.desk.small import small_record


@pytest.fixture(scope="session")
def small_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    whole = tmp_path_factory.mktemp("record") / "datasets"
    return small_record(Path(shutil.copytree(DATASETS, whole)))


@pytest.fixture
def datasets(small_package: Path, tmp_path: Path) -> Path:
    """A small record that a test may change."""
    return Path(shutil.copytree(small_package, tmp_path / "work" / "datasets"))


@pytest.fixture
def desk(datasets: Path) -> Path:
    """Its desk, empty."""
    from data_sources.exchange.place import desk_directory

    return desk_directory(datasets)
