"""Streamlit's own files, sent compressed, and its entry page made ours.

Streamlit leaves compression to a proxy and sends some seven megabytes as they are. Here each
file is compressed once a process, kept, and sent with a validator; browsers keep the hashed
files for a year. The entry page gets the reader's language and this product's name.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from locales import known_language
from publish.routes_known import is_ours

LEVEL = 9
SMALLEST = 1024
FOR_EVER = "public, max-age=31536000, immutable"
ALWAYS_ASK = "no-cache"
COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg", "font/ttf")
TITLE = "On the Record"


@dataclass(frozen=True)
class Asset:
    """One file as it goes out: its bytes, compressed where that helps, and its validator."""

    content: bytes
    compressed: bytes | None
    media_type: str
    etag: str


class Assets:
    """Middleware: answers for Streamlit's static files and entry page, passes on the rest."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.root = Path(file_util.get_static_dir()).resolve()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        answer = self.answer(scope)
        await (answer or self.app)(scope, receive, send)

    def answer(self, scope: Scope) -> Response | None:
        path = str(scope["path"])
        if path.startswith("/static/"):
            found = asset(self.root, path.lstrip("/"))
            return _response(found, scope, FOR_EVER) if found else None
        if is_page(path):
            language = known_language(_query(scope, "lang") or _accepted(scope))
            return _response(entry_page(self.root, language), scope, ALWAYS_ASK)
        return None


def is_page(path: str) -> bool:
    """Whether an address is one of the app's pages: one plain word, and nobody else's."""
    word = path.strip("/")
    return "/" not in word and "." not in word and not word.startswith("_") and not is_ours(path)


@cache
def names(root: Path) -> frozenset[str]:
    """The files that there are. No other name is looked up on disk, or takes another's place."""
    return frozenset(
        path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()
    )


def asset(root: Path, name: str) -> Asset | None:
    """A static file by its name, compressed once; None when there is no such file."""
    return _kept(root, name) if name in names(root) else None


@cache
def _kept(root: Path, name: str) -> Asset:
    media_type = mimetypes.guess_type(name)[0] or "text/plain"
    return _packed((root / name).read_bytes(), media_type)


@lru_cache(maxsize=8)
def entry_page(root: Path, language: str) -> Asset:
    """The page that starts the app, in the reader's language and under our name."""
    text = (root / "index.html").read_text(encoding="utf-8")
    text = text.replace('<html lang="en">', f'<html lang="{language}">')
    text = text.replace("<title>Streamlit</title>", f"<title>{TITLE}</title>")
    return _packed(text.encode(), "text/html; charset=utf-8")


def _packed(content: bytes, media_type: str) -> Asset:
    compressed = None
    if len(content) >= SMALLEST and media_type.startswith(COMPRESSIBLE):
        # No time stamp, so that the same file gives the same bytes after a restart.
        compressed = gzip.compress(content, LEVEL, mtime=0)
    return Asset(content, compressed, media_type, f'"{hashlib.sha256(content).hexdigest()[:24]}"')


def _response(found: Asset, scope: Scope, caching: str) -> Response:
    headers = {"cache-control": caching, "etag": found.etag, "vary": "accept-encoding"}
    if _header(scope, b"if-none-match") == found.etag:
        return Response(status_code=304, headers=headers)
    content = found.content
    if found.compressed and "gzip" in _header(scope, b"accept-encoding"):
        content, headers["content-encoding"] = found.compressed, "gzip"
    return Response(content, headers=headers, media_type=found.media_type)


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def _query(scope: Scope, name: str) -> str:
    values = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=100)
    return values.get(name, [""])[0]


def _accepted(scope: Scope) -> str:
    return _header(scope, b"accept-language").split(",")[0]
