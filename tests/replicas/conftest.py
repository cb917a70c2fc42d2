"""Two replicas behind a real nginx, with the configuration that is shipped."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.browser.conftest import browser, free_port, start_server
from tests.conftest import ROOT

__all__ = ["browser"]

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
SHIPPED = ROOT / "deploy" / "nginx.conf"


@dataclass
class Front:
    """The proxy's address, its log, and the replicas by port."""

    url: str
    log: Path
    replicas: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, port: int) -> None:
        self.replicas[port] = start_server(port)

    def end(self, port: int, how: signal.Signals = signal.SIGTERM) -> None:
        self.replicas[port].send_signal(how)
        self.replicas[port].wait(timeout=30)

    def holder(self) -> int:
        """The port of the replica that answered for the app last."""
        ports = re.findall(r"^127\.0\.0\.1:(\d+) /_stcore", self.log.read_text(), re.MULTILINE)
        return int(ports[-1])


def configuration(folder: Path, port: int, replicas: list[int]) -> str:
    """The shipped configuration with these replicas, and its files in a folder of the test."""
    text = SHIPPED.read_text(encoding="utf-8")
    servers = re.findall(r"^ *server app:8501.*;$", text, re.MULTILINE)
    assert len(servers) == 2, "the shipped configuration names its replicas in two places"
    for line in set(servers):
        every = [line.replace("app:8501", f"127.0.0.1:{number}") for number in replicas]
        text = text.replace(line, "\n".join(every))
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}")
    text = text.replace("access_log off;", f"access_log {folder}/app.log plain;")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    places += f"access_log {folder}/access.log;\nlog_format plain '$upstream_addr $uri';\n"
    head = f"pid {folder}/nginx.pid;\nerror_log {folder}/error.log;\ndaemon off;\n"
    head += "user root;\n" if os.geteuid() == 0 else ""
    return head + text.replace("http {", f"http {{\n{places}", 1)


@pytest.fixture
def front(tmp_path: Path) -> Iterator[Front]:
    if not NGINX:
        pytest.skip("nginx is not installed")
    port, *replicas = (free_port() for _each in range(3))
    written = tmp_path / "nginx.conf"
    written.write_text(configuration(tmp_path, port, replicas), encoding="utf-8")
    found = Front(f"http://127.0.0.1:{port}", tmp_path / "app.log")
    for number in replicas:
        found.start(number)
    proxy = subprocess.Popen([NGINX, "-c", str(written), "-p", str(tmp_path)])
    try:
        _wait(f"{found.url}/healthz")
        yield found
    finally:
        for process in (proxy, *found.replicas.values()):
            process.terminate()
        for process in (proxy, *found.replicas.values()):
            process.wait(timeout=30)


def _wait(url: str) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{url} does not answer")
