"""What readers ask stands in no log: not the proxy's, not the server's, whatever goes wrong."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.browser.conftest import free_port
from tests.chaos.live import live
from tests.conftest import ROOT

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
SHIPPED = ROOT / "deploy" / "nginx.conf"
SECRET = "what-somebody-asked"
ASKED = (
    f"/en/figures/?q={SECRET}",
    f"/en/search/?q={SECRET}",
    f"/nl/search?q={SECRET}",
    f"/data/search.json?q={SECRET}",
    f"/nl/present?basket={SECRET}",
    f"/claims?text={SECRET}",
    f"/data/series/ncmec.reports_total.json?since={SECRET}",
    f"/data/tables/{SECRET}.csv?q={SECRET}",
    f"/en/figures/?q={SECRET}{'x' * 20_000}",
)


@contextmanager
def proxy(folder: Path, upstream: int) -> Iterator[str]:
    """The shipped proxy, but for its port, its upstream and where its own files are."""
    port = free_port()
    text = SHIPPED.read_text(encoding="utf-8")
    text = text.replace("app:8501", f"127.0.0.1:{upstream}")
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    written = folder / "nginx.conf"
    user = "user root;\n" if os.geteuid() == 0 else ""
    head = f"pid {folder}/nginx.pid;\ndaemon off;\n{user}"
    written.write_text(head + text.replace("http {", f"http {{\n{places}", 1), encoding="utf-8")
    with (folder / "nginx.stderr").open("wb") as out:
        command = [NGINX, "-c", str(written), "-p", f"{folder}/", "-e", f"{folder}/start.log"]
        process = subprocess.Popen(command, stdout=out, stderr=out)
        time.sleep(1)
        assert process.poll() is None, (folder / "nginx.stderr").read_text()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def everything_written(folder: Path) -> str:
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "nginx.conf"]
    return "".join(path.read_text(errors="replace") for path in files)


def ask(url: str) -> None:
    for path in ASKED:
        with suppress(OSError, urllib.error.HTTPError):
            urllib.request.urlopen(url + path, timeout=20).read()


@pytest.mark.skipif(not NGINX, reason="nginx is not installed")
@pytest.mark.parametrize("running", [True, False], ids=["as it should", "with no server behind"])
def test_the_shipped_proxy_writes_no_question_down(tmp_path: Path, running: bool) -> None:
    (tmp_path / "logs").mkdir()
    if running:
        settings = "--server.address=127.0.0.1"
        with live(tmp_path, settings) as server, proxy(tmp_path, server.port) as url:
            ask(url)
    else:
        with proxy(tmp_path, free_port()) as url:
            ask(url)
    assert SECRET not in everything_written(tmp_path)


def test_no_line_of_the_configuration_writes_addresses() -> None:
    text = re.sub(r"#.*", "", SHIPPED.read_text(encoding="utf-8"))
    assert set(re.findall(r"access_log\s+(\S+);", text)) == {"off"}
    assert re.findall(r"error_log\s+(.*);", text) == ["stderr emerg"]
    assert text.index("access_log off") < text.index("server {")
