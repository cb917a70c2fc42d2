"""Downloads against a host on the loopback address: what the real one does, and what goes wrong."""

from __future__ import annotations

import collections
import hashlib
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from data_sources.dsa.daily import fetch as fetch_module
from data_sources.dsa.daily.damage import Kind
from data_sources.dsa.daily.fetch import Downloads, Fetched, Fetcher, wanted
from data_sources.dsa.daily.names import DayFile
from data_sources.dsa.vocabulary import HOST
from data_sources.web.http import Refused
from tests.dsa.days import make_day, quiet, sound

DAY = date(2025, 7, 15)
FILE = DayFile(DAY)
TODAY = date(2025, 7, 20)


class Host:
    """A small S3: files by name, 403 for what is not there, ranges, and faults on demand."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.requests: list[tuple[str, str]] = []
        self.break_after: list[int] = []
        self.ranges = True
        self.answers: dict[str, list[tuple[int, dict[str, str]]]] = {}
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    def publish(self, path: Path, sha1: str | None = None) -> None:
        data = path.read_bytes()
        digest = sha1 or hashlib.sha1(data).hexdigest()
        self.files[path.name] = data
        self.files[f"{path.name}.sha1"] = f"{digest}  {path.name}\n".encode()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        name = request.path.lstrip("/")
        asked = request.headers.get("Range", "")
        self.requests.append((name, asked))
        if self.answers.get(name):
            status, headers = self.answers[name].pop(0)
            self._send(request, status, headers, b"")
        elif name not in self.files:
            self._send(request, 403, {}, b"<Error>AccessDenied</Error>")
        else:
            self._send_file(request, self.files[name], asked)

    def _send_file(self, request: BaseHTTPRequestHandler, data: bytes, asked: str) -> None:
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and self.ranges else 0
        if start and start >= len(data):
            self._send(request, 416, {"Content-Range": f"bytes */{len(data)}"}, b"")
            return
        headers = {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"} if start else {}
        self._send(request, 206 if start else 200, headers, data[start:])

    def _send(
        self, request: BaseHTTPRequestHandler, status: int, headers: dict[str, str], body: bytes
    ) -> None:
        request.send_response(status)
        for key, value in headers.items():
            request.send_header(key, value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        if self.break_after and len(body) > 1000:
            request.wfile.write(body[: self.break_after.pop(0)])
            request.close_connection = True
        else:
            request.wfile.write(body)


@pytest.fixture
def host() -> Iterator[Host]:
    host = Host()
    yield host
    host.server.shutdown()
    host.server.server_close()
    host.thread.join()


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """What arrived of a piece that broke off is lost; these files are smaller than one."""
    monkeypatch.setattr(fetch_module, "PIECE", 500)


@pytest.fixture
def published(host: Host, tmp_path: Path) -> Path:
    """One sound day at the host."""
    path = make_day(tmp_path / "there", [[sound(300)]])
    host.publish(path)
    return path


Fetch = Callable[..., Fetched]


@pytest.fixture
def fetch(host: Host, tmp_path: Path) -> Fetch:
    def run(*files: DayFile, **options: object) -> Fetched:
        client = Downloads(
            [HOST], pause=0, loopback=[("127.0.0.1", host.port)], sleep=lambda _: None
        )
        settings: dict[str, object] = {
            "base": f"http://127.0.0.1:{host.port}",
            "today": TODAY,
            "sleep": lambda _: None,
            **options,
        }
        fetcher = Fetcher(tmp_path / "files", client, quiet, **settings)  # type: ignore[arg-type]
        return fetcher.run(files or (FILE,))

    return run


def here(tmp_path: Path) -> Path:
    return tmp_path / "files" / "2025-07" / FILE.name


def whole(tmp_path: Path, published: Path) -> bool:
    """The file is here as published, with its checksum, and nothing else is."""
    names = sorted(path.name for path in here(tmp_path).parent.iterdir())
    return (
        here(tmp_path).read_bytes() == published.read_bytes()
        and names == [FILE.name, f"{FILE.name}.sha1"]
        and here(tmp_path).with_name(f"{FILE.name}.sha1").read_text()
        == published.with_name(f"{FILE.name}.sha1").read_text()
    )


def kinds(result: Fetched) -> list[str]:
    return [fault.kind for fault in result.faults]


def test_a_file_is_brought_and_verified(fetch: Fetch, tmp_path: Path, published: Path) -> None:
    result = fetch()
    assert (result.downloaded, result.faults) == ([FILE.name], [])
    assert whole(tmp_path, published)


def test_what_is_here_is_not_brought_again(
    fetch: Fetch, host: Host, tmp_path: Path, published: Path
) -> None:
    fetch()
    host.requests.clear()
    assert fetch().already == [FILE.name]
    assert host.requests == [(f"{FILE.name}.sha1", "")]
    here(tmp_path).with_name(f"{FILE.name}.sha1").unlink()
    assert fetch().already == [FILE.name]
    assert whole(tmp_path, published)


@pytest.mark.usefixtures("small_pieces")
def test_a_broken_download_goes_on_where_it_broke(
    fetch: Fetch, host: Host, tmp_path: Path, published: Path
) -> None:
    host.break_after = [2000, 3000]
    assert fetch().downloaded == [FILE.name]
    assert [asked for name, asked in host.requests if name == FILE.name] == [
        "", "bytes=2000-", "bytes=5000-",
    ]  # fmt: skip
    assert whole(tmp_path, published)


@pytest.mark.usefixtures("small_pieces")
def test_a_host_that_stays_broken_is_named_and_the_part_kept(
    fetch: Fetch, host: Host, tmp_path: Path, published: Path
) -> None:
    host.break_after = [1500] * 5
    result = fetch()
    assert kinds(result) == ["not fetched"]
    assert not here(tmp_path).exists()
    host.requests.clear()
    assert fetch().downloaded == [FILE.name]
    assert host.requests[-1] == (FILE.name, "bytes=7500-")
    assert whole(tmp_path, published)


def test_a_host_without_ranges_sends_it_all_again(
    fetch: Fetch, host: Host, tmp_path: Path, published: Path
) -> None:
    host.break_after, host.ranges = [2000], False
    assert fetch().downloaded == [FILE.name]
    assert whole(tmp_path, published)


def _part(tmp_path: Path, published: Path) -> Path:
    digest = hashlib.sha1(published.read_bytes()).hexdigest()
    part = here(tmp_path).with_name(f".{FILE.name}.{digest[:12]}.part")
    part.parent.mkdir(parents=True)
    return part


def test_a_part_that_is_whole_needs_no_bytes(fetch: Fetch, tmp_path: Path, published: Path) -> None:
    shutil.copy(published, _part(tmp_path, published))
    assert fetch().downloaded == [FILE.name]
    assert whole(tmp_path, published)


@pytest.mark.parametrize("extra", [b"", b"x" * 10_000_000])
def test_a_part_that_does_not_fit_is_thrown_away(
    fetch: Fetch, tmp_path: Path, published: Path, extra: bytes
) -> None:
    _part(tmp_path, published).write_bytes(b"other bytes" + extra)
    assert fetch().downloaded == [FILE.name]
    assert whole(tmp_path, published)


def test_parts_of_an_older_version_are_not_mixed_in(
    fetch: Fetch, host: Host, tmp_path: Path, published: Path
) -> None:
    host.break_after = [2000] * 5
    fetch()
    newer = make_day(tmp_path / "newer", [[sound(310, 3)]])
    host.publish(newer)
    assert fetch().downloaded == [FILE.name]
    assert whole(tmp_path, newer)


def test_a_day_made_anew_is_brought_anew(
    fetch: Fetch, host: Host, tmp_path: Path, published: Path
) -> None:
    fetch()
    newer = make_day(tmp_path / "newer", [[sound(310, 3)]])
    host.publish(newer)
    assert fetch().downloaded == [FILE.name]
    assert whole(tmp_path, newer)


def test_a_wrong_checksum_is_named_and_nothing_kept(
    fetch: Fetch, host: Host, tmp_path: Path, published: Path
) -> None:
    host.publish(published, sha1="0" * 40)
    result = fetch(FILE, DayFile(DAY, "snapchat"))
    assert kinds(result) == [str(Kind.CHECKSUM)]
    assert list(here(tmp_path).parent.iterdir()) == []
    assert result.absent == ["sor-snapchat-2025-07-15-light.zip"]


@pytest.mark.parametrize("text", ["", "hello", f"{'0' * 40}  other.zip\n"])
def test_a_checksum_of_another_form_is_named(
    fetch: Fetch, host: Host, published: Path, text: str
) -> None:
    host.files[f"{published.name}.sha1"] = text.encode()
    assert kinds(fetch()) == [str(Kind.CHECKSUM)]


def test_an_absent_file_is_asked_for_until_it_counts_as_never_made(
    fetch: Fetch, host: Host
) -> None:
    def asked(**options: object) -> int:
        host.requests.clear()
        assert fetch(**options).absent == [FILE.name]
        return len(host.requests)

    assert asked() == asked() == 1
    assert asked(today=date(2025, 7, 25)) == 1
    assert asked(today=date(2025, 8, 25)) == 0
    assert asked(again=True) == 1


def test_a_late_file_is_brought(fetch: Fetch, host: Host, tmp_path: Path) -> None:
    fetch()
    host.publish(make_day(tmp_path / "there", [[sound(300)]]))
    assert fetch().downloaded == [FILE.name]


def test_a_redirect_is_not_followed(fetch: Fetch, host: Host, published: Path) -> None:
    host.answers[FILE.name] = [(302, {"Location": f"http://127.0.0.1:{host.port}/x"})] * 5
    result = fetch()
    assert "status 302" in result.faults[0].detail
    assert ("x", "") not in host.requests


def test_a_busy_host_is_asked_again(
    fetch: Fetch, host: Host, tmp_path: Path, published: Path
) -> None:
    host.answers[FILE.name] = [(503, {"Retry-After": "0"}), (429, {"Retry-After": "0"})]
    assert fetch().downloaded == [FILE.name]
    assert whole(tmp_path, published)


def test_too_large_is_refused_before_and_while(
    fetch: Fetch, host: Host, tmp_path: Path, published: Path
) -> None:
    result = fetch(max_bytes=1000)
    assert kinds(result) == [str(Kind.TOO_LARGE)]
    assert host.requests[-1] == (FILE.name, "")


Usage = collections.namedtuple("Usage", "total used free")


def test_a_full_disk_is_noticed_before(
    fetch: Fetch, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch_module.shutil, "disk_usage", lambda _: Usage(10, 10, 5))
    assert kinds(fetch()) == [str(Kind.DISK_FULL)]


def test_a_disk_that_fills_up_keeps_no_part(
    fetch: Fetch, tmp_path: Path, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(fetch_module.os, "fsync", full)
    assert kinds(fetch()) == [str(Kind.DISK_FULL)]
    assert list(here(tmp_path).parent.iterdir()) == []


@pytest.mark.parametrize(
    "url",
    [
        f"http://{HOST}/x",
        "https://example.org/x",
        "https://127.0.0.1/x",
        f"https://{HOST}:8443/x",
        f"https://user@{HOST}/x",
        f"https://{HOST}.example.org/x",
    ],
)
def test_only_the_one_host_over_https(url: str) -> None:
    client = Downloads([HOST], pause=0)
    with pytest.raises(Refused), client.stream(url, {}):
        pytest.fail("asked")


def test_never_a_private_address() -> None:
    client = Downloads([HOST], pause=0, resolver=lambda *_: ["10.0.0.1"])
    with pytest.raises(Refused, match="not public"), client.stream(f"https://{HOST}/x", {}):
        pytest.fail("asked")


def test_wanted_names_each_day_and_slug_once() -> None:
    files = list(wanted(date(2025, 7, 1), date(2025, 7, 2), ["x", "snapchat", "x"], "full"))
    assert [file.name for file in files] == [
        "sor-x-2025-07-01-full.zip",
        "sor-snapchat-2025-07-01-full.zip",
        "sor-x-2025-07-02-full.zip",
        "sor-snapchat-2025-07-02-full.zip",
    ]
