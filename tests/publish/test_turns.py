"""Readers in turn: at routes, at files that are sent up, at documents that other processes read."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.testing.v1 import AppTest

from briefing.documents.pictures.picture import Picture
from data_sources.record.record import Record
from publish.search import index as index_module
from publish.search.index import Index, index
from publish.server.guards import uploads, work
from publish.server.guards.uploads import LARGEST, MOST, MOST_OF_READER, Uploads, expect
from screen.session import quota
from screen.session.undocumented import STREAMLIT
from tests.publish.in_a_loop import PATIENCE, in_a_loop


def test_who_asks_for_many_answers_keeps_nobody_from_his() -> None:
    in_a_loop(_many_answers())


async def _many_answers() -> None:
    routes, order, held = work.Routes(), list[str](), threading.Event()

    def make(reader: str) -> str:
        assert held.wait(PATIENCE)
        order.append(reader)
        return reader

    def ask(reader: str) -> asyncio.Task[str]:
        return asyncio.create_task(routes.asked(reader, lambda: make(reader)))

    own = [ask("192.0.2.60") for _time in range(20)]
    await asyncio.sleep(0)
    other = ask("192.0.2.61")
    await asyncio.sleep(0)
    held.set()
    assert set(await asyncio.gather(other, *own)) == {"192.0.2.60", "192.0.2.61"}
    # Two were under way, and two may have begun before he is noted.
    assert order.index("192.0.2.61") <= 4


def test_a_page_that_another_waits_for_is_made_in_the_turn_of_whoever_comes_first() -> None:
    in_a_loop(_one_page())


async def _one_page() -> None:
    routes, made, held = work.Routes(), list[str](), threading.Event()

    def work_of_one() -> str:
        assert held.wait(PATIENCE)
        made.append("work")
        return "work"

    def page() -> str:
        made.append("page")
        return "page"

    own = [asyncio.create_task(routes.asked("192.0.2.62", work_of_one)) for _time in range(20)]
    await asyncio.sleep(0)
    pages = [
        asyncio.create_task(routes.once(reader, "page", page))
        for reader in ("192.0.2.62", "192.0.2.63")
    ]
    await asyncio.sleep(0)
    held.set()
    assert await asyncio.gather(*pages) == ["page", "page"]
    await asyncio.gather(*own)
    assert made.count("page") == 1 and made.index("page") <= 4


def test_what_nobody_waits_for_is_not_made_and_what_fails_says_so() -> None:
    in_a_loop(_not_made())


async def _not_made() -> None:
    routes, made, held = work.Routes(), list[str](), threading.Event()

    def fails() -> str:
        raise ValueError("of its own")

    first = [
        asyncio.create_task(routes.asked("192.0.2.64", lambda: held.wait(PATIENCE)))
        for _time in range(work.ROUTES_AT_ONCE)
    ]
    gone = asyncio.create_task(routes.asked("192.0.2.64", lambda: made.append("made")))
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.sleep(0)
    held.set()
    await asyncio.gather(*first)
    with pytest.raises(ValueError, match="of its own"):
        await routes.asked("192.0.2.64", fails)
    assert made == []
    assert not routes._waiting


def test_a_turn_is_others_meanwhile_and_comes_back() -> None:
    turns = work.Turns(1)
    with turns.turn("192.0.2.65") as had:
        with had.aside(), turns.turn("192.0.2.66"):
            pass
        assert turns._places._taken.total() == 1
    assert turns._places._taken.total() == 0


def test_a_turn_that_does_not_come_back_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "PATIENCE", 0.01)
    turns = work.Turns(1)
    with pytest.raises(work.TooMuch), turns.turn("192.0.2.65") as had, had.aside():
        assert turns._places.take("192.0.2.66", 0.01)
    assert dict(turns._places._taken) == {"192.0.2.66": 1}


def _reads() -> None:
    import streamlit as st

    from publish.server.guards.work import PAGES
    from screen.session import quota

    def under_way() -> str:
        return f"{PAGES._places._taken.total()} {quota.STARTS._running.total()}"

    with quota.turn():
        with quota.elsewhere():
            meanwhile = under_way()
        st.text(f"{meanwhile}, {under_way()}")


def test_a_page_has_no_turn_while_another_process_reads() -> None:
    assert AppTest.from_function(_reads).run().text[0].value == "0 0, 1 1"
    assert work.PAGES._places._taken.total() == 0
    assert quota.STARTS._running.total() == 0


def test_one_reader_has_one_file_read_at_a_time() -> None:
    assert work.READINGS_AT_ONCE > 1
    with work.READINGS.turn("192.0.2.67"):
        assert not work.READINGS._places.take("192.0.2.67", 0.01)
        with work.READINGS.turn("192.0.2.68"):
            pass


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Bytes that sessions hold, as the test says; nobody is known before."""
    monkeypatch.setattr(uploads, "_EXPECTED", type(uploads._EXPECTED)())
    return {}


def of(held: dict[str, int], size: int = LARGEST) -> Uploads:
    """The middleware, before something that takes each file in."""

    async def takes(scope: Scope, receive: Receive, send: Send) -> None:
        session = str(scope["path"]).removeprefix(STREAMLIT.uploads).partition("/")[0]
        held[session] = held.get(session, 0) + size

    return Uploads(takes, replace(STREAMLIT, uploaded=lambda: dict(held)))


async def _nothing() -> Message:
    return {"type": "http.disconnect"}


def sent(taking: Uploads, session: str) -> int:
    """Send a file of a session up; the status of the answer, 204 where it was taken."""
    status = 204

    async def said(message: Message) -> None:
        nonlocal status
        status = message.get("status", status)

    scope: Scope = {"type": "http", "method": "PUT", "path": f"{STREAMLIT.uploads}{session}/1"}
    in_a_loop(taking(scope, _nothing, said))
    return status


def test_one_reader_with_many_sessions_keeps_nobody_from_sending(held: dict[str, int]) -> None:
    taking = of(held)
    answers = []
    for number in range(30):
        expect(f"own{number}", True, "192.0.2.70")
        answers.append(sent(taking, f"own{number}"))
    assert 1 <= answers.count(204) * LARGEST <= MOST_OF_READER
    assert set(answers) == {204, 503}
    assert sum(held.values()) + LARGEST <= MOST
    expect("another", True, "192.0.2.71")
    assert sent(taking, "another") == 204


def test_what_a_page_asks_for_no_longer_is_still_its_readers(held: dict[str, int]) -> None:
    taking = of(held, MOST_OF_READER)
    expect("one", True, "192.0.2.72")
    assert sent(taking, "one") == 204
    expect("one", False, "192.0.2.72")
    expect("two", True, "192.0.2.72")
    assert sent(taking, "two") == 503
    held.clear()  # its session has ended
    assert sent(taking, "two") == 204
    assert set(taking.sent) == {"two"}


def test_what_is_on_its_way_counts_for_its_reader(held: dict[str, int]) -> None:
    taking = of(held)
    expect("slow", True, "192.0.2.73")
    expect("another", True, "192.0.2.74")
    taking.under_way["192.0.2.73"] = MOST_OF_READER // LARGEST
    assert taking.under_way.total() < uploads.MOST_AT_ONCE
    assert sent(taking, "slow") == 503
    assert sent(taking, "another") == 204


def _pictured() -> None:
    import streamlit as st

    from screen.session import pictures

    try:
        pictures._make_room(10)
    except pictures.UnreadableFile as error:
        st.text(f"refused: {error}")
    else:
        st.text("room")


def test_one_readers_pictures_leave_room_for_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    from screen.session import pictures

    content = b"x" * pictures.MOST_BYTES_EACH
    assert 2 * pictures.MOST_BYTES_EACH < pictures.MOST_BYTES
    picture = Picture(content, "PNG", 1, 1)
    monkeypatch.setattr(pictures, "_EVERY", {picture: "192.0.2.75"})
    monkeypatch.setattr(quota, "reader", lambda: "192.0.2.75")
    assert AppTest.from_function(_pictured).run().text[0].value.startswith("refused")
    monkeypatch.setattr(quota, "reader", lambda: "192.0.2.76")
    assert AppTest.from_function(_pictured).run().text[0].value == "room"


def test_a_search_in_what_is_served_does_not_wait_for_the_next_index(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = index(record, "en")
    making, go_on = threading.Event(), threading.Event()

    def slow(found: Any, language: str) -> Index:
        making.set()
        assert go_on.wait(PATIENCE)
        return served

    later = replace(record)
    monkeypatch.setattr(index_module, "Index", slow)
    with ThreadPoolExecutor(2) as threads:
        made = threads.submit(index, later, "en")
        assert making.wait(PATIENCE)
        try:
            assert threads.submit(index, record, "en").result(PATIENCE) is served
        finally:
            go_on.set()
        assert made.result(PATIENCE) is served
