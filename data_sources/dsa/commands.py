"""`python -m data_sources dsa fetch|summarise|publish|history`."""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data_sources.dsa.daily.names import DEFAULT_PLATFORMS, GLOBAL, VERSIONS, slugify
from data_sources.dsa.vocabulary import FIRST_DAY, HOST

if TYPE_CHECKING:
    from data_sources.dsa.engines.engines import Engine

DEFAULT_STORE = Path("dsa")
INTERRUPTED = 130
_MMAP_FROM, _GIVE_BACK_FROM = -3, -1
"""glibc's M_MMAP_THRESHOLD and M_TRIM_THRESHOLD."""
LARGEST_PIECE = 32 * 1024**2
MOST_KEPT = 256 * 1024**2
SHOW_EVERY = 0.2


def add_parser(subparsers: Any) -> None:
    """Mount `dsa` and its commands; each sets `run`, which returns the exit status."""
    parser = subparsers.add_parser(
        "dsa", help="the EU's DSA Transparency Database: fetch, count, rebuild the monthly files"
    )
    add_commands(parser)


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Add the commands to a parser."""
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_fetch(commands)
    _add_summarise(commands)
    _add_publish(commands)
    _add_history(commands)


def _command(commands: Any, name: str, help_text: str, run: Any) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help_text)
    parser.add_argument(
        "--store", type=Path, default=DEFAULT_STORE, metavar="DIR",
        help="where daily files and daily counts are kept (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print the outcome as JSON")
    parser.set_defaults(run=run)
    return parser


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _add_fetch(commands: Any) -> None:
    parser = _command(commands, "fetch", "download daily files and verify them", run_fetch)
    parser.add_argument("--first", type=_day, metavar="DAY", help="default: a week before --last")
    parser.add_argument("--last", type=_day, metavar="DAY", help="default: three days ago")
    parser.add_argument(
        "--platform", action="append", default=[], metavar="NAME",
        help="a platform's registered name or slug (repeat); default: those that set the keyword "
        "for child sexual abuse material, and the largest on the protection of minors",
    )  # fmt: skip
    parser.add_argument(
        "--global", dest="everything", action="store_true",
        help="all platforms in one file a day: about a gigabyte",
    )  # fmt: skip
    parser.add_argument("--version", choices=VERSIONS, default="light", help="default: light")
    parser.add_argument("--pause", type=float, default=1.0, metavar="SECONDS")
    parser.add_argument("--again", action="store_true", help="ask again for absent files")


def _add_summarise(commands: Any) -> None:
    parser = _command(commands, "summarise", "count daily files by day", run_summarise)
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH",
        help="daily files, or folders of them (default: what was fetched)",
    )  # fmt: skip
    parser.add_argument(
        "--engine", default="arrow", metavar="ENGINE",
        help="arrow (default), or Spark: spark://HOST:PORT, spark://local-cluster[2,1,1024]",
    )  # fmt: skip
    parser.add_argument("--cores", type=int, default=0, help="default: all of this machine")
    parser.add_argument("--again", action="store_true", help="count what is counted, too")


def _add_publish(commands: Any) -> None:
    parser = _command(commands, "publish", "rebuild the record's monthly files", run_publish)
    parser.add_argument(
        "--into", type=Path, default=Path("datasets"), metavar="DIR", help="default: %(default)s"
    )
    parser.add_argument(
        "--accept-gaps", action="store_true",
        help="write although days or parts of days are missing",
    )  # fmt: skip


def _add_history(commands: Any) -> None:
    parser = _command(
        commands, "history", "take in the daily statistics that shantay ships", run_history
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="shantay's builtin.parquet")


class Line:
    """One line of progress, rewritten in place; silent where nobody looks."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()
        self._shown = 0.0

    def show(self, text: str, last: bool = False) -> None:
        """Show the text, but not more often than the eye can follow."""
        now = time.monotonic()
        if self._on and (last or now - self._shown > SHOW_EVERY):
            self._shown = now
            sys.stderr.write(f"\r\x1b[K{text[:110]}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Leave no trace."""
        if self._on:
            sys.stderr.write("\r\x1b[K")


@contextmanager
def _line() -> Iterator[Line]:
    line = Line()
    try:
        yield line
    finally:
        line.clear()


def _print_json(outcome: Any) -> None:
    print(json.dumps(outcome, indent=2, ensure_ascii=False, default=str))


def _print_faults(faults: Sequence[Any]) -> None:
    for fault in faults:
        print(f"set aside: {fault}")


def run_fetch(options: argparse.Namespace) -> int:
    """Download. Status 1 if something was not fetched, 130 if interrupted."""
    from data_sources.dsa.daily.fetch import PUBLISHED_AFTER, Downloads, Fetcher, wanted

    last = options.last or date.today() - PUBLISHED_AFTER
    first = max(options.first or last - timedelta(days=6), date.fromisoformat(FIRST_DAY))
    slugs = [slugify(name) for name in options.platform or DEFAULT_PLATFORMS]
    files = wanted(first, last, [GLOBAL] if options.everything else slugs, options.version)
    client = Downloads([HOST], pause=options.pause)
    with _line() as line:
        fetcher = Fetcher(
            options.store / "files",
            client,
            lambda name, done, total: line.show(f"{name}  {done:,} of {total:,} bytes"),
            again=options.again,
        )
        try:
            result = fetcher.run(files)
        except KeyboardInterrupt:
            return _interrupted("fetch", len(fetcher.result.downloaded))
    if options.json:
        _print_json(asdict(result))
    else:
        _print_faults(result.faults)
        print(
            f"{len(result.downloaded)} downloaded ({result.size:,} bytes), "
            f"{len(result.already)} were here, {len(result.absent)} not published, "
            f"{len(result.faults)} failed"
        )
    return 1 if result.faults else 0


def _interrupted(command: str, done: int) -> int:
    print(f"interrupted after {done} files; the same `dsa {command}` goes on there")
    return INTERRUPTED


def _cores() -> int:
    """How many cores this process may use; all there are, where the system does not tell."""
    allowed = getattr(os, "sched_getaffinity", None)  # Linux alone
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _keep_memory() -> None:
    """Have the C library keep what is freed for what is read next, as pieces of the same size are.

    Giving it back and asking for it again takes the system a tenth of a count. Elsewhere than with
    glibc it stays as it is.
    """
    try:
        allow = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError, TypeError):
        return
    for option, most in ((_MMAP_FROM, LARGEST_PIECE), (_GIVE_BACK_FROM, MOST_KEPT)):
        allow(option, most)


def _engine(name: str, cores: int) -> Engine:
    if name == "arrow":
        from data_sources.dsa.engines.engines import ArrowEngine

        _keep_memory()
        return ArrowEngine(cores or _cores())
    from data_sources.dsa.engines.spark import SparkEngine, is_spark

    if not is_spark(name):
        raise SystemExit(f"--engine {name}: neither arrow nor spark://…")
    return SparkEngine(name)


def run_summarise(options: argparse.Namespace) -> int:
    """Count. Status 1 if something was set aside, 130 if interrupted."""
    from data_sources.dsa.daily.store import Store
    from data_sources.dsa.summarise import Summariser

    def progress(name: str, done: int, total: int, statements: int) -> None:
        line.show(f"{name}  {done}/{total} CSVs  {statements:,} statements", done == total)

    with closing(_engine(options.engine, options.cores)) as engine, _line() as line:
        summariser = Summariser(Store(options.store), engine, progress, options.again)
        try:
            totals = summariser.run(options.paths or [options.store / "files"])
        except KeyboardInterrupt:
            counted = summariser.totals.counted + summariser.totals.incomplete
            return _interrupted("summarise", len(counted))
    if options.json:
        _print_json(asdict(totals))
    else:
        _print_totals(totals)
    return 0 if totals.whole else 1


def _print_totals(totals: Any) -> None:
    _print_faults(totals.faults)
    for note in totals.notes:
        print(f"note: {note}")
    for slug, days in totals.missing_days.items():
        more = f" and {len(days) - 5} more" if len(days) > 5 else ""
        print(f"no file: {slug}: {', '.join(days[:5])}{more}")
    print(
        f"{totals.statements:,} statements; {len(totals.counted)} files counted whole, "
        f"{len(totals.incomplete)} in part, {len(totals.already)} were counted before, "
        f"{len(totals.set_aside)} set aside whole"
    )


def run_publish(options: argparse.Namespace) -> int:
    """Rebuild the monthly files. Status 1 if they would lack something."""
    from data_sources.dsa.daily.store import Store
    from data_sources.dsa.publish import Refused, publish
    from data_sources.exchange.lock import Held
    from data_sources.exchange.place import Linked
    from data_sources.package.tables import DatasetError

    try:
        published = publish(Store(options.store), options.into, options.accept_gaps)
    except (DatasetError, Held, Linked, OSError) as error:
        print(f"nothing was written: {error}", file=sys.stderr)
        return 1
    except Refused as refused:
        for reason in refused.reasons:
            print(reason)
        print("nothing was written; --accept-gaps writes in spite of gaps", file=sys.stderr)
        return 1
    if options.json:
        _print_json(asdict(published))
    else:
        _print_published(published)
    return 0


def _print_published(published: Any) -> None:
    for day in published.gaps:
        print(f"not counted: {day}")
    for name in published.incomplete:
        print(f"counted in part: {name}")
    print(
        f"{len(published.months)} months rebuilt, {len(published.changed)} of them changed: "
        f"{', '.join(published.changed) or 'none'}; {len(published.kept)} months left as they were"
    )


def run_history(options: argparse.Namespace) -> int:
    """Take shantay's statistics in: the days before anybody here counted."""
    import pyarrow.parquet as pq

    from data_sources.dsa.monthly import HISTORY, from_shantay
    from data_sources.package.whole_files import write_whole

    table = from_shantay(options.file)
    options.store.mkdir(parents=True, exist_ok=True)
    write_whole(
        options.store / HISTORY, lambda file: pq.write_table(table, file, compression="zstd")
    )
    days = table["day"].unique().to_pylist()
    outcome = {"days": len(days), "first": min(days), "last": max(days), "rows": table.num_rows}
    if options.json:
        _print_json(outcome)
    else:
        print(f"{len(days)} days of history, {min(days)} to {max(days)}")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m data_sources.dsa`, the same without the rest of the desk."""
    parser = argparse.ArgumentParser(prog="python -m data_sources.dsa", description=__doc__)
    add_commands(parser)
    options = parser.parse_args(arguments)
    status: int = options.run(options)
    return status
