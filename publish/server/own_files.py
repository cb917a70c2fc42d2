"""Our own scripts for the browser, under an address that changes when they do."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("static")
PREFIX = "static/own/"
STYLE = "app.css"
SCRIPTS = (
    "charts.js",
    "waiting.js",
    "whole.js",
    "here.js",
    "search.js",
    "words.js",
    "copy.js",
    "sort.js",
    "pictures.js",
)
KEEPER = "briefings.js"


@cache
def version() -> str:
    """A short hash of all files, which stands in their address: they may be kept for ever."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def style_address() -> str:
    """The style sheet of the app, relative to a page of it."""
    return f"{PREFIX}{version()}/{STYLE}"


def script_addresses() -> list[str]:
    """The scripts of the app: charts, waiting, opening, search, words and more."""
    return [f"{PREFIX}{version()}/{name}" for name in SCRIPTS]


def keeper_address() -> str:
    """The script that keeps the reader's briefings in the browser, relative to a page."""
    return f"{PREFIX}{version()}/{KEEPER}"


def path_of(address: str) -> Path | None:
    """The file at an address without its leading slash; None when there is none."""
    folder, _slash, name = address.removeprefix(PREFIX).partition("/")
    known = {path.name: path for path in FOLDER.iterdir()}
    return known.get(name) if address.startswith(PREFIX) and folder == version() else None
