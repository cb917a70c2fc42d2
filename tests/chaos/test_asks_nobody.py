"""The whole server runs, and asks nothing outside this machine: no name, no connection."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import WebSocketException

from publish.address.app_pages import ADDRESSES as PAGES
from tests.chaos.live import Live, finished, live, rerun

TRAP = textwrap.dedent(
    """
    import os, sys
    def trap(event, args):
        if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
            asked = str(args[0])
        elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
            address = args[1] if len(args) > 1 else None
            asked = str(address[0]) if isinstance(address, tuple) else ""
        else:
            return
        if asked and asked not in ("127.0.0.1", "::1", "localhost", "None"):
            with open(os.environ["ASKED"], "a") as out:
                out.write(f"{event} {asked}\\n")
            raise OSError("trapped: " + asked)
    sys.addaudithook(trap)
    """
)
STARTS = {
    "as the README says": (),
    "as the container does": ("--server.address=0.0.0.0",),
    "for one address": ("--server.address=127.0.0.1",),
}
ORIGINS = (
    "http://evil.example",
    "https://93.184.216.34",
    "http://localhost:1",
    "null",
    "http://user@evil.example:80/x",
    "http://[::1",
    "http://" + "a" * 3000 + ".example",
)


@pytest.fixture(params=STARTS)
def trapped(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Live, Path]]:
    (tmp_path / "sitecustomize.py").write_text(TRAP)
    asked = tmp_path / "asked"
    asked.touch()
    start = STARTS[request.param]
    with live(tmp_path, *start, PYTHONPATH=str(tmp_path), ASKED=str(asked)) as server:
        yield server, asked


def test_nobody_outside_is_asked(trapped: tuple[Live, Path]) -> None:
    server, asked = trapped
    for origin in ORIGINS:
        with pytest.raises((WebSocketException, ValueError, OSError)):
            server.stream(Origin=origin).close()
    with server.stream(Origin=f"http://127.0.0.1:{server.port}") as opened:
        for page in sorted(PAGES):
            opened.send(rerun(page, "lang=en"))
            finished(opened)
    for path in ("/", "/en/figures/", "/data/series.json", "/feed.atom", "/pictures/en/x.png"):
        server.get(path, {"Origin": "http://evil.example"})
    assert asked.read_text() == ""


def test_an_origin_that_the_operator_named_may_open_it(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(TRAP)
    asked = tmp_path / "asked"
    asked.touch()
    named = "--server.corsAllowedOrigins=https://figures.example"
    with live(tmp_path, named, PYTHONPATH=str(tmp_path), ASKED=str(asked)) as server:
        with server.stream(Origin="https://figures.example") as opened:
            opened.send(rerun("about", "lang=nl"))
            assert finished(opened)
        with pytest.raises(WebSocketException):
            server.stream(Origin="https://other.example").close()
    assert asked.read_text() == ""
