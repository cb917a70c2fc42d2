"""The record of an earlier version: made up, kept as the desk keeps it, and read back whole.

Version 9.8.7 of the made-up record has 7,322 reports in 2018; in each later one there is one more.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest

from data_sources.package.tables import DESCRIPTOR, DatasetError
from data_sources.record.load import load
from data_sources.record.record import Record
from data_sources.versions import store
from publish.data import past_record as module
from publish.data.past_record import MOST_KEPT, Past, past_record
from tests.rules.made import TABLE

OLD = "hot.reports,,World,2018-01-01,2018-12-31,"
FIRST, SECOND, THIRD, NOW = "9.8.7", "9.8.8", "9.8.9", "9.9.0"


def later(place: Path, version: str, reports: int) -> None:
    """Put the next version in place; the one that was there is kept."""
    head = json.loads((place / DESCRIPTOR).read_text(encoding="utf-8"))
    text = (place / TABLE).read_text(encoding="utf-8")
    before = text.partition(OLD)[2].partition(",")[0]
    changed = text.replace(f"{OLD}{before},", f"{OLD}{reports},")
    files = {
        DESCRIPTOR: json.dumps(head | {"version": version}).encode(),
        TABLE: changed.encode(),
    }
    for name, content in {**store.keeping(place, files), **files}.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_bytes(content)


@pytest.fixture
def versions(damaged: Path) -> Path:
    """A record of which three earlier versions are kept."""
    for more, version in enumerate((SECOND, THIRD, NOW), 1):
        later(damaged, version, 7322 + more)
    return damaged


def reports(of: Past | Record | None) -> float:
    record = of.record if isinstance(of, Past) else of
    assert record is not None
    return record.figure("hot.reports", "2018").value


def test_each_version_has_its_own_figures(versions: Path) -> None:
    record = load(versions)
    assert reports(record) == 7325
    for version, value in ((FIRST, 7322), (SECOND, 7323), (THIRD, 7324)):
        past = past_record(record, version)
        assert reports(past) == value
        assert past is not None and past.record.version == version
        assert past.doubted == ()


def test_two_are_kept_and_go_with_the_record(versions: Path) -> None:
    record = load(versions)
    first = past_record(record, FIRST)
    assert past_record(record, FIRST) is first
    past_record(record, SECOND)
    assert past_record(record, FIRST) is first and MOST_KEPT == 2
    past_record(record, THIRD)  # the one that was asked for least lately goes: the second
    assert past_record(record, FIRST) is first
    assert past_record(load(versions), FIRST) is not first


def test_what_is_far_larger_is_not_loaded(versions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = sum(map(len, store.contents(versions, FIRST).values()))
    assert size < module.LARGEST
    monkeypatch.setattr(module, "LARGEST", size)
    assert reports(past_record(load(versions), FIRST)) == 7322
    monkeypatch.setattr(module, "LARGEST", size - 1)
    assert past_record(load(versions), FIRST) is None


def test_one_that_this_program_cannot_read_is_none_and_a_damaged_one_is_told(
    versions: Path,
) -> None:
    files = store.contents(versions, SECOND)
    odd = {**files, TABLE: files[TABLE].replace(b"precision", b"exactness", 1)}
    packed = store.packed(SECOND, "2026-01-02T00:00:00Z", odd, set())
    (versions / store.FOLDER / f"{SECOND}.zip").write_bytes(packed)
    assert past_record(load(versions), SECOND) is None
    record = load(versions)
    (versions / store.FOLDER / f"{FIRST}.zip").write_bytes(b"no zip")
    with pytest.raises(DatasetError):
        past_record(record, FIRST)
    with pytest.raises(DatasetError):
        past_record(record, "9.0.0")


def repacked(versions: Path, **others: bytes) -> None:
    """The second version, kept with other files or with more of them."""
    files = {**store.contents(versions, SECOND), **others}
    packed = store.packed(SECOND, "2026-01-02T00:00:00Z", files, set())
    (versions / store.FOLDER / f"{SECOND}.zip").write_bytes(packed)


def test_a_list_of_changes_that_was_laid_out_otherwise_hides_no_figure(versions: Path) -> None:
    table, schema = "changes.csv", "schemas/changes.json"
    fields = [{"name": "what", "type": "string"}, {"name": "why", "type": "string"}]
    other = json.dumps({"fields": fields}).encode()
    repacked(versions, **{table: b"what,why\na number,it was wrong\n", schema: other})
    past = past_record(load(versions), SECOND)
    assert reports(past) == 7323 and past is not None and past.doubted == ()


def test_a_list_that_the_record_no_longer_has_is_read_as_it_was(versions: Path) -> None:
    (versions / "checked.csv").unlink()
    head = json.loads((versions / DESCRIPTOR).read_text(encoding="utf-8"))
    head["resources"] = [one for one in head["resources"] if one["path"] != "checked.csv"]
    (versions / DESCRIPTOR).write_text(json.dumps(head), encoding="utf-8")
    record = load(versions)
    assert "checked.csv" in store.contents(versions, SECOND)
    assert reports(past_record(record, SECOND)) == 7323


def test_a_file_in_a_folder_within_a_folder_is_no_hindrance(versions: Path) -> None:
    repacked(versions, **{"notes/of/then.txt": b"a note"})
    assert reports(past_record(load(versions), SECOND)) == 7323


def test_nothing_is_left_beside_the_record(
    versions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "between"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    assert reports(past_record(load(versions), FIRST)) == 7322
    assert list(place.iterdir()) == []
