"""The maintainer's desk: ``python -m data_sources COMMAND``."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from data_sources.package.tables import DATASETS

OF_THE_DESK = ("duckdb", "ibis", "isal", "pdfplumber", "requests", "urllib3")
"""Modules of requirements-desk.in, imported only where a command needs them."""
HOW = "Ask it with: python3 run.py data_sources ..."
NOT_INSTALLED = 3


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 well, 1 faults found, 2 bad usage, 3 a
    package of the desk is not installed."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options)
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.partition(".")[0] not in OF_THE_DESK:
            raise
        print(f"This needs {missing.name}, which the app does without. {HOW}", file=sys.stderr)
        return NOT_INSTALLED
    return status


def _parser() -> argparse.ArgumentParser:
    from data_sources.desk.commands import add_parsers
    from data_sources.desk.keep import add_parser as add_keep
    from data_sources.dsa.commands import add_parser

    parser = argparse.ArgumentParser(prog="python -m data_sources", description=__doc__)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    check = commands.add_parser("validate", help="check a package and name each fault")
    check.add_argument("directory", nargs="?", type=Path, default=DATASETS, metavar="DIR")
    check.set_defaults(run=_validate)
    add_parsers(commands)
    add_parser(commands)
    add_keep(commands)
    return parser


def _validate(options: argparse.Namespace) -> int:
    from data_sources.checks.references import missing, with_figures
    from data_sources.checks.validation import validate
    from languages import reading

    if not options.directory.is_dir():
        print(f"{options.directory} is not a directory", file=sys.stderr)
        return 2
    faults = validate(options.directory)
    faults = faults or missing(with_figures(options.directory))
    found = [*map(str, faults), *map(str, reading.faults())]
    for fault in found:
        print(fault)
    if found:
        many = "fault" if len(found) == 1 else "faults"
        print(f"{len(found)} {many} in {options.directory}", file=sys.stderr)
        return 1
    _warn(options.directory)
    print(f"{options.directory}: no faults")
    return 0


def _warn(directory: Path) -> None:
    """Print what a rule doubts and nobody has answered: it does not stop a package."""
    from data_sources.checks.doubts import ANSWERS, doubts, unsettled

    open_ones = doubts(directory, date.today())
    for doubt in open_ones:
        print(f"doubt: {doubt}")
    if open_ones:
        print(f"{len(open_ones)} doubts: mend the text, or answer it in {ANSWERS}")
    if waiting := unsettled(directory):
        print(f"{len(waiting)} doubts are left open in {ANSWERS}: it says why")


if __name__ == "__main__":
    sys.exit(main())
