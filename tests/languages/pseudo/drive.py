"""Drives everything in the pseudo language: run in a copy of the repository that has it.

``python -m tests.languages.pseudo.drive REPORT [ROUTE …]`` writes what crashed and what was not in
the language. Routes are the functions in ``ROUTES``; without any named, all are driven.
"""

from __future__ import annotations

import json
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from data_sources.record.load import load
from data_sources.record.record import Record
from tests.languages.pseudo import allowed, app_pages, files, served
from tests.languages.pseudo.plain_words import Finder

Route = Callable[[Record, Finder, "Crashes"], None]
ROUTES: dict[str, Route] = {
    "pages": app_pages.drive,
    "charts": files.charts,
    "points": files.points,
    "exports": files.exports,
    "site": served.site,
    "served": served.served,
    "folder": files.folder,
    "claims": files.claims,
    "messages": files.messages,
}


class Crashes:
    """What went wrong, by where; ``tried`` counts what was done."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.tried = 0

    def attempt(self, where: str, act: Callable[[], object]) -> None:
        """Do something; what it raises is kept, and the drive goes on."""
        self.tried += 1
        try:
            act()
        except Exception:
            self.found.setdefault(where, traceback.format_exc(limit=-4))


def main(arguments: list[str]) -> int:
    """Drive the named routes and write the report."""
    record = load()
    finder, crashes, seconds = Finder(allowed.names(record)), Crashes(), {}
    for name in arguments[1:] or ROUTES:
        start = time.process_time()
        ROUTES[name](record, finder, crashes)
        seconds[name] = round(time.process_time() - start, 1)
    report = {
        "crashes": crashes.found,
        "plain": {words: sorted(places)[:3] for words, places in sorted(finder.found.items())},
        "tried": crashes.tried,
        "characters": finder.read,
        "seconds": seconds,
    }
    Path(arguments[0]).write_text(json.dumps(report, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
