"""Whatever lies on the disk, the last sound record goes on being served, whole."""

from __future__ import annotations

import json
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from claims.around.lexicon import load_lexicon
from data_sources.package.tables import DATASETS, DatasetError
from data_sources.record.load import load
from data_sources.record.record import Record
from publish.site import current, snapshot
from publish.site.site import Site
from tests.chaos.asgi import application, ask

DESCRIPTOR = "datapackage.json"
Damage = Callable[[Path], None]
ADDRESSES = (
    "healthz",
    "feed.atom",
    "data/datapackage.json",
    "data/series.json",
    "data/tables/units.csv",
    "data/tables/sources.csv",
    "data/tables/dsa_statements_monthly.parquet",
    "en/figures/ncmec.reports_total/",
)


def described(change: Callable[[dict[str, object]], object]) -> Damage:
    """Damage the descriptor: change what it holds, or put the result in its place."""

    def damage(folder: Path) -> None:
        content = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        result = change(content)
        text = json.dumps(content if result is None else result)
        (folder / DESCRIPTOR).write_text(text, encoding="utf-8")

    return damage


def text(name: str, content: bytes) -> Damage:
    """Put other bytes into a file, and touch the descriptor."""

    def damage(folder: Path) -> None:
        (folder / name).write_bytes(content)
        touch(folder)

    return damage


def touch(folder: Path) -> None:
    path = folder / DESCRIPTOR
    if path.is_file():
        path.write_text(path.read_text(encoding="utf-8", errors="replace") + "\n")


def first_schema(value: object) -> Damage:
    return described(lambda d: d["resources"][0].update(schema=value))  # type: ignore[index]


def field_type(value: object) -> Damage:
    def change(folder: Path) -> None:
        path = next((folder / "schemas").glob("*.json"))
        content = json.loads(path.read_text(encoding="utf-8"))
        content["fields"][0]["type"] = value
        path.write_text(json.dumps(content), encoding="utf-8")
        touch(folder)

    return change


def huge_number(folder: Path) -> None:
    path = folder / "observations" / "ncmec_totals.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    position = lines[0].split(",").index("value")
    cells = lines[1].split(",")
    cells[position] = "9" * 400
    path.write_text(lines[0] + ",".join(cells) + "".join(lines[2:]), encoding="utf-8")
    touch(folder)


def replaced(name: str, make: Callable[[Path], object]) -> Damage:
    """Put something that is no file in the place of one."""

    def damage(folder: Path) -> None:
        (folder / name).unlink()
        make(folder / name)
        touch(folder)

    return damage


def emptied(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


DAMAGES: dict[str, Damage] = {
    "a day that never was": described(lambda d: d.update(created="2026-13-45")),
    "no day": described(lambda d: d.update(created=7)),
    "no version": described(lambda d: d.pop("version") and None),
    "a list as descriptor": described(lambda d: []),
    "a list as schema": first_schema([]),
    "a number as schema": first_schema(5),
    "a schema that is not there": first_schema("schemas/none.json"),
    "a schema elsewhere": first_schema("../../../etc/passwd"),
    "resources of numbers": described(lambda d: d.update(resources=[1, None, "x"])),
    "resources without path": described(lambda d: d.update(resources=[{}])),
    "unknown type": field_type("money"),
    "a list as type": field_type([]),
    "nothing as type": field_type(None),
    "a number of 400 digits": huge_number,
    "nested without end": text(DESCRIPTOR, b"[" * 200_000),
    "a number of 5000 digits": text(DESCRIPTOR, b'{"created": ' + b"9" * 5000 + b"}"),
    "not a number": text(DESCRIPTOR, b'{"resources": [NaN, Infinity]}'),
    "lone surrogates": text(DESCRIPTOR, b'{"resources": ["\\ud800"], "version": "\\ud800"}'),
    "random bytes": text(DESCRIPTOR, bytes(range(256)) * 40),
    "nothing at all": text(DESCRIPTOR, b""),
    "no table": text("series.csv", b""),
    "NUL in a table": text("units.csv", b"unit,kind\0\n\0,\0\n"),
    "one cell of 200 kB": text("units.csv", b"unit\n" + b"x" * 200_000 + b"\n"),
    "no words for claims": text("claims_words.csv", b"kind,word\n1\n"),
    "DSA without numbers": text("dsa_statements_monthly.csv", b"month,statements\nx,y\n"),
    "a pipe": replaced("units.csv", os.mkfifo),
    "a pipe as descriptor": replaced(DESCRIPTOR, os.mkfifo),
    "a folder": replaced("units.csv", Path.mkdir),
    "a link to elsewhere": replaced("units.csv", lambda path: path.symlink_to("/etc/passwd")),
    "a link to itself": replaced("units.csv", lambda path: path.symlink_to(path.name)),
    "emptied": emptied,
    "taken away": shutil.rmtree,
}


@pytest.fixture(scope="module")
def sound() -> Iterator[Record]:
    """A record as the server holds it: read from its own copy."""
    copied = snapshot.keep(DATASETS)
    yield load(copied)
    snapshot.end(copied)


@pytest.fixture
def served(package: Path, sound: Record, monkeypatch: pytest.MonkeyPatch) -> Starlette:
    """The server as it is after its start; nothing was asked of it yet."""
    monkeypatch.setattr(current, "DATASETS", package)
    started = current._Current(site=Site(sound), stamp=current._stamp())
    monkeypatch.setattr(current, "_CURRENT", started)
    monkeypatch.setattr(current, "AGAIN", 1000.0)
    return application()


def answers(app: Starlette) -> dict[str, tuple[int, bytes]]:
    found = {}
    for address in ADDRESSES:
        answer = ask(app, f"/{address}".encode())
        found[address] = (answer.status, answer.body)
    return found


@pytest.mark.parametrize("name", DAMAGES)
def test_a_faulty_record_takes_nothing_down(served: Starlette, package: Path, name: str) -> None:
    """Nothing was asked before the damage: what is served is not what happened to be made."""
    first = current.the_record()
    words = load_lexicon(first).entries
    DAMAGES[name](package)
    found = answers(served)
    statuses = {address: status for address, (status, _body) in found.items()}
    assert set(statuses.values()) == {200}, statuses
    assert all(body for _status, body in found.values())
    assert current.the_record() is first
    assert load_lexicon(first).entries == words
    assert len(first.dsa_monthly) and len(first.dsa_totals)


@pytest.mark.parametrize("name", ["a day that never was", "a pipe"])
def test_a_sound_record_is_taken_in_after_a_faulty_one(
    served: Starlette, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    sound = shutil.copytree(package, tmp_path / "sound")
    DAMAGES[name](package)
    assert ask(served, b"/healthz").status == 200
    monkeypatch.setattr(current, "AGAIN", 0.05)
    shutil.rmtree(package)
    described(lambda d: d.update(version="3.0.0"))(sound)
    sound.rename(package)
    deadline = time.monotonic() + 60
    while ask(served, b"/healthz").body != b"ok 3.0.0\n":
        assert time.monotonic() < deadline
        time.sleep(0.1)


def why_not() -> DatasetError | None:
    """Why there is no record, if there is none."""
    try:
        current.the_site()
    except DatasetError as error:
        return error
    return None


@pytest.mark.parametrize("name", list(DAMAGES)[::4])
def test_a_server_that_starts_with_it_says_so(
    package: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(current, "DATASETS", package)
    monkeypatch.setattr(current, "_CURRENT", current._Current())
    DAMAGES[name](package)
    app = application()
    fault = why_not()
    if fault is None:
        return  # what was damaged is nothing that the record rests on
    assert fault.faults
    for address in ADDRESSES:
        answer = ask(app, f"/{address}".encode())
        assert answer.status == 503 and "content-security-policy" in answer.headers
        assert "Traceback" not in answer.text


def test_a_reading_that_hangs_does_not_end_reloading(
    served: Starlette, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "PATIENCE", 0.2)
    monkeypatch.setattr(current, "LONGEST", 0.4)
    first, stop = current.the_record(), threading.Event()
    monkeypatch.setattr(current, "load", lambda folder: stop.wait(60) and None)
    for number in range(12):
        described(lambda d, n=number: d.update(version=f"2.{n}.0"))(package)
        start = time.monotonic()
        assert current.the_record() is first
        assert time.monotonic() - start < 20, "it does not wait for what hangs"
        time.sleep(0.5)
    hanging = [thread for thread in threading.enumerate() if thread.name == "record"]
    assert len(hanging) <= current.MOST_HANGING + 1
    stop.set()
    for thread in hanging:
        thread.join(10)
    monkeypatch.setattr(current, "load", load)
    monkeypatch.setattr(current, "PATIENCE", 120.0)
    monkeypatch.setattr(current, "LONGEST", 240.0)
    described(lambda d: d.update(version="3.0.0"))(package)
    assert current.the_record().version == "3.0.0"


def test_copies_go_with_their_record(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = snapshot.keep(package)
    assert (kept / DESCRIPTOR).is_file()
    snapshot.sweep()
    assert kept.is_dir(), "one that is in use stays"
    snapshot.end(kept)
    assert not kept.parent.exists()
    left = snapshot.keep(package)
    os.close(snapshot._LOCKS.pop(left.parent))  # as if its process had been killed
    snapshot.sweep()
    assert not left.parent.exists()


def test_a_disk_that_does_not_answer_keeps_nobody_waiting(
    served: Starlette, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server looks at the disk on a thread of its own: what is served needs no answer of it."""
    first, hangs, asked = current.the_record(), threading.Event(), threading.Event()
    here = threading.main_thread()

    def stamp() -> current.Stamp:
        assert threading.current_thread() is not here, "a reader waits for the disk"
        asked.set()
        hangs.wait(60)
        return (1, 1)

    current._CURRENT.seen = current._CURRENT.stamp
    monkeypatch.setattr(current, "_stamp", stamp)
    looking = threading.Thread(target=current._watch, args=[current._CURRENT], daemon=True)
    looking.start()
    assert asked.wait(60)
    assert {status for status, _body in answers(served).values()} == {200}
    assert current.the_record() is first
    monkeypatch.setattr(current, "_CURRENT", current._Current())  # it looks no longer
    hangs.set()
    looking.join(60)


def test_a_server_takes_in_what_it_sees_and_nobody_waits(
    served: Starlette, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "LOOK", 0.01)
    state, first = current._CURRENT, current.the_record()
    looking = threading.Thread(target=current._watch, args=[state], daemon=True)
    looking.start()
    described(lambda d: d.update(version="3.0.0"))(package)
    deadline = time.monotonic() + 120
    while (record := current.the_record()).version != "3.0.0":
        assert record is first and time.monotonic() < deadline
        time.sleep(0.01)
    monkeypatch.setattr(current, "_CURRENT", current._Current())
    looking.join(60)


def test_what_never_passes_is_read_more_and_more_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading takes the others' time: a fault that stays for a night is not tried every moment."""
    state = current._Current(seen=(7, 7))
    monkeypatch.setattr(current, "_CURRENT", state)
    clock = 1000.0
    monkeypatch.setattr(current.time, "monotonic", lambda: clock)
    pauses = []
    for _time in range(7):
        reading = state.reading = current._Reading((7, 7))
        current._refuse(state, reading, ValueError())
        began = clock
        while current._refused(state):
            clock += 1.0
        pauses.append(clock - began)
    assert pauses == [5, 10, 20, 40, 80, 80, 80]
    state.seen = (8, 8)
    assert not current._refused(state), "another version is read at once"
