"""A basket as a parameter of an address: short, and safe against what others put there.

The text is the basket's JSON, deflated with a dictionary of words that are common in item names
and written in the letters that an address takes. The first letter names the version of this
form; the dictionary of a version may never change, or links that are out there break. A basket
that holds nothing new is written in the first form, which every version of this program reads.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from briefing.basket.basket import LARGEST_FILE, Basket, BasketError, Entry, about, from_rows
from briefing.basket.own import ANSWER_AT, NOTE_AT

LONGEST_LINK = 7000
"""Characters. Servers and mail programs begin to cut addresses at about eight thousand."""

_FORM, _NEWEST = "1", "2"
_PARTS = ("item", "title", "note", "note_at", "answer_at", "asked", "picture", "decorative")
_ADDRESS = re.compile(r"(?:^|[?&#;])basket=([^&#;\s]*)")
_WORDS = (
    b"prevalence.eurobarometer_csa2023.disrupting_harm.childlight.inhope.hosting_share "
    b"offlimits.europol.google.csam_meta.cser.content_actionedtiktok.snap.discord."
    b"iwf.reports_assessediwf.reports_confirmediwf.urls_by_hosting_countryiwf.ai_"
    b"ncmec.genai_reportsncmec.reports_by_category?by=categoryncmec.reports_by_platform"
    b"?by=platformncmec.reports_by_countryncmec.referrals_by_countryncmec.reports_total"
    b"||NLD|||World|20232024202520222021&per=million&period=202&geography=NLD?since=20"
    b'?by=geography","point:","figure:","chart:timeline:law","chart:map:","chart:shares:'
    b'","chart:multiples:","chart:ranking:","chart:trend:ncmec.reports_'
)


def encode(basket: Basket) -> str:
    """The basket as letters, digits, ``-`` and ``_``. Raises BasketError when it is too long."""
    link = pack(basket)
    if len(link) > LONGEST_LINK:
        raise BasketError("long_link")
    return link


@lru_cache(maxsize=64)
def pack(basket: Basket) -> str:
    """As :func:`encode`, however long: for what is not to be an address."""
    rows = [_row(entry) for entry in basket.entries]
    plain = basket.is_plain and not about(basket)
    first = basket.title if plain else {"title": basket.title, **about(basket)}
    text = json.dumps([first, *rows], ensure_ascii=False, separators=(",", ":"))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=_WORDS)
    packed = packer.compress(text.encode()) + packer.flush()
    form = _FORM if plain else _NEWEST
    return form + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def decode(link: str) -> Basket:
    """The basket of an address. Raises BasketError when it is damaged or from a newer version."""
    if not link or len(link) > LONGEST_LINK:
        raise BasketError("link")
    return unpack(link)


def unpack(link: str) -> Basket:
    """As :func:`decode`, however long. Raises BasketError."""
    if link[:1] not in (_FORM, _NEWEST):
        if link[:1].isdigit():
            raise BasketError("newer", found=link[0], known=_NEWEST)
        raise BasketError("link")
    content = _unpacked(link[1:])
    if not isinstance(content, list) or not content:
        raise BasketError("link")
    said = content[0] if isinstance(content[0], dict) else {"title": content[0]}
    return from_rows([_as_file(row) for row in content[1:]], said.get("title", ""), said)


def link_in(text: str) -> str:
    """The basket's text out of whatever a reader copied: a whole address, or that text alone."""
    text = text.strip()
    found = _ADDRESS.search(text)
    return unquote(found[1]) if found else text


def _row(entry: Entry) -> Any:
    places: list[Any] = [entry.note_at, entry.answer_at]
    if entry.picture or entry.decorative:
        shown = [entry.asked, entry.picture, entry.decorative]
        return [entry.item, entry.title, entry.note, *places, *shown]
    if not entry.asked:
        return [entry.item, entry.title, entry.note, *places, False]
    if places != [NOTE_AT, ANSWER_AT]:
        return [entry.item, entry.title, entry.note, *places]
    if not entry.has_own_words:
        return entry.item
    return [entry.item, entry.title, *([entry.note] if entry.note else [])]


def _as_file(row: Any) -> Any:
    if not isinstance(row, list):
        return row
    return dict(zip(_PARTS, row, strict=False))


def _unpacked(text: str) -> Any:
    """The content, never more of it than a file may have, however it was packed."""
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj(-15, zdict=_WORDS)
        data = unpacker.decompress(packed, LARGEST_FILE)
        if not unpacker.eof or unpacker.unconsumed_tail:
            raise BasketError("link")
        return json.loads(data.decode("utf-8"))
    except BasketError:
        raise
    except (ValueError, zlib.error, RecursionError):
        raise BasketError("link") from None
