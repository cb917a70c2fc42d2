"""The disk is full while something is written: what stood there before stays, and is whole."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data_sources.record.record import Record
from publish import __main__ as publishing
from publish.__main__ import MARK, put, write
from publish.site.site import Site
from tests.conftest import ROOT

LIMIT = 40_000
"""Bytes that a file may have, where the operating system plays the full disk."""
EXPORT = """
import resource, signal, sys
from pathlib import Path
from charts.builders.catalogue import chart
from briefing.one_chart import offers
from data_sources.record.load import load
drawn = chart(load(Path("datasets")), "trend:ncmec.reports_total", "nl")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
for item in offers(drawn):
    try:
        content = item.make()
    except OSError as error:
        print("refused", item.file_name, error.errno)
    else:
        print("made", item.file_name, len(content))
"""


class SmallSite(Site):
    """A site of a few pages, so that a test writes it in a moment."""

    def addresses(self) -> list[str]:
        return [name for name in super().addresses() if name.startswith("data/series/iwf.")][:12]


@pytest.mark.parametrize("written", [0, 3, 9])
def test_a_full_disk_leaves_the_site_before(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    target, site = tmp_path / "site", SmallSite(record)
    write(site, target)
    before = {p: p.read_bytes() for p in target.rglob("*") if p.is_file()}
    left = [written]

    def full(path: Path, content: bytes) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        put(path, content)

    monkeypatch.setattr(publishing, "put", full)
    with pytest.raises(OSError, match="No space"):
        write(site, target)
    assert {p: p.read_bytes() for p in target.rglob("*") if p.is_file()} == before
    assert (target / MARK).exists()
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_the_command_says_so_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(publishing, "put", full)
    monkeypatch.setattr(publishing, "Site", SmallSite)
    assert publishing.main([str(tmp_path / "site")]) == 1
    assert not list(tmp_path.iterdir())


def test_downloads_need_no_disk() -> None:
    """Every file a reader downloads is made in memory: a full disk stops none of them."""
    run = subprocess.run(
        [sys.executable, "-c", EXPORT], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr[-1500:]
    assert "made" in run.stdout and "refused" not in run.stdout, run.stdout


def test_a_briefing_that_cannot_be_written_leaves_the_one_before(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys\n"
        "from briefing.__main__ import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({LIMIT // 40}, {LIMIT // 40}))\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    target = tmp_path / "deck.pptx"
    target.write_bytes(b"the deck of yesterday")
    command = [sys.executable, "-c", code, "--items", "chart:trend:ncmec.reports_total"]
    run = subprocess.run(
        [*command, "--format=pptx", "--output", str(target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode != 0
    assert "Traceback" not in run.stderr
    assert target.read_bytes() == b"the deck of yesterday"
    assert [p.name for p in tmp_path.iterdir()] == ["deck.pptx"]
