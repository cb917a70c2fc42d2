"""The commands, as a maintainer types them."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from data_sources.checks.validation import validate
from data_sources.desk.commands import add_parsers
from data_sources.exchange import lock
from data_sources.exchange.lock import Held, held
from data_sources.exchange.place import desk_directory
from tests.desk.small import NEXT_SOURCE, SOURCE
from tests.readers.made import Printed, table_pdf

ROOT = Path(__file__).resolve().parents[2]


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_parsers(parser.add_subparsers(required=True))
    options = parser.parse_args(words)
    status: int = options.run(options)
    return status


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """The publisher's new table."""
    printed = Printed(
        ("2023 CyberTipline Reports by", "Electronic Service Providers (ESP)"),
        ("ESP", "Reports"),
        [("4chan community support LLC", "1,657"), ("Newcomer 24, Inc.", "3")],
        ("Total", "1,660"),
    )
    return table_pdf(tmp_path / "2023-reports-by-esp.pdf", printed)


def test_from_a_new_document_to_a_reviewed_change_in_three_commands(
    datasets: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = ["--datasets", str(datasets)]
    new = ["--published", "2024", "--url", "https://www.missingkids.org/2023-reports-by-esp.pdf"]
    assert run("read", *record, NEXT_SOURCE, str(document), *new) == 0
    said = capsys.readouterr().out
    assert "2 rows add up to the printed total of 1,660" in said
    assert "names never seen before, kept as printed: Newcomer 24, Inc." in said
    assert run("diff", *record) == 0
    said = capsys.readouterr().out
    assert "3 new: not in the record yet" in said
    assert "platform=4chan, World, 2023: 1657 reports (p. 1, row" in said
    assert "the record is sound and becomes version" in said
    assert run("accept", *record) == 0
    assert "The record is now version" in capsys.readouterr().out
    assert validate(datasets) == []
    assert run("diff", *record) == 0
    assert "Nothing is waiting" in capsys.readouterr().out


def test_accept_without_diff(datasets: Path, document: Path) -> None:
    record = ["--datasets", str(datasets)]
    assert run("read", *record, NEXT_SOURCE, str(document), "--published", "2024") == 0
    assert run("accept", *record) == 1


def test_diff_as_a_patch(
    datasets: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = ["--datasets", str(datasets)]
    run("read", *record, NEXT_SOURCE, str(document), "--published", "2024")
    run("diff", *record, "--patch", "--all")
    said = capsys.readouterr().out
    assert "+++ b/observations/ncmec_platforms.csv" in said
    assert "+ncmec.reports_by_platform,platform=Newcomer 24" in said.replace('"', "")


def test_the_staging_area(
    datasets: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = ["--datasets", str(datasets)]
    run("read", *record, NEXT_SOURCE, str(document), "--published", "2024")
    assert run("stage", *record) == 0
    assert "1 waiting." in capsys.readouterr().out
    assert run("stage", *record, "--drop", NEXT_SOURCE, "nothing") == 0
    said = capsys.readouterr().out
    assert f"{NEXT_SOURCE}: thrown away" in said
    assert "0 waiting." in said


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["read", "../../etc/x", "DOCUMENT", "--published", "2024"], 2, "not the key of a source"),
        (["read", "new-source", "DOCUMENT"], 2, "is a new publication: say --published"),
        (["read", SOURCE, "absent.pdf"], 2, "No such file"),
        (["read", SOURCE, "https://elsewhere.example/x.pdf"], 1, "no source of the record"),
        (["read", SOURCE, "https://127.0.0.1/x.pdf"], 1, "a bare number"),
        (["check", "--only", "nothing"], 2, "not a source of the record: nothing"),
        (["check", "--seen", SOURCE], 1, "was not found changed"),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(
    datasets: Path,
    document: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    status: int,
    said: str,
) -> None:
    words = [str(document) if word == "DOCUMENT" else word for word in words]
    assert run(words[0], "--datasets", str(datasets), *words[1:]) == status
    assert said in capsys.readouterr().err


def test_an_unknown_layout_stages_nothing(
    datasets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = Printed(
        ("2024 CyberTipline Reports", "by Country"),
        ("Country", "Referrals Informational"),
        [("Aruba", "1 2")],
        ("Total", "3"),
    )
    path = table_pdf(tmp_path / "t.pdf", printed)
    assert run("read", "--datasets", str(datasets), SOURCE, str(path)) == 1
    assert "page 1, line" in capsys.readouterr().err
    assert not list((datasets.parent / ".desk").glob("staged/*"))


def test_check_prints_json_and_keeps_its_result(
    datasets: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from data_sources.web.http import Client, Unreachable
    from data_sources.web.result import last_check

    def nobody(*_what: object) -> object:
        raise Unreachable("the name is not known")

    monkeypatch.setattr(Client, "get", nobody)
    words = ["check", "--datasets", str(datasets), "--json", "--only", SOURCE]
    assert run(*words) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["sources"][SOURCE]["state"] == "unreachable"
    assert last_check(datasets.parent / ".desk") == result


def test_a_stopped_check_says_that_it_goes_on(
    datasets: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from data_sources.web.http import Client

    def stop(*_what: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(Client, "get", stop)
    assert run("check", "--datasets", str(datasets)) == 130
    assert "it goes on from here" in capsys.readouterr().err


HOLDER = """
import sys, time
from pathlib import Path
from data_sources.exchange.lock import held
with held(Path(sys.argv[1]), "check"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_second_at_the_desk_is_told_who_holds_the_lock(
    datasets: Path,
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    words = [sys.executable, "-c", textwrap.dedent(HOLDER), str(desk)]
    holder = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert run("stage", "--datasets", str(datasets)) == 1
        assert f"in use by “check”, process {holder.pid} on" in capsys.readouterr().err
    finally:
        holder.kill()  # as hard as it can be: the lock must not outlive its holder
        holder.wait()
    assert run("stage", "--datasets", str(datasets)) == 0


def test_the_lock_is_given_back(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with held(desk, "one"), pytest.raises(Held, match="“one”"), held(desk, "two"):
        pass
    with held(desk, "three"):
        pass


def test_where_the_desk_is(datasets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk_directory(datasets) == datasets.parent / ".desk"
    assert (datasets.parent / ".desk" / ".gitignore").read_text() == "*\n"
    monkeypatch.setenv("ON_THE_RECORD_DESK", str(tmp_path / "named"))
    assert desk_directory(datasets) == tmp_path / "named"
    assert desk_directory(datasets, tmp_path / "chosen") == tmp_path / "chosen"
