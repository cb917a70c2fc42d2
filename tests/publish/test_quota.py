"""What costs is rationed by reader, also where it is asked for inside the app's own session."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.testing.v1 import AppTest

from publish.server.guards import work
from publish.server.guards.budgets import MOST_READERS, Budget, Spread
from publish.server.guards.clients import client_of, is_near, named_client
from publish.server.guards.streams import APART, AT_ONCE, Streams
from publish.server.guards.work import CHECKS, PAGES_AT_ONCE, AtOnce
from screen.session import quota
from screen.session.undocumented import STREAMLIT
from tests.publish.in_a_loop import in_a_loop


@pytest.mark.parametrize(
    ("here", "forwarded", "named"),
    [
        ("127.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("10.1.2.3", "198.51.100.9, 192.0.2.7", "192.0.2.7"),
        ("172.31.0.4", "", "172.31.0.4"),
        ("172.217.0.4", "192.0.2.7", "172.217.0.4"),
        ("not an address", "192.0.2.7", "unknown"),
        ("127.0.0.1", "x" * 100_000, "127.0.0.1"),
        ("127.0.0.1", "2001:db8:0:1::7", "2001:db8:0:1::"),
        ("::ffff:127.0.0.1", "192.0.2.7", "192.0.2.7"),
    ],
)
def test_only_a_proxy_of_ours_may_name_the_reader(here: str, forwarded: str, named: str) -> None:
    assert named_client(here, forwarded) == named
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    assert client_of({"client": (here, 1), "headers": headers}) == named


def test_near_is_this_machine_and_private_networks() -> None:
    assert is_near("::1") and is_near("192.168.1.1")
    assert not is_near("8.8.8.8") and not is_near("")


def _script() -> None:
    import streamlit as st

    from screen.session import quota

    make = quota.counted(lambda: b"file")
    results = []
    for _time in range(3):
        try:
            results.append(make().decode())
        except quota.TooMany:
            results.append("wait")
    st.text(" ".join(results))


def test_files_made_in_a_session_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(quota._RATES, "files", Budget(each=2))
    shown = AppTest.from_function(_script).run()
    assert shown.text[0].value == "file file wait"


def test_one_reader_leaves_a_turn_to_the_others() -> None:
    checks = AtOnce(2)
    assert [checks.begin("one") for _time in range(3)] == [True, True, False]
    assert checks.begin("another")
    checks.end("one")
    assert [checks.begin("one") for _time in range(2)] == [True, False]
    assert CHECKS.most < PAGES_AT_ONCE


def _checks() -> None:
    import streamlit as st

    from screen.session import quota

    with quota.turn():
        st.text(f"{quota.allows('claims')} {quota.allows('claims')}")
        if st.query_params.get("fails"):
            raise ValueError


@pytest.mark.parametrize("fails", ["", "1"])
def test_a_check_gives_its_turn_back_however_it_ends(
    fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = AtOnce(1)
    monkeypatch.setattr(quota, "CHECKS", checks)
    app = AppTest.from_function(_checks)
    app.query_params["fails"] = fails
    assert [app.run().text[0].value for _time in range(3)] == ["True True"] * 3
    checks.most = 0
    assert app.run().text[0].value == "False False"


def test_what_one_reader_begins_is_spread_over_time() -> None:
    """The first few at once, each later one after another, and nobody waits for somebody else's."""
    spread = Spread(apart=0.5, at_once=2)
    assert [spread.wait("a", 10.0) for _time in range(5)] == [0.0, 0.0, 0.5, 1.0, 1.5]
    assert spread.wait("b", 10.0) == 0.0
    assert spread.wait("a", 11.5) == 0.5
    assert [spread.wait("a", 60.0) for _time in range(3)] == [0.0, 0.0, 0.5]


def test_only_so_many_readers_are_remembered() -> None:
    spread = Spread(apart=1.0, at_once=1)
    for number in range(2 * MOST_READERS):
        spread.wait(str(number), 0.0)
    assert len(spread.due) == MOST_READERS


def test_thirty_pages_that_one_reader_starts_at_once_start_one_after_another() -> None:
    """Each starts a thread of Streamlit's, and who answers everybody has its turn among them."""
    begun = time.monotonic()
    readers = [f"192.0.2.{number % 2}" for number in range(60)]
    passed = in_a_loop(_passed_on(readers))
    for reader in ("192.0.2.0", "192.0.2.1"):
        last = max(at for who, at in passed if who == reader)
        assert last - begun >= (30 - AT_ONCE - 1) * APART


async def _passed_on(readers: list[str]) -> list[tuple[str, float]]:
    """A message on a websocket of its own of each; who was listened to, and when."""
    passed: list[tuple[str, float]] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        passed.append((scope["client"][0], time.monotonic()))

    def speaks() -> Receive:
        heard: list[Message] = [
            {"type": "websocket.connect"},
            {"type": "websocket.receive", "bytes": BackMsg(app_heartbeat=True).SerializeToString()},
        ]

        async def said() -> Message:
            return heard.pop(0)

        return said

    async def unheard(message: Message) -> None:
        assert message["type"] == "websocket.accept"

    streams = Streams(app, STREAMLIT)
    scopes = [
        {"type": "websocket", "path": STREAMLIT.stream, "client": (reader, 1), "headers": []}
        for reader in readers
    ]
    await asyncio.gather(*(streams(scope, speaks(), unheard) for scope in scopes))
    return passed


def _script_apart() -> None:
    import streamlit as st

    from publish.server.guards.work import FILES
    from screen.session import quota

    with FILES.turn():
        st.text(quota.counted(lambda: b"file", apart=True)().decode())


def test_a_file_made_apart_is_had_while_another_is_made_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(work, "PATIENCE", 0.1)
    assert AppTest.from_function(_script_apart).run().text[0].value == "file"


def test_what_a_file_took_is_handed_back(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[str] = []
    monkeypatch.setattr(quota, "give_back", lambda: handed.append("back"))
    AppTest.from_function(_script).run()
    assert handed == ["back"] * 3


@pytest.mark.skipif(work._TRIM is None, reason="another C library")
def test_freed_memory_is_the_systems_again() -> None:
    """Pieces too small to be returned one by one, and one that stays behind them all."""
    pieces = [bytearray(50_000) for _piece in range(2000)]
    last = bytearray(50_000)
    held = _resident()
    del pieces
    work.give_back()
    assert held - _resident() > 50 and last


def _resident() -> float:
    """Megabytes of this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def test_who_asks_for_many_files_at_once_keeps_nobody_from_his() -> None:
    """The other reader's turn comes after the one under way, and not after all that wait."""
    turns, order, held = work.Turns(1), list[str](), Event()

    def make(reader: str) -> str:
        try:
            with turns.turn(reader, pays=True):
                held.wait(60)
                order.append(reader)
        except work.TooMuch:
            return "too much"
        return "made"

    with ThreadPoolExecutor(10) as threads:
        first = threads.submit(make, "192.0.2.50")
        while not turns._places._taken:
            time.sleep(0.001)
        own = []
        for _time in range(work.MOST_TURNS_EACH):
            own.append(threads.submit(make, "192.0.2.50"))
            while turns._places.waiting("192.0.2.50") < len(own):
                time.sleep(0.001)
        assert make("192.0.2.50") == "too much"
        other = threads.submit(make, "192.0.2.51")
        while not turns._places.waiting("192.0.2.51"):
            time.sleep(0.001)
        held.set()
        assert {each.result(60) for each in (first, other, *own)} == {"made"}
    assert order.index("192.0.2.51") <= 2


def test_what_waited_until_its_readers_time_was_used_up_is_not_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(work, "PROCESSOR", Budget(each=30.0))
    turns = work.Turns(1)
    work.charge("192.0.2.52", 60.0)
    with pytest.raises(work.TooMuch), turns.turn("192.0.2.52", pays=True):
        raise AssertionError
    with turns.turn("192.0.2.53", pays=True):  # its turn was given back
        pass
