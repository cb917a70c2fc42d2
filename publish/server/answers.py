"""A published page as an answer: its validator, caching, policy and compressed form."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import Response
from starlette.types import Message

from data_sources.record.kept import kept
from publish.address.page import Page
from publish.server.layers.headers import embed_ancestors, frame_ancestors, plain_policy

CACHING = "public, max-age=300, stale-while-revalidate=86400"
OPEN_TO_PROGRAMS = (
    *(
        "application/json",
        "application/ld+json",
        "application/vnd",
        "application/atom",
        "application/zip",
    ),
    *("text/csv", "text/turtle", "text/calendar", "text/plain"),
)
Headers = Iterable[tuple[bytes, bytes]]


def page_headers(page: Page, caching: str = CACHING) -> dict[str, str]:
    """What is said of a page in every form that it is sent in."""
    headers = {"cache-control": caching, "etag": page.etag, "vary": "accept-encoding"}
    ancestors = embed_ancestors() if page.embeddable else frame_ancestors()
    headers["content-security-policy"] = plain_policy(ancestors, page.scripts)
    if page.media_type.startswith(OPEN_TO_PROGRAMS):
        headers["access-control-allow-origin"] = "*"
    return headers


def answer(page: Page, asked: Headers, caching: str = CACHING) -> Response:
    """The page with its validator, or 304 when the reader has it already."""
    compressed, unchanged = _wanted(page, asked)
    return _response(page, compressed, unchanged, caching)


def ready_answer(page: Page, asked: Headers) -> tuple[Message, Message]:
    """The same as the two messages that a server sends, made once for each page."""
    return _messages(page, *_wanted(page, asked))


def _wanted(page: Page, asked: Headers) -> tuple[bool, bool]:
    """Whether the reader takes it compressed, and whether the reader has it already."""
    compressed = unchanged = False
    for name, value in asked:
        if name == b"accept-encoding":
            compressed = b"gzip" in value
        elif name == b"if-none-match":
            unchanged = _names(value.decode("latin-1"), page.etag)
    return compressed, unchanged


def _names(condition: str, etag: str) -> bool:
    """Whether an If-None-Match names this version, also where a proxy weakened the validator."""
    tags = [tag.strip().removeprefix("W/") for tag in condition.split(",")]
    return etag in tags or tags == ["*"]


def _response(page: Page, compressed: bool, unchanged: bool, caching: str) -> Response:
    headers = page_headers(page, caching)
    if unchanged:
        return Response(status_code=304, headers=headers)
    content = page.content
    if compressed and page.compressed:
        content, headers["content-encoding"] = page.compressed, "gzip"
    return Response(content, headers=headers, media_type=page.media_type)


@kept()
def _messages(page: Page, compressed: bool, unchanged: bool) -> tuple[Message, Message]:
    made = _response(page, compressed, unchanged, CACHING)
    start = {"type": "http.response.start", "status": made.status_code}
    return {**start, "headers": made.raw_headers}, {
        "type": "http.response.body",
        "body": made.body,
    }
