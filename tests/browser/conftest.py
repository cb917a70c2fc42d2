"""A running server and a real browser, for what only a browser shows."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def log_of(port: int) -> Path:
    """Where a server under test writes: what it said is told when a page does not come."""
    return Path(tempfile.gettempdir()) / f"on-the-record-{os.getuid()}-{port}.log"


def start_server(port: int, **environment: str) -> subprocess.Popen[bytes]:
    """Start the product as the README says, and wait until it is healthy."""
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    command += [f"--server.port={port}", "--server.headless=true", "--server.address=127.0.0.1"]
    with log_of(port).open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=log, stderr=log
        )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return process
        except OSError:
            time.sleep(0.2)
    process.kill()
    raise RuntimeError("the server did not become healthy within a minute")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a running product."""
    port = free_port()
    process = start_server(port)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(timeout=20)
    log_of(port).unlink()


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Debian's chromium; tests that need it are skipped where it is not installed."""
    if not CHROMIUM:
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def profile(browser: Any) -> Iterator[Any]:
    """An empty profile of a browser."""
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="en-GB")
    yield context
    context.close()
