"""Streamlit's own files, sent compressed, and its entry page made ours.

Streamlit leaves compression to a proxy and sends some seven megabytes as they are. Here each
file is compressed once a process, kept, and sent with a validator; browsers keep the hashed
files for a year. The entry page gets the reader's language and this product's name, and names
the charting library early where the page is going to show a chart.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import mimetypes
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from charts.layout import brand
from languages import known_language, translator
from publish.address.app_pages import ADDRESSES
from publish.address.routes_known import is_ours
from publish.pages.environment import environment
from publish.server import own_files
from publish.server.behind import Behind
from publish.server.layers.base import base_of
from publish.server.problem import led, no_page

LEVEL = 9
SMALLEST = 1024
FOR_EVER = "public, max-age=31536000, immutable"
ALWAYS_ASK = "no-cache"
COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg", "font/ttf")
TITLE = "On the Record"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Asset:
    """One file as it goes out: its bytes, its shorter forms by name, and its validator.

    The forms stand in the order in which they are preferred.
    """

    content: bytes
    forms: tuple[tuple[str, bytes], ...]
    media_type: str
    etag: str


class Assets:
    """Middleware: answers for Streamlit's static files and entry page, passes on the rest."""

    def __init__(self, app: ASGIApp, behind: Behind) -> None:
        self.app = app
        self.behind = behind

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        answer = await self.answer(scope)
        await (answer or self.app)(scope, receive, send)

    async def answer(self, scope: Scope) -> Response | None:
        path = str(scope["path"])
        own = own_files.path_of(path.lstrip("/"))
        if own is not None:
            return _response(await run_in_threadpool(own_asset, own), scope, FOR_EVER)
        if path.startswith("/static/"):
            name = path.lstrip("/")
            # To compress the largest takes half a second: not where all others would wait.
            found = KEPT.get(name) or await run_in_threadpool(asset, self.behind.static, name)
            return _response(found, scope, FOR_EVER) if found else None
        if is_page(path):
            if path != "/" and path.endswith("/"):  # what a page loads is named beside it
                return _without_slash(scope)
            page = entry_page(self.behind, _language(scope))
            return _response(page, scope, ALWAYS_ASK)
        if self.is_nothing(path) and path.lstrip("/") not in names(self.behind.static):
            # Streamlit would open the first page and say in English, over it, what is wrong.
            return no_page(Request(scope), _language(scope))
        return None

    def is_nothing(self, path: str) -> bool:
        """Whether nobody answers at an address: no page, no route of ours, no machinery."""
        parts = path.strip("/").split("/")
        core = self.behind.stream.strip("/").partition("/")[0]
        if core in parts:  # sessions and memory are counted there, and programs are let in
            return parts[-1] not in self.behind.read
        machinery = parts[0] in self.behind.machinery
        return not (machinery or is_page(path) or is_ours(path))


def _without_slash(scope: Scope) -> Response:
    """On to the page itself, with all that the address asked of it."""
    query = bytes(scope.get("query_string", b"")).decode("latin-1")
    place = f"{base_of(scope)}/{str(scope['path']).strip('/')}"
    return led(f"{place}?{query}" if query else place, 308)


def is_page(path: str) -> bool:
    """Whether an address is one of the app's pages."""
    return path.strip("/") in ADDRESSES or not path.strip("/")


@cache
def names(root: Path) -> frozenset[str]:
    """The files that there are. No other name is looked up on disk, or takes another's place."""
    return frozenset(
        path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()
    )


KEPT: dict[str, Asset] = {}
"""The files that were asked for, by name."""


def asset(root: Path, name: str) -> Asset | None:
    """A static file by its name, compressed once; None when there is no such file."""
    if name not in KEPT and name in names(root):
        media_type = mimetypes.guess_type(name)[0] or "text/plain"
        KEPT[name] = _packed((root / name).read_bytes(), media_type)
    return KEPT.get(name)


@cache
def own_asset(path: Path) -> Asset:
    """A file of our own, compressed once."""
    return _packed(path.read_bytes(), mimetypes.guess_type(path.name)[0] or "text/plain")


def prepare(behind: Behind) -> None:
    """Compress what every first visit needs, before the first reader asks for it."""
    root = behind.static
    text = (root / "index.html").read_text(encoding="utf-8")
    named = [name for name in names(root) if name in text]
    for name in sorted(named):
        asset(root, name)
    for path in own_files.FOLDER.iterdir():
        own_asset(path)


STREAMLITS_WORDS = re.compile("<noscript>.*?</noscript>", re.DOTALL)
"""What Streamlit says where scripts do not run: that it needs them, and nothing of our pages."""


def _waiting(language: str) -> str:
    """What the page says as long as the app has not come: why that may be, and where to go."""
    words = {"_": translator(language), "language": language}
    return environment().get_template("waiting.html").render(words)


def _words(behind: Behind) -> str:
    """What is said instead of Streamlit's own words, as data that no script runs."""
    return json.dumps(behind.words(), ensure_ascii=False).replace("<", "\\u003c")


@lru_cache(maxsize=8)
def entry_page(behind: Behind, language: str) -> Asset:
    """The page that starts the app, in the reader's language and under our name.

    It brings the scripts that turn drawings of charts into interactive ones, and that search.
    """
    text = (behind.static / "index.html").read_text(encoding="utf-8")
    text = text.replace(behind.language, f'<html lang="{language}">')
    text = text.replace(behind.title, f"<title>{TITLE}</title>")
    text = text.replace(behind.inline, behind.inline + behind.connect)
    early = "".join(
        f'<link rel="modulepreload" crossorigin href="./{name}">'
        for name in _first_parts(behind.static)
    )
    scripts = "".join(
        f'<script type="module" src="./{address}"></script>'
        for address in own_files.script_addresses()
    )
    own = (
        f"{early}<style>{brand.style_sheet()}</style>"
        f'<link rel="stylesheet" href="./{own_files.style_address()}">'
        f"{scripts}"
        f'<script type="application/json" id="otr-words">{_words(behind)}</script>'
    )
    text = text.replace("</head>", f"{own}</head>")
    # Before all else, and not a module: it must be done before the app's own script reads the
    # address, and until it has come the browser reads no further and draws nothing, not even that
    # the page has not come.
    keeper = f'<script src="./{own_files.keeper_address()}"></script>'
    text = text.replace("<head>", f"<head>{keeper}", 1)
    text = STREAMLITS_WORDS.sub(lambda _found: _waiting(language), text, count=1)
    return _packed(text.encode(), HTML)


PARTS = frozenset({"Html", "purify", "PageLink", "ButtonGroup", "Button", "useBasicWidgetState"})
"""What every page of ours shows: fetched with the entry page, it is there when the first run is."""
IMPORTED = re.compile(r'from"\./([^"/]+\.js)"')


@cache
def _first_parts(root: Path) -> tuple[str, ...]:
    """The scripts of these parts, and all that they import: one that is late moves the page."""
    scripts = {Path(name).name: name for name in names(root) if name.endswith(".js")}
    waiting = [name for name in scripts if name.partition(".")[0] in PARTS]
    needed: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in scripts and name not in needed:
            needed.add(name)
            waiting += IMPORTED.findall((root / scripts[name]).read_text(encoding="utf-8"))
    return tuple(sorted(scripts[name] for name in needed))


def _packed(content: bytes, media_type: str) -> Asset:
    forms = []
    if len(content) >= SMALLEST and media_type.startswith(COMPRESSIBLE):
        from pyarrow import Codec  # a server answers before it is loaded

        brotli = Codec("brotli", compression_level=LEVEL)
        forms.append(("br", brotli.compress(content, asbytes=True)))
        # No time stamp, so that the same file gives the same bytes after a restart.
        forms.append(("gzip", gzip.compress(content, LEVEL, mtime=0)))
    etag = f'"{hashlib.sha256(content).hexdigest()[:24]}"'
    return Asset(content, tuple(forms), media_type, etag)


def _response(found: Asset, scope: Scope, caching: str) -> Response:
    headers = {"cache-control": caching, "etag": found.etag, "vary": "accept-encoding"}
    if _header(scope, b"if-none-match").removeprefix("W/") == found.etag:
        return Response(status_code=304, headers=headers)
    accepted = {part.partition(";")[0].strip() for part in _accepting(scope)}
    content = found.content
    for name, form in found.forms:
        if name in accepted:
            content, headers["content-encoding"] = form, name
            break
    return Response(content, headers=headers, media_type=found.media_type)


def _accepting(scope: Scope) -> list[str]:
    parts = _header(scope, b"accept-encoding").split(",")
    return [part for part in parts if not part.replace(" ", "").endswith(";q=0")]


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def _query(scope: Scope) -> dict[str, list[str]]:
    return parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=100)


def _language(scope: Scope) -> str:
    return known_language(_query(scope).get("lang", [""])[0] or _accepted(scope))


def _accepted(scope: Scope) -> str:
    return _header(scope, b"accept-language").split(",")[0]
