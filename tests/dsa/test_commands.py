"""The commands: what they print and the status they return."""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from data_sources.dsa.commands import add_parser, main
from data_sources.dsa.daily import fetch as fetch_module
from data_sources.dsa.daily.fetch import Downloads
from data_sources.dsa.daily.names import DEFAULT_PLATFORMS, DayFile
from tests.dsa.days import make_day, sound


@pytest.fixture
def files(tmp_path: Path) -> Path:
    make_day(tmp_path / "files", [[sound(60)]])
    return tmp_path / "files"


def test_summarise_then_publish(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = ["--store", str(tmp_path / "store")]
    assert main(["summarise", *store, "--cores", "1", str(files)]) == 0
    assert "60 statements; 1 files counted whole" in capsys.readouterr().out
    assert main(["publish", *store, "--into", str(tmp_path)]) == 0
    assert "1 months rebuilt, 1 of them changed: 2025-07" in capsys.readouterr().out
    assert (tmp_path / "dsa_statements_totals_monthly.csv").read_text().endswith("\n")


def test_damage_gives_status_one_and_its_name(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = make_day(files, [[sound(10, day="2025-07-17")]], "2025-07-17")
    path.write_bytes(path.read_bytes()[:-30])
    assert main(["summarise", "--store", str(tmp_path / "store"), str(files)]) == 1
    out = capsys.readouterr().out
    assert f"set aside: {path.name}: wrong checksum" in out
    assert "no file: global: 2025-07-16" in out
    assert "1 files counted whole, 0 in part, 0 were counted before, 1 set aside whole" in out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("rows.csv", "unknown layout: not the name of a daily file"),
        ("empty", "no statements: no daily file in it"),
        ("nowhere", "unreadable: there is no such file or folder"),
    ],
)
def test_what_is_named_and_holds_nothing_to_count_is_told(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    """Whoever names a file means it to be counted; what lies beside one in a folder is noted."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "rows.csv").write_bytes(b"")
    store = ["--store", str(tmp_path / "store")]
    assert main(["summarise", *store, str(files), str(tmp_path / name)]) == 1
    out = capsys.readouterr().out
    assert f"set aside: {name}: {told}" in out
    assert "60 statements; 1 files counted whole" in out


def test_json(files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["summarise", "--json", "--store", str(tmp_path / "store"), str(files)])
    outcome = json.loads(capsys.readouterr().out)
    assert (outcome["statements"], outcome["faults"]) == (60, [])


def test_publish_refuses_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", "--store", str(tmp_path), "--into", str(tmp_path)]) == 1
    assert "nothing is counted yet" in capsys.readouterr().out


def test_an_interrupt_says_how_to_go_on(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from data_sources.dsa.engines.engines import ArrowEngine

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ArrowEngine, "count", interrupt)
    assert main(["summarise", "--store", str(tmp_path / "store"), str(files)]) == 130
    assert "goes on there" in capsys.readouterr().out


def test_an_unknown_engine_is_refused(files: Path) -> None:
    with pytest.raises(SystemExit, match="neither arrow nor spark"):
        main(["summarise", "--engine", "abacus", str(files)])


def test_fetch_asks_for_the_default_platforms(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def get(_: Downloads, url: str, headers: object = None) -> object:
        asked.append(url)
        return argparse.Namespace(status=403, body=b"")

    monkeypatch.setattr(fetch_module.Downloads, "get", get)
    arguments = ["--first", "2025-07-01", "--last", "2025-07-02", "--store", str(tmp_path)]
    assert main(["fetch", *arguments]) == 0
    assert len(asked) == 2 * len(DEFAULT_PLATFORMS)
    assert all(url.startswith("https://dsa-sor-data-dumps.s3.") for url in asked)
    assert any("/sor-discord-netherlands-bv-2025-07-01-light.zip.sha1" in url for url in asked)
    assert "not published" in capsys.readouterr().out


def test_fetch_never_goes_before_the_first_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def run(self: fetch_module.Fetcher, files: Iterable[DayFile]) -> fetch_module.Fetched:
        asked.extend(file.name for file in files)
        return self.result

    monkeypatch.setattr(fetch_module.Fetcher, "run", run)
    arguments = ["--first", "2023-01-01", "--last", "2023-09-26", "--global"]
    assert main(["fetch", *arguments, "--version", "full", "--store", str(tmp_path)]) == 0
    assert asked == ["sor-global-2023-09-25-full.zip", "sor-global-2023-09-26-full.zip"]


def test_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    row = {
        "start_date": "2024-01-01", "platform": "X", "column": "rows", "entity": None,
        "variant": None, "count": 5,
    }  # fmt: skip
    schema = pa.schema([(name, pa.int64() if name == "count" else pa.string()) for name in row])
    pq.write_table(pa.Table.from_pylist([row], schema), tmp_path / "builtin.parquet")
    store = ["--store", str(tmp_path / "store")]
    assert main(["history", *store, str(tmp_path / "builtin.parquet")]) == 0
    assert "1 days of history, 2024-01-01 to 2024-01-01" in capsys.readouterr().out


def test_it_mounts_under_the_desk() -> None:
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())
    options = parser.parse_args(["dsa", "summarise", "--engine", "spark://host:7077", "a.zip"])
    assert options.run.__name__ == "run_summarise"


PAGES = """
import resource, sys
from data_sources.dsa.commands import _engine
if sys.argv[1] == "kept":
    _engine("arrow", 1).close()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    [bytearray(1024 * 1024) for _ in range(20)]
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def pages_asked_for(how: str) -> int:
    """How many pages of memory the system had to hand out for 20 megabytes, 20 times in turn."""
    command = [sys.executable, "-c", PAGES, how]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc can be told to keep it")
def test_memory_that_was_freed_is_kept_for_what_is_read_next() -> None:
    """All of them cost their five thousand pages, or only the first do."""
    assert pages_asked_for("given back") > 50 * 1024
    assert pages_asked_for("kept") < 10 * 1024
