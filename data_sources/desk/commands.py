"""The desk's commands: check, read, stage, diff, accept.

From a new document to a reviewed change: ``read SOURCE FILE``, ``diff``, ``accept``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from data_sources.package.tables import DATASETS, DatasetError

STOPPED = 130
_SAID = ("publisher", "title", "url", "published", "licence")


def add_parsers(commands: Any) -> None:
    """Add the desk's commands to the subparsers of ``python -m data_sources``."""
    check = _command(commands, "check", _check, "ask every source's address whether it changed")
    check.add_argument("--json", action="store_true", help="print the result as JSON")
    check.add_argument(
        "--pause",
        type=float,
        default=2.0,
        help="seconds between two requests to one host (default 2)",
    )
    check.add_argument("--only", nargs="+", metavar="SOURCE", help="ask only for these sources")
    check.add_argument(
        "--seen",
        metavar="SOURCE",
        help="you have looked at a changed source: what is there now is the known state",
    )

    read = _command(commands, "read", _read, "read a publisher's document into the staging area")
    read.add_argument("source", help="key of the publication in sources.csv, or a new key")
    read.add_argument("document", metavar="FILE|URL")
    for name in _SAID:
        read.add_argument(f"--{name}", default="", help=f"{name} of a new publication")
    read.add_argument(
        "--period",
        default="",
        help="of a document that does not say its own: 2022-Q4, 2021-H1 (Discord's tables)",
    )

    stage = _command(commands, "stage", _stage, "list what waits in the staging area")
    stage.add_argument("--drop", nargs="+", metavar="SOURCE", default=[], help="throw away")

    diff = _command(commands, "diff", _diff, "show what the staged readings would change")
    diff.add_argument("--all", action="store_true", help="list every row")
    diff.add_argument("--patch", action="store_true", help="show the changed lines of the files")

    accept = _command(commands, "accept", _accept, "put the change that diff showed in the record")
    for parser in (diff, accept):
        parser.add_argument(
            "--corrections",
            action="store_true",
            help="another value in the same"
            " publication is an error of the record that is put right; without"
            " this, the publisher changed it and both values are kept",
        )


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int], what: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=what, description=what)
    parser.add_argument(
        "--datasets",
        type=Path,
        default=DATASETS,
        metavar="DIR",
        help="the record (default: the project's)",
    )
    parser.add_argument(
        "--desk",
        type=Path,
        metavar="DIR",
        help="the desk's own directory (default: .desk beside the record, or ON_THE_RECORD_DESK)",
    )
    parser.set_defaults(run=lambda options: _guarded(run, options))
    return parser


def _guarded(run: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run a command; what can go wrong is said in a sentence, not in a traceback."""
    from data_sources.desk.accept import NotReviewed, Unsound
    from data_sources.desk.candidate import Undecided
    from data_sources.desk.reading_in import UnknownSource
    from data_sources.exchange.lock import Held
    from data_sources.readers import UnknownLayout
    from data_sources.web.http import Refused

    try:
        return run(options)
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again: it goes on from here.", file=sys.stderr)
        return STOPPED
    except Unsound as error:
        print("The record would not be sound, and was not changed:", file=sys.stderr)
        print(*error.faults[:20], sep="\n", file=sys.stderr)
    except (DatasetError, Held, NotReviewed, Refused, Undecided, UnknownLayout) as error:
        print(error, file=sys.stderr)
    except (UnknownSource, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 1


@contextmanager
def _at_the_desk(options: argparse.Namespace, what: str) -> Iterator[Path]:
    """The desk's directory, with its lock held. Raises Held, Linked."""
    from data_sources.exchange.lock import held
    from data_sources.exchange.place import desk_directory, refuse_links_in

    if not options.datasets.is_dir():
        raise FileNotFoundError(f"{options.datasets} is not a directory")
    desk = desk_directory(options.datasets, options.desk)
    with held(desk, what):
        refuse_links_in(desk)
        yield desk


@contextmanager
def _on_the_record(options: argparse.Namespace, what: str) -> Iterator[Path]:
    """The desk's directory, with its own lock and the record's held: no other desk, and no
    rebuild of the monthly files, replaces the record meanwhile. Raises Held, Linked."""
    from data_sources.exchange.lock import record_held

    with _at_the_desk(options, what) as desk, record_held(options.datasets, what):
        yield desk


def _check(options: argparse.Namespace) -> int:
    from data_sources.desk.compare import Tables
    from data_sources.desk.progress import Progress
    from data_sources.desk.reading_in import hosts_of
    from data_sources.web import check
    from data_sources.web.http import Client

    with _on_the_record(options, "check"):
        tables = Tables.read(options.datasets)
    sources = [line.cells for line in tables.sources.lines]
    with _at_the_desk(options, "check") as desk:
        if options.seen:
            return _mark_seen(desk, sources, options.seen)
        if options.only:
            sources = _chosen(sources, options.only)
        client = Client(hosts_of(tables), pause=options.pause)
        total, already = check.remaining(desk, sources)
        if already:
            print(f"Going on after {already} of {total} addresses.", file=sys.stderr)
        with Progress("Checking", total) as bar:
            result = check.run(desk, sources, client, bar.step, keep=bool(options.only))
    if options.json:
        print(json.dumps(result, indent=2, ensure_ascii=False))
    else:
        _print_check(result)
    return 0


def _chosen(sources: list[dict[str, str]], keys: list[str]) -> list[dict[str, str]]:
    unknown = sorted(set(keys) - {row["source"] for row in sources})
    if unknown:
        raise ValueError(f"not a source of the record: {', '.join(unknown)}")
    return [row for row in sources if row["source"] in keys]


def _mark_seen(desk: Path, sources: list[dict[str, str]], key: str) -> int:
    from data_sources.web.check import seen

    (row,) = _chosen(sources, [key])
    if seen(desk, row["url"]):
        print(f"{key}: what is there now is the known state.")
        return 0
    print(f"{key} was not found changed.", file=sys.stderr)
    return 1


def _print_check(result: dict[str, Any]) -> None:
    from data_sources.web.result import STATES

    for state, number in result["counts"].items():
        print(f"{number:>5} {state}: {STATES[state]}")
    for key, found in result["sources"].items():
        if found["state"] in ("changed", "moved", "gone", "unreachable"):
            print(f"{found['state']}: {key}: {found['detail']} <{found['url']}>")


def _read(options: argparse.Namespace) -> int:
    from data_sources.desk.compare import Tables
    from data_sources.desk.reading_in import stage
    from data_sources.desk.staging import put
    from data_sources.desk.words import staged_in_words

    with _on_the_record(options, "read") as desk:
        said = {name: getattr(options, name) for name in (*_SAID, "period")}
        staged = stage(options.source, options.document, Tables.read(options.datasets), said)
        put(desk, staged)
    print(*staged_in_words(staged), sep="\n")
    print("Nothing is changed yet. To see what this would change: diff.")
    return 0


def _stage(options: argparse.Namespace) -> int:
    from data_sources.desk.staging import all_staged, drop
    from data_sources.desk.words import staged_in_words

    with _at_the_desk(options, "stage") as desk:
        for key in options.drop:
            print(f"{key}: {'thrown away' if drop(desk, key) else 'was not waiting'}")
        waiting = all_staged(desk)
    for staged in waiting:
        print(*staged_in_words(staged), sep="\n")
    print(f"{len(waiting)} waiting.")
    return 0


def _diff(options: argparse.Namespace) -> int:
    from data_sources.desk import accept
    from data_sources.desk.words import patch, proposal_in_words
    from data_sources.exchange import exchange

    with _on_the_record(options, "diff") as desk:
        proposal = accept.propose(options.datasets, desk, options.corrections)
        most = sys.maxsize if options.all else 10
        print(*proposal_in_words(options.datasets, proposal, most), sep="\n")
        if options.patch:
            print(*patch(options.datasets, proposal.candidate), sep="\n")
        exchange.clear(options.datasets, desk)
        if proposal.faults:
            return 1
        accept.reviewed(desk, proposal)
    return 0


def _accept(options: argparse.Namespace) -> int:
    from data_sources.desk.accept import accept

    with _on_the_record(options, "accept") as desk:
        proposal = accept(options.datasets, desk, options.corrections)
    if not proposal.candidate.files:
        print("The record stays as it is: nothing new was waiting.")
        return 0
    print(proposal.candidate.entry, end="")
    print(f"\nThe record is now version {proposal.candidate.version}.")
    return 0
