"""Check a text from the command line: `python -m claims FILE|- [--json] [--language en|nl]`.

Exit status: 0 whatever the verdicts are, 2 on bad usage (no such file, not text, wrong options).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from claims.checking import check
from claims.read.cleaning import clean
from claims.read.text import language_of
from claims.report.report import as_json, as_text
from languages import LANGUAGES


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m claims", description=__doc__)
    parser.add_argument("file", help="a text file, or - for standard input")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        help="language of the text; else it is told from its words",
    )
    parser.add_argument(
        "--say", choices=LANGUAGES, help="language of the report; else that of the text"
    )
    options = parser.parse_args(arguments)
    try:
        text = _read(options.file)
    except OSError as error:
        parser.error(f"{options.file}: {error.strerror}")
    language = options.language or language_of(clean(text[:20_000]).text)
    said_in = options.say or language
    claims = check(text, language)
    print(as_json(claims, said_in) if options.json else as_text(claims, said_in), end="")
    return 0


def _read(name: str) -> str:
    """The text of a file or of standard input; bytes that are no text are replaced."""
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return data.decode("utf-8-sig", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
