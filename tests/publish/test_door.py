"""Who comes while very much is asked for is heard before it is all done."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from publish.server.guards.connections import REFUSAL
from publish.server.guards.turns import Door, Turns
from publish.server.layers.headers import ALWAYS
from tests.publish.in_a_loop import in_a_loop, seconds_in_a_loop


def scope(reader: str) -> dict[str, Any]:
    return {"type": "http", "client": (reader, 1), "headers": [], "path": "/"}


class App:
    """Notes who began, and the turn of the loop in which he did."""

    def __init__(self) -> None:
        self.begun: list[tuple[str, int]] = []
        self.turn = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.begun.append((scope["client"][0], self.turn))


async def ask(turns: Turns, app: App, readers: list[str], watch: Any = None) -> None:
    """All ask in one turn of the loop; `watch` is called in each turn until they have begun."""
    tasks = [asyncio.create_task(turns(scope(reader), None, None)) for reader in readers]  # type: ignore[arg-type]
    while not all(task.done() for task in tasks):
        app.turn += 1
        if watch is not None:
            watch(app.turn)
        await asyncio.sleep(0)


def test_one_request_begins_at_each_turn_and_readers_take_turns() -> None:
    app, door = App(), Door()
    turns = Turns(app, door)
    in_a_loop(ask(turns, app, ["1.1.1.1"] * 300 + ["2.2.2.2"]))
    assert len({turn for _, turn in app.begun}) == 301
    assert "2.2.2.2" in [reader for reader, _ in app.begun[:2]]


def test_none_begins_while_others_still_come() -> None:
    app, door = App(), Door()
    turns = Turns(app, door)

    def come(turn: int) -> None:
        if turn < 400:
            door.let_in += 1

    in_a_loop(ask(turns, app, ["1.1.1.1"] * 5, come))
    assert app.begun[0][1] >= 400


def test_who_never_ceases_to_come_does_not_keep_all_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("publish.server.guards.turns.PATIENCE", 0.02)
    app, door = App(), Door()
    turns = Turns(app, door)

    def come(turn: int) -> None:
        door.let_in += 1

    assert 0.02 < seconds_in_a_loop(ask(turns, app, ["1.1.1.1"] * 5, come)) < 1


def test_who_has_gone_takes_no_turn() -> None:
    app, door = App(), Door()
    turns = Turns(app, door)

    async def go() -> None:
        gone = asyncio.create_task(turns(scope("1.1.1.1"), None, None))  # type: ignore[arg-type]
        await asyncio.sleep(0)
        gone.cancel()
        await ask(turns, app, ["1.1.1.1"])

    in_a_loop(go())
    assert len(app.begun) == 1


def test_what_is_no_request_is_refused_with_every_header() -> None:
    head = (REFUSAL % (b"400 Bad Request", 2, b"x\n")).partition(b"\r\n\r\n")[0].split(b"\r\n")
    for name, value in ALWAYS.items():
        assert f"{name}: {value}".encode() in head
    assert b"content-security-policy: default-src 'none'" in head


def test_one_that_fails_as_it_begins_keeps_nobody_at_the_door() -> None:
    app, door = App(), Door()

    def fail() -> bool:
        raise OSError

    async def go() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda loop, told: None)
        door.call("1.1.1.1", fail)
        await asyncio.wait_for(ask(Turns(app, door), app, ["2.2.2.2"]), 5)

    in_a_loop(go())
    assert len(app.begun) == 1
