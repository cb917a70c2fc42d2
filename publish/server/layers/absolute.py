"""Pages whose cards and canonical address name this server, wherever it stands.

Whoever shows a card of a link takes no relative address. Pages are made without knowing where
they will stand (a folder of files stands anywhere), so the server puts its own address in as it
answers. Only an address that is plainly one is put in; else the page stays as it is.
"""

from __future__ import annotations

import re

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


def placed(site: Site, address: str, page: Page, scope: Scope) -> Page:
    """The page with this server's own address where it must stand in full; others as they are."""
    # Only pages have cards; to look for one in two megabytes of data takes half a millisecond.
    if not page.media_type.startswith("text/html") or CARD not in page.content:
        return page
    origin = origin_of(Request(scope))
    return _placed(site, address, origin) if ORIGIN.fullmatch(origin) else page


@kept(MOST)
def _placed(site: Site, address: str, origin: str) -> Page:
    page = site.get(address)
    assert page is not None  # it was just asked for
    here = origin.encode()
    content = UP.sub(rb"\g<1>" + here.replace(b"\\", rb"\\") + b"/", page.content)
    full = f'<link rel="canonical" href="{origin}/{address}">'.encode()
    content = content.replace(CANONICAL, full, 1)
    return Page(content, page.media_type, page.embeddable, page.scripts)
