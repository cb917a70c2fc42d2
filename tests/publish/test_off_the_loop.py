"""What an answer is sent with is worked out where nobody waits: never on the event loop."""

from __future__ import annotations

import gzip
import threading
from typing import Any

import pytest

from publish.address import page as page_module
from publish.server.guards import work
from publish.server.guards.work import TooMuch
from publish.site import current
from tests.chaos.asgi import LOOP, application, ask
from tests.publish.in_a_loop import in_a_loop

PLACES = (
    "en/changes/",
    "data/catalog.jsonld",
    "data/figures.csv",
    "en/figures/ncmec.reports_total/",
)
"""A long page, long data, longer data, and a page that names where it stands."""
PACKED = (b"accept-encoding", b"gzip")
SECURE = (b"x-forwarded-proto", b"https")
"""With it a page stands at another address than without."""


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The threads on which something was compressed."""
    found: list[int] = []

    def noted(content: bytes, *args: Any, **named: Any) -> bytes:
        found.append(threading.get_ident())
        return compress(content, *args, **named)

    compress = gzip.compress
    monkeypatch.setattr(page_module.gzip, "compress", noted)
    return found


@pytest.mark.parametrize("path", PLACES)
def test_nothing_is_compressed_on_the_event_loop(path: str, threads: list[int]) -> None:
    app, site = application(), current.the_site()
    site._made.pop(path, None)
    texts = []
    for headers in ((PACKED,), (PACKED, SECURE), (PACKED, SECURE), (PACKED,)):
        answer = ask(app, f"/{path}".encode(), headers=headers)
        assert answer.status == 200 and answer.headers["content-encoding"] == "gzip"
        texts.append(gzip.decompress(answer.body))
    assert threads and _loops_thread() not in threads
    assert texts[0] == texts[3] and texts[1] == texts[2]
    named = b"https://127.0.0.1" in texts[1]
    assert named == (path.endswith("/") and b"og:image" in texts[1])


def test_what_was_worked_out_is_not_again(threads: list[int]) -> None:
    app = application()
    for headers in ((PACKED,), (PACKED, SECURE)):
        ask(app, b"/en/changes/", headers=headers)
    del threads[:]
    for headers in ((PACKED,), (PACKED, SECURE)):
        ask(app, b"/en/changes/", headers=headers)
    assert threads == []


def test_whoever_names_ever_new_places_pays_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "has_time", lambda reader: False)
    routes = work.Routes()
    assert in_a_loop(routes.once("192.0.2.70", "page", lambda: 1)) == 1
    with pytest.raises(TooMuch):
        in_a_loop(routes.once("192.0.2.70", "place", lambda: 1, pays=True))


def _loops_thread() -> int:
    told: list[int] = []
    done = threading.Event()
    LOOP.call_soon_threadsafe(lambda: (told.append(threading.get_ident()), done.set()))
    assert done.wait(10)
    return told[0]
