"""Who comes while very much is asked for is heard before it is all done."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from publish.address.page import Page
from publish.server.guards.connections import REFUSAL
from publish.server.guards.turns import ENDED, PIECE, Door, Turns
from publish.server.layers.absolute import origin_for
from publish.server.layers.headers import ALWAYS
from screen.session.undocumented import STREAMLIT
from tests.publish.in_a_loop import in_a_loop, seconds_in_a_loop


def scope(reader: str, path: str = "/") -> dict[str, Any]:
    return {"type": "http", "client": (reader, 1), "headers": [], "path": path}


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
    turns = Turns(app, STREAMLIT, door)
    in_a_loop(ask(turns, app, ["1.1.1.1"] * 300 + ["2.2.2.2"]))
    assert len({turn for _, turn in app.begun}) == 301
    assert "2.2.2.2" in [reader for reader, _ in app.begun[:2]]


def test_none_begins_while_others_still_come() -> None:
    app, door = App(), Door()
    turns = Turns(app, STREAMLIT, door)

    def come(turn: int) -> None:
        if turn < 400:
            door.let_in += 1

    in_a_loop(ask(turns, app, ["1.1.1.1"] * 5, come))
    assert app.begun[0][1] >= 400


@pytest.mark.parametrize("path", ["/healthz", "/_stcore/health"])
def test_whether_it_is_well_is_told_before_all_others(path: str) -> None:
    app, door = App(), Door()
    turns = Turns(app, STREAMLIT, door)

    async def go() -> None:
        others = [
            asyncio.create_task(turns(scope("1.1.1.1"), None, None))  # type: ignore[arg-type]
            for _time in range(50)
        ]
        await asyncio.sleep(0)
        door.let_in += 1  # somebody comes
        asked = asyncio.create_task(turns(scope("1.1.1.1", path), None, None))  # type: ignore[arg-type]
        await asyncio.sleep(0)
        app.turn = 1
        await asyncio.gather(*others, asked)

    in_a_loop(go())
    assert app.begun[0] == ("1.1.1.1", 0) and len(app.begun) == 51
    assert [turn for _reader, turn in app.begun[1:]] == [1] * 50


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_who_hang_up_together_are_put_away_one_at_a_turn(kind: str) -> None:
    gone: list[int] = []
    turn, door = 0, Door()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        gone.append(turn)

    async def go() -> None:
        nonlocal turn
        hung_up = asyncio.Event()

        async def receive() -> dict[str, Any]:
            await hung_up.wait()
            return {"type": f"{kind}.disconnect"}

        turns = Turns(app, STREAMLIT, door)
        asked = {**scope("1.1.1.1"), "type": kind}
        tasks = [asyncio.create_task(turns(asked, receive, None)) for _time in range(300)]  # type: ignore[arg-type]
        for _turn in range(400):  # those of HTTP begin
            await asyncio.sleep(0)
        hung_up.set()
        while not all(task.done() for task in tasks):
            turn += 1
            await asyncio.sleep(0)

    in_a_loop(go())
    assert len(set(gone)) == 300


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE, 5 * PIECE + 7])
@pytest.mark.parametrize("more", [False, True])
def test_what_is_long_is_sent_in_pieces_one_at_a_turn(size: int, more: bool) -> None:
    body, sent, turn = bytes(n % 251 for n in range(size)), list[tuple[Any, int]](), 0
    asked = {"type": "http.response.body", "body": body, "more_body": more}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send(asked)

    async def send(message: Any) -> None:
        sent.append((message, turn))

    async def go() -> None:
        nonlocal turn
        task = asyncio.create_task(Turns(app, STREAMLIT, Door())(scope("1.1.1.1"), None, send))  # type: ignore[arg-type]
        while not task.done():
            turn += 1
            await asyncio.sleep(0)
        await task

    in_a_loop(go())
    messages, turns = [message for message, _turn in sent], [turn for _message, turn in sent]
    assert b"".join(message["body"] for message in messages) == body
    assert max(len(message["body"]) for message in messages) <= PIECE
    assert [message["more_body"] for message in messages] == [True] * (len(messages) - 1) + [more]
    assert len(set(turns)) == len(messages) == max(1, -(-size // PIECE))


def test_to_who_hangs_up_no_further_piece_is_sent() -> None:
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.body", "body": bytes(9 * PIECE)})

    async def send(message: Any) -> None:
        sent.append(message)

    asked = {**scope("1.1.1.1"), ENDED: lambda: len(sent) == 2}
    in_a_loop(Turns(app, STREAMLIT, Door())(asked, None, send))  # type: ignore[arg-type]
    assert len(sent) == 2


def test_who_never_ceases_to_come_does_not_keep_all_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("publish.server.guards.turns.PATIENCE", 0.02)
    app, door = App(), Door()
    turns = Turns(app, STREAMLIT, door)

    def come(turn: int) -> None:
        door.let_in += 1

    assert 0.02 < seconds_in_a_loop(ask(turns, app, ["1.1.1.1"] * 5, come)) < 1


def test_who_has_gone_takes_no_turn() -> None:
    app, door = App(), Door()
    turns = Turns(app, STREAMLIT, door)

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


class _Data(bytes):
    def __contains__(self, part: object) -> bool:
        raise AssertionError("megabytes of data were looked through")


def test_in_data_no_card_is_looked_for() -> None:
    page = Page(_Data(b"{}"), "application/ld+json")
    assert origin_for(page, scope("1.1.1.1")) == ""


def test_one_that_fails_as_it_begins_keeps_nobody_at_the_door() -> None:
    app, door = App(), Door()

    def fail() -> bool:
        raise OSError

    async def go() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda loop, told: None)
        door.call("1.1.1.1", fail)
        await asyncio.wait_for(ask(Turns(app, STREAMLIT, door), app, ["2.2.2.2"]), 5)

    in_a_loop(go())
    assert len(app.begun) == 1
