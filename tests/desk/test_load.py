"""A record that is read while a new version takes its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.checks.schema import Tables
from data_sources.exchange import exchange
from data_sources.record import load as records
from data_sources.record.load import load
from data_sources.record.record import Record


def test_it_is_the_old_version_or_the_new_one(
    datasets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (datasets / "datapackage.json").read_text(encoding="utf-8")
    old = load(datasets).version
    new = exchange.prepare(
        datasets, {"datapackage.json": text.replace(f'"{old}"', '"9.9.9"', 1).encode()}
    )
    reads = []

    def build_meanwhile(path: Path, tables: Tables) -> Record:
        reads.append(path)
        built = really(path, tables)
        if len(reads) == 1:
            exchange.exchange(datasets, new)
        return built

    really = records.build
    monkeypatch.setattr(records, "build", build_meanwhile)
    assert load(datasets).version == "9.9.9"
    assert len(reads) == 2
