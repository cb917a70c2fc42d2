"""The record is replaced, over and over, while it is being read."""

from __future__ import annotations

import json
import shutil
import threading
import time
from pathlib import Path

import pytest

from publish.site import current

READERS = 4
REPLACEMENTS = 5
ADDRESSES = ("en/figures/ncmec.reports_total/", "data/series/ncmec.reports_total.json", "feed.atom")


@pytest.fixture
def living(package: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(current, "DATASETS", package)
    monkeypatch.setattr(current, "_CURRENT", current._Current())
    current.the_site()
    return package


def put_in_place(package: Path, version: str) -> None:
    """What accepting a new version does: the whole folder, in one step."""
    new = package.with_name(f"new-{version}")
    shutil.copytree(package, new)
    described = json.loads((new / "datapackage.json").read_text(encoding="utf-8"))
    (new / "datapackage.json").write_text(json.dumps(described | {"version": version}))
    old = package.with_name(f"old-{version}")
    package.rename(old)
    new.rename(package)
    shutil.rmtree(old)


def test_readers_get_the_old_version_or_the_new_one(living: Path) -> None:
    stop, faults, seen = threading.Event(), list[str](), set[str]()

    def read() -> None:
        while not stop.is_set():
            try:
                site = current.the_site()
                pages = [site.get(address) for address in ADDRESSES]
                assert all(page and page.content for page in pages)
                seen.add(site.record.version)
            except Exception as error:
                faults.append(repr(error))
            time.sleep(0.005)

    threads = [threading.Thread(target=read) for _reader in range(READERS)]
    for thread in threads:
        thread.start()
    versions = [f"2.0.{number}" for number in range(REPLACEMENTS)]
    for version in versions:
        put_in_place(living, version)
        deadline = time.monotonic() + 20
        while current._CURRENT.site.record.version != version and time.monotonic() < deadline:
            time.sleep(0.02)
    stop.set()
    for thread in threads:
        thread.join()
    assert faults == []
    assert versions[-1] in seen


def test_a_version_that_comes_in_pieces_is_read_when_it_is_whole(
    living: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "AGAIN", 0.05)
    first = current.the_record()
    table, kept = living / "sources.csv", living.parent / "kept.csv"
    table.rename(kept)
    described = json.loads((living / "datapackage.json").read_text(encoding="utf-8"))
    (living / "datapackage.json").write_text(json.dumps(described | {"version": "2.1.0"}))
    assert current.the_record() is first
    kept.rename(table)
    time.sleep(0.1)
    assert current.the_record().version == "2.1.0"


def test_nobody_waits_while_another_reads_the_new_version(
    living: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = current.the_site()
    descriptor = living / "datapackage.json"
    descriptor.write_text(descriptor.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with current._LOCK:
        start = time.monotonic()
        assert current.the_site() is first
        assert time.monotonic() - start < 0.5
