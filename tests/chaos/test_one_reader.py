"""One reader who takes all he can: the others are answered, and what he holds is bounded."""

from __future__ import annotations

import random
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection

from briefing.basket.basket import Basket
from briefing.basket.link import encode
from publish.server.guards.uploads import MOST_EACH
from screen.session.undocumented import LARGEST_MESSAGE
from tests.chaos.live import Health, Live, asked_after, finished, live, rerun

SOON = 0.1
"""Seconds in which the health check answers, whatever else is asked."""
BUSY = 2.5
"""How much slower a machine may be that does something else beside: without bounds it was 10."""
ROOM = 60.0
"""Megabytes that an attack may cost: what pools, caches and pages under way take."""
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    folder = tmp_path_factory.mktemp("server")
    with live(folder, "--server.address=127.0.0.1") as running:
        with running.stream() as opened:  # what every first reader fills: pages, fonts, caches
            for page in ("", "claims", "briefing"):
                opened.send(rerun(page, "lang=en"))
                finished(opened)
        for path in ("/en/figures/", "/en/search/?q=x", f"/en/present?basket={basket()}"):
            assert running.get(path).status == 200
        yield running


def basket() -> str:
    made = Basket()
    for key in ("ncmec.reports_total", "iwf.total", "offlimits.reports"):
        made = made.add(f"chart:trend:{key}")
    return encode(made)


@contextmanager
def unharmed(server: Live, room: float = ROOM) -> Iterator[Health]:
    """The health check is prompt meanwhile, and memory is not taken."""
    before = server.memory()
    with asked_after(server) as health:
        yield health
    assert server.memory() - before < room
    prompt(health)


def prompt(health: Health) -> None:
    """Nine of ten answers come soon; a few may meet this machine busy with something else."""
    times = sorted(health.times)
    told = [round(1000 * health.part(share)) for share in (0.5, 0.9, 1.0)]
    print("health check, ms: median, nine of ten, slowest", told, len(times))
    assert times and health.part(0.9) < BUSY * SOON and times[-1] < 10 * BUSY * SOON, told


def raw(server: Live) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=60)


def asked_at_once(server: Live, path: str, times: int, headers: str = "") -> list[int]:
    """The same asked by many connections at once; the status of each answer."""
    with ExitStack() as stack:
        opened = [stack.enter_context(raw(server)) for _time in range(times)]
        for one in opened:
            request = f"GET {path} HTTP/1.1\r\nHost: x\r\n{headers}Connection: close\r\n\r\n"
            one.sendall(request.encode())
        return [int(_all(one)[9:12] or 0) for one in opened]


def answered(opened: ClientConnection, message: bytes) -> None:
    """Say something and wait until it was answered."""
    opened.send(message)
    finished(opened)


def send_on(opened: socket.socket, piece: bytes) -> None:
    """Send the same piece over and over, some eighty megabytes."""
    for _time in range(20_000):
        opened.sendall(piece)


def _all(opened: socket.socket) -> bytes:
    said = b""
    with suppress(OSError):
        while piece := opened.recv(65536):
            said += piece
    return said


def session(server: Live, page: str, opened: object) -> str:
    """Run a page on a websocket; the name of its session."""
    opened.send(rerun(page, "lang=en"))  # type: ignore[attr-defined]
    found = [m for m in finished(opened) if m.WhichOneof("type") == "new_session"]  # type: ignore[arg-type]
    return str(found[0].new_session.initialize.session_id)


def upload(server: Live, name: str, number: int, size: int) -> int:
    """Send a file up, with the token that protects against forged requests."""
    answer = server.get("/_stcore/health")
    cookie = (answer.getheader("set-cookie") or "").partition(";")[0]
    token = cookie.partition("=")[2]
    head = (
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.json"\r\n'
        b"Content-Type: application/json\r\n\r\n"
    )
    body = head + b"x" * size + b"\r\n--x--\r\n"
    said = {
        "Content-Type": "multipart/form-data; boundary=x",
        "Cookie": cookie,
        "X-Xsrftoken": token,
    }
    return server.ask("PUT", f"/_stcore/upload_file/{name}/{number}", body, said).status


def test_files_are_taken_only_where_a_page_asks_for_one(server: Live) -> None:
    with server.stream() as opened, unharmed(server):
        name = session(server, "", opened)
        assert {upload(server, name, number, MEGABYTE) for number in range(60)} == {403}


def test_files_are_taken_only_so_many(server: Live) -> None:
    with server.stream() as opened, unharmed(server):
        name = session(server, "briefing", opened)
        answers = [upload(server, name, number, 900_000) for number in range(40)]
        taken = answers.count(204)
        assert taken >= 1 and taken * 900_000 <= MOST_EACH
        assert answers == [204] * taken + [413] * (40 - taken)
        session(server, "about", opened)
        assert upload(server, name, 99, 10) == 403


def test_a_session_that_never_was_sends_nothing(server: Live) -> None:
    assert upload(server, "a" * 200, 1, 10) == 403


@pytest.mark.parametrize("size", [20_000_000, LARGEST_MESSAGE + 1000])
def test_what_browsers_never_say_is_not_listened_to(server: Live, size: int) -> None:
    text = "x" * size
    with unharmed(server):
        for _time in range(10):
            with server.stream() as opened, pytest.raises((WebSocketException, OSError)):
                answered(opened, rerun("claims", "lang=en", {"$$ID-1-x": text}))


def test_many_sessions_hold_only_so_much(server: Live) -> None:
    """Each message is bearable, all together would not be."""
    text = "x" * (LARGEST_MESSAGE - 10_000)
    closed = 0
    with ExitStack() as stack, asked_after(server) as health:
        before = server.memory()
        for _time in range(100):
            opened = stack.enter_context(server.stream())
            try:
                opened.send(rerun("nowhere", "", {"$$ID-1-x": text}))
                opened.ping().wait(5)
                opened.send(b"")
            except (WebSocketException, OSError):
                closed += 1
        time.sleep(1)
        held = server.memory() - before
    assert held < 64 * 6, held
    assert closed, "all hundred were listened to"
    prompt(health)


def test_headers_without_end(server: Live) -> None:
    piece = b"X-Piece: " + b"x" * 4000 + b"\r\n"
    with unharmed(server):
        for body in (piece, b"x" * 4000, b"X-One: " + b"y" * 4000):
            for _time in range(10):
                with raw(server) as opened:
                    opened.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
                    with pytest.raises((ConnectionError, TimeoutError)):
                        send_on(opened, body)


def test_a_head_that_is_too_long_is_told_so(server: Live) -> None:
    for head in (b"X: " + b"x" * 60_000, b"\r\n".join(b"X-%d: y" % n for n in range(200))):
        with raw(server) as opened:
            opened.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n" + head + b"\r\n\r\n")
            said = _all(opened)
        assert b" 431 " in said and b"nosniff" in said


def test_sixty_presentations_at_once(server: Live) -> None:
    with unharmed(server, room=200):
        path = f"/en/present?basket={basket()}"
        statuses = asked_at_once(server, path, 60)
    assert set(statuses) <= {200, 503} and statuses.count(200) >= 20


def test_searches_without_end(server: Live) -> None:
    with unharmed(server, room=200):
        statuses = asked_at_once(server, f"/en/search/?q={'a' * 5000}", 200)
    assert set(statuses) <= {200, 503} and 200 in statuses


def test_a_reader_who_calls_himself_by_many_names(server: Live) -> None:
    with unharmed(server):
        for number in range(200):
            name = f"X-Forwarded-For: {number}{'n' * 30_000}\r\n"
            asked_at_once(server, "/pictures/en/none.png", 1, name)


def test_pages_run_over_and_over(server: Live) -> None:
    """Many sessions that run pages at once are run in turn."""
    with ExitStack() as stack, unharmed(server, room=200):
        opened = [stack.enter_context(server.stream()) for _time in range(40)]
        for one in opened:
            one.send(rerun("cybertipline", "lang=nl"))
        for one in opened:
            finished(one, 120)


def test_a_text_of_numbers(server: Live) -> None:
    """The longest text that may be pasted, over and over: others are answered meanwhile."""
    words = random.Random(4)
    text = " ".join(f"{words.randint(1, 10**7):,} reports" for _number in range(4000))
    with server.stream() as opened:
        opened.send(rerun("claims", "lang=en"))
        names = [
            message.delta.new_element.text_area.id
            for message in finished(opened)
            if message.delta.new_element.WhichOneof("type") == "text_area"
        ]
        with unharmed(server, room=200):
            opened.send(rerun("claims", "lang=en", {names[0]: text[:60_000]}))
            with suppress(TimeoutError):
                finished(opened, 30)


def test_slow_connections_do_not_stop_service(tmp_path: Path) -> None:
    """More connections than the server may have open files, each with half a request."""
    with live(tmp_path, "--server.address=127.0.0.1", files=1024) as server:
        with ExitStack() as stack, asked_after(server) as health:
            for number in range(1100):
                with suppress(OSError):
                    opened = stack.enter_context(raw(server))
                    opened.sendall(f"GET /{number} HTTP/1.1\r\nHost: x\r\nX-".encode())
            time.sleep(2)
            assert server.get("/en/figures/").status == 200
        prompt(health)
        assert b"Too many open files" not in server.log.read_bytes()


def test_whoever_dawdles_is_let_go(tmp_path: Path) -> None:
    with live(tmp_path, "--server.address=127.0.0.1") as server, raw(server) as opened:
        opened.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        began = time.monotonic()
        with suppress(OSError):
            for _time in range(60):
                opened.sendall(b"X")
                time.sleep(0.5)
        assert time.monotonic() - began < 20
