"""The servers that are measured: ours and those beside it, started fresh and ended afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
STREAMLIT = [sys.executable, "-m", "streamlit", "run"]
QUIET = ["--server.headless=true", "--server.address=127.0.0.1", "--server.fileWatcherType=none"]
DASH_PYTHON = "ON_THE_RECORD_DASH_PYTHON"
"""Environment: the Python that has Dash, where it is not this one."""


@dataclass(frozen=True)
class Server:
    """A running server: its name, address, process, and seconds it took to answer."""

    name: str
    url: str
    pid: int
    seconds: float

    def memory(self) -> float:
        """Megabytes that it holds now (resident, without what it shares with others)."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0

    def worked(self) -> float:
        """Seconds of processor time that it has used."""
        cells = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def ours(root: Path = ROOT) -> Iterator[Server]:
    """The product, started as its README says; ``root`` is the folder of the version meant."""
    port = free_port()
    command = [*STREAMLIT, "dashboard.py", f"--server.port={port}", *QUIET]
    with _running("ours", command, port, "/healthz", root) as server:
        yield server


@contextmanager
def bare() -> Iterator[Server]:
    """A bare Streamlit page with one chart, with Streamlit's own settings."""
    port = free_port()
    command = [*STREAMLIT, "app.py", f"--server.port={port}", *QUIET]
    command.append("--browser.gatherUsageStats=false")
    with _running("bare", command, port, "/_stcore/health", HERE / "bare") as server:
        yield server


@contextmanager
def dash() -> Iterator[Server]:
    """A Dash page with the same chart. Raises LookupError when Dash is not installed."""
    python = os.environ.get(DASH_PYTHON, sys.executable)
    probe = subprocess.run([python, "-c", "import dash"], capture_output=True, check=False)
    if probe.returncode:
        raise LookupError(f"Dash is not installed: see benchmarks/requirements.txt, {DASH_PYTHON}")
    port = free_port()
    command = [python, str(HERE / "dash_page" / "app.py"), str(port)]
    with _running("dash", command, port, "/") as server:
        yield server


@contextmanager
def plain(page: Path) -> Iterator[Server]:
    """A Starlette route that returns the bytes of ``page`` from memory."""
    port = free_port()
    command = [sys.executable, str(HERE / "plain" / "app.py"), str(port), str(page)]
    with _running("plain", command, port, "/") as server:
        yield server


@contextmanager
def _running(
    name: str,
    command: list[str],
    port: int,
    health: str,
    folder: Path = ROOT,
) -> Iterator[Server]:
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(process, url + health)
        yield Server(name, url, process.pid, time.perf_counter() - start)
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], url: str, patience: float = 90.0) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"{url} did not become healthy")


def found(program: str) -> str:
    """Where a program is, or an empty text."""
    return shutil.which(program) or ""
