"""What is made of a record before anybody asks for it, and what the collector passes over."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from pathlib import Path

import pytest

from data_sources.record.load import load
from data_sources.record.record import Record
from publish.search.index import index
from publish.server.server import made_ready
from publish.server.views import search_routes
from publish.site import current
from publish.site.lasting import USUAL
from publish.site.site import Site

PATIENCE = 120.0
"""Seconds after which what never comes has failed."""


def passed_over(thing: object) -> bool:
    """Whether the collector does not walk something, nor what it holds because of it."""
    return all(other is not thing for other in gc.get_objects())


def test_the_collector_passes_over_a_record_and_its_index(record: Record) -> None:
    """Else each of its rounds would walk thousands of things that stay, and nobody is served."""
    try:
        made_ready(record)
        found = index(record, "nl")
        assert gc.is_tracked(found.things) and passed_over(found.things)
        assert gc.is_tracked(record.series) and passed_over(record.series)
        assert passed_over(index(record, "en").things)
        later: list[object] = [[]]
        assert not passed_over(later)
    finally:
        gc.unfreeze()


@pytest.fixture
def served(record: Record, package: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the record that is served."""
    monkeypatch.setattr(current, "DATASETS", package)
    started = current._Current(site=Site(record), stamp=current._stamp())
    monkeypatch.setattr(current, "_CURRENT", started)
    return package


def test_a_later_record_is_made_ready_before_it_is_asked(served: Path) -> None:
    made: list[Record] = []
    done = threading.Event()

    def fails(_record: Record) -> None:
        raise ValueError("no room")

    current.afterwards(fails)
    current.afterwards(made.append)
    current.afterwards(lambda _record: done.set())
    first = current.the_record()
    path = served / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    current.the_record()
    assert done.wait(PATIENCE)
    assert made == [current.the_record()]
    assert made[0] is not first


def test_nobody_waits_for_the_collector_while_a_record_is_exchanged(
    served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It walks what is young alone: to walk everything takes it half a second, and holds all."""
    walks, done = list[int](), threading.Event()
    current._CURRENT.site = Site(load(served))
    current.beforehand(search_routes.prepare)
    current.afterwards(made_ready)
    current.afterwards(lambda _record: done.set())
    first = current.the_record()

    def walked(phase: str, said: dict[str, int]) -> None:
        if phase == "start" and threading.current_thread().name == "record":
            walks.append(said["generation"])

    path = served / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    gc.callbacks.append(walked)
    try:
        current.the_record()
        assert done.wait(PATIENCE)
        assert 0 in walks
        assert 2 not in walks
        assert gc.get_threshold() == USUAL
        reference = weakref.ref(first)
        del first
        ((when, _record),) = current._CURRENT.leaving
        monkeypatch.setattr(time, "monotonic", lambda: when + 1)
        current._forget_what_left(current._CURRENT)
        del _record
        assert reference() is None
    finally:
        gc.callbacks.remove(walked)
        gc.unfreeze()


def test_what_is_made_beforehand_is_made_while_the_one_before_is_served(served: Path) -> None:
    """So nobody waits for the index of a new record."""
    made: list[tuple[Record, Record]] = []
    done = threading.Event()

    def fails(_record: Record) -> None:
        raise ValueError("no room")

    def served_now() -> Record:
        assert current._CURRENT.site is not None
        return current._CURRENT.site.record

    current.beforehand(fails)
    current.beforehand(lambda record: made.append((record, served_now())))
    current.afterwards(lambda _record: done.set())
    first = current.the_record()
    path = served / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    current.the_record()
    assert done.wait(PATIENCE)
    assert made == [(current.the_record(), first)]
    assert made[0][0] is not first


def test_nothing_is_made_of_what_is_refused(served: Path) -> None:
    made: list[Record] = []
    current.afterwards(made.append)
    first = current.the_record()
    (served / "units.csv").write_text("", encoding="utf-8")
    path = served / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    current.the_record()
    reading = current._CURRENT.reading
    assert reading is not None and reading.done.wait(PATIENCE)
    assert current.the_record() is first
    assert made == []
