"""Who may start a page: few at once, and readers in turn."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from publish.server.behind import Said
from publish.server.guards import starts as starts_module
from publish.server.guards import streams as streams_module
from publish.server.guards.fair import Places, Queue
from publish.server.guards.starts import Starts
from publish.server.guards.streams import Streams
from screen.session.undocumented import STREAMLIT, kind
from tests.publish.in_a_loop import in_a_loop


def run(work: Coroutine[object, object, None]) -> None:
    """On a thread of its own: another test's loop may run in this one."""
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, work).result()


def test_the_next_is_of_who_had_his_turn_longest_ago() -> None:
    queue: Queue[int] = Queue()
    for reader, item in (("a", 1), ("a", 2), ("a", 3), ("b", 4), ("c", 5)):
        queue.put(reader, item)
    assert queue.take(lambda reader: reader != "a") == ("b", 4)
    assert [queue.take(lambda _reader: True) for _time in range(4)] == [
        ("a", 1),
        ("c", 5),
        ("a", 2),
        ("a", 3),
    ]
    assert queue.take(lambda _reader: True) is None and len(queue) == 0


def test_what_waits_no_longer_is_not_called() -> None:
    queue: Queue[int] = Queue()
    queue.put("a", 1)
    assert queue.of("a") == 1 and queue.drop("a", 1) and not queue.drop("a", 1)
    assert queue.of("a") == 0


def test_one_reader_keeps_a_place_from_nobody() -> None:
    places = Places(total=2, each=1)
    assert places.take("a", 0) and not places.take("a", 0)
    assert places.take("b", 0) and not places.take("c", 0)
    places.leave("a")
    assert places.waiting("a") == 0 and places.take("c", 0)


def test_a_place_goes_to_the_other_reader_first() -> None:
    places = Places(total=1, each=1)
    assert places.take("a", 0)
    with ThreadPoolExecutor(3) as threads:
        waiting = {}
        for name, reader in (("a1", "a"), ("a2", "a"), ("b1", "b")):
            waiting[name] = threads.submit(places.take, reader, 20)
            while sum(map(places.waiting, "ab")) < len(waiting):
                pass
        places.leave("a")  # a1 came first
        assert waiting["a1"].result(20)
        places.leave("a")
        assert waiting["b1"].result(20) and not waiting["a2"].done()
        places.leave("b")
        assert waiting["a2"].result(20)


def test_a_reader_starts_no_page_while_enough_of_his_run() -> None:
    async def tried() -> None:
        starts = Starts(each=2, total=3)
        for _time in range(2):
            await starts.may("a")
            starts.begun("a")
        third, other = (
            asyncio.ensure_future(starts.may("a")),
            asyncio.ensure_future(starts.may("b")),
        )
        await asyncio.wait_for(other, 20)
        starts.begun("b")
        assert not third.done()
        starts.ended("a")
        await asyncio.wait_for(third, 20)

    run(tried())


def test_all_together_start_only_so_many_and_take_turns() -> None:
    async def tried() -> None:
        starts, order = Starts(each=2, total=2), list[str]()

        async def one(reader: str) -> None:
            await starts.may(reader)
            starts.begun(reader)
            order.append(reader)

        for _time in range(2):
            await one("a")
        waiting = [asyncio.ensure_future(one(reader)) for reader in "aaab"]
        await asyncio.sleep(0)
        for number in range(4):
            assert len(order) == 2 + number
            starts.ended(order[number])
            while len(order) == 2 + number:
                await asyncio.sleep(0.001)
        await asyncio.gather(*waiting)
        assert order == list("aa" + "abaa")

    run(tried())


def test_who_was_let_in_and_never_began_keeps_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starts_module, "LET_IN", 0.02)

    async def tried() -> None:
        starts = Starts(each=1, total=1)
        await starts.may("a")
        await asyncio.wait_for(starts.may("b"), 20)

    run(tried())


def test_who_goes_while_he_waits_is_forgotten() -> None:
    async def tried() -> None:
        starts = Starts(each=1, total=1)
        await starts.may("a")
        starts.begun("a")
        gone = asyncio.ensure_future(starts.may("a"))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.wait([gone])
        starts.ended("a")
        await asyncio.wait_for(starts.may("a"), 20)

    run(tried())


def opened(offered: bytes = b"") -> Scope:
    headers = [(b"sec-websocket-protocol", offered)] if offered else []
    return {
        **{"type": "websocket", "path": STREAMLIT.stream, "client": ("192.0.2.9", 1)},
        "headers": headers,
    }


async def _goes(offered: bytes) -> tuple[list[str], list[Message]]:
    """What the app and the browser heard where somebody opens a websocket and goes again."""
    heard, told = ["connect", "disconnect"], list[Message]()
    passed: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        passed.append((await receive())["type"])
        await send({"type": "websocket.accept", "subprotocol": "streamlit"})
        passed.append((await receive())["type"])

    async def said() -> Message:
        return {"type": f"websocket.{heard.pop(0)}"}

    async def tell(message: Message) -> None:
        told.append(message)

    behind = replace(STREAMLIT, kept=lambda name: name == "mine")
    await Streams(app, behind)(opened(offered), said, tell)
    return passed, told


ACCEPTED = [{"type": "websocket.accept", "subprotocol": "streamlit"}]


@pytest.mark.parametrize("offered", [b"streamlit", b"streamlit, token", b"streamlit, token, other"])
def test_of_who_says_nothing_the_app_does_not_hear(offered: bytes) -> None:
    assert in_a_loop(_goes(offered)) == ([], ACCEPTED)


def test_who_comes_back_to_his_session_is_heard_of_at_once() -> None:
    passed = ["websocket.connect", "websocket.disconnect"]
    assert in_a_loop(_goes(b"streamlit, token, mine")) == (passed, ACCEPTED)


def message(**said: object) -> bytes:
    return BackMsg(**said).SerializeToString()  # type: ignore[arg-type]


RUN = BackMsg()
RUN.rerun_script.query_string = "lang=en"
FILE = BackMsg()
FILE.backend_operation_request.deferred_file.file_id = "x"
SKILLS = BackMsg()
SKILLS.backend_operation_request.install_skills.SetInParent()


@pytest.mark.parametrize(
    ("said", "what"),
    [
        (RUN.SerializeToString(), Said.RUN),
        (message(app_heartbeat=True), Said.OTHER),
        (message(stop_script=True), Said.OTHER),
        (FILE.SerializeToString(), Said.OTHER),
        (SKILLS.SerializeToString(), Said.NOTHING),
        (message(clear_cache=True), Said.NOTHING),
        (message(load_git_info=True), Said.NOTHING),
        (message(set_run_on_save=True), Said.NOTHING),
        (message(debug_shutdown_runtime=True), Said.NOTHING),
        (b"", Said.NOTHING),
        (b"\xff\xff\xff", Said.NOTHING),
    ],
)
def test_what_no_readers_browser_says_is_known(said: bytes, what: Said) -> None:
    assert kind(said) is what


def test_only_what_a_readers_browser_says_reaches_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty frames, texts, broken ones and what is meant for developers stay outside."""
    monkeypatch.setattr(streams_module, "APART", 0.0)
    heard = [
        {"type": "websocket.connect"},
        {"type": "websocket.receive", "bytes": b""},
        {"type": "websocket.receive", "text": "x"},
        {"type": "websocket.receive", "bytes": message(clear_cache=True)},
        {"type": "websocket.receive", "bytes": message(load_git_info=True)},
        {"type": "websocket.receive", "bytes": b"\xff" * 9},
        {"type": "websocket.receive", "bytes": message(app_heartbeat=True)},
        {"type": "websocket.disconnect", "code": 1000},
    ]
    passed: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        while not passed or passed[-1]["type"] != "websocket.disconnect":
            passed.append(await receive())

    async def said() -> Message:
        return heard.pop(0)

    told: list[Message] = []

    async def tell(message: Message) -> None:
        told.append(message)

    run(Streams(app, STREAMLIT)(opened(b"streamlit"), said, tell))
    assert told == [{"type": "websocket.accept", "subprotocol": "streamlit"}]
    assert [each["type"].partition(".")[2] for each in passed] == [
        "connect",
        "receive",
        "disconnect",
    ]
