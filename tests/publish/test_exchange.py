"""The static site is exchanged in one step: at every moment, and after every kill, a whole one."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from data_sources.exchange.exchange import CannotExchange
from publish import __main__ as publishing
from publish.__main__ import MARK, write
from publish.address.page import Page


class Tiny:
    """Three pages that say which version they are of."""

    def __init__(self, version: str) -> None:
        self.record = SimpleNamespace(version=version)

    def addresses(self) -> list[str]:
        return ["a.txt", "b/c.txt", "b/d.txt"]

    def get(self, _address: str) -> Page:
        return Page(self.record.version.encode(), "text/plain")


def put(version: str, place: Path) -> int:
    return write(Tiny(version), place)  # type: ignore[arg-type]


def version_of(place: Path) -> str:
    """The one version of a whole site; anything else fails."""
    number = os.open(place, os.O_RDONLY)  # one directory, whatever takes its name meanwhile
    try:
        found = set()
        for name in ("a.txt", "b/c.txt", "b/d.txt", MARK):
            handle = os.open(name, os.O_RDONLY, dir_fd=number)
            found.add(os.read(handle, 100).decode().strip())
            os.close(handle)
    finally:
        os.close(number)
    assert len(found) == 1, found
    return found.pop()


def test_there_is_a_whole_site_at_every_moment(tmp_path: Path) -> None:
    place = tmp_path / "site"
    put("0", place)
    missed: list[str] = []
    seen: set[str] = set()
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            try:
                seen.add((place / "a.txt").read_text())
            except FileNotFoundError:
                missed.append("")

    looker = threading.Thread(target=look)
    looker.start()
    for number in range(60):
        put(str(number), place)
    stop.set()
    looker.join()
    assert missed == []
    assert len(seen) > 2
    assert version_of(place) == "59"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "ctypes.dlsym")


def killed_at(step: int, place: Path, instead: bool = False) -> int:
    """Write the site in a child that is killed before its n-th change; its exit status."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    count = 0

    def watch(event: str, _arguments: tuple[Any, ...]) -> None:
        nonlocal count
        if event in CHANGES:
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)
            count += 1

    if instead:
        publishing.swap = cannot  # type: ignore[assignment]
    sys.addaudithook(watch)
    try:
        put("new", place)
    finally:
        os._exit(0)


def cannot(*_paths: Path) -> None:
    raise CannotExchange


def test_killed_at_every_step_a_whole_site_is_left(tmp_path: Path) -> None:
    step, status, seen = 0, int(signal.SIGKILL), set()
    while status == signal.SIGKILL:
        place = tmp_path / str(step) / "site"
        put("old", place)
        status = killed_at(step, place)
        seen.add(version_of(place))
        put("next", place)
        assert version_of(place) == "next"
        assert [path.name for path in place.parent.iterdir()] == ["site"]  # nothing is left lying
        step += 1
    assert seen == {"old", "new"}
    assert step > 5


def test_without_an_exchange_the_next_run_puts_the_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step, status, gaps = 0, int(signal.SIGKILL), 0
    while status == signal.SIGKILL:
        place = tmp_path / str(step) / "site"
        put("old", place)
        status = killed_at(step, place, instead=True)
        if not place.exists():  # the documented moment
            gaps += 1
            publishing._put_back(place)
        assert version_of(place) in ("old", "new")
        step += 1
    assert gaps == 1
    monkeypatch.setattr(publishing, "swap", cannot)
    put("last", place)
    assert version_of(place) == "last"
    assert [path.name for path in place.parent.iterdir()] == ["site"]


def test_two_at_once_leave_one_whole_site(tmp_path: Path) -> None:
    place = tmp_path / "site"
    children = []
    for name in ("x", "y", "z"):
        child = os.fork()
        if not child:
            status = 1
            try:
                for number in range(20):
                    put(f"{name}{number}", place)
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert version_of(place)[1:] == "19"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_was_put_there_meanwhile_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "site"
    put("old", place)

    class Slow(Tiny):
        def get(self, address: str) -> Page:
            (place / MARK).unlink(missing_ok=True)
            (place / "theirs").write_text("theirs")
            return super().get(address)

    with pytest.raises(OSError, match="holds something else now"):
        write(Slow("new"), place)  # type: ignore[arg-type]
    assert (place / "theirs").read_text() == "theirs"


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    put("old", real)
    link.symlink_to(real)
    put("new", link)
    assert link.is_symlink() and version_of(real) == "new"
