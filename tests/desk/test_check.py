"""Asking the sources: each state, going on after an interruption, and what is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_sources.web import check
from data_sources.web.http import Unreachable
from data_sources.web.page_text import page_words
from data_sources.web.result import RESULT, last_check
from tests.desk.server import HOST, Here, Publisher, serving

READ = "2026-11-20"
BEFORE, AFTER = "Thu, 19 Nov 2026 10:00:00 GMT", "Sat, 21 Nov 2026 10:00:00 GMT"


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with serving() as here:
        yield here


def source(path: str, key: str = "") -> dict[str, str]:
    url = f"https://{HOST}{path}" if path.startswith("/") else path
    return {"source": key or path.strip("/"), "url": url, "read_on": READ}


def states(desk: Path, publisher: Publisher, *paths: str) -> dict[str, str]:
    result = check.run(desk, [source(path) for path in paths], Here(publisher))
    return {key: found["state"] for key, found in result["sources"].items()}


def test_every_state(tmp_path: Path, publisher: Publisher) -> None:
    publisher.put("/old", 200, b"pdf", Last_Modified=BEFORE)
    publisher.put("/newer", 200, b"pdf", Last_Modified=AFTER)
    publisher.put("/first", 200, b"pdf")
    publisher.put("/moved", 301, Location="/old")
    publisher.put("/temporarily", 302, Location="/old")
    publisher.put("/left", 301, Location="https://elsewhere.example/")
    publisher.put("/removed", 410)
    publisher.put("/closed", 403)
    publisher.put("/broken", 500)
    paths = ["/old", "/newer", "/first", "/moved", "/temporarily", "/left", "/nowhere"]
    found = states(tmp_path, publisher, *paths, "/removed", "/closed", "/broken", "http://a.b/", "")
    assert found == {
        "old": "unchanged",
        "newer": "changed",
        "first": "seen",
        "moved": "moved",
        "temporarily": "unchanged",
        "left": "moved",
        "nowhere": "gone",
        "removed": "gone",
        "closed": "unreachable",
        "broken": "unreachable",
        "http://a.b": "not asked",
        "": "not asked",
    }


def test_by_the_servers_own_mark(tmp_path: Path, publisher: Publisher) -> None:
    publisher.put("/a", 200, b"pdf", ETag='"1"')
    assert states(tmp_path, publisher, "/a") == {"a": "seen"}
    assert states(tmp_path, publisher, "/a") == {"a": "unchanged"}
    assert publisher.asked[-1][1]["If-None-Match"] == '"1"'
    publisher.replace("/a", 200, b"other pdf", ETag='"2"')
    assert states(tmp_path, publisher, "/a") == {"a": "changed"}


def test_the_same_content_under_another_mark_is_unchanged(
    tmp_path: Path, publisher: Publisher
) -> None:
    publisher.put("/a", 200, b"pdf", ETag='"1"')
    states(tmp_path, publisher, "/a")
    publisher.replace("/a", 200, b"pdf", ETag='"2"')
    assert states(tmp_path, publisher, "/a") == {"a": "unchanged"}


def test_a_change_stays_one_until_somebody_has_looked(tmp_path: Path, publisher: Publisher) -> None:
    publisher.put("/a", 200, b"pdf", ETag='"1"')
    states(tmp_path, publisher, "/a")
    publisher.replace("/a", 200, b"other", ETag='"2"')
    for _ in range(3):
        assert states(tmp_path, publisher, "/a") == {"a": "changed"}
    assert check.seen(tmp_path, f"https://{HOST}/a")
    assert states(tmp_path, publisher, "/a") == {"a": "unchanged"}
    assert not check.seen(tmp_path, f"https://{HOST}/a")


def test_a_document_that_was_read_is_what_is_compared_with(
    tmp_path: Path, publisher: Publisher
) -> None:
    import hashlib

    publisher.put("/a", 200, b"pdf", Last_Modified=AFTER)
    assert states(tmp_path, publisher, "/a") == {"a": "changed"}
    digest = hashlib.sha256(b"pdf").hexdigest()
    check.known(tmp_path, f"https://{HOST}/a", digest, "2026-11-24")
    assert states(tmp_path, publisher, "/a") == {"a": "unchanged"}


def test_of_a_page_only_the_words_count(tmp_path: Path, publisher: Publisher) -> None:
    page = b"<html><script>var visit = %d</script><p>36.2   million&nbsp;reports</p></html>"
    publisher.put("/a", 200, page % 1, Content_Type="text/html; charset=utf-8")
    states(tmp_path, publisher, "/a")
    publisher.replace("/a", 200, page % 2, Content_Type="text/html; charset=utf-8")
    assert states(tmp_path, publisher, "/a") == {"a": "unchanged"}
    publisher.replace("/a", 200, b"<p>36.3 million reports</p>", Content_Type="text/html")
    assert states(tmp_path, publisher, "/a") == {"a": "changed"}


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>one</p>\n<p>two</p>", "one two"),
        ("<style>p {}</style>a<svg><title>x</title></svg>b", "a b"),
        ("</script>still here", "still here"),
        ("a < b &amp; c", "a < b & c"),
        ("", ""),
    ],
)
def test_words_of_a_page(html: str, words: str) -> None:
    assert page_words(html) == words


class Interrupted:
    """Answers so many times, and is then stopped by the person at the keyboard."""

    def __init__(self, inner: Here, answers: int) -> None:
        self.inner, self.left = inner, answers

    def get(self, url: str, headers: dict[str, str]) -> object:
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        return self.inner.get(url, headers)


def test_an_interrupted_check_goes_on(tmp_path: Path, publisher: Publisher) -> None:
    sources = [source(f"/{n}") for n in range(5)]
    for n in range(5):
        publisher.put(f"/{n}", 200, b"x", Last_Modified=BEFORE)
    with pytest.raises(KeyboardInterrupt):
        check.run(tmp_path, sources, Interrupted(Here(publisher), 3))  # type: ignore[arg-type]
    assert check.remaining(tmp_path, sources) == (5, 3)
    assert last_check(tmp_path) == {}
    with (tmp_path / check.JOURNAL).open("a") as journal:
        journal.write('{"url": "https://half a li')  # killed while writing
    result = check.run(tmp_path, sources, Here(publisher))
    assert result["counts"] == {"unchanged": 5}
    assert [path for path, _ in publisher.asked] == [f"/{n}" for n in range(5)]
    assert last_check(tmp_path) == result
    assert check.remaining(tmp_path, sources) == (5, 0)


def test_an_old_interrupted_check_begins_anew(tmp_path: Path, publisher: Publisher) -> None:
    line = {
        "url": f"https://{HOST}/0",
        "state": "gone",
        "detail": "",
        "status": 404,
        "asked_on": "2020-01-01T00:00:00+00:00",
        "sources": [],
    }
    (tmp_path / check.JOURNAL).write_text(json.dumps(line) + "\n")
    publisher.put("/0", 200, b"x", Last_Modified=BEFORE)
    assert states(tmp_path, publisher, "/0") == {"0": "unchanged"}


def test_an_address_of_several_sources_is_asked_once(tmp_path: Path, publisher: Publisher) -> None:
    publisher.put("/a", 200, b"x")
    sources = [source("/a", "one"), source("/a", "two")]
    result = check.run(tmp_path, sources, Here(publisher))
    assert len(publisher.asked) == 1
    assert {key: found["state"] for key, found in result["sources"].items()} == {
        "one": "seen",
        "two": "seen",
    }


def test_hosts_take_turns() -> None:
    urls = ["https://a.example/1", "https://a.example/2", "https://b.example/1"]
    found = check.addresses([source(url, url) for url in urls])
    assert [address.url for address in found] == [urls[0], urls[2], urls[1]]


def test_a_check_of_some_sources_keeps_what_was_found_of_the_others(
    tmp_path: Path, publisher: Publisher
) -> None:
    publisher.put("/a", 200, b"x")
    publisher.put("/b", 200, b"x")
    check.run(tmp_path, [source("/a"), source("/b")], Here(publisher))
    result = check.run(tmp_path, [source("/b")], Here(publisher), keep=True)
    assert {key: found["state"] for key, found in result["sources"].items()} == {
        "a": "seen",
        "b": "unchanged",
    }


def test_no_network_at_all(tmp_path: Path) -> None:
    class Nobody:
        def get(self, _url: str, _headers: dict[str, str]) -> object:
            raise Unreachable("the name is not known")

    result = check.run(tmp_path, [source("/a")], Nobody())  # type: ignore[arg-type]
    assert result["counts"] == {"unreachable": 1}
    assert result["sources"]["a"]["detail"] == "the name is not known"


def test_there_was_no_check_yet(tmp_path: Path) -> None:
    assert last_check(tmp_path) == {}
    (tmp_path / RESULT).write_text("{ not json")
    assert last_check(tmp_path) == {}
