"""The made-up record, and a copy of its package to damage."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.points.quoting import Desk
from charts.builders.catalogue import chart
from charts.spec.model import Chart
from data_sources.record.figure import Figure
from data_sources.record.load import load
from data_sources.record.record import Record
from tests.rules.desks import Desks, Plain
from tests.rules.made import TABLE, make

Named = Callable[..., Figure]
Drawn = Callable[..., Chart]


@pytest.fixture(scope="session")
def made_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("made") / "datasets")


@pytest.fixture(scope="session")
def made(made_package: Path) -> Record:
    """The made-up record."""
    return load(made_package)


@pytest.fixture
def desks(made: Record) -> Desks:
    """Where templates ask for figures, in each language."""
    return {language: Desk(made, Plain(language)) for language in ("en", "nl")}


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


@pytest.fixture(scope="session")
def drawn(made: Record) -> Drawn:
    """A chart of the made-up record by its name."""

    def make_chart(name: str, language: str = "en") -> Chart:
        return chart(made, name, language)

    return make_chart


def bars(made_chart: Chart) -> list[tuple[str, float]]:
    """Label and value of every mark, group by group."""
    return [(mark.label, mark.value) for mark in made_chart.marks]


def with_values(record: Record, values: dict[str, float]) -> Record:
    """The record with other values for the figures of these identities."""
    changed = tuple(
        replace(item, value=values[item.slot])
        if item.slot in values and item.standing == "current"
        else item
        for item in record.observations
    )
    return replace(record, observations=changed)


def without(record: Record, *slots: str) -> Record:
    """The record without the current figures of these identities."""
    kept = [o for o in record.observations if not (o.slot in slots and o.standing == "current")]
    return replace(record, observations=tuple(kept))


@pytest.fixture(scope="session")
def summed(made_package: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The record in which the list of 2023, with its company's sum, adds up to a total of 750."""
    directory = Path(shutil.copytree(made_package, tmp_path_factory.mktemp("summed") / "datasets"))
    rules = (directory / "totals.csv").read_text(encoding="utf-8")
    old = ",ncmec.reports_by_platform,platform,World,,2024-01-01,"
    new = ",ncmec.reports_by_platform,platform|platform;scope,World,,2023-01-01,"
    assert old in rules
    (directory / "totals.csv").write_text(rules.replace(old, new), encoding="utf-8")
    table = directory / TABLE
    rows = table.read_text(encoding="utf-8")
    total = "ncmec.reports_esp,,World,2023-01-01,2023-12-31,"
    assert f"{total}1000," in rows
    table.write_text(rows.replace(f"{total}1000,", f"{total}750,"), encoding="utf-8")
    return load(directory)
