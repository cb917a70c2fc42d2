"""Two desks on one record: one lock, what was validated is what is exchanged, no link followed."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
import time
from pathlib import Path

import pytest

from data_sources.checks.validation import validate
from data_sources.desk import accept as accepting
from data_sources.desk.accept import NotReviewed, accept, propose, reviewed
from data_sources.desk.staging import put
from data_sources.desk.table import Table
from data_sources.exchange import exchange, lock
from data_sources.exchange.lock import Held, record_held
from data_sources.exchange.place import Linked, desk_directory
from data_sources.package.tables import DatasetError
from tests.desk.small import NEXT_SOURCE, row, staged
from tests.desk.test_commands import run

A = staged(row("Newcomer A", "5", "2023"), key=NEXT_SOURCE)
B = staged(row("Newcomer B", "7", "2023"), key=f"{NEXT_SOURCE}-b")
# More pairs: DESK_PAIRS=100 pytest tests/desk/test_two_desks.py
PAIRS = int(os.environ.get("DESK_PAIRS", "2"))
PATIENCE = 60.0


def names(datasets: Path) -> set[str]:
    lines = Table.read(datasets, "observations/ncmec_platforms.csv").lines
    return {
        line.cells["breakdown"].removeprefix("platform=Newcomer ")
        for line in lines
        if "Newcomer" in line.cells["breakdown"]
    }


def version(datasets: Path) -> int:
    return int(json.loads((datasets / "datapackage.json").read_text())["version"].split(".")[1])


def in_a_child(work: object) -> int:
    """Run something in a process of its own; its number."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        sys.stdout = sys.stderr = io.StringIO()
        work()  # type: ignore[operator]
        status = 0
    finally:
        os._exit(status)


def until_done(*commands: tuple[str, ...], done: object) -> None:
    """Type commands again and again, as a person would who is told to wait."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        statuses = [run(*words) for words in commands]
        if done(statuses):  # type: ignore[operator]
            return
        time.sleep(0.01)
    raise TimeoutError


def desks(datasets: Path, folder: Path) -> tuple[list[str], list[str]]:
    """The options of two desks, a change waiting on each."""
    found = []
    for name, change in (("a", A), ("b", B)):
        desk = desk_directory(datasets, folder / name)
        put(desk, change)
        found.append(["--datasets", str(datasets), "--desk", str(desk)])
    return found[0], found[1]


@pytest.mark.parametrize("pair", range(PAIRS))
def test_both_accept_and_both_changes_are_in_a_sound_record(
    datasets: Path, tmp_path: Path, pair: int
) -> None:
    start = version(datasets)

    def accepts(options: list[str]) -> None:
        until_done(("diff", *options), ("accept", *options), done=lambda found: found == [0, 0])

    children = [
        in_a_child(lambda options=options: accepts(options))
        for options in desks(datasets, tmp_path)
    ]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert validate(datasets) == []
    assert names(datasets) == {"A", "B"}
    assert version(datasets) == start + 2


@pytest.mark.parametrize("pair", range(PAIRS))
def test_what_is_only_looked_at_never_gets_in(datasets: Path, tmp_path: Path, pair: int) -> None:
    looking, accepting_ = desks(datasets, tmp_path)
    looks = in_a_child(
        lambda: until_done(("diff", *looking), done=lambda _found: names(datasets) == {"B"})
    )
    accepts = in_a_child(
        lambda: until_done(
            ("diff", *accepting_), ("accept", *accepting_), done=lambda found: found == [0, 0]
        )
    )
    assert [os.waitpid(child, 0)[1] for child in (looks, accepts)] == [0, 0]
    assert names(datasets) == {"B"}
    assert validate(datasets) == []


def test_who_waits_for_the_record_gets_it_before_who_comes_back_for_it(tmp_path: Path) -> None:
    """Six desks that looked again and again kept a seventh from it for as long as they did."""
    record, order = tmp_path / "record", list[str]()
    record.mkdir()

    def waits() -> None:
        with record_held(record, "waits"):
            order.append("waited")

    waiter = threading.Thread(target=waits)
    with record_held(record, "first"):
        waiter.start()
        while not _stands_at_the_door(record):
            time.sleep(0.01)
    with record_held(record, "again"):
        order.append("came back")
    waiter.join()
    assert order == ["waited", "came back"]


def _stands_at_the_door(record: Path) -> bool:
    with (record.parent / ".desk" / "record.lock.next").open("a") as door:
        try:
            lock._take(door.fileno())
        except OSError:
            return True
    return False


def test_the_second_desk_is_told_who_has_the_record(
    datasets: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    first, second = desks(datasets, tmp_path)
    with record_held(datasets, "accept"):
        for command in ("diff", "accept"):
            assert run(command, *second) == 1
            assert "the record is in use by “accept”, process" in capsys.readouterr().err
        assert run("stage", *first) == 0
    assert run("diff", *second) == 0


def test_two_records_beside_each_other_have_locks_and_places_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    one, other = tmp_path / "one", tmp_path / "other"
    for place in (one, other):
        place.mkdir()
    assert exchange.workplace(one) != exchange.workplace(other)
    held = (record_held(one, "x"), record_held(other, "y"))
    with held[0], held[1], pytest.raises(Held, match="“x”"), record_held(one, "z"):
        pass


def test_what_is_exchanged_is_what_was_validated(
    datasets: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, A)
    reviewed(desk, propose(datasets, desk))
    before = exchange.fingerprint(datasets)

    def then_edited(path: Path) -> list[object]:
        found = validate(path)
        (path / "units.csv").open("a").write("never,validated,,,,\n")
        return found  # type: ignore[return-value]

    monkeypatch.setattr(accepting, "validate", then_edited)
    with pytest.raises(NotReviewed, match="changed while"):
        accept(datasets, desk)
    assert exchange.fingerprint(datasets) == before


def test_diff_writes_only_in_its_own_desk(datasets: Path, tmp_path: Path) -> None:
    first, _second = desks(datasets, tmp_path)
    run("stage", *first)
    written: list[str] = []

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        path, flags = (arguments[0], arguments[2]) if event == "open" else (None, 0)
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
        if watching and writes and isinstance(path, (str, os.PathLike)):
            written.append(os.fspath(path))

    watching = True
    sys.addaudithook(watch)
    assert run("diff", *first) == 0
    watching = False
    own = str(tmp_path / "a")
    locks = str(datasets.parent / ".desk")
    assert written
    assert {path for path in written if not path.startswith((own, locks))} <= {os.devnull}
    assert {Path(path).name for path in written if path.startswith(locks)} <= {
        "datasets.lock", "datasets.lock.next", f"..gitignore.{os.getpid()}.new",
    }  # fmt: skip


LINKS = ("exchange", "exchange/datasets", "staged", "lock", "reviewed.json", "check.json", ".")


@pytest.mark.parametrize(
    ("name", "command"),
    [*((name, "diff") for name in LINKS), ("exchange", "accept"), ("staged", "read")],
)
def test_a_link_in_the_desk_is_refused_and_nothing_is_written_through_it(
    datasets: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    command: str,
) -> None:
    elsewhere = tmp_path / "elsewhere"
    desk = tmp_path / "desk"
    options = ["--datasets", str(datasets), "--desk", str(desk)]
    put(desk_directory(datasets, desk), A)
    elsewhere.mkdir()
    (elsewhere / "record").mkdir()
    (elsewhere / "record" / "theirs").write_text("theirs")
    link = desk if name == "." else desk / name
    if name == "staged":
        (desk / "staged").rename(tmp_path / "kept")
    if name == ".":
        desk.rename(tmp_path / "moved")
        link.symlink_to(tmp_path / "moved")
    else:
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(elsewhere if "." not in name and name != "lock" else elsewhere / "f")
    words = [command, *options]
    if command == "read":
        words += ["x", str(datasets / "units.csv"), "--published", "2024"]
    assert run(*words) in (1, 2)
    assert "is a symbolic link" in capsys.readouterr().err
    assert sorted(path.name for path in elsewhere.rglob("*")) == ["record", "theirs"]
    assert (elsewhere / "record" / "theirs").read_text() == "theirs"


def content(place: Path) -> dict[Path, bytes]:
    files = [place] if place.is_file() else sorted(place.rglob("*"))
    return {path: path.read_bytes() for path in files}


@pytest.mark.parametrize("name", ["observations/ncmec_platforms.csv", "observations", "schemas"])
def test_a_link_in_the_record_is_refused(
    datasets: Path, desk: Path, tmp_path: Path, name: str
) -> None:
    real = datasets / name
    elsewhere = tmp_path / "elsewhere"
    real.rename(elsewhere)
    real.symlink_to(elsewhere)
    kept = content(elsewhere)
    put(desk, A)
    with pytest.raises((Linked, DatasetError), match="symbolic link"):
        propose(datasets, desk)
    assert content(elsewhere) == kept


def test_a_link_in_the_place_of_a_temporary_file_is_not_followed(
    datasets: Path, desk: Path, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_text("theirs")
    (desk / f".reviewed.json.{os.getpid()}.new").symlink_to(theirs)
    put(desk, A)
    reviewed(desk, propose(datasets, desk))
    assert theirs.read_text() == "theirs"
    assert not (desk / "reviewed.json").is_symlink()
