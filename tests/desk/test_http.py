"""The client: where it must not go, what it must not swallow, and its manners."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest

from data_sources.web.http import Client, Refused, Unreachable, user_agent
from tests.desk.server import HOST, Here, Publisher, serving


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with serving() as here:
        yield here


def url(publisher: Publisher, path: str = "/") -> str:
    return f"http://127.0.0.1:{publisher.port}{path}"


@pytest.mark.parametrize(
    "address",
    [
        "http://publisher.example/",
        "ftp://publisher.example/",
        "file:///etc/passwd",
        "https://elsewhere.example/",
        "https://publisher.example.elsewhere.example/",
        "https://publisher.example:8443/",
        "https://publisher.example:99999/",
        "https://name@publisher.example/",
        "https://publisher.example@elsewhere.example/",
        "https://:secret@publisher.example/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://127.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://169.254.169.254/latest/meta-data/",
        "https:///nothing",
        "//publisher.example/",
        "",
    ],
)
def test_addresses_that_are_never_asked(address: str) -> None:
    asked: list[str] = []

    def resolver(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["1.1.1.1"]

    client = Client({HOST}, resolver=resolver)
    with pytest.raises(Refused):
        client.get(address)
    assert asked == []


@pytest.mark.parametrize(
    "private",
    [
        "127.0.0.1",
        "10.0.0.5",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
    ],
)
def test_a_name_that_leads_to_a_private_address_is_refused(private: str) -> None:
    for answer in ([private], ["1.1.1.1", private]):

        def resolver(_host: str, _port: int, found: list[str] = answer) -> list[str]:
            return found

        client = Client({HOST}, resolver=resolver)
        with pytest.raises(Refused, match="not public"):
            client.get(f"https://{HOST}/")


def test_the_address_that_was_looked_at_is_the_one_that_is_connected_to(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is resolved once a connection: a second, other answer cannot slip in."""
    import socket

    connected: list[str] = []

    def connect(address: tuple[str, int], **_more: object) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr("data_sources.web.http.socket.create_connection", connect)
    answers = iter([["93.184.215.14"], ["127.0.0.1"], ["127.0.0.1"], ["127.0.0.1"]])
    client = Client({HOST}, resolver=lambda _host, _port: next(answers), sleep=lambda _s: None)
    with pytest.raises((Unreachable, Refused)):
        client.get(f"https://{HOST}/")
    assert connected == ["93.184.215.14"]


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
        "https://elsewhere.example/new",
        "http://publisher.example/",
        "file:///etc/passwd",
        "//elsewhere.example/x",
    ],
)
def test_a_redirect_elsewhere_is_not_followed(publisher: Publisher, target: str) -> None:
    publisher.put("/", 302, Location=target)
    answer = Here(publisher).client.get(url(publisher))
    assert answer.left_at
    assert answer.body == b""
    assert len(publisher.asked) == 1


def test_a_redirect_on_the_same_host_is_followed(publisher: Publisher) -> None:
    publisher.put("/", 301, Location="/new")
    publisher.put("/new", 200, b"here")
    answer = Here(publisher).client.get(url(publisher))
    assert (answer.status, answer.body) == (200, b"here")
    assert answer.redirects == ((301, url(publisher, "/new")),)


def test_redirects_in_a_circle_end(publisher: Publisher) -> None:
    publisher.put("/", 302, Location="/")
    with pytest.raises(Unreachable, match="more than 5 redirects"):
        Here(publisher).client.get(url(publisher))


def test_too_much_is_not_taken(publisher: Publisher) -> None:
    publisher.put("/", 200, b"x" * 200_000)
    with pytest.raises(Unreachable, match="larger than"):
        Here(publisher, max_bytes=100_000).client.get(url(publisher))


def test_a_packed_answer_is_measured_unpacked(publisher: Publisher) -> None:
    publisher.put("/", 200, gzip.compress(b"0" * 5_000_000), Content_Encoding="gzip")
    with pytest.raises(Unreachable, match="larger than"):
        Here(publisher, max_bytes=1_000_000).client.get(url(publisher))


def test_a_body_that_breaks_off_is_no_answer(publisher: Publisher) -> None:
    publisher.put("/", 200, b"half", Content_Length="8")
    with pytest.raises(Unreachable):
        Here(publisher).client.get(url(publisher))


def test_an_overloaded_server_is_asked_again(publisher: Publisher) -> None:
    publisher.put("/", 503, Retry_After="0")
    publisher.put("/", 200, b"there")
    assert Here(publisher).client.get(url(publisher)).body == b"there"
    assert len(publisher.asked) == 2


def test_a_server_that_stays_down_is_given_up(publisher: Publisher) -> None:
    publisher.put("/", 503, Retry_After="0")
    assert Here(publisher).client.get(url(publisher)).status == 503
    assert len(publisher.asked) == 4


def test_nobody_there() -> None:
    with serving() as publisher:
        closed = Here(publisher)
        address = url(publisher)
    with pytest.raises(Unreachable, match="no connection"):
        closed.client.get(address)


def test_a_name_that_is_not_known() -> None:
    import socket

    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(Unreachable, match="the name is not known"):
        Client({HOST}, resolver=unknown).get(f"https://{HOST}/")


def test_there_is_a_pause_between_two_requests_to_a_host(publisher: Publisher) -> None:
    publisher.put("/", 200, b"x")
    slept: list[float] = []
    here = Here(publisher, pause=5.0, sleep=slept.append)
    here.client.get(url(publisher))
    assert slept == []
    here.client.get(url(publisher))
    assert len(slept) == 1
    assert 4.0 < slept[0] <= 5.0


def test_it_says_who_it_is_and_keeps_no_cookies(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ON_THE_RECORD_CONTACT", "desk@example.org")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    publisher.put("/", 200, b"x", Set_Cookie="visitor=1")
    here = Here(publisher)
    here.client.get(url(publisher))
    here.client.get(url(publisher))
    assert "OnTheRecord" in user_agent()
    for _, headers in publisher.asked:
        assert headers["User-Agent"] == user_agent()
        assert "desk@example.org" in headers["User-Agent"]
        assert "Cookie" not in headers
