"""A publisher's server that is slow, packs too much, answers nonsense or leads elsewhere."""

from __future__ import annotations

import gzip
import random
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from data_sources.web.addresses import is_public
from data_sources.web.body import OtherwisePacked, TooLarge, whole
from data_sources.web.http import Client, Unreachable
from data_sources.web.page_text import page_words
from tests.desk.server import HOST, Here, serving

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
Say = Callable[[socket.socket], None]


@contextmanager
def saying(say: Say) -> Iterator[str]:
    """A server on this machine that says what it likes; its address."""
    listening = socket.create_server(("127.0.0.1", 0))

    def one(connection: socket.socket) -> None:
        with connection:
            try:
                connection.recv(65_536)
                say(connection)
            except OSError:
                pass

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def client(address: str, **more: object) -> Client:
    port = int(address.rstrip("/").rpartition(":")[2])
    options = {"pause": 0.0, "loopback": {("127.0.0.1", port)}, **more}
    return Client({HOST}, **options)  # type: ignore[arg-type]


def outcome(asks: Client, address: str) -> str:
    """What is said of an address: why it has no answer, where it was left, or the status."""
    try:
        answer = asks.get(address)
    except Unreachable as error:
        return str(error)
    return answer.left_at or str(answer.status)


def dripping(first: bytes) -> Say:
    """Some bytes, then one more whenever a reader would begin to wonder."""

    def say(connection: socket.socket) -> None:
        connection.sendall(first)
        for _ in range(600):
            time.sleep(0.05)
            connection.sendall(b"x")

    return say


@pytest.mark.parametrize(
    "first",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        HEAD + b"Content-Length: 100000\r\n\r\n",
        HEAD + b"\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n10000\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n",
        b"HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 100000\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: ",
    ],
)
def test_a_slow_answer_ends_in_time(first: bytes) -> None:
    with saying(dripping(first)) as address:
        begun = time.monotonic()
        with pytest.raises(Unreachable):
            client(address, max_seconds=0.6).get(address)
        assert time.monotonic() - begun < 5  # 30 seconds of dripping, a busy machine


@pytest.mark.parametrize("asked", [b"1000000000", b"Fri, 31 Dec 2999 23:59:59 GMT"])
def test_who_asks_for_a_long_pause_does_not_get_more_than_the_time_there_is(asked: bytes) -> None:
    head = b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nRetry-After: " + asked + b"\r\n\r\n"
    with saying(lambda connection: connection.sendall(head)) as address:
        begun = time.monotonic()
        with pytest.raises(Unreachable, match="not finished"):
            client(address, max_seconds=0.6).get(address)
        assert time.monotonic() - begun < 5  # 30 seconds before


def test_a_slow_handshake_ends_in_time() -> None:
    """TLS is watched, too: a server that never ends its handshake."""

    def say(connection: socket.socket) -> None:
        connection.sendall(b"\x16\x03\x03\x40\x00")
        dripping(b"\x02\x00\x3f\xfc")(connection)

    with saying(say) as address:
        port = int(address.rstrip("/").rpartition(":")[2])
        really = socket.create_connection
        asks = client(address, max_seconds=0.6, resolver=lambda _host, _port: ["1.1.1.1"])

        def here(_where: tuple[str, int], timeout: float | None = None) -> socket.socket:
            return really(("127.0.0.1", port), timeout)

        patch = pytest.MonkeyPatch()
        patch.setattr("data_sources.web.http.socket.create_connection", here)
        begun = time.monotonic()
        with pytest.raises(Unreachable):
            asks.get(f"https://{HOST}/")
        patch.undo()
        assert time.monotonic() - begun < 5


def test_an_answer_in_time_is_whole_and_leaves_no_thread() -> None:
    with serving() as publisher:
        publisher.put("/", 200, b"there")
        here = Here(publisher, max_seconds=30)
        for _ in range(3):
            assert here.get(f"https://{HOST}/").body == b"there"
    assert not [one for one in threading.enumerate() if isinstance(one, threading.Timer)]


def bomb(size: int, layers: int = 1) -> bytes:
    content = b"\0" * size
    for _ in range(layers):
        content = gzip.compress(content)
    return content


@pytest.mark.parametrize("encoding", ["gzip, gzip", "gzip,gzip,gzip", "br", "deflate", "zstd", "x"])
def test_what_is_packed_otherwise_is_refused(encoding: str) -> None:
    with serving() as publisher:
        publisher.put("/", 200, bomb(1_000_000, 2), Content_Encoding=encoding)
        with pytest.raises(Unreachable, match="not asked for"):
            Here(publisher).get(f"https://{HOST}/")


def test_a_gzip_bomb_is_never_unpacked_beyond_the_limit() -> None:
    packed = bomb(200_000_000)
    assert len(packed) < 250_000
    tracemalloc.start()
    with pytest.raises(TooLarge):
        whole([packed], "gzip", 1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 300_000])
@pytest.mark.parametrize("piece", [1, 7, 100_000])
def test_gzip_is_unpacked_whole_in_whatever_pieces(size: int, piece: int) -> None:
    content = random.Random(size).randbytes(size)
    packed = gzip.compress(content) + gzip.compress(b"second member") + b"\0" * 4
    if piece < 7:
        packed = gzip.compress(content[:2000])
        content = content[:2000]
    else:
        content += b"second member"
    pieces = [packed[n : n + piece] for n in range(0, len(packed), piece)]
    assert whole(pieces, "gzip", 1_000_000) == content
    assert whole([content], "identity", 1_000_000) == content


@pytest.mark.parametrize(
    "packed", [b"no gzip", gzip.compress(b"x" * 99, mtime=0)[:-9], zlib.compress(b"x")]
)
def test_damaged_gzip_is_no_answer(packed: bytes) -> None:
    with pytest.raises(OtherwisePacked):
        whole([packed], "gzip", 1_000)


@pytest.mark.parametrize(
    "location",
    [
        b"http://[", b"https://[::1", b"//[", b"http://[v1.x]/", b"https://pub\x1b[31mlisher/",
        b"https://x:99999999999/", b"/" + b"x" * 10_000, b"https://" + b"a" * 300 + b"/",
        b"/\xff\xfe", b"https://\xc2\xad/", b"http:///", b":", b"https://a b/", b"javascript:x",
        b"https://publisher.example:port/", b"\t", b"https://[::ffff:127.0.0.1]/",
    ],
)  # fmt: skip
def test_a_location_that_is_none_is_said_and_no_error(location: bytes) -> None:
    def say(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\n\r\n")

    with saying(say) as address:
        said = outcome(client(address), address)
        assert said and said.isprintable() and len(said) < 5_000


NONSENSE = (
    b"", b"\r\n\r\n", b"nonsense\r\n\r\n", b"HTTP/9.9 x\r\n\r\n", b"HTTP/1.1 99999 OK\r\n\r\n",
    b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 5_000 + b"\r\n", b"HTTP/1.1 200 " + b"x" * 200_000,
    b"HTTP/1.1 200 OK\r\nA: " + b"x" * 200_000 + b"\r\n\r\n", HEAD + b"Content-Length: -5\r\n\r\nx",
    HEAD + b"Content-Length: x\r\n\r\nx", HEAD + b"Content-Length: 5, 6\r\n\r\nhello",
    HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"HTTP/1.1 200 OK\r\nSet-Cookie: \xff=\r\n\r\n",
    HEAD + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n" + b"x" * 99,
    b"HTTP/1.1 503 B\r\nRetry-After: Fri, 99 Foo 99999 99:99:99\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 503 B\r\nRetry-After: -1\r\nContent-Length: 0\r\n\r\n", b"\x16\x03\x01\x00\x00",
    b"HTTP/1.1 200 OK\r\n: no name\r\n\r\n", b"HTTP/1.1 200 OK\r\n\xff\xfe: x\r\n\r\nbody",
)  # fmt: skip


@pytest.mark.parametrize("number", range(len(NONSENSE)))
def test_nonsense_is_an_answer_or_none_and_no_error(number: int) -> None:
    with saying(lambda connection: connection.sendall(NONSENSE[number])) as address:
        assert outcome(client(address, max_seconds=20), address)


@pytest.mark.parametrize(
    "address",
    [
        "fec0::1", "::127.0.0.1", "::1.2.3.4", "3fff::1", "5f00::1", "192.88.99.1", "192.0.0.9",
        "192.0.0.170", "64:ff9b:1::1", "64:ff9b::7f00:1", "2001::1", "2001:20::1", "2001:2::1",
        "2001:db8::1", "2002:102:304::1", "100::1", "100:0:0:1::1", "::ffff:0:127.0.0.1",
        "4000::1", "fd00::1", "240.0.0.1", "198.19.0.1", "203.0.113.7", "no address", "",
        "2001:1::1", "fe80::1", "::ffff:192.0.2.1", "192.31.196.1",
    ],
)  # fmt: skip
def test_an_address_that_is_public_nowhere(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "64:ff9b::101:101", "2a00::1"]
)
def test_an_address_that_is_public(address: str) -> None:
    assert is_public(address)


PIECES = (
    *("<", "<a", "<!--", "<![CDATA[", "<!", "</", "<a b=", "<a b='", '<a "', "<script>", "&", "&#"),
    *("</script", "<style>", "<?", "<a b=\"'", "<svg", "&a", "<title>", "'=", '<a ="x"\''),
)


@pytest.mark.parametrize("piece", PIECES)
def test_a_page_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    """Ten times as long, not a hundred: 40,000 pieces took up to minutes."""
    page = piece * 400_000
    begun = time.process_time()
    page_words(page)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>One &amp; two</p>three", "One & two three"),
        ("a <!-- not > this --> b", "a b"),
        ("a<script>x < y </p> </SCRIPT >b", "a b"),
        ('<a title="x > y">link</a>', "link"),
        ("<a title=' > '>link</a>", "link"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<style>p{}</style>x<svg><text>no</text></svg>y", "x y"),
        ("x<noscript>no<p>no</p></noscript>", "x"),
        ("<!DOCTYPE html><title>T</title><h1>H</h1>", "T H"),
        (f"&#{'9' * 5_000};", "\ufffd"),
        ("&#x41;&eacute;&nbsp;&lt;b&gt;", "Aé <b>"),
        ("open <!-- never closed <p>x</p>", "open"),
        ("<p it's>said</p>", "said"),
    ],
)
def test_the_words_of_a_page(page: str, words: str) -> None:
    assert page_words(page) == words
