"""Accepting a change: reviewed, sound, whole or not at all, killed at every step."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from data_sources.checks.validation import validate
from data_sources.desk import accept as accepting
from data_sources.desk.accept import NotReviewed, Unsound, accept, propose, reviewed
from data_sources.desk.compare import CHANGING, Tables, changes, slot_of_row
from data_sources.desk.staging import Staged, all_staged, put
from data_sources.desk.table import Table
from data_sources.exchange import exchange
from data_sources.exchange.place import read_json
from data_sources.package.tables import DATASETS
from data_sources.package.whole_files import write_whole
from data_sources.readers import Denominator, Reading
from data_sources.versions import store
from tests.desk.small import NEXT_SOURCE, SOURCE, copy, row, staged

META = "meta-meta-community-standards-enforcement-report-machine-rea"
NEW = staged(row("Newcomer", "5", "2023"), row("4chan", "7", "2023"), key=NEXT_SOURCE)


def version(datasets: Path) -> str:
    return json.loads((datasets / "datapackage.json").read_text())["version"]


def show(datasets: Path, desk: Path, corrections: bool = False) -> None:
    reviewed(desk, propose(datasets, desk, corrections))


def test_the_small_record_is_sound(datasets: Path) -> None:
    assert validate(datasets) == []


def test_a_new_publication_is_added(datasets: Path, desk: Path) -> None:
    before = version(datasets)
    put(desk, NEW)
    show(datasets, desk)
    accept(datasets, desk)
    assert validate(datasets) == []
    lines = Table.read(datasets, "observations/ncmec_platforms.csv").lines
    added = [line.cells for line in lines if line.cells["source"] == NEXT_SOURCE]
    assert [(cells["breakdown"], cells["value"], cells["standing"]) for cells in added] == [
        ("platform=Newcomer", "5", "current"),
        ("platform=4chan", "7", "current"),
    ]
    assert added[0]["indicator"] == "CyberTipline reports by electronic service provider"
    sources = Table.read(datasets, "sources.csv").lines
    assert NEXT_SOURCE in [line.cells["source"] for line in sources]
    major, minor, _ = before.split(".")
    assert version(datasets) == f"{major}.{int(minor) + 1}.0"
    changelog = (datasets / "CHANGELOG.md").read_text()
    assert changelog.index(f"## {version(datasets)} (") < changelog.index(f"## {before}")
    assert f"`{NEXT_SOURCE}`), figures: 2 new." in changelog
    assert all_staged(desk) == []


def test_the_version_before_is_kept_whole(datasets: Path, desk: Path) -> None:
    before, files = version(datasets), store.files_of(datasets)
    put(desk, NEW)
    show(datasets, desk)
    accept(datasets, desk)
    assert [kept.version for kept in store.kept(datasets)][-1] == before
    assert store.contents(datasets, before) == files
    assert store.files_of(datasets) != files


def test_only_changed_lines_change(datasets: Path, desk: Path) -> None:
    path = datasets / "observations" / "ncmec_platforms.csv"
    before = path.read_text().splitlines()
    put(desk, NEW)
    show(datasets, desk)
    accept(datasets, desk)
    after = path.read_text().splitlines()
    assert [line for line in after if NEXT_SOURCE not in line] == before


def test_a_revision_keeps_both_values(datasets: Path, desk: Path) -> None:
    total = row("", "31802551", series="ncmec.reports_esp")
    put(desk, staged(row("4chan", "1400"), total, revises=True))
    show(datasets, desk)
    accept(datasets, desk)
    lines = Table.read(datasets, "observations/ncmec_platforms.csv").lines
    kept = {
        c["standing"]: c["value"]
        for c in (line.cells for line in lines)
        if c["breakdown"] == "platform=4chan"
    }
    assert kept == {"superseded": "1374", "current": "1400"}
    tables = Tables.read(datasets)
    there = [line.cells for _, line in tables.slots[slot_of_row(total)]]
    assert {(c["value"], c["standing"]) for c in there} == {
        ("31802551", "current"),
        ("31802525", "superseded"),
    }
    assert validate(datasets) == []


def test_what_would_not_be_sound_is_refused(datasets: Path, desk: Path) -> None:
    put(desk, staged(row("4chan", "1400"), row("", "5", series="ncmec.nonsense"), revises=True))
    before = exchange.fingerprint(datasets)
    with pytest.raises(ValueError, match=r"is not in series\.csv"):
        propose(datasets, desk)
    put(desk, staged(row("4chan", "-3", "2023")))
    proposal = propose(datasets, desk)
    assert any("negative" in fault.reason for fault in proposal.faults)
    reviewed(desk, proposal)
    with pytest.raises(Unsound):
        accept(datasets, desk)
    assert exchange.fingerprint(datasets) == before


def test_a_correction_puts_the_value_right(datasets: Path, desk: Path) -> None:
    before = version(datasets)
    put(desk, staged(row("4chan", "1374"), row("4shared", "632")))
    show(datasets, desk, corrections=True)
    monkey = pytest.MonkeyPatch()
    monkey.setattr(accepting, "validate", lambda _path: [])  # the total is not corrected here
    accept(datasets, desk, corrections=True)
    monkey.undo()
    lines = Table.read(datasets, "observations/ncmec_platforms.csv").lines
    found = [line.cells for line in lines if line.cells["breakdown"] == "platform=4shared"]
    assert [(cells["value"], cells["standing"]) for cells in found] == [("632", "current")]
    assert version(datasets) == f"{before.rpartition('.')[0]}.{int(before.rpartition('.')[2]) + 1}"


def test_what_was_not_shown_is_not_accepted(datasets: Path, desk: Path) -> None:
    put(desk, NEW)
    with pytest.raises(NotReviewed):
        accept(datasets, desk)
    show(datasets, desk)
    put(desk, staged(row("4chan", "8", "2023"), key=NEXT_SOURCE))
    with pytest.raises(NotReviewed):
        accept(datasets, desk)
    show(datasets, desk)
    write_whole(datasets / "README.md", b"changed by hand\n")
    with pytest.raises(NotReviewed):
        accept(datasets, desk)
    assert version(datasets) == version(DATASETS)


def test_an_edit_while_accepting_is_not_lost(
    datasets: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, NEW)
    show(datasets, desk)
    really = exchange.exchange

    def late_edit(old: Path, new: Path) -> None:
        (datasets / "units.csv").open("a").write("edited\n")
        monkeypatch.setattr(exchange, "exchange", really)
        really(old, new)

    monkeypatch.setattr(exchange, "exchange", late_edit)
    with pytest.raises(NotReviewed, match="was changed while this was running"):
        accept(datasets, desk)
    assert (datasets / "units.csv").read_text().endswith("edited\n")
    assert version(datasets) == version(DATASETS)


def test_denominators_are_put_in_place(datasets: Path, desk: Path) -> None:
    table = Table.read(datasets, "internet_users.csv")
    last = table.lines[-1].cells
    rows = (
        Denominator("users", "NLD", last["year"], "17000000"),
        Denominator("users", "NLD", "2031", "18000000"),
    )
    reading = Reading("made", "Users", denominators=rows, revises=True)
    source = {**staged().source, "source": "new-users", "publisher": "our-world-in-data"}
    put(desk, Staged(source, staged().document, reading))
    show(datasets, desk)
    accept(datasets, desk)
    found = {
        line.cells["year"]: (line.cells["users"], line.cells["source"])
        for line in Table.read(datasets, "internet_users.csv").lines
    }
    assert found[last["year"]] == ("17000000", "new-users")
    assert found["2031"] == ("18000000", "new-users")
    assert len(found) == len(table.lines) + 1
    assert validate(datasets) == []


def test_what_was_read_is_what_the_next_check_compares_with(datasets: Path, desk: Path) -> None:
    put(desk, NEW)
    show(datasets, desk)
    accept(datasets, desk)
    marks = read_json(desk / "seen.json")[NEW.source["url"]]
    assert marks["content"] == NEW.document["sha256"]


def test_nothing_new_changes_nothing(datasets: Path, desk: Path) -> None:
    before = exchange.fingerprint(datasets)
    put(desk, staged(row("4chan", "1374")))
    accept(datasets, desk)
    assert exchange.fingerprint(datasets) == before
    assert all_staged(desk) == []


def test_a_system_that_cannot_exchange_changes_nothing(
    datasets: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = exchange.fingerprint(datasets)
    put(desk, NEW)
    show(datasets, desk)
    monkeypatch.setattr(exchange.ctypes, "CDLL", lambda *_args, **_more: object())
    monkeypatch.setattr(exchange.sys, "platform", "other")
    with pytest.raises(exchange.CannotExchange, match="nothing was changed"):
        accept(datasets, desk)
    assert exchange.fingerprint(datasets) == before


WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.utime", "ctypes.")


def changes_something(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether an audit event announces that files are about to be changed."""
    return event.startswith(CHANGES) or (event == "open" and bool(arguments[2] & WRITES))


def killed_at(step: int, datasets: Path, desk: Path) -> int:
    """Accept in a child that is killed before its n-th change of a file; its exit status."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    count = 0

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        if changes_something(event, arguments):
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)
            count += 1

    os.fsync = lambda fd: None  # a killed process loses nothing that it has written
    accepting.validate = lambda _path: []  # type: ignore[assignment]  # tested elsewhere, slow
    sys.addaudithook(watch)
    try:
        accept(datasets, desk)
    finally:
        os._exit(0)


def test_killed_at_every_step_it_is_the_old_record_or_the_new_one(
    datasets: Path, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accepting, "today", lambda: "2026-02-01")  # midnight is no other record
    put(desk, NEW)
    show(datasets, desk)
    exchange.clear(datasets)
    start = copy(datasets.parent, tmp_path / "start")
    old = exchange.fingerprint(datasets)
    accept(datasets, desk)
    new = exchange.fingerprint(datasets)
    seen, step, status = [], 0, int(signal.SIGKILL)
    while status == signal.SIGKILL:
        place = copy(start, tmp_path / f"at{step}")
        status = killed_at(step, place / "datasets", place / ".desk")
        seen.append(exchange.fingerprint(place / "datasets"))
        assert seen[-1] in (old, new), f"a mixture after step {step}"
        if step % 25 == 0 or seen[-1] != seen[max(0, step - 1)]:
            goes_on(place / "datasets", place / ".desk", new)
        shutil.rmtree(place)
        step += 1
    assert status == 0
    assert seen == sorted(seen, key=(old, new).index)  # first always the old, then always the new
    assert seen.count(old) > 50
    assert seen.count(new) > 5


def goes_on(datasets: Path, desk: Path, new: str) -> None:
    """After a kill the same command is run again, and the end is the same record."""
    show(datasets, desk)
    accept(datasets, desk)
    assert exchange.fingerprint(datasets) == new
    assert not exchange.workplace(datasets).exists()
    assert validate(datasets) == []


def test_a_file_is_written_whole_or_not(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, b"old")
    with pytest.raises(TypeError):
        write_whole(path, "not bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_every_table_of_the_record_is_written_back_as_it_was() -> None:
    for path in DATASETS.rglob("*.csv"):
        name = path.relative_to(DATASETS).as_posix()
        assert Table.read(DATASETS, name).content() == path.read_bytes(), name


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\u2029"])
def test_a_line_end_that_is_none_to_csv_moves_nothing(
    datasets: Path, desk: Path, sign: str
) -> None:
    path = datasets / "observations" / "ncmec_platforms.csv"
    lines = path.read_text().splitlines(keepends=True)
    lines[1] = lines[1].rstrip("\n") + f"one{sign}note\n"
    path.write_text("".join(lines))
    assert validate(datasets) == []
    put(desk, NEW)
    show(datasets, desk)
    accept(datasets, desk)
    after = path.read_text()
    assert [line for line in after.split("\n") if NEXT_SOURCE not in line] == (
        "".join(lines).split("\n")
    )
    assert validate(datasets) == []


@pytest.mark.parametrize("text", ["", "series\n", 'series,"open\n', "\x00", "a,b\n1\n"])
def test_a_damaged_record_is_named_and_not_worked_on(
    datasets: Path, desk: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    from tests.desk.test_commands import run

    put(desk, NEW)
    name = "observations/ncmec_platforms.csv"
    (datasets / name).write_text(text)
    for command in ("diff", "accept"):
        assert run(command, "--datasets", str(datasets)) == 1
        assert capsys.readouterr().err.startswith(name)


def test_what_is_accepted_is_a_package_to_others_too(datasets: Path, desk: Path) -> None:
    from frictionless import Package

    total = row("", "31802551", series="ncmec.reports_esp")
    put(desk, staged(row("4chan", "1400"), total, revises=True))
    put(desk, NEW)
    show(datasets, desk)
    accept(datasets, desk)
    report = Package(str(datasets / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]


def test_metas_older_edition_changes_nothing(tmp_path: Path) -> None:
    """The file of 2021, read under the record's key: its values stood in the record before."""
    from data_sources.desk.reading_in import stage

    older = DATASETS.parent.parent / "shared" / "audit" / "inputs" / "meta-older-edition.csv"
    if not older.exists():
        pytest.skip("the older edition is not here")
    tables = Tables.read(DATASETS)
    found = changes(tables, stage(META, str(older), tables, {}))
    assert found and not {change.kind for change in found} & set(CHANGING)


def test_the_record_names_the_source_that_the_tests_use() -> None:
    assert SOURCE in (DATASETS / "sources.csv").read_text()
