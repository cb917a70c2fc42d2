"""Pages whose cards and canonical address name this server, wherever it stands.

Whoever shows a card of a link takes no relative address. Pages are made without knowing where
they will stand (a folder of files stands anywhere), so the server puts its own address in as it
answers. Only an address that is plainly one is put in; else the page stays as it is.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from threading import Lock

from starlette.requests import Request
from starlette.types import Scope

from data_sources.record.kept import kept
from publish.address.page import Page
from publish.server.layers.base import origin_of
from publish.site.site import Site

CARD = b'<meta property="og:image" content="'
CANONICAL = b'<link rel="canonical" href="./">'
UP = re.compile(rb'((?:property="og:image" content="|"contentUrl": "))((?:\.\./)+)')
ORIGIN = re.compile(r"https?://[A-Za-z0-9.\-]+(:[0-9]{1,5})?(/[A-Za-z0-9._\-/]*)?")
MOST = 128
"""Pages that are held so; the least asked for is made again."""


class _Held:
    """The pages of one site that were put in place, finished, by address and origin."""

    def __init__(self) -> None:
        self._pages: OrderedDict[tuple[str, str], Page] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, str]) -> Page | None:
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def hold(self, key: tuple[str, str], page: Page) -> None:
        with self._lock:
            self._pages[key] = page
            if len(self._pages) > MOST:
                self._pages.popitem(last=False)


@kept()
def _held(_site: Site) -> _Held:
    return _Held()


def origin_for(page: Page, scope: Scope) -> str:
    """What must be put into a page as this server's address; empty where it stays as it is."""
    # Only pages have cards; to look for one in two megabytes of data takes half a millisecond.
    if not page.media_type.startswith("text/html") or CARD not in page.content:
        return ""
    origin = origin_of(Request(scope))
    return origin if ORIGIN.fullmatch(origin) else ""


def in_place(site: Site, address: str, page: Page, origin: str) -> Page | None:
    """The page as it is sent, if all of it was worked out before; else :func:`placed` does it."""
    found = _held(site).get((address, origin)) if origin else page
    return found if found is not None and found.is_finished() else None


def placed(site: Site, address: str, page: Page, origin: str) -> Page:
    """The page with this server's own address where it must stand in full, ready to be sent.

    Any reader may name an origin of his own (where the operator has named no hosts), and to put it
    in and compress it takes up to 20 ms: not on the event loop, and on his time.
    """
    found = in_place(site, address, page, origin)
    if found is None:
        found = (_with(page, address, origin) if origin else page).finish()
        if origin:
            _held(site).hold((address, origin), found)
    return found


def _with(page: Page, address: str, origin: str) -> Page:
    here = origin.encode()
    content = UP.sub(rb"\g<1>" + here.replace(b"\\", rb"\\") + b"/", page.content)
    full = f'<link rel="canonical" href="{origin}/{address}">'.encode()
    content = content.replace(CANONICAL, full, 1)
    return Page(content, page.media_type, page.embeddable, page.scripts)
